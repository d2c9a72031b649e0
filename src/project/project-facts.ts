import type { Package } from './workspaces.ts';

/**
 * What a whole project says, by kind and file; found out when somebody asks. An object is one state of the project: as long as
 * nothing changes, the same one is given.
 */
export interface ProjectFacts<Kinds> {
  /** All files that may have facts, sorted. Files are named relative to the root, with `/`. */
  readonly files: readonly string[];
  /** The facts of one kind, of all files with a word of that kind, sorted by file. */
  all<Kind extends keyof Kinds>(kind: Kind): readonly FileEntry<Kinds[Kind]>[];
  /** The kinds of which a file has a word. */
  kindsOf(file: string): readonly (keyof Kinds)[];
  /** The facts of any file of the project, with or without such words; `null` for one that an index leaves out. */
  of<Kind extends keyof Kinds>(kind: Kind, file: string): Kinds[Kind] | null;
  /** The same where many files are asked for one: like those of `all`, they may be as they were a moment ago. */
  glance<Kind extends keyof Kinds>(kind: Kind, file: string): Kinds[Kind] | null;
  /** The package that a file belongs to; `null` for none. */
  packageOf(file: string): Package | null;
  /** All packages, sorted by folder. */
  readonly packages: readonly Package[];
  /** The files of the project that a file imports. */
  importsOf(file: string): readonly string[];
  /** A file and every file of the project that it imports, directly or through others; sorted. */
  closureOf: (file: string) => readonly string[];
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
