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

/** The methods that `cors` allows by default, and many after it. */
export const USUAL_METHODS = names('GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE');

/**
 * An option for a header that lists names. A list is joined, and an empty one leaves the header out unless `whenEmpty` says
 * otherwise; a text is sent as it is, where the library takes texts (`wildcard`: or takes no other than `*`, and what it makes
 * of that). `compares`: the library looks for what is asked for in the list, where a text with commas is one name. What else
 * it may hold is unknown, unless it is falsy, and `whenNothing` says what that means.
 */
export function namesOption(
  option: string | null,
  whenAbsent: NamesRule,
  { texts = true, whenEmpty = ABSENT, wildcard, compares = false, whenNothing = UNKNOWN_NAMES }: NamesReading = {},
): NamesOption {
  return {
    option,
    whenAbsent,
    read: (value) =>
      wildcard && isWildcardText(value) ? wildcard : readNames(value, { texts, whenEmpty, compares, whenNothing }),
  };
}

/** The same names in small letters. */
export function lowered(rule: NamesRule): NamesRule {
  return rule.kind === 'listed' ? { ...rule, names: rule.names.map((name) => name.toLowerCase()) } : rule;
}

export function isWildcardText(value: OptionValue): boolean {
  return value.kind === 'primitive' && value.value === '*';
}

interface NamesReading {
  readonly texts?: boolean;
  readonly whenEmpty?: NamesRule;
  readonly wildcard?: NamesRule;
  readonly compares?: boolean;
  readonly whenNothing?: NamesRule;
}

function readNames(
  value: OptionValue,
  { texts, whenEmpty, compares, whenNothing }: Required<Omit<NamesReading, 'wildcard'>>,
): NamesRule {
  if (value.kind === 'array') {
    const known = value.elements.flatMap((one) => (one.kind === 'primitive' ? [String(one.value)] : []));
    const complete = !value.open && known.length === value.elements.length;
    return complete && known.length === 0
      ? whenEmpty
      : { kind: 'listed', names: compares ? known : listedNames(known), complete };
  }
  if (value.kind === 'primitive' && !value.value) return whenNothing;
  const isText = value.kind === 'primitive' && typeof value.value === 'string';
  return isText && texts ? names(...listedNames([String(value.value)])) : UNKNOWN_NAMES;
}
