const WORD = 'true';

/** Whether a text is surely meant to be `true`: it differs in case, by a typing error or two, or by quotes around it. */
export function isMisspelledTrue(text: string): boolean {
  const written = text.trim().toLowerCase();
  // Of four letters, two wrong ones make another word: `type`, `use`.
  return distance(written, WORD) <= 2 && commonLetters(written) >= 3;
}

function commonLetters(text: string): number {
  return [...WORD].filter((letter) => text.includes(letter)).length;
}

/** Insertions, deletions, replacements, and exchanges of neighbours that lead from one text to the other. */
function distance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= from.length; row += 1) {
    rows.push([row]);
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isExchange = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const steps = [at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + (isSame ? 0 : 1)];
      if (isExchange) steps.push(at(row - 2, column - 2) + 1);
      rows[row]?.push(Math.min(...steps));
    }
  }
  return at(from.length, to.length);
}
