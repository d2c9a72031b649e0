import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Module, Modules, Scopes } from '../syntax/modules.ts';
import type { Environment } from './environment.ts';

/** What there is beside the file at hand. */
export interface Outside {
  /** The other files, as one of them sees them; `null` for a file that belongs to no project. */
  readonly modules: (root: Module) => Modules | null;
}

/** A file to find facts in. With `scopes.modules`, what it imports from the project is found there. */
export interface Source {
  readonly filename: string;
  readonly text: string;
  readonly program: TSESTree.Program;
  readonly scopes: Scopes;
  /** How it behaves for a developer with these variables is asked, not in production. */
  readonly development?: Environment;
}

const known = new WeakMap<TSESTree.Program, Source>();

/** The linted file; all kinds of facts about it share what was found out about the others. `null` without scopes. */
export function sourceOf(
  { ast, scopeManager, text }: TSESLint.SourceCode,
  filename: string,
  outside: Outside | null,
): Source | null {
  if (!scopeManager) return null;
  const before = known.get(ast);
  if (before) return before;
  // An object for this file: what is found out is remembered by it, and oxlint has one scope manager for all files.
  const scopes: Scopes = { scopes: scopeManager.scopes };
  const source = sourceOfModule({ filename, text, start: 0, program: ast, scopes }, outside);
  known.set(ast, source);
  return source;
}

/** A file of the project that nobody lints at present. */
export function sourceOfModule(module: Module, outside: Outside | null): Source {
  const { filename, text, program, scopes } = module;
  const modules = outside?.modules(module);
  return { filename, text, program, scopes: modules ? { scopes: scopes.scopes, modules } : scopes };
}
