import type { TSESTree } from '@typescript-eslint/utils';
import { subjectsOf } from '../syntax/lift.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import type { Atom, Value } from '../syntax/value.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import { withAssumptions } from './assumptions.ts';
import type { Machine } from './machine.ts';
import type { State } from './state.ts';

/**
 * The state after a call that nobody can see into: it may have thrown over what it was given, and on the path that goes on it
 * has not. `await check(origin)` is as good a question as `if (await check(origin))`.
 */
export function unrefused(machine: Machine, node: TSESTree.CallExpression, state: State): State {
  switch (machine.semantics.refusalOf(node)) {
    case 'of anything':
      return knowing(argumentsOf(machine, node, state).flatMap(subjectsOf), node, state);
    case 'of its arguments':
      return knowing(argumentsOf(machine, node, state).flatMap(directSubjects), node, state);
    case null:
      return state;
  }
}

/** The state in which the callback of `promise.then(callback)` runs: what the promise is about was not refused. */
export function whenKept(node: TSESTree.CallExpression, about: readonly string[], state: State): State {
  const method = skipWrappers(node.callee);
  const isThen = method.type === 'MemberExpression' && propertyNameOf(method) === 'then';
  return isThen ? knowing(about, node, state) : state;
}

function argumentsOf(machine: Machine, node: TSESTree.CallExpression, state: State): readonly Value[] {
  return node.arguments.map((one) => machine.valueIn(state, one.type === 'SpreadElement' ? one.argument : one));
}

/** What a value is about that is a symbol, or a question about one; a list or an object that holds one is handed on. */
function directSubjects(value: Value): readonly string[] {
  return value.kind === 'object' || value.kind === 'array' || value.kind === 'function' ? [] : subjectsOf(value);
}

function knowing(names: readonly string[], { range }: TSESTree.Node, state: State): State {
  if (names.length === 0) return state;
  const assumptions = new Map(state.assumptions);
  for (const name of new Set(names)) {
    const id = `${name} not refused at ${String(range[1])}`;
    const atom: Atom = { kind: 'atom', id, source: 'request', test: { kind: 'predicate', name } };
    assumptions.set(id, { atom, holds: true });
  }
  return withAssumptions(state, assumptions);
}
