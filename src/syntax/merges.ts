import type { MethodCall } from './calls.ts';
import { derived, lift, liftBoth } from './lift.ts';
import { lookup, withMembers } from './members.ts';
import { extended } from './mutations.ts';
import { nameOfPath } from './value.ts';
import type { Member, SettledValue, Value } from './value.ts';

/** Functions of packages that put objects together, by qualified name. */
const MERGES =
  /^(?:(?:lodash(?:-es)?|underscore)[./](assign(?:In)?|defaults(?:Deep)?|extend|merge)(?:\.js)?|(deepmerge|defu(?:\.defu)?|object-assign|xtend))$/;

/** Those that take whatever comes later, those that merge objects within objects, and those of whose arguments the first wins. */
const OVERWRITES = /^(?:assign|extend|object|xtend)/;
const DEEP = /deep|defu|merge/i;
const FIRST_WINS = /^def/;

/** What functions make of several objects: `merge({}, defaults, { credentials: true })`; `null` for other functions. */
export function mergedValue(path: readonly string[], call: MethodCall): Value | null {
  const { host, id, node } = call;
  const [, method, whole] = MERGES.exec(nameOfPath(path)) ?? [];
  const name = method ?? whole;
  const [first, ...others] = call.arguments;
  if (name === undefined || first === undefined) return null;
  const isFirst = FIRST_WINS.test(name);

  const put = (target: SettledValue, source: SettledValue): Value =>
    target.kind === 'object' && source.kind === 'object'
      ? host.members(source).reduce<Value>((built, member) => lift(built, (now) => withOne(now, member)), target)
      : extended(target, source, node, host);
  const withOne = (target: SettledValue, member: Member): Value => {
    if (target.kind !== 'object') return target;
    const members = host.members(target);
    const before = member.kind === 'entry' ? lookup(members, member.key) : { kind: 'unknown' as const };
    if (before.kind === 'unknown' && isFirst) return withMembers(target, [member], members);
    if (before.kind !== 'found' || OVERWRITES.test(name)) return withMembers(target, members, [member]);
    const [lower, higher] = isFirst ? [member.value, before.value] : [before.value, member.value];
    return withMembers(target, members, [{ ...member, value: liftBoth(lower, higher, over) }]);
  };
  /** What is missing hides nothing; lists are put together in as many ways as there are packages. */
  const over = (lower: SettledValue, higher: SettledValue): Value => {
    if (higher.kind === 'primitive' && higher.value === undefined) return lower;
    if (!DEEP.test(name)) return higher;
    if (lower.kind === 'object' && higher.kind === 'object') return isFirst ? put(higher, lower) : put(lower, higher);
    const isClear = higher.kind === 'primitive' ? higher.value !== null : lower.kind !== higher.kind;
    return isClear ? higher : derived(id, [lower, higher]);
  };

  // It is taken for another object, as that of `Object.assign` is.
  const start = lift(first, (one) => (one.kind === 'object' ? { ...one, id, members: host.members(one) } : one));
  return others.reduce((built, source) => liftBoth(built, source, put), start);
}
