import { attackerOrigin } from '../cors/origin-test.ts';
import type { Flow } from '../flow/interpreter.ts';
import type { Framework, OptionValue, OriginMeaning } from '../frameworks/define-framework.ts';
import { NO_ASSUMPTIONS } from '../syntax/conditions.ts';
import type { Assumptions } from '../syntax/conditions.ts';
import type { Scopes } from '../syntax/references.ts';
import { nameOfPath } from '../syntax/value.ts';
import type { Member, Value } from '../syntax/value.ts';
import { isUsedOnce } from './edit-sites.ts';
import { essential } from './essential.ts';
import type { OriginEntry, OriginRule, Range, ReflectionCause, ReflectionCheck } from './facts.ts';
import { functionAnswers } from './origin-functions.ts';
import { optionValueOf } from './option-values.ts';
import { checkOf, listedOrigins, originsListed } from './reflection.ts';

export interface OriginOnPath {
  /** `null` when the option is absent. */
  readonly value: Value | null;
  readonly entry: Extract<Member, { kind: 'entry' }> | null;
  readonly assumptions: Assumptions;
}

export interface LocatedRule {
  readonly value: OriginRule;
  readonly range: Range | null;
  /** What the answer of a function depends on, besides what the options do. */
  readonly answered: Assumptions;
}

interface Reading {
  readonly framework: Framework;
  readonly withCredentials: boolean | null;
  readonly assumptions: Assumptions;
  readonly answered: Assumptions;
  readonly cause: ReflectionCause;
  readonly range: Range | null;
  /** The value and where its elements stand. */
  readonly source: Value | null;
  readonly scopes: Scopes;
}

/** What a library answers for the value of its origin option. */
export function originRulesOf(
  { value, entry, assumptions }: OriginOnPath,
  framework: Framework,
  withCredentials: boolean | null,
  flow: Flow,
): readonly LocatedRule[] {
  const range = entry ? entry.node.range : null;
  const { origin } = framework;
  const option: OptionValue =
    value === null ? { kind: 'absent' } : (constantOf(value, origin) ?? optionValueOf(value, flow.host));
  const meaning = option.kind === 'absent' ? origin.whenAbsent : origin.read(option);
  const reading: Reading = {
    framework,
    withCredentials,
    assumptions,
    answered: NO_ASSUMPTIONS,
    range,
    source: value,
    scopes: flow.host.scopes,
    cause: entry ? 'option' : 'default',
  };
  if (meaning.kind !== 'asked') return rulesOf(meaning, reading);
  if (value?.kind !== 'function' || origin.functions === 'none')
    return [{ value: { kind: 'unknown' }, range, answered: NO_ASSUMPTIONS }];
  const read = origin.readResult ?? origin.read;
  const answers = functionAnswers(value, origin, flow).map((answer) => {
    const result = optionValueOf(answer.value, flow.host);
    return { ...answer, meant: result.kind === 'function' ? ({ kind: 'unknown' } as const) : read(result) };
  });
  const isOpen = ({ meant }: (typeof answers)[number]): boolean => meant.kind === 'everyone';
  const granted = new Set(answers.filter(isOpen).flatMap((one) => listsAsked(one.assumptions, true)));
  const asked = essential(answers.filter(isOpen).map((answer) => answer.assumptions))[Symbol.iterator]();
  return answers.flatMap((answer): readonly LocatedRule[] => {
    const answered = (isOpen(answer) ? asked.next().value : undefined) ?? answer.assumptions;
    const check = checkOf(answered);
    // Whoever is not on the list that lets others pass: the answer to those says who they are.
    const isRefusal = answer.meant.kind === 'off' || answer.meant.kind === 'failing';
    if (check === null || (isRefusal && listsAsked(answered, false).some((id) => granted.has(id)))) return [];
    const cause = check.kind === 'weak' ? 'check' : 'callback';
    const { range: place, value: source } = answer;
    return rulesOf(answer.meant, { ...reading, assumptions: answered, answered, range: place, source, cause });
  });
}

/** The known lists on which an origin is, or is not, on a path. */
function listsAsked(assumptions: Assumptions, isListed: boolean): readonly string[] {
  return [...assumptions].flatMap(([id, { atom, holds }]) =>
    holds === isListed && atom.test && originsListed(atom.test) ? id : [],
  );
}

/** What an export of the library stands for. */
function constantOf(value: Value, { constants }: Framework['origin']): OptionValue | undefined {
  if (constants === undefined || value.kind !== 'unknown') return undefined;
  const name = nameOfPath(value.path);
  return Object.hasOwn(constants, name) ? constants[name] : undefined;
}

