import { lstatSync } from 'node:fs';
import type { Stats } from 'node:fs';

/** A time and a size as two numbers of 32 bits are mixed into a print of 53 bits, which a JSON number holds exactly. */
const FIRST = 0x9e3779b1;
const SECOND = 0x85ebca77;

/** How a file that is not there counts. */
export const MISSING = { mtimeMs: 0, size: -1 };

/** One number for times and sizes, in order. */
export function printOf(
  count: number,
  statsAt: (index: number) => { readonly mtimeMs: number; readonly size: number },
): number {
  let high = count;
  let low = 0;
  for (let index = 0; index < count; index += 1) {
    const { mtimeMs, size } = statsAt(index);
    const micros = Math.round(mtimeMs * 1000);
    high = (Math.imul(high ^ micros, FIRST) + size) | 0;
    low = (Math.imul(low ^ (micros / 2 ** 32), SECOND) + (high >>> 7)) | 0;
  }
  return (high >>> 0) * 2 ** 21 + (low >>> 11);
}

/** The print of files as they are now; a missing one counts as such. `prefix` is their folder with its separator. */
export function printNow(prefix: string, names: readonly string[]): number {
  return printOf(names.length, (index) => statsOf(prefix + (names[index] ?? '')) ?? MISSING);
}

/** What the file system says of a path without following a link; `null` when it says nothing. */
export function statsOf(file: string): Stats | null {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) ?? null;
  } catch {
    // A folder on the way is unreadable, or became a file.
    return null;
  }
}
