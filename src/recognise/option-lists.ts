import type { Flow } from '../flow/interpreter.ts';
import type { NamesOption, OptionValue } from '../frameworks/define-framework.ts';
import { isWildcardText } from '../frameworks/names-options.ts';
import type { Member, Value } from '../syntax/value.ts';
import { UNKNOWN } from './decided.ts';
import type { Decided, NamesRule } from './facts.ts';
import { alternatives, rangeOf, siteOf } from './option-alternatives.ts';
import type { Alternative, OptionsOnPath } from './option-alternatives.ts';
import { optionValueOf } from './option-values.ts';

/**
 * The header that an option lists, in the options of one call; unknown where the option has several values. `credentials`
 * says whether they are allowed, `null` if nobody knows.
 */
export function listedBy(
  option: NamesOption | undefined,
  members: readonly Member[],
  path: OptionsOnPath,
  credentials: boolean | null,
  flow: Flow,
): Decided<NamesRule> {
  if (!option) return UNKNOWN;
  const given = givenBy(option, members, path);
  if (given === null) return UNKNOWN;
  const value = given.value && optionValueOf(given.value, flow.host);
  const listed = decided(ruleOf(option, value, credentials), given, flow);
  const own = value === null ? listed : { ...listed, otherwise: option.whenAbsent };
  if (option.added === undefined) return own;
  const more = onlyOne(alternatives(members, option.added, path));
  if (more === null) return UNKNOWN;
  return more.value === null
    ? own
    : withMore(own, decided(option.read(optionValueOf(more.value, flow.host)), more, flow));
}

/** The value of the option, or of the other name of it where this one says nothing. */
function givenBy({ alias, option }: NamesOption, members: readonly Member[], path: OptionsOnPath): Alternative | null {
  const named = onlyOne(alternatives(members, option, path));
  if (alias === undefined || named === null || !saysNothing(named.value)) return named;
  const other = onlyOne(alternatives(members, alias, path));
  return other?.value === null ? named : other;
}

function saysNothing(value: Value | null): boolean {
  return value === null || (value.kind === 'primitive' && !value.value);
}

function onlyOne(values: readonly Alternative[] | null): Alternative | null {
  const [only, ...others] = values ?? [];
  return only && others.length === 0 ? only : null;
}

function ruleOf(option: NamesOption, value: OptionValue | null, credentials: boolean | null): NamesRule {
  const { read, wildcardWithCredentials, whenAbsent } = option;
  const isWildcard = value === null ? isOnly(whenAbsent) : isWildcardText(value);
  if (wildcardWithCredentials && isWildcard && credentials !== false)
    return credentials ? wildcardWithCredentials : UNKNOWN.value;
  return value === null ? whenAbsent : read(value);
}

function isOnly(rule: NamesRule): boolean {
  return rule.kind === 'listed' && rule.names.join() === '*';
}

function decided(value: NamesRule, { entry }: Alternative, flow: Flow): Decided<NamesRule> {
  return { value, range: entry && rangeOf(entry), site: siteOf(entry, flow) };
}

/** Two options in one header: no edit of one of them alone is safe. */
function withMore(own: Decided<NamesRule>, more: Decided<NamesRule>): Decided<NamesRule> {
  if (more.value.kind === 'absent') return own;
  if (own.value.kind === 'absent') return more;
  if (own.value.kind !== 'listed' || more.value.kind !== 'listed') return UNKNOWN;
  const names = [...own.value.names, ...more.value.names];
  const complete = own.value.complete && more.value.complete;
  return { value: { kind: 'listed', names, complete }, range: more.range ?? own.range, site: null };
}
