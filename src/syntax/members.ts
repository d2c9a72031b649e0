import { derived } from './lift.ts';
import { UNDEFINED } from './value.ts';
import type { Member, ObjectValue, Value } from './value.ts';

/** What an object answers for a key: the value and the entry that decides it, last wins. */
export type Lookup =
  | { readonly kind: 'found'; readonly value: Value; readonly entry: Extract<Member, { kind: 'entry' }> }
  | { readonly kind: 'absent' }
  /** A spread or computed key may give it, over whatever stands before (`under`, `null` when nothing does). */
  | { readonly kind: 'unknown'; readonly under: Extract<Member, { kind: 'entry' }> | null };

export function lookup(members: readonly Member[], key: string): Lookup {
  for (let index = members.length - 1; index >= 0; index -= 1) {
    const member = members[index];
    if (member?.kind === 'entry' && member.key === key) return { kind: 'found', value: member.value, entry: member };
    if (member?.kind === 'unknown') {
      const under = members.slice(0, index).findLast((one) => one.kind === 'entry' && one.key === key);
      return { kind: 'unknown', under: under?.kind === 'entry' ? under : null };
    }
  }
  return { kind: 'absent' };
}

/** Objects that double themselves would fill the memory; larger ones are unknown. */
const MOST_MEMBERS = 2_000;

/** An object with further members, which win over those of the same keys. */
export function withMembers(object: ObjectValue, members: readonly Member[], added: readonly Member[]): ObjectValue {
  const all = [...members, ...added];
  if (all.length <= MOST_MEMBERS) return { ...object, members: all };
  return { ...object, members: [{ kind: 'unknown', node: object.node, value: derived(`${object.id} in full`, []) }] };
}

/** The value of a key, `undefined` when the object lacks it, unknown when a spread hides it or all objects have it. */
export function memberValue(members: readonly Member[], key: string, id: string): Value {
  const found = lookup(members, key);
  switch (found.kind) {
    case 'found':
      return found.value;
    case 'absent':
      return isInherited(key) ? derived(id, []) : UNDEFINED;
    case 'unknown':
      return derived(
        id,
        members.map((member) => member.value),
      );
  }
}

/** The members after an entry is written, which stands where one of its key stood before. */
export function withEntry(members: readonly Member[], entry: Extract<Member, { kind: 'entry' }>): readonly Member[] {
  const at = members.findLastIndex((member) => member.kind === 'unknown' || member.key === entry.key);
  return members[at]?.kind === 'entry' ? members.with(at, entry) : [...members, entry];
}

export function withoutKey(members: readonly Member[], key: string): readonly Member[] {
  return members.filter((member) => member.kind !== 'entry' || member.key !== key);
}

/** The members in the order of `Object.keys`, each key once; `null` when a key is unknown. */
export function entriesOf(members: readonly Member[]): readonly Extract<Member, { kind: 'entry' }>[] | null {
  const entries = new Map<string, Extract<Member, { kind: 'entry' }>>();
  for (const member of members) {
    if (member.kind !== 'entry') return null;
    entries.set(member.key, member);
  }
  const all = [...entries.values()];
  const indices = all.filter(isIndexed).sort((left, right) => Number(left.key) - Number(right.key));
  return indices.length === 0 ? all : [...indices, ...all.filter((entry) => !isIndexed(entry))];
}

function isIndexed({ key }: { readonly key: string }): boolean {
  return arrayIndex(key) !== null;
}

/** The number that a key spells as an array counts, else `null`. */
export function arrayIndex(key: string): number | null {
  const index = Number(key);
  return Number.isInteger(index) && index >= 0 && index < 2 ** 32 - 1 && String(index) === key ? index : null;
}

/** Whether every object has such a member, though no code in sight gives it. */
export function isInherited(key: string): boolean {
  return key in Object.prototype;
}
