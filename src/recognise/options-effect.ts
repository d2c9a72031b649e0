import type { Framework, OriginOption } from '../frameworks/define-framework.ts';
import { lookup } from '../syntax/members.ts';
import type { Member, Value } from '../syntax/value.ts';

/**
 * The framework as these options have it: with the option that decides the origin, and with what `*` means beside
 * credentials. `null` when an option turns everything off, or a spread hides which option decides.
 */
export function frameworkUnder(members: readonly Member[], framework: Framework): Framework | null {
  const { originOverrides, reflectsWhen } = framework;
  if (isTurnedOff(members, framework) || isRefused(members, framework)) return null;
  const reflects = reflectsWhen !== undefined && isTrue(members, reflectsWhen);
  const { alias } = framework.credentials;
  const isRenamed = alias !== undefined && lookup(members, alias).kind === 'found';
  const effective: Framework = {
    ...framework,
    ...(reflects ? { wildcardWithCredentials: 'reflected' } : {}),
    ...(isRenamed ? { credentials: { ...framework.credentials, option: alias } } : {}),
  };
  for (const origin of originOverrides ?? []) {
    const found = lookup(members, origin.option);
    if (found.kind === 'unknown') return null;
    if (found.kind === 'found' && !saysNothing(found.value, origin)) return { ...effective, origin };
  }
  return effective;
}

function isRefused(members: readonly Member[], { keys }: Framework): boolean {
  return keys !== undefined && members.some((member) => member.kind === 'entry' && !keys.includes(member.key));
}

/** A switch that nobody can read from here is on: its author counts with that. */
function isTurnedOff(members: readonly Member[], { switchedBy }: Framework): boolean {
  if (switchedBy === undefined) return false;
  const { option, turns, whenAbsent } = switchedBy;
  const found = lookup(members, option);
  if (found.kind === 'absent') return whenAbsent !== turns;
  return found.kind === 'found' && found.value.kind === 'primitive' && Boolean(found.value.value) !== turns;
}

function isTrue(members: readonly Member[], key: string): boolean {
  const found = lookup(members, key);
  return found.kind === 'found' && found.value.kind === 'primitive' && Boolean(found.value.value);
}

/** Whether an option leaves the decision to the next: it is empty, and that is nothing which the library refuses. */
function saysNothing(value: Value, { read }: OriginOption): boolean {
  if (value.kind === 'array') return value.elements.length === 0 && !value.open;
  return value.kind === 'primitive' && !value.value && read(value).kind === 'unknown';
}
