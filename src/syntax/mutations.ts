import type { TSESTree } from '@typescript-eslint/utils';
import type { BindingSurroundings } from './bindings.ts';
import { iterated, withElements } from './iteration.ts';
import { assignedTo, choice, derived, lift } from './lift.ts';
import { lookup, memberValue, withMembers, withoutKey } from './members.ts';
import { writesToMembers } from './member-writes.ts';
import { binary } from './operators.ts';
import { keyOf, propertyNameOf } from './property-name.ts';
import type { Variable } from './references.ts';
import { passesOf } from './passes.ts';
import { UNDEFINED, unknown } from './value.ts';
import type { ArrayValue, Condition, ObjectValue, Value } from './value.ts';
import { skipWrappers } from './wrappers.ts';
import { hasWritesElsewhere, whenWritten } from './write-order.ts';
import type { WriteTime } from './write-order.ts';

/**
 * What a constant holds after the writes to its members that the file shows: `options.origin = '*'` beside the declaration
 * has happened to all who read later, elsewhere perhaps. A write that is not understood hides all members.
 */
export function mutatedValue(
  value: Value,
  variable: Variable,
  read: TSESTree.Node,
  surroundings: BindingSurroundings,
): Value {
  if (value.kind !== 'object' && value.kind !== 'array' && value.kind !== 'instance' && value.kind !== 'choice')
    return value;
  const { soFar } = surroundings;
  const after = writesToMembers(variable).reduce<Value>((before, node) => {
    soFar?.set(variable, before);
    const time = whenWritten(node, read, variable, surroundings);
    const passes = time.isRepeated ? passesOf(node, read, variable, surroundings) : null;
    if (passes && !passes.time.isRepeated) {
      return passes.elements.reduce<Value>((now, element) => {
        soFar?.set(variable, now);
        return passes.during(element, () => once(now, { ...writeOf(node, surroundings), ...passes.time }));
      }, before);
    }
    if (time.isRepeated) soFar?.set(variable, lift(before, hidden));
    return once(before, { ...writeOf(node, surroundings), ...time });
  }, value);
  return hasWritesElsewhere(variable, surroundings.host.scopes) ? lift(after, hidden) : after;

  function once(before: Value, write: Write): Value {
    return lift(before, (settled) =>
      isFollowed(settled, surroundings) ? settled : writtenValue(settled, write, surroundings),
    );
  }
}

/** Whether the path at hand knows better what was written. */
function isFollowed(value: Value, { host }: BindingSurroundings): boolean {
  if (value.kind === 'object') return host.members(value) !== value.members;
  return value.kind === 'array' && host.present(value) !== value;
}

/** A write, and the keys that lead from the variable to what it changes; `null` for a key that nobody knows. */
interface Write extends WriteTime {
  readonly node: TSESTree.Node;
  readonly path: readonly (string | null)[];
  readonly change: Change;
}

type Change =
  | {
      readonly kind: 'set';
      readonly key: string | null;
      readonly target: TSESTree.Node;
      readonly value: (before: Value, isRepeated: boolean) => Value;
    }
  | { readonly kind: 'delete'; readonly key: string | null }
  | { readonly kind: 'assign' | 'push' | 'unshift'; readonly call: TSESTree.CallExpression }
  | { readonly kind: 'unknown' };

function writeOf(node: TSESTree.Node, surroundings: BindingSurroundings): Omit<Write, keyof WriteTime> {
  const { evaluate } = surroundings;
  switch (node.type) {
    case 'AssignmentExpression': {
      const value = (before: Value, isRepeated: boolean): Value => assigned(node, before, isRepeated, surroundings);
      return memberWrite(node, node.left, (key) => ({ kind: 'set', key, target: node.left, value }), surroundings);
    }
    case 'UnaryExpression':
      return memberWrite(node, node.argument, (key) => ({ kind: 'delete', key }), surroundings);
    case 'CallExpression': {
      const callee = skipWrappers(node.callee);
      const name = callee.type === 'MemberExpression' ? propertyNameOf(callee) : null;
      const [first] = node.arguments;
      if (callee.type !== 'MemberExpression' || name === null) break;
      if (name === 'push' || name === 'unshift')
        return { node, path: pathTo(callee.object, evaluate), change: { kind: name, call: node } };
      if (name === 'assign' && first)
        return { node, path: pathTo(first, evaluate), change: { kind: 'assign', call: node } };
      break;
    }
  }
  return { node, path: [], change: { kind: 'unknown' } };
}

