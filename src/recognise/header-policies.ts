import type { TSESTree } from '@typescript-eslint/utils';
import { ALLOW_CREDENTIALS, ALLOW_ORIGIN, CACHE_CONTROL, trimHttpWhitespace } from '../cors/headers.ts';
import type { ResponseState } from '../flow/interpreter.ts';
import type { HeaderLine } from '../flow/state.ts';
import type { Assumptions } from '../syntax/conditions.ts';
import { constantInitializer } from '../syntax/binding-origin.ts';
import { variableOf } from '../syntax/references.ts';
import type { Scopes } from '../syntax/references.ts';
import type { Atom, SettledValue, Value } from '../syntax/value.ts';
import { textOf } from '../syntax/value.ts';
import { isFunction } from '../syntax/walk.ts';
import { nowhere } from './decided.ts';
import { editSiteOf, isUsedOnce } from './edit-sites.ts';
import { essential } from './essential.ts';
import type { CredentialsRule, Decided, OriginRule, Policy, Written } from './facts.ts';
import { eachNames, namesRule } from './names-rules.ts';
import { checkOf, listedOrigins } from './reflection.ts';
import { asksForPreflight, REQUEST_ORIGIN } from './request-values.ts';
import { exportOf } from './runtime-signs.ts';

/** The policies that hand-written headers state: one for each way in which a response may leave. */
export function headerPolicies(responses: readonly ResponseState[], scopes: Scopes): readonly Policy[] {
  const whatMatters = whatMattersIn(responses);
  return responses.flatMap((response): Policy[] => {
    const { bag, state, answeredBy } = response;
    const origins = bag.lines.get(ALLOW_ORIGIN) ?? [];
    const credentials = bag.lines.get(ALLOW_CREDENTIALS) ?? [];
    const told = circumstances(state.assumptions, answeredBy);
    if (origins.length === 0 && credentials.length === 0 && !isBareAnswer(response, told, responses)) return [];
    // `origin ?? '*'`: a browser that asks across origins always says from where.
    if (checkOf(state.assumptions) === null) return [];
    return [
      {
        library: null,
        scope: 'response',
        allowOrigin: decided(origins, originRule(origins, whatMatters(response), scopes), scopes),
        allowCredentials: decided(
          credentials,
          credentialsRule(credentials),
          scopes,
          responses.some((other) => isOtherAnswer(other, response, scopes)),
        ),
        ...eachNames((header) => {
          const lines = bag.lines.get(header) ?? [];
          return decided(lines, namesRule(lines), scopes);
        }),
        ...(isUncached(bag.lines.get(CACHE_CONTROL)) ? { uncached: true as const } : {}),
        certain: response.isExact && !responses.some((other) => parts(response, whatMatters(response), other)),
        range: answeredBy.range,
        code: answeredBy.range,
        ...told,
        ...(bag.sent ? { sent: true as const } : {}),
      },
    ];
  });
}

/** A preflight that code answers without a CORS header, although it has some for other requests. */
function isBareAnswer(
  { answeredBy, bag }: ResponseState,
  { asked }: Pick<Policy, 'asked'>,
  responses: readonly ResponseState[],
): boolean {
  if (asked !== 'preflight' || !bag.sent) return false;
  return responses.some((other) => other.answeredBy === answeredBy && other.bag.lines.has(ALLOW_ORIGIN));
}

/** What the code has asked about the request before it answered. */
function circumstances(assumptions: Assumptions, answeredBy: TSESTree.Node): Pick<Policy, 'asked' | 'conditional'> {
  const asked = [...assumptions.values()].find(({ atom }) => asksForPreflight(atom));
  const isConditional = [...assumptions.values()].some(({ atom }) => !asksForPreflight(atom));
  return {
    ...(asked
      ? { asked: asked.holds ? 'preflight' : 'request' }
      : isForPreflights(answeredBy)
        ? { asked: 'preflight' }
        : {}),
    ...(isConditional ? { conditional: true } : {}),
  };
}

/** `export function OPTIONS() {}`, as frameworks with routes by files have it. */
function isForPreflights(handler: TSESTree.Node): boolean {
  if (!isFunction(handler)) return false;
  const { isModule, name } = exportOf(handler);
  return isModule && (name === 'OPTIONS' || name === 'onRequestOptions');
}

