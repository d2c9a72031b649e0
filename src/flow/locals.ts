import type { TSESTree } from '@typescript-eslint/utils';
import { scopesAt } from '../syntax/modules.ts';
import type { FileScopes } from '../syntax/modules.ts';
import type { Scopes, Variable } from '../syntax/references.ts';
import { withEntry, withoutEntry } from './persistent-map.ts';
import type { State } from './state.ts';

/** The variables that are gone when a function, a block or a loop is done: no function within it uses them. */
export interface Locals {
  readonly ofFunction: (node: TSESTree.Node) => readonly Variable[];
  /** All variables of a function, of which each of its calls has its own. */
  readonly ofEachCall: (node: TSESTree.Node) => readonly Variable[];
  readonly ofBlock: (node: TSESTree.Node) => readonly Variable[];
}

export function localsOf(scopes: Scopes): Locals {
  const files = new Map<FileScopes, Locals>();
  function at(node: TSESTree.Node): Locals {
    const own = scopesAt(node, scopes);
    const locals = files.get(own) ?? localsIn(own);
    files.set(own, locals);
    return locals;
  }
  return {
    ofFunction: (node) => at(node).ofFunction(node),
    ofEachCall: (node) => at(node).ofEachCall(node),
    ofBlock: (node) => at(node).ofBlock(node),
  };
}

function localsIn(scopes: FileScopes): Locals {
  const functions = new Map<TSESTree.Node, Variable[]>();
  const all = new Map<TSESTree.Node, Variable[]>();
  const blocks = new Map<TSESTree.Node, readonly Variable[]>();
  for (const scope of scopes.scopes) {
    const { variableScope } = scope;
    noteIn(all, variableScope.block, scope.variables);
    const own = scope.variables.filter(({ references }) =>
      references.every((reference) => reference.from.variableScope === variableScope),
    );
    if (own.length === 0) continue;
    if (scope !== variableScope) blocks.set(scope.block, own);
    noteIn(functions, variableScope.block, own);
  }
  return {
    ofFunction: (node) => functions.get(node) ?? [],
    ofEachCall: (node) => all.get(node) ?? [],
    ofBlock: (node) => blocks.get(node) ?? [],
  };
}

function noteIn(map: Map<TSESTree.Node, Variable[]>, block: TSESTree.Node, variables: readonly Variable[]): void {
  const known = map.get(block);
  if (known) known.push(...variables);
  else map.set(block, [...variables]);
}

/** States after a block, in which its variables are no more. */
export function withoutVariables(states: readonly State[], locals: readonly Variable[]): readonly State[] {
  if (locals.length === 0) return states;
  return states.map((state) => {
    const variables = locals.reduce(withoutEntry, state.variables);
    return variables === state.variables ? state : { ...state, variables };
  });
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
