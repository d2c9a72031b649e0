/** Positions of facts that are kept apart from their text: the line, and the how-manieth of those that facts name there. */
const LINE = 1_000_000;

/** The line, from one, of a position that `withStablePositions` gave. */
export function lineOfStable(position: number): number {
  return Math.floor(position / LINE);
}

/**
 * The same facts, with positions that depend on lines alone: an edit of a comment, or of anything that facts do not speak of, leaves
 * them as they are. Their order stays, and different ones stay different.
 */
export function withStablePositions<Facts>(facts: Facts, text: string): Facts {
  const stable = stablePositions(facts, text);
  return mapPositions(facts, (position) => stable.get(position) ?? position);
}

/** What stands for each position of facts there. */
export function stablePositions(facts: unknown, text: string): ReadonlyMap<number, number> {
  const positions = new Set<number>();
  mapPositions(facts, (position) => {
    positions.add(position);
    return position;
  });
  return stableOf(positions, text);
}

function stableOf(positions: ReadonlySet<number>, text: string): ReadonlyMap<number, number> {
  const stable = new Map<number, number>();
  let line = 1;
  let end = text.indexOf('\n');
  let rank = 0;
  for (const position of [...positions].sort((left, right) => left - right)) {
    for (; end !== -1 && end < position; end = text.indexOf('\n', end + 1)) {
      line += 1;
      rank = 0;
    }
    stable.set(position, line * LINE + rank);
    rank += 1;
  }
  return stable;
}

/** Maps every position in plain JSON: those in ranges, and those that name an app by its place. */
export function mapPositions<Value>(value: Value, map: (position: number) => number, key = ''): Value {
  return mapped(value, map, key) as Value; // of the same shape
}

function mapped(value: unknown, map: (position: number) => number, key: string): unknown {
  if (Array.isArray(value)) {
    return isRange(value, key) ? value.map(map) : value.map((element: unknown) => mapped(element, map, key));
  }
  if (typeof value === 'string')
    return key === 'app' ? value.replace(/(?<=@)\d+/g, (digits) => String(map(Number(digits)))) : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mapped(member, map, name)]));
}

const HOLDS_RANGE = /^(?:code|range|.+Range|value|whole)$/;

function isRange(value: readonly unknown[], key: string): value is readonly [number, number] {
  return HOLDS_RANGE.test(key) && value.length === 2 && value.every((part) => Number.isInteger(part));
}
