import type { TSESTree } from '@typescript-eslint/utils';
import { ALLOW_CREDENTIALS, ALLOW_ORIGIN } from '../cors/headers.ts';
import type { Flow } from '../flow/interpreter.ts';
import { NOT_WRITTEN } from '../flow/semantics.ts';
import type { Reading } from '../flow/semantics.ts';
import { INITIAL_STATE, presentIn } from '../flow/state.ts';
import type { HeaderLine, State } from '../flow/state.ts';
import type { HeaderOptions } from '../frameworks/define-framework.ts';
import { headerOptions } from '../frameworks/index.ts';
import { parameterRoot } from '../syntax/bindings.ts';
import { NO_ASSUMPTIONS, settle } from '../syntax/conditions.ts';
import type { Assumptions } from '../syntax/conditions.ts';
import { lookup } from '../syntax/members.ts';
import { primitive } from '../syntax/value.ts';
import type { SettledValue, Value } from '../syntax/value.ts';
import { UNKNOWN } from './decided.ts';
import type { Policy } from './facts.ts';
import { bagOf } from './header-bags.ts';
import { entriesOfHeaders } from './header-entries.ts';
import type { HeaderEntry } from './header-entries.ts';
import { credentialsRule, decided, originRule } from './header-policies.ts';
import { eachNames, namesRule } from './names-rules.ts';
import { sameSettings, together } from './option-policies.ts';
import { optionsOf } from './options-place.ts';
import { returnedAnswers } from './origin-functions.ts';
import { callsOf } from './policy-calls.ts';
import type { RecognisedCall } from './policy-calls.ts';
import { checkOf } from './reflection.ts';
import { isDevelopmentOnly } from './surroundings.ts';

type Call = RecognisedCall<HeaderOptions>;

/** The policies that configurations state by the response headers they hold. */
export function headerOptionPolicies(program: TSESTree.Program, filename: string, flow: Flow): readonly Policy[] {
  return callsOf(headerOptions, program, filename, flow.host.scopes)
    .filter(({ node }) => !isDevelopmentOnly(node, flow))
    .flatMap((call) =>
      optionsOf(call, flow).flatMap((value) => headersOn({ value, state: INITIAL_STATE }, call, flow)),
    );
}

interface ValueOnPath {
  readonly value: Value;
  readonly state: State;
}

/** A function in place of the headers is followed to each of its ends. */
function headersOn({ value, state }: ValueOnPath, call: Call, flow: Flow): readonly Policy[] {
  return settle(value, state.assumptions).flatMap((one): readonly Policy[] => {
    if (one.value.kind !== 'function')
      return policiesOf(one.value, { ...state, assumptions: one.assumptions }, call, flow);
    const { node } = one.value;
    return returnedAnswers(node, [parameterRoot(node, 0, 'request')], flow).flatMap((answer) =>
      answer.value.kind === 'function'
        ? []
        : policiesOf(answer.value, { ...answer.state, assumptions: answer.assumptions }, call, flow),
    );
  });
}

function policiesOf(value: SettledValue, state: State, call: Call, flow: Flow): readonly Policy[] {
  const entries = entriesIn(value, call, readingOf(state, flow), state);
  const isCertain = !call.framework.development;
  return entryPolicies(entries, { range: call.node.range, scope: 'route', isCertain }, flow, state.assumptions);
}