/** Whether one write says something else of credentials to others, by a value that comes from another place. */
function isOtherAnswer(other: ResponseState, response: ResponseState, scopes: Scopes): boolean {
  const [left, right] = [other, response].map(({ bag }) => bag.lines.get(ALLOW_CREDENTIALS)?.at(-1));
  if (other.answeredBy !== response.answeredBy || !left || left.write !== right?.write) return false;
  const isSame = sameValue(left.value, right.value);
  return !isSame && decidingCode(left, scopes).node !== decidingCode(right, scopes).node;
}

/** A value with the code that the last line of its header gives; `shared` is the place of a write that gives other values as well. */
export function decided<T>(lines: readonly HeaderLine[], value: T, scopes: Scopes, shared = false): Decided<T> {
  const line = lines.at(-1);
  if (!line) return nowhere(value);
  const { node, write } = shared ? line : decidingCode(line, scopes);
  return { value, range: node.range, site: lines.length === 1 ? editSiteOf(node, write, scopes) : null };
}

/**
 * The code that decides a line: its value at the place of the write, or, where that place serves many headers (a helper, a
 * loop over an object), the literal that came there.
 */
export function decidingCode({ node, write, value }: HeaderLine, scopes: Scopes): Pick<HeaderLine, 'node' | 'write'> {
  if (node.type !== 'Identifier' || value.kind !== 'primitive' || !value.node) return { node, write };
  const variable = variableOf(node, scopes);
  const origin = variable && constantInitializer(variable);
  if (origin?.kind !== 'parameter' && origin?.kind !== 'iteration') return { node, write };
  const code = wholeChoice(value.node);
  return { node: code, write: code.parent ?? code };
}

/** One place gives all outcomes of `a ? b : c`. */
function wholeChoice(node: TSESTree.Node): TSESTree.Node {
  const { parent } = node;
  const isOutcome = parent?.type === 'ConditionalExpression' && parent.test !== node;
  return isOutcome ? wholeChoice(parent) : node;
}

/**
 * Whether another setting of the program, which the file does not decide, keeps one of the two headers and changes the other:
 * then it takes that setting for the two to meet.
 */
function parts(response: ResponseState, assumptions: Assumptions, other: ResponseState): boolean {
  if (other.answeredBy !== response.answeredBy) return false;
  const sameOrigin = sameLines(response, other, ALLOW_ORIGIN);
  if (sameOrigin === sameLines(response, other, ALLOW_CREDENTIALS)) return false;
  const [kept, changed] = sameOrigin ? [ALLOW_ORIGIN, ALLOW_CREDENTIALS] : [ALLOW_CREDENTIALS, ALLOW_ORIGIN];
  const guards = response.bag.lines.get(kept)?.at(-1)?.guards;
  // What was asked about a thing that is gone is remembered by the lines alone.
  if ([...(response.bag.lines.get(changed)?.at(-1)?.guards ?? [])].some((guard) => guards?.has(guard) === false))
    return true;
  return [...assumptions].some(([id, { atom, holds }]) => {
    const elsewhere = other.state.assumptions.get(id);
    const isOpen = atom.source !== 'request' || isStoodInFor(other.bag.lines.get(changed)?.at(-1)?.value, atom);
    return isOpen && elsewhere !== undefined && elsewhere.holds !== holds;
  });
}

/** `origin || '*'`: whether nobody gives the value for which another stands in, only those know who call the code. */
function isStoodInFor(value: SettledValue | undefined, { subject }: Atom): boolean {
  return value?.kind === 'unknown' && subject?.id === value.id;
}

/** What was asked before each answer, but for what does not matter: whatever came of it, the code writes the same. */
function whatMattersIn(responses: readonly ResponseState[]): (response: ResponseState) => Assumptions {
  // Found out for all that are alike at once: it takes a comparison of each with each.
  const known = new Map<ResponseState, Assumptions>();
  return (response) => {
    if (!known.has(response)) {
      const alike = responses.filter(
        (other) =>
          other.answeredBy === response.answeredBy &&
          sameLines(response, other, ALLOW_ORIGIN) &&
          sameLines(response, other, ALLOW_CREDENTIALS),
      );
      const lessened = essential(alike.map(({ state }) => state.assumptions));
      for (const [index, one] of alike.entries()) known.set(one, lessened[index] ?? one.state.assumptions);
    }
    return known.get(response) ?? response.state.assumptions;
  };
}

