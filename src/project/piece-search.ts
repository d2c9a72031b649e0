/** Characters of a piece. */
const LENGTH = 4;

/** Pieces that one search can tell apart: each is a bit of a number. */
const MOST_PIECES = 32;

/**
 * Finds out whether one of some pieces of four ASCII characters, in any case, stands among so many bytes. A regular expression of as many
 * words looks at each byte for each of them. This reads pairs of bytes, and goes on as many as a pair is away from the end of the piece
 * that it is nearest to: in most texts, every third. (The algorithm of Wu and Manber, for pieces of one length.)
 *
 * @throws RangeError for pieces of another length, or too many.
 */
export function pieceSearch(pieces: readonly string[]): (bytes: Uint8Array, length: number) => boolean {
  if (pieces.length > MOST_PIECES || pieces.some((piece) => piece.length !== LENGTH))
    throw new RangeError(
      `Not ${String(MOST_PIECES)} pieces or fewer of ${String(LENGTH)} characters: ${pieces.join()}`,
    );
  const last = LENGTH - 1;
  const steps = new Uint8Array(2 ** 16).fill(last);
  const heads = new Uint32Array(2 ** 16);
  const tails = new Uint32Array(2 ** 16);
  for (const [bit, piece] of pieces.entries()) {
    for (let end = 1; end < LENGTH; end += 1) {
      for (const pair of pairsOf(piece.slice(end - 1, end + 1))) {
        steps[pair] = Math.min(steps[pair] ?? last, last - end);
        if (end === 1) heads[pair] = (heads[pair] ?? 0) | (1 << bit);
        if (end === last) tails[pair] = (tails[pair] ?? 0) | (1 << bit);
      }
    }
  }
  return (bytes, length) => {
    for (let at = last; at < length;) {
      const tail = pairAt(bytes, at);
      const step = steps[tail] ?? last;
      if (step === 0 && ((tails[tail] ?? 0) & (heads[pairAt(bytes, at - 2)] ?? 0)) !== 0) return true;
      at += step === 0 ? 1 : step;
    }
    return false;
  };
}

/** The pair of bytes that ends here, as one number. */
function pairAt(bytes: Uint8Array, end: number): number {
  return ((bytes[end - 1] ?? 0) << 8) | (bytes[end] ?? 0);
}

/** Two characters in all ways to write them. */
function pairsOf(text: string): readonly number[] {
  const [first, second] = [...text].map((one) =>
    [one.toLowerCase(), one.toUpperCase()].map((way) => way.charCodeAt(0)),
  );
  return (first ?? []).flatMap((high) => (second ?? []).map((low) => (high << 8) | low));
}