function memberWrite(
  node: TSESTree.Node,
  left: TSESTree.Node,
  changeOf: (key: string | null) => Change,
  { evaluate }: BindingSurroundings,
): Omit<Write, keyof WriteTime> {
  const target = skipWrappers(left);
  if (target.type !== 'MemberExpression') return { node, path: [], change: { kind: 'unknown' } };
  return { node, path: pathTo(target.object, evaluate), change: changeOf(keyOf(target, evaluate)) };
}

function pathTo(node: TSESTree.Node, evaluate: BindingSurroundings['evaluate']): readonly (string | null)[] {
  const holder = skipWrappers(node);
  return holder.type === 'MemberExpression' ? [...pathTo(holder.object, evaluate), keyOf(holder, evaluate)] : [];
}

/** What an assignment leaves, given what was there before. */
function assigned(
  { operator, right, range }: TSESTree.AssignmentExpression,
  before: Value,
  isRepeated: boolean,
  { evaluate }: BindingSurroundings,
): Value {
  if (isRepeated && operator !== '=') return unknown(`assigned at ${String(range[0])}`);
  switch (operator) {
    case '=':
    case '||=':
    case '&&=':
    case '??=':
      return assignedTo(operator, before, () => evaluate(right));
    default:
      return binary(operator.slice(0, -1), before, evaluate(right), `assigned at ${String(range[0])}`);
  }
}

function writtenValue(holder: Value, write: Write, surroundings: BindingSurroundings): Value {
  const { condition, path } = write;
  if (condition.kind === 'constant' && !condition.holds) return holder;
  const [key, ...rest] = path;
  if (key === undefined) return changedIf(condition, holder, write, surroundings);
  if (holder.kind !== 'object' || key === null) return hidden(holder);
  const members = surroundings.host.members(holder);
  const inner = memberValue(members, key, `${holder.id}.${key}`);
  // Writing to a member of nothing throws.
  if (inner.kind === 'primitive') return holder;
  const after = lift(inner, (settled) => writtenValue(settled, { ...write, path: rest }, surroundings));
  return withMembers(holder, members, [{ kind: 'entry', key, value: after, node: write.node }]);
}

/** The value after a write that perhaps happens: one object still, where the write leaves no doubt which members there are. */
function changedIf(condition: Condition, holder: Value, write: Write, surroundings: BindingSurroundings): Value {
  const after = changed(holder, write, surroundings);
  const key = write.change.kind === 'set' ? write.change.key : null;
  // A loop that fills an object is not left out.
  if (key === null && write.isRepeated && write.change.kind === 'set') return after;
  if (holder.kind !== 'object' || after.kind !== 'object' || key === null) return choice(condition, after, holder);
  const [members, written] = [surroundings.host.members(holder), lookup(after.members, key)];
  const before = lookup(members, key);
  if (before.kind !== 'found' || written.kind !== 'found') return choice(condition, after, holder);
  return withMembers(holder, members, [{ ...written.entry, value: choice(condition, written.value, before.value) }]);
}

function changed(holder: Value, { node, change, isRepeated }: Write, surroundings: BindingSurroundings): Value {
  if (holder.kind === 'object') return changedObject(holder, { change, node, isRepeated }, surroundings);
  return holder.kind === 'array' && !isRepeated ? changedArray(holder, change, surroundings) : hidden(holder);
}

/** Whether an object or array is in one of the values, at any depth: what holds itself has no end. */
function isIn(values: readonly Value[], id: string): boolean {
  return values.some((value) => identitiesIn(value).has(id));
}

