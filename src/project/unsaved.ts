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

/** By real path. */
const remembered = new Map<string, Remembered>();

/** By the path that the linter was given: what is linted is often, what asks for it is seldom. */
const noted = new Map<string, Remembered>();

/** Remembers the text of a file as it was linted. A file that is not on disk is none of the project. */
export function rememberText(file: string, text: string): void {
  const found = statsOf(file);
  const stats = found?.isSymbolicLink() ? statsOf(realPath(file) ?? '') : found;
  if (!stats?.isFile()) return;
  keep(noted, file, { text, mtimeMs: stats.mtimeMs, size: stats.size, version: (versions += 1), differs: null });
}

/** Those that were linted last are kept. */
function keep(texts: Map<string, Remembered>, file: string, now: Remembered): void {
  texts.delete(file);
  texts.set(file, now);
  if (texts.size > MOST_TEXTS) for (const [oldest] of texts) return void texts.delete(oldest);
}

/** Files have one name here, whatever links lead to them. */
function rememberNoted(): void {
  for (const [file, now] of noted) {
    const real = realPath(file);
    const before = real === null ? undefined : remembered.get(real);
    const isSame = before?.text === now.text && before.mtimeMs === now.mtimeMs && before.size === now.size;
    if (real !== null) keep(remembered, real, isSame ? before : now);
  }
  noted.clear();
}

/** What an editor has not saved of a file; `null` when the disk has the same, or was written since. */
export function unsaved(file: string): { readonly text: string; readonly version: number } | null {
  rememberNoted();
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
  rememberNoted();
  return [...remembered.keys()].filter((file) => unsaved(file) !== null);
}
