import { listedNames } from '../cors/headers.ts';
import type { NamesRule } from '../recognise/facts.ts';
import type { NamesOption, OptionValue } from './define-framework.ts';

export const ABSENT: NamesRule = { kind: 'absent' };
export const MIRRORED: NamesRule = { kind: 'mirrored' };
export const UNKNOWN_NAMES: NamesRule = { kind: 'unknown' };

/** The header with these names. */
export function names(...texts: readonly string[]): NamesRule {
  return { kind: 'listed', names: texts, complete: true };
}

/**
 * An option for a header that lists names. A list is joined, and an empty one leaves the header out unless `whenEmpty` says
 * otherwise; a text is sent as it is, where the library takes texts. What else it may hold is unknown.
 */
export function namesOption(
  option: string,
  whenAbsent: NamesRule,
  { texts = true, whenEmpty = ABSENT }: NamesReading = {},
): NamesOption {
  return { option, whenAbsent, read: (value) => readNames(value, texts, whenEmpty) };
}

interface NamesReading {
  readonly texts?: boolean;
  readonly whenEmpty?: NamesRule;
}

function readNames(value: OptionValue, texts: boolean, whenEmpty: NamesRule): NamesRule {
  if (value.kind === 'array') {
    const known = value.elements.flatMap((one) => (one.kind === 'primitive' ? [String(one.value)] : []));
    const complete = !value.open && known.length === value.elements.length;
    return complete && known.length === 0 ? whenEmpty : { kind: 'listed', names: listedNames(known), complete };
  }
  const isText = value.kind === 'primitive' && typeof value.value === 'string' && value.value !== '';
  return isText && texts ? names(...listedNames([String(value.value)])) : UNKNOWN_NAMES;
}
