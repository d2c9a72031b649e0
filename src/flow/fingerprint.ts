import type { Iterated } from '../syntax/iteration.ts';
import type { Condition, Member, Value } from '../syntax/value.ts';

/** Fingerprints are whole numbers below this, so that two of them can be added without rounding. */
const END = 2 ** 50;

const known = new WeakMap<object, number>();

/**
 * A number for a value: the same for values that mean the same, and in practice another one for any other value. Values
 * share their parts, so each part is looked at once.
 */
export function fingerprintOf(value: Value): number {
  return remembered(value, () => mix(ofText(value.kind), contentOf(value)));
}

/** The same for the members of an object, in their order. */
export function fingerprintOfMembers(members: readonly Member[]): number {
  return remembered(members, () => ofAll(members.map(ofMember)));
}

/** The same for the elements of an array, or for other values in a row. */
export function fingerprintOfAll(values: readonly Value[]): number {
  return remembered(values, () => ofAll(values.map(fingerprintOf)));
}

/** The same for a list that may go on. */
export function fingerprintOfList({ elements, open }: Iterated): number {
  return mix(fingerprintOfAll(elements), open ? 1 : 0);
}

/** The fingerprint of a text. */
export function ofText(text: string): number {
  let [left, right] = [0x811c9dc5, 0x1000193];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    left = Math.imul(left ^ code, 0x01000193);
    right = Math.imul(right ^ code, 0x5bd1e995) ^ (right >>> 15);
  }
  return joined(left, right);
}

/** One fingerprint of two, in this order. */
export function mix(first: number, second: number): number {
  const [low, high] = [first | 0, Math.floor(first / 2 ** 32)];
  const [lower, higher] = [second | 0, Math.floor(second / 2 ** 32)];
  let left = Math.imul(low ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(higher + 1, 0xcc9e2d51);
  let right = Math.imul(lower ^ 0x7f4a7c15, 0xc2b2ae35) ^ Math.imul(high + 1, 0x1b873593);
  left = Math.imul(left ^ (left >>> 15) ^ right, 0x2c1b3c6d);
  right = Math.imul(right ^ (right >>> 13) ^ left, 0x297a2d39);
  return joined(left ^ (left >>> 16), right ^ (right >>> 16));
}

/** The fingerprint of a set of things: of two sets of them, whatever the order. */
export function plus(left: number, right: number): number {
  return (left + right) % END;
}

/** What is left of a set without a part of it. */
export function minus(whole: number, part: number): number {
  return (whole - part + END) % END;
}

function joined(left: number, right: number): number {
  return (left >>> 0) * 2 ** 18 + (right >>> 14);
}

function ofAll(parts: readonly number[]): number {
  return parts.reduce(mix, parts.length);
}

function remembered(of: object, compute: () => number): number {
  const before = known.get(of);
  if (before !== undefined) return before;
  const fingerprint = compute();
  known.set(of, fingerprint);
  return fingerprint;
}

function ofMember(member: Member): number {
  const key = member.kind === 'entry' ? ofText(member.key) : 0;
  return mix(mix(key, fingerprintOf(member.value)), member.node.range[0]);
}

function contentOf(value: Value): number {
  switch (value.kind) {
    case 'primitive':
      // Reports point to the literal: the same text elsewhere is something else.
      return mix(ofText(`${typeof value.value} ${String(value.value)}`), value.node?.range[0] ?? 0);
    case 'object':
      return mix(ofText(value.id), fingerprintOfMembers(value.members));
    case 'array':
      return mix(ofText(`${value.id} ${String(value.open)}`), fingerprintOfAll(value.elements));
    case 'regexp':
      return ofText(`/${value.source}/${value.flags}`);
    case 'function':
      return value.node.range[0];
    case 'instance':
      return mix(ofText(`${value.id} ${value.of}`), fingerprintOfAll(value.arguments));
    case 'choice':
      return ofAll([ofCondition(value.test), fingerprintOf(value.consequent), fingerprintOf(value.alternate)]);
    case 'condition':
      return ofCondition(value.condition);
    case 'position':
      return mix(ofCondition(value.found), value.atStart ? ofCondition(value.atStart) : 0);
    case 'symbol':
      return ofText(`${value.name} ${value.part}`);
    case 'unknown':
      return ofText(value.id);
  }
}

function ofCondition(condition: Condition): number {
  return remembered(condition, () => {
    switch (condition.kind) {
      case 'constant':
        return condition.holds ? 1 : 2;
      case 'not':
        return mix(3, ofCondition(condition.operand));
      case 'and':
      case 'or':
        return ofAll([ofText(condition.kind), ofCondition(condition.left), ofCondition(condition.right)]);
      case 'atom':
        return ofText(condition.id);
    }
  });
}
