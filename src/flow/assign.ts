import type { TSESTree } from '@typescript-eslint/utils';
import { valueAlong } from '../syntax/bindings.ts';
import type { BindingSurroundings } from '../syntax/bindings.ts';
import type { Evaluate } from '../syntax/evaluate.ts';
import { arrayIndex, withEntry, withoutKey } from '../syntax/members.ts';
import { keyOf, propertyNameOf } from '../syntax/property-name.ts';
import { variableOf } from '../syntax/references.ts';
import { UNDEFINED, unknown } from '../syntax/value.ts';
import type { ArrayValue, Member, Value } from '../syntax/value.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import type { Machine } from './machine.ts';
import { bind, presentIn, withElements, withMembers } from './state.ts';
import type { State } from './state.ts';

export interface Assigning {
  readonly surroundings: BindingSurroundings;
  readonly evaluateIn: (state: State) => Evaluate;
}

/** Gives a pattern its value: binds variables, writes members of objects that the file made. */
export function assignPattern(pattern: TSESTree.Node, value: Value, state: State, assigning: Assigning): State {
  const { surroundings, evaluateIn } = assigning;
  // `valueAlong` adds the epoch.
  const id = `part of ${String(pattern.range[0])}`;
  const target = skipWrappers(pattern);
  // Keys and defaults of patterns are evaluated in the state at hand.
  const within = { ...surroundings, evaluate: evaluateIn(state) };
  switch (target.type) {
    case 'Identifier': {
      const variable = variableOf(target, surroundings.host.scopes);
      return variable ? bind(state, variable, value) : state;
    }
    case 'AssignmentPattern': {
      const whole = valueAlong([{ kind: 'default', value: target.right }], value, id, within);
      return assignPattern(target.left, whole, state, assigning);
    }
    case 'TSParameterProperty':
      return assignPattern(target.parameter, value, state, assigning);
    case 'RestElement':
      return assignPattern(target.argument, value, state, assigning);
    case 'ArrayPattern':
      return target.elements.reduce<State>((now, element, index) => {
        if (element === null) return now;
        const step =
          element.type === 'RestElement'
            ? ({ kind: 'otherElements', from: index } as const)
            : ({ kind: 'element', index } as const);
        return assignPattern(element, valueAlong([step], value, `${id}/${String(index)}`, within), now, assigning);
      }, state);
    case 'ObjectPattern':
      return target.properties.reduce<State>((now, property) => {
        if (property.type === 'RestElement') {
          const except = target.properties.flatMap((one) => (one.type === 'Property' ? [propertyNameOf(one)] : []));
          return assignPattern(
            property,
            valueAlong([{ kind: 'otherProperties', except }], value, id, within),
            now,
            assigning,
          );
        }
        const name = propertyNameOf(property);
        const step =
          name === null ? ({ kind: 'computed', key: property.key } as const) : ({ kind: 'property', name } as const);
        return assignPattern(property.value, valueAlong([step], value, id, within), now, assigning);
      }, state);
    case 'MemberExpression':
      return assignMember(target, value, state, evaluateIn(state));
    default:
      return state;
  }
}

/** An object with more members than this is a table, not headers. */
const MOST_MEMBERS = 500;

function hidden(target: TSESTree.MemberExpression): Member {
  return { kind: 'unknown', node: target, value: unknown(`members at ${target.range.join(':')}`) };
}

function assignMember(target: TSESTree.MemberExpression, value: Value, state: State, evaluate: Evaluate): State {
  const holder = evaluate(target.object);
  const key = keyOf(target, evaluate);
  if (holder.kind === 'object') {
    const before = state.objects.get(holder.id) ?? holder.members;
    const members =
      key === null
        ? [...before, { kind: 'unknown', node: target, value } as const]
        : withEntry(before, { kind: 'entry', key, value, node: target });
    return withMembers(state, holder.id, members.length <= MOST_MEMBERS ? members : [hidden(target)]);
  }
  return holder.kind === 'array' ? assignElement(presentIn(state, holder), key, value, state) : state;
}

function assignElement(array: ArrayValue, key: string | null, value: Value, state: State): State {
  const index = key === null ? null : arrayIndex(key);
  if (index === null || index > MOST_MEMBERS) return withElements(state, array.id, array.elements, true);
  const elements = [...array.elements];
  while (elements.length < index) elements.push(UNDEFINED);
  elements[index] = value;
  return withElements(state, array.id, elements, array.open);
}

/** The state after `delete object.key`. */
export function deleted(target: TSESTree.MemberExpression, state: State, machine: Machine): State {
  const evaluate: Evaluate = (node) => machine.valueIn(state, node);
  const holder = evaluate(target.object);
  if (holder.kind !== 'object') return state;
  const key = keyOf(target, evaluate);
  const before = state.objects.get(holder.id) ?? holder.members;
  if (key !== null) return withMembers(state, holder.id, withoutKey(before, key));
  const hidden = unknown(`deleted at ${target.range.join(':')}${machine.epoch()}`);
  return withMembers(state, holder.id, [...before, { kind: 'unknown', node: target, value: hidden }]);
}
