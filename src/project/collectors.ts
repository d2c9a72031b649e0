import type { ProjectFiles } from './project-files.ts';

/** What is asked of the files of a project, and how to recognise those worth asking. */
export interface Collectors<Facts> {
  /** A file without any of these words has no facts: source of a regular expression, ASCII, without regard to case. */
  readonly words: string;
  /** The facts of a file, given by absolute path: plain JSON. Looks at other files through `files` alone. */
  readonly facts: (file: string, files: ProjectFiles) => Facts;
  /** The files of the project that a file imports, relative to the root. */
  readonly imports: (file: string, files: ProjectFiles) => readonly string[];
  /** Whether a file is the first one of a server, which consists of all that it imports. */
  readonly isServer: (facts: Facts) => boolean;
  /** The version of these, and of what they call: facts of another one are not used. */
  readonly version: string;
}
