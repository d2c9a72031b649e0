import type { ProjectFacts } from './project-facts.ts';
import type { ProjectFiles } from './project-files.ts';
import type { Words } from './scan-file.ts';

/** One kind of facts, and how to recognise the files that have any. */
export interface Collector<Facts> {
  /** A file without any of these words has none: source of a regular expression, ASCII, without regard to case. */
  readonly words: string;
  /** The facts of a file, given by absolute path: plain JSON. Looks at other files through `files` alone. */
  readonly collect: (file: string, files: ProjectFiles) => Facts;
}

/** What is asked of the files of a project. */
export interface Collectors<Kinds> {
  /** Of the words of all kinds. */
  readonly pieces: Words['pieces'];
  readonly kinds: { readonly [Kind in keyof Kinds]: Collector<Kinds[Kind]> };
  /** Finds out about a candidate, of these kinds, what is asked of all of them: while others are still being searched. */
  readonly meet: (kinds: readonly (keyof Kinds)[], of: <Kind extends keyof Kinds>(kind: Kind) => Kinds[Kind]) => void;
  /** The files of the project that a file imports, relative to the root. */
  readonly imports: (file: string, files: ProjectFiles) => readonly string[];
  /** The files with which servers begin; a server consists of all that such a file imports. */
  readonly servers: (facts: ProjectFacts<Kinds>) => readonly string[];
  /** The version of these, and of what they call: facts of another one are not used. */
  readonly version: string;
}
