import type { TSESTree } from '@typescript-eslint/utils';
import { withEntry } from '../syntax/members.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { qualifiedName } from '../syntax/qualified-name.ts';
import type { ArrayValue, Member, ObjectValue, Value } from '../syntax/value.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import { elementsOf } from './elements.ts';
import type { Machine } from './machine.ts';
import { presentIn, withElements, withMembers, withResult } from './state.ts';
import type { State } from './state.ts';

/** The state after a function of the language that changes its object, or reads a collection; `null` after others. */
export function afterBuiltIn(machine: Machine, node: TSESTree.CallExpression, state: State): State | null {
  const callee = skipWrappers(node.callee);
  if (callee.type !== 'MemberExpression') return null;
  switch (qualifiedName(node, machine.host.scopes)) {
    case 'global.Object.assign()':
      return assigned(machine, node, state);
    case 'global.Object.fromEntries()':
      return objectOf(machine, node, state);
  }
  const name = propertyNameOf(callee);
  const holder = name === null ? null : machine.valueIn(state, callee.object);
  return name === null || holder?.kind !== 'array' ? null : changedArray(machine, node, name, holder, state);
}

function assigned(machine: Machine, node: TSESTree.CallExpression, state: State): State | null {
  const [first, ...others] = node.arguments;
  const target = first && machine.valueIn(state, first);
  if (target?.kind !== 'object') return null;
  const members = others.reduce(
    (now, other) => withAll(now, machine.valueIn(state, other), node, state),
    membersOf(target, state),
  );
  return withResult(withMembers(state, target.id, members), node, target);
}

function membersOf(object: ObjectValue, state: State): readonly Member[] {
  return state.objects.get(object.id) ?? object.members;
}

function withAll(members: readonly Member[], source: Value, node: TSESTree.Node, state: State): readonly Member[] {
  switch (source.kind) {
    case 'object':
      return membersOf(source, state).reduce(
        (now, member) => (member.kind === 'entry' ? withEntry(now, member) : [...now, member]),
        members,
      );
    case 'primitive':
      return members;
    default:
      return [...members, { kind: 'unknown', node, value: source }];
  }
}

/** `Object.fromEntries` of a `Map` or `Headers` as they are now. */
function objectOf(machine: Machine, node: TSESTree.CallExpression, state: State): State | null {
  const [first] = node.arguments;
  const source = first && machine.valueIn(state, first);
  const pairs = source?.kind === 'instance' ? elementsOf(machine, source, state) : null;
  if (pairs === null) return null;
  const members = pairs.flatMap((pair): Member[] => {
    const [key, value] = pair.kind === 'array' ? pair.elements : [];
    if (key?.kind !== 'primitive' || value === undefined) return [];
    return [{ kind: 'entry', key: String(key.value), value, node }];
  });
  return withResult(state, node, { kind: 'object', id: idOf(machine, node), members, node });
}

/** An array after one of its methods changed it; the elements are unknown where their order is. */
function changedArray(
  machine: Machine,
  node: TSESTree.CallExpression,
  name: string,
  array: ArrayValue,
  state: State,
): State | null {
  const { elements, open } = presentIn(state, array);
  let [given, isComplete]: [readonly Value[], boolean] = [[], true];
  for (const argument of node.arguments) {
    const isSpread = argument.type === 'SpreadElement';
    const value = machine.valueIn(state, isSpread ? argument.argument : argument);
    const added = isSpread ? elementsOf(machine, value, state) : [value];
    isComplete &&= added !== null;
    given = [...given, ...(added ?? [])];
  }
  switch (name) {
    case 'push':
      return withElements(state, array.id, [...elements, ...given], open || !isComplete);
    case 'unshift':
      return withElements(state, array.id, [...given, ...elements], open || !isComplete);
    case 'pop':
      return withElements(state, array.id, open ? elements : elements.slice(0, -1), open);
    case 'shift':
      return withElements(state, array.id, open ? elements : elements.slice(1), open);
    case 'reverse':
      return withElements(state, array.id, elements.toReversed(), open);
    case 'copyWithin':
    case 'fill':
    case 'sort':
    case 'splice':
      return withElements(state, array.id, [...elements, ...given], true);
    default:
      return null;
  }
}

function idOf(machine: Machine, node: TSESTree.Node): string {
  return `${node.range.join(':')}${machine.epoch()}`;
}