/** Whether one piece of code writes the same header in both. */
function sameLines({ bag }: ResponseState, other: ResponseState, name: string): boolean {
  const [left, right] = [bag.lines.get(name)?.at(-1), other.bag.lines.get(name)?.at(-1)];
  return left?.write === right?.write && left?.node === right?.node && sameValue(left?.value, right?.value);
}

function sameValue(left: SettledValue | undefined, right: SettledValue | undefined): boolean {
  if (left?.kind === 'primitive' && right?.kind === 'primitive') return left.value === right.value;
  return left?.kind === right?.kind;
}

export function originRule(lines: readonly HeaderLine[], assumptions: Assumptions, scopes: Scopes): OriginRule {
  const [line] = lines;
  if (!line) return { kind: 'absent' };
  const { value, node } = line;
  if (lines.length > 1) return multiple(lines.map((one) => one.value));
  switch (value.kind) {
    case 'primitive':
      return literalRule(value.value, node, scopes);
    case 'symbol': {
      if (value.name !== REQUEST_ORIGIN || value.part !== 'origin') return { kind: 'unknown' };
      const check = checkOf(assumptions);
      if (check === null) return { kind: 'absent' };
      const cause = check.kind === 'weak' ? 'check' : 'header';
      return { kind: 'reflected', check, cause, ...listedOrigins(assumptions, scopes) };
    }
    case 'array': {
      const [only] = value.elements;
      if (only && value.elements.length === 1 && only.kind === 'primitive' && !value.open)
        return literalRule(only.value, node, scopes);
      return value.open ? { kind: 'unknown' } : multiple(value.elements);
    }
    default:
      return { kind: 'unknown' };
  }
}

/** A header with one value for everybody. JavaScript's `null` and `undefined` go out as these words. */
function literalRule(
  value: Extract<SettledValue, { kind: 'primitive' }>['value'],
  node: TSESTree.Node,
  scopes: Scopes,
): OriginRule {
  // What is not given is not there; that somebody forgets to give it is not for this file to say.
  const isWritten = node.type === 'UnaryExpression' || (node.type === 'Identifier' && node.name === 'undefined');
  if (value === undefined && !isWritten) return { kind: 'unknown' };
  const text = String(value);
  const trimmed = trimHttpWhitespace(text);
  if (trimmed === '*') return { kind: 'wildcard', byDefault: false };
  if (trimmed === 'null') return { kind: 'null' };
  const editable = (node.type === 'Literal' || node.type === 'TemplateLiteral') && isUsedOnce(node, scopes);
  return { kind: 'literal', entries: [{ text, range: node.range, editable }], asList: false };
}

function multiple(values: readonly { readonly kind: string; readonly value?: unknown }[]): OriginRule {
  if (!values.every((value) => value.kind === 'primitive')) return { kind: 'unknown' };
  return { kind: 'multiple', lines: values.map((value) => String(value.value)) };
}

/** Whether every cache has to ask before it answers with the response again, if it may keep it at all. */
function isUncached(lines: readonly HeaderLine[] = []): boolean {
  return lines.some(({ value }) => value.kind === 'primitive' && /\bno-(?:store|cache)\b/i.test(String(value.value)));
}

export function credentialsRule(lines: readonly HeaderLine[]): CredentialsRule {
  const [line] = lines;
  if (!line) return { kind: 'absent' };
  const values = lines.flatMap(({ value }) => (value.kind === 'array' && !value.open ? value.elements : [value]));
  const texts = values.map((value) => (isRequestOrigin(value) ? REQUEST_ORIGIN : textOf(value)));
  if (texts.includes(null)) return { kind: 'unknown' };
  return { kind: 'sent', lines: texts.map((text) => text ?? ''), written: writtenOf(line.value) };
}

function isRequestOrigin(value: Value): boolean {
  return value.kind === 'symbol' && value.name === REQUEST_ORIGIN;
}

/** How the author spelled a value. */
export function writtenOf(value: SettledValue | { readonly kind: 'choice' | 'condition' }): Written {
  if (value.kind === 'symbol') return { type: 'symbol', text: value.name };
  if (value.kind !== 'primitive') return { type: 'other', text: '' };
  const { value: plain } = value;
  const text = String(plain);
  if (plain === null) return { type: 'null', text };
  const type = typeof plain;
  if (type === 'string' || type === 'boolean' || type === 'number' || type === 'undefined') return { type, text };
  return { type: 'other', text };
}
