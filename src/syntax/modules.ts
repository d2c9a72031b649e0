import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Located } from './ranges.ts';

/** A parsed file, as far as questions about code need it. Its nodes know their parents. */
export interface Module {
  /** The absolute path; virtual where the text has none. */
  readonly filename: string;
  readonly text: string;
  /** The position of the text's first character, see `Modules`. */
  readonly start: number;
  readonly program: TSESTree.Program;
  readonly scopes: FileScopes;
}

/** The part of a scope manager that is needed to resolve names; those of eslint-scope and typescript-eslint fit. */
export type FileScopes = Pick<TSESLint.Scope.ScopeManager, 'scopes'>;

/**
 * The files of a project as one file sees them, the `root`: those to which imports lead, read when somebody asks.
 *
 * Every file but the root has positions of its own: its ranges are shifted behind those of all others. So a range says which
 * file it is of, and what is named after a place in the code has one name among all files.
 */
export interface Modules {
  readonly root: Module;
  /** The absolute path of the folder that holds the project. */
  readonly home: string;
  /**
   * The file of the project that a specifier leads to. `null` if it leads to a package, or nowhere, or to a file that is too
   * large, broken, or out of bounds.
   */
  readonly imported: (specifier: string, from: TSESTree.Node) => Module | null;
  /** The text of such a file, which costs less than the file itself. */
  readonly textOf: (specifier: string, from: TSESTree.Node) => string | null;
  /** The file of a node; `null` for a node that was not met by way of the root. */
  readonly at: (node: Located) => Module | null;
}

/** The scopes of a file, and, where they are given, the files that its imports lead to, which then behave as one with it. */
export interface Scopes extends FileScopes {
  readonly modules?: Modules;
}

/** Whether code belongs to another file than the one that is looked at. */
export function isForeign(code: Located, { modules }: Scopes): boolean {
  return modules !== undefined && modules.at(code) !== modules.root;
}

/** The scopes of the file that a node is in. */
export function scopesAt(node: Located, scopes: Scopes): FileScopes {
  return scopes.modules?.at(node)?.scopes ?? scopes;
}