function rulesOf(meaning: OriginMeaning, reading: Reading): readonly LocatedRule[] {
  const at = (value: OriginRule): LocatedRule => located(value, reading);
  switch (meaning.kind) {
    case 'off':
    case 'failing':
      return [at({ kind: 'absent' })];
    case 'unknown':
    case 'asked':
      return [at({ kind: 'unknown' })];
    case 'any':
      return [at(wildcardRule(reading))];
    case 'everyone': {
      const check = checkOf(reading.assumptions);
      if (check === null) return [];
      const { assumptions, cause, scopes } = reading;
      return [at({ kind: 'reflected', check, cause, ...listedOrigins(assumptions, scopes) })];
    }
    case 'one':
      return [at(oneRule(meaning.text, reading))];
    case 'lines':
      return [at(linesRule(meaning.texts, reading))];
    case 'matching':
      return [at(patternRule(meaning, reading))];
    case 'among':
      return amongRules(meaning, reading);
  }
}

function located(value: OriginRule, { range, answered }: Reading): LocatedRule {
  return { value, range, answered };
}

function wildcardRule({ assumptions, cause, framework, withCredentials }: Reading): OriginRule {
  const byDefault = cause === 'default';
  const check = checkOf(assumptions) ?? ({ kind: 'none' } as const);
  const reflected = { kind: 'reflected', check, cause: byDefault ? 'default' : 'wildcard' } as const;
  const { mirrorsWildcard, wildcardWithCredentials } = framework;
  if (mirrorsWildcard && !(withCredentials && wildcardWithCredentials === 'rejected')) return reflected;
  if (withCredentials === false || wildcardWithCredentials === 'sent' || wildcardWithCredentials === 'withheld')
    return { kind: 'wildcard', byDefault };
  if (withCredentials === null) return { kind: 'unknown' };
  return wildcardWithCredentials === 'reflected' ? reflected : { kind: 'absent' };
}

function oneRule(text: string, reading: Reading): OriginRule {
  if (text.trim() === '*') return { kind: 'wildcard', byDefault: false };
  if (text.trim() === 'null') return { kind: 'null' };
  return { kind: 'literal', entries: [entryFor(text, reading.source, reading)], asList: false };
}

function linesRule(texts: readonly string[], reading: Reading): OriginRule {
  const [only] = texts;
  if (texts.length === 0) return { kind: 'absent' };
  return only !== undefined && texts.length === 1 ? oneRule(only, reading) : { kind: 'multiple', lines: texts };
}

function patternRule(
  { source, flags }: { readonly source: string; readonly flags: string },
  reading: Reading,
): OriginRule {
  // A path that checks the origin by other means has decided before the pattern is asked.
  const example =
    checkOf(reading.assumptions)?.kind === 'checked'
      ? null
      : attackerOrigin([{ kind: 'regexp', source, flags, part: 'origin' }]);
  const check: ReflectionCheck = example === null ? { kind: 'checked' } : { kind: 'weak', example };
  return { kind: 'reflected', check, cause: 'check' };
}

/** A list: its texts are literal origins, each of its patterns a check of its own. */
function amongRules(
  { elements, open, otherwise }: Extract<OriginMeaning, { kind: 'among' }>,
  reading: Reading,
): readonly LocatedRule[] {
  const at = (value: OriginRule): LocatedRule => located(value, reading);
  const texts: OriginEntry[] = [];
  const rules: LocatedRule[] = [];
  let complete = !open;
  elements.forEach((element, index) => {
    const source = elementAt(reading.source, index, elements.length);
    if (element.kind === 'primitive' && typeof element.value === 'string') {
      texts.push(entryFor(element.value, source, reading));
    } else if (element.kind === 'regexp') {
      rules.push(at(patternRule(element, reading)));
    } else if (element.kind === 'array') {
      rules.push(
        ...amongRules({ kind: 'among', elements: element.elements, open: element.open }, { ...reading, source }),
      );
    } else if (element.kind !== 'primitive') complete = false;
  });
  if (texts.some((entry) => entry.text === 'null')) rules.push(at({ kind: 'null' }));
  const others = texts.filter((entry) => entry.text !== 'null' && (complete || entry.text !== '*'));
  if (others.length > 0 || rules.length === 0) {
    const value: OriginRule =
      others.length > 0 || complete
        ? { kind: 'literal', entries: others, asList: true, ...(complete ? {} : { open: true as const }) }
        : { kind: 'unknown' };
    rules.unshift(at(value));
  }
  if (otherwise === undefined) return rules;
  const place = elements.findIndex((element) => element.kind === 'primitive' && element.value === otherwise);
  const source = place < 0 ? null : elementAt(reading.source, place, elements.length);
  return [...rules, at(oneRule(otherwise, { ...reading, source }))];
}

/** A text that is several origins gives the place of none. */
function elementAt(source: Value | null, index: number, count: number): Value | null {
  if (source?.kind === 'array') return source.elements[index] ?? null;
  return count === 1 ? source : null;
}

/** An entry with the place of its text, where a literal gives it. */
function entryFor(text: string, source: Value | null, { range, scopes }: Reading): OriginEntry {
  const literal = source?.kind === 'primitive' ? source.node : undefined;
  return literal
    ? { text, range: literal.range, editable: isUsedOnce(literal, scopes) }
    : { text, range, editable: false };
}
