import { realPath } from './root.ts';
import { readText } from './scan-file.ts';
import { statsOf } from './stamps.ts';

/** Editors have few files open; a run over a whole repository passes through. */
const MOST_TEXTS = 64;

interface Remembered {
  readonly text: string;
  readonly mtimeMs: number;
  readonly size: number;
  /** Another one for every text. */
  readonly version: number;
  /** Whether the disk says something else; `null` before anybody asked. */
  differs: boolean | null;
}

let versions = 0;
const remembered = new Map<string, Remembered>();

/** Remembers the text of a file as it was linted. A file that is not on disk is none of the project. */
export function rememberText(file: string, text: string): void {
  const real = realPath(file);
  const stats = real === null ? null : statsOf(real);
  if (real === null || !stats?.isFile()) return;
  const { mtimeMs, size } = stats;
  const before = remembered.get(real);
  // Those that were linted last are kept.
  remembered.delete(real);
  const isSame = before?.text === text && before.mtimeMs === mtimeMs && before.size === size;
  remembered.set(real, isSame ? before : { text, mtimeMs, size, version: (versions += 1), differs: null });
  if (remembered.size > MOST_TEXTS) for (const [oldest] of remembered) return void remembered.delete(oldest);
}

/** What an editor has not saved of a file; `null` when the disk has the same, or was written since. */
export function unsaved(file: string): { readonly text: string; readonly version: number } | null {
  const known = remembered.get(file);
  if (!known) return null;
  const stats = statsOf(file);
  if (stats?.mtimeMs !== known.mtimeMs || stats.size !== known.size) {
    remembered.delete(file);
    return null;
  }
  known.differs ??= readText(file) !== known.text;
  return known.differs ? known : null;
}

/** The files with unsaved text, as absolute paths. */
export function unsavedFiles(): readonly string[] {
  return [...remembered.keys()].filter((file) => unsaved(file) !== null);
}
