import type { TSESTree } from '@typescript-eslint/utils';
import type { Scopes, Variable } from '../syntax/references.ts';
import { withEntry, withoutEntry } from './persistent-map.ts';
import type { State } from './state.ts';

/** The variables of each function that no function within it uses: gone when it is done. */
export type Locals = ReadonlyMap<TSESTree.Node, readonly Variable[]>;

export function localsOf(scopes: Scopes): Locals {
  const locals = new Map<TSESTree.Node, Variable[]>();
  for (const scope of scopes.scopes) {
    const { block } = scope.variableScope;
    const own = scope.variables.filter((variable) =>
      variable.references.every((reference) => reference.from.variableScope === scope.variableScope),
    );
    const known = locals.get(block);
    if (known) known.push(...own);
    else locals.set(block, own);
  }
  return locals;
}

/** A state at the end of a call, without the variables of the function, or with those of the call that it was made in. */
export function withoutLocals(end: State, start: State | null, locals: readonly Variable[]): State {
  let { variables } = end;
  for (const variable of locals) {
    const before = start?.variables.get(variable);
    variables = before ? withEntry(variables, variable, before) : withoutEntry(variables, variable);
  }
  return { ...end, variables, results: start?.results ?? end.results };
}