/** The policies that headers listed at one place state: one for each way in which the two that count may come out. */
export function entryPolicies(
  entries: readonly HeaderEntry[],
  { isCertain, range, scope }: Pick<Policy, 'range' | 'scope'> & { readonly isCertain: boolean },
  { host: { scopes } }: Flow,
  assumed: Assumptions = NO_ASSUMPTIONS,
): readonly Policy[] {
  return waysOf(ALLOW_ORIGIN, entries, assumed).flatMap((origin) =>
    waysOf(ALLOW_CREDENTIALS, entries, assumed).flatMap((credentials): readonly Policy[] => {
      const assumptions = together(origin.assumptions, credentials.assumptions);
      if (assumptions === null || checkOf(assumptions) === null) return [];
      if (origin.lines.length + credentials.lines.length === 0) return [];
      return [
        {
          library: null,
          scope,
          allowOrigin: decided(origin.lines, originRule(origin.lines, assumptions, scopes), scopes),
          allowCredentials: decided(credentials.lines, credentialsRule(credentials.lines), scopes),
          ...eachNames((header) => {
            const [way, ...others] = waysOf(header, entries, assumptions);
            if (!way || others.length > 0) return UNKNOWN;
            return decided(way.lines, namesRule(way.lines), scopes);
          }),
          certain: isCertain && sameSettings(origin.assumptions, credentials.assumptions, NO_ASSUMPTIONS),
          range,
          code: range,
        },
      ];
    }),
  );
}

/** Values as they are in a state. */
function readingOf(state: State, { evaluate, host }: Flow): Reading {
  return {
    evaluate,
    host: {
      ...host,
      members: (object) => state.objects.get(object.id) ?? host.members(object),
      present: (array) => presentIn(state, host.present(array)),
    },
  };
}

function entriesIn(
  value: SettledValue,
  { framework: { under } }: Call,
  reading: Reading,
  state: State,
): readonly HeaderEntry[] {
  if (under === undefined) return headersIn(value, reading, state);
  if (value.kind !== 'object') return [];
  const members = reading.host.members(value);
  const [option, headers] = [lookup(members, under.option), lookup(members, under.key)];
  const isOn = option.kind === 'found' && isTrue(option.value);
  const implied: readonly HeaderEntry[] = isOn
    ? [{ name: ALLOW_ORIGIN, value: primitive(under.origin), node: option.entry.node, write: option.entry.node }]
    : [];
  return headers.kind === 'found' ? [...implied, ...headersIn(headers.value, reading, state)] : implied;
}

function isTrue(value: Value): boolean {
  return value.kind === 'object' || (value.kind === 'primitive' && Boolean(value.value));
}

function headersIn(value: Value, reading: Reading, state: State): readonly HeaderEntry[] {
  const bag = value.kind === 'instance' ? state.bags.get(bagOf(value) ?? '') : undefined;
  if (bag)
    return [...bag.lines].flatMap(([name, lines]) =>
      lines.map(({ value: sent, node, write }) => ({ name, value: sent, node, write })),
    );
  const listed =
    value.kind === 'array'
      ? reading.host.present(value).elements.flatMap((element) => listedEntry(element, reading))
      : [];
  if (listed.length > 0) return listed;
  const at = 'node' in value && value.node ? value.node : null;
  return at ? entriesOfHeaders('object', { arguments: [at] }, [value], reading, at) : [];
}

/** `{ key, value }` */
function listedEntry(element: Value, { host }: Reading): readonly HeaderEntry[] {
  if (element.kind !== 'object') return [];
  const [key, value] = [lookup(host.members(element), 'key'), lookup(host.members(element), 'value')];
  if (key.kind !== 'found' || key.value.kind !== 'primitive' || value.kind !== 'found') return [];
  const { node } = value.entry;
  return [
    {
      name: String(key.value.value),
      value: value.value,
      node: node.type === 'Property' ? node.value : node,
      write: element.node,
    },
  ];
}

interface Way {
  /** None where the header is not written. */
  readonly lines: readonly HeaderLine[];
  readonly assumptions: Assumptions;
}

/** The last entry of a name counts. */
function waysOf(name: string, entries: readonly HeaderEntry[], assumptions: Assumptions): readonly Way[] {
  const entry = entries.findLast((one) => one.name.toLowerCase() === name);
  if (entry === undefined) return [{ lines: [], assumptions }];
  const { node, write } = entry;
  return settle(entry.value, assumptions).map((one) => ({
    lines: one.value === NOT_WRITTEN ? [] : [{ value: one.value, node, write, guards: new Set() }],
    assumptions: one.assumptions,
  }));
}
