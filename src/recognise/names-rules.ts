import { ALLOW_HEADERS, ALLOW_METHODS, EXPOSE_HEADERS, listedNames, VARY } from '../cors/headers.ts';
import type { HeaderLine } from '../flow/state.ts';
import type { Framework } from '../frameworks/define-framework.ts';
import type { Value } from '../syntax/value.ts';
import type { NamesRule, OriginRule, Policy } from './facts.ts';

export type NamesField = 'allowHeaders' | 'allowMethods' | 'exposeHeaders' | 'vary';

/** The headers that list names, by the fields of a policy. */
const HEADERS: Readonly<Record<NamesField, string>> = {
  allowHeaders: ALLOW_HEADERS,
  allowMethods: ALLOW_METHODS,
  exposeHeaders: EXPOSE_HEADERS,
  vary: VARY,
};

/** One value for each header that lists names. */
export function eachNames(decide: (header: string, field: NamesField) => Policy[NamesField]): Pick<Policy, NamesField> {
  const decided = (field: NamesField): Policy[NamesField] => decide(HEADERS[field], field);
  return {
    allowHeaders: decided('allowHeaders'),
    allowMethods: decided('allowMethods'),
    exposeHeaders: decided('exposeHeaders'),
    vary: decided('vary'),
  };
}

/** What the lines of a header list. */
export function namesRule(lines: readonly Pick<HeaderLine, 'value'>[]): NamesRule {
  const values = lines.flatMap(({ value }): readonly Value[] =>
    value.kind === 'array' && !value.open ? value.elements : [value],
  );
  if (values.length === 0) return { kind: 'absent' };
  const texts = values.flatMap((value) => (value.kind === 'primitive' ? [String(value.value)] : []));
  if (texts.length > 0) return { kind: 'listed', names: listedNames(texts), complete: texts.length === values.length };
  return values.every(isRequested) ? { kind: 'mirrored' } : { kind: 'unknown' };
}

/** `req.headers['access-control-request-headers']`, `req.get('Access-Control-Request-Method')`. */
function isRequested(value: Value): boolean {
  return value.kind === 'unknown' && /access-control-request-(?:headers|method)\)?$/i.test(value.path.at(-1) ?? '');
}

/** The `Vary` that a library adds for an origin that its options decide: with a function that is asked, or with a list. */
export function libraryVary(
  rule: OriginRule,
  { isAsked, isList }: { readonly isAsked: boolean; readonly isList: boolean },
  { vary }: Framework,
): NamesRule {
  const { kind } = rule;
  // Whether a library that sends no origin says that it might have done so is nobody's concern.
  if (vary === undefined || kind === 'absent' || kind === 'unknown') return { kind: 'unknown' };
  switch (vary) {
    case 'never':
      return { kind: 'absent' };
    case 'always':
      return ORIGIN;
    case 'dynamic':
      if (isAsked || (isList && kind === 'null')) return { kind: 'unknown' };
      return kind === 'reflected' || (kind === 'literal' && rule.asList) ? ORIGIN : { kind: 'absent' };
    case 'unlessWildcard':
      if (kind === 'wildcard') return { kind: isAsked || isList ? 'unknown' : 'absent' };
      return ORIGIN;
  }
}

const ORIGIN: NamesRule = { kind: 'listed', names: ['Origin'], complete: false };
