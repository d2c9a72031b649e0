import type { CredentialsOption } from '../frameworks/define-framework.ts';
import type { Value } from '../syntax/value.ts';
import type { CredentialsRule } from './facts.ts';
import { writtenOf } from './header-policies.ts';

/** Texts with which an author means "off", whatever the library makes of them. */
const MEANS_OFF = new Set(['', '0', 'false', 'no', 'off', 'omit']);

/** What a library sends for the value of its credentials option; `null` is an absent key. */
export function credentialsRuleOf(value: Value | null, { whenAbsent, test }: CredentialsOption): CredentialsRule {
  if (value === null) {
    return whenAbsent ? { kind: 'sent', lines: ['true'], written: { type: 'boolean', text: 'true' } } : { kind: 'absent' };
  }
  if (value.kind === 'unknown' || value.kind === 'symbol' || value.kind === 'position') return { kind: 'unknown' };
  if (value.kind === 'choice' || value.kind === 'condition') return { kind: 'unknown' };
  const written = writtenOf(value);
  const plain = value.kind === 'primitive' ? value.value : true;
  if (!plain) return { kind: 'absent' };
  if (plain === true && value.kind === 'primitive') return { kind: 'sent', lines: ['true'], written };
  if (test === 'truthy') return { kind: 'sent', lines: ['true'], written };
  return MEANS_OFF.has(String(plain).toLowerCase()) ? { kind: 'absent' } : { kind: 'dropped', written, expected: 'true' };
}
