import { credentialsAllowed } from '../../cors/headers.ts';
import type { Decided, Policy, Written } from '../../recognise/facts.ts';

const MEANS_OFF: ReadonlySet<string> = new Set([
  '',
  '0',
  'disabled',
  'false',
  'never',
  'no',
  'none',
  'null',
  'off',
  'omit',
  'undefined',
]);

/** Whether a text says no in its author's mind: `'false'`, `'0'`, `''`. */
export function meansOff(text: string): boolean {
  return MEANS_OFF.has(text.trim().toLowerCase());
}

/**
 * Whether browsers read the policy as consent to credentials, and its author meant it so. An option such as `'false'`
 * that a library takes for true is a mistake of its own.
 */
export function allowsCredentials({ library, allowCredentials: { value } }: Policy): boolean {
  if (value.kind !== 'sent' || value.lines.length !== 1) return false;
  return credentialsAllowed(value.lines[0] ?? '') && !(library !== null && isTextForOff(value.written));
}

/** Whether an option is a text that says no, which is true to a program. */
export function isTextForOff({ text, type }: Written): boolean {
  return type === 'string' && meansOff(text);
}

/** Whether only origins that the code names or checks may read the response. */
export function isTrusting({ allowOrigin: { value } }: Policy): boolean {
  return value.kind === 'literal' || (value.kind === 'reflected' && value.check.kind === 'checked');
}

/** The policies that an edit at the place of this decision would change. */
export function policiesSharing(
  policies: readonly Policy[],
  part: 'allowCredentials' | 'allowOrigin',
  { [part]: decided }: Policy,
): readonly Policy[] {
  return policies.filter(({ [part]: other }) => placeOf(other) === placeOf(decided));
}

function placeOf({ range, site }: Decided<unknown>): string {
  return (site?.value ?? range ?? []).join();
}
