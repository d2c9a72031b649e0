import type { Package } from './workspaces.ts';

/** What a whole project says, by file. An object is one state of it: as long as nothing changes, the same one is given. */
export interface ProjectFacts<Facts> {
  /** All files with something to say, sorted by name. */
  readonly files: readonly FileEntry<Facts>[];
  /** `null` for a file without facts. */
  entry(file: string): FileEntry<Facts> | null;
  /** The package that a file belongs to; `null` for none. */
  packageOf(file: string): Package | null;
  /** All packages, sorted by folder. */
  readonly packages: readonly Package[];
  /** A file and every file of the project that it imports, directly or through others; sorted. */
  closureOf(file: string): readonly string[];
  /** The line of a position in the facts of a file, from one. */
  lineOf(file: string, position: number): number;
  /** A text that is another one whenever the lint of a file may depend on what has changed in others. */
  digest(): string;
  /** What was left out, in sentences for people. */
  readonly problems: readonly string[];
}

/** Facts of one file. */
export interface FileEntry<Facts> {
  /** Relative to the root, with `/`. */
  readonly file: string;
  readonly facts: Facts;
}