/** The objects and arrays in a value, by their ids. */
export function identitiesIn(value: Value): ReadonlySet<string> {
  const waiting = new Set([value]);
  const ids = new Set<string>();
  for (const one of waiting) {
    if (one.kind === 'object' || one.kind === 'array') ids.add(one.id);
    for (const part of partsOf(one)) waiting.add(part);
  }
  return ids;
}

function partsOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'object':
      return value.members.map((member) => member.value);
    case 'array':
      return value.elements;
    case 'choice':
      return [value.consequent, value.alternate];
    case 'instance':
      return value.arguments;
    default:
      return [];
  }
}

function changedObject(
  object: ObjectValue,
  { change, node, isRepeated }: Pick<Write, 'change' | 'isRepeated' | 'node'>,
  { host, evaluate }: BindingSurroundings,
): Value {
  const members = host.members(object);
  switch (change.kind) {
    case 'set': {
      const { key, target } = change;
      if (key === null) return hidden(object);
      const value = change.value(memberValue(members, key, `${object.id}.${key}`), isRepeated);
      if (isIn([value], object.id)) return hidden(object);
      return withMembers(object, members, [{ kind: 'entry', key, value, node: target }]);
    }
    case 'delete': {
      const { key } = change;
      if (key === null) return hidden(object);
      if (lookup(members, key).kind !== 'unknown') return { ...object, members: withoutKey(members, key) };
      // A prototype may have the key as well, and a getter comes with a setter.
      if (members.some((member) => member.kind === 'unknown' && member.node.type === 'Property')) return hidden(object);
      return withMembers(object, members, [{ kind: 'entry', key, value: UNDEFINED, node }]);
    }
    case 'assign':
      return change.call.arguments.slice(1).reduce<Value>((now, argument) => {
        const copied =
          argument.type === 'SpreadElement' ? unknown(`assigned at ${String(argument.range[0])}`) : evaluate(argument);
        return lift(now, (target) =>
          lift(copied, (source) =>
            isIn(partsOf(source), object.id) ? hidden(target) : extended(target, source, node, host),
          ),
        );
      }, object);
    case 'push':
    case 'unshift':
    case 'unknown':
      return hidden(object);
  }
}

/** `Object.assign(target, source)`. */
export function extended(target: Value, source: Value, node: TSESTree.Node, host: BindingSurroundings['host']): Value {
  if (target.kind !== 'object') return derived(`assigned at ${String(node.range[0])}${host.epoch()}`, [target, source]);
  const members = host.members(target);
  if (source.kind === 'object') return withMembers(target, members, host.members(source));
  if (source.kind === 'primitive' && (typeof source.value !== 'string' || source.value === '')) return target;
  return withMembers(target, members, [{ kind: 'unknown', node, value: source }]);
}

function changedArray(array: ArrayValue, change: Change, { host, evaluate }: BindingSurroundings): Value {
  if (change.kind !== 'push' && change.kind !== 'unshift') return hidden(array);
  const now = host.present(array);
  let { open } = now;
  const added = change.call.arguments.flatMap((argument): readonly Value[] => {
    if (argument.type !== 'SpreadElement') return [evaluate(argument)];
    const list = iterated(evaluate(argument.argument), host);
    open ||= list === null || list.open;
    return list?.elements ?? [];
  });
  if (isIn(added, array.id)) return hidden(array);
  return withElements(array, change.kind === 'push' ? [...now.elements, ...added] : [...added, ...now.elements], open);
}

/** What is left of a value after something was done to it that is not understood. */
function hidden(value: Value): Value {
  switch (value.kind) {
    case 'object':
      return withMembers(value, value.members, [
        { kind: 'unknown', node: value.node, value: unknown(`${value.id} as written later`) },
      ]);
    case 'array':
      return { ...value, open: true };
    case 'instance':
      return { ...value, arguments: [...value.arguments, unknown(`${value.id} as written later`)] };
    default:
      return value;
  }
}
