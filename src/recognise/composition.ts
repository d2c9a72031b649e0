import type { Decided, Layer, NamesRule, Policy, Range } from './facts.ts';
import { matchesPath, samplePath } from './route-paths.ts';

export interface Asked {
  /** A path as in a URL, without query. */
  readonly path: string;
  /** The method of the request itself, in capitals; its preflight is asked for with it. */
  readonly method: string;
}

/** What may leave: one of the policies; `null` among them is an answer without any CORS header. */
export interface Answers {
  readonly policies: readonly (Policy | null)[];
  /** Every layer that takes part is known, and it is sure that it takes part. */
  readonly isComplete: boolean;
  /** For preflights: an answer that no layer gives comes from the app itself, or is a 404, which no browser takes. */
  readonly answeredBy: 'app' | 'layer' | 'nobody' | 'unknown';
  /** The code that registers the layer; `null` where none answers. */
  readonly range: Range | null;
}

export interface Exchange extends Asked {
  readonly preflight: Answers;
  readonly response: Answers;
}

/** More combinations than this are not told apart. */
const MOST_ANSWERS = 16;

/**
 * Which policies answer the preflight of a request to an app, and which the request: in the order of registration, the first
 * that answers a preflight ends it; of what is written for the response, the last counts, header by header.
 */
export function answersOf(layers: readonly Layer[], asked: Asked): Pick<Exchange, 'preflight' | 'response'> {
  return {
    preflight: answers(layers, { ...asked, method: 'OPTIONS' }, 'preflight'),
    response: answers(layers, asked, 'request'),
  };
}

/** What an app answers for each of the paths and methods that its layers tell apart. */
export function exchangesOf(layers: readonly Layer[]): readonly Exchange[] {
  const paths = new Set(layers.flatMap(({ path }) => (path ? [samplePath(path)] : [])));
  return [...paths].flatMap((path) => {
    const meeting = layers.filter((layer) => layer.path && matchesPath(layer.path, path));
    const named = new Set(meeting.flatMap(({ methods }) => methods ?? []));
    const isOpen = meeting.some(({ methods, policies }) => methods === null && policies.length > 0);
    const methods = [...named, ...(isOpen ? [ANY] : [])].filter((method) => method !== 'OPTIONS');
    return methods.map((method): Exchange => ({ path, method, ...answersOf(layers, { path, method }) }));
  });
}

/** Stands for the methods that no route names. */
export const ANY = 'ANY';

function answers(layers: readonly Layer[], { path, method }: Asked, kind: 'preflight' | 'request'): Answers {
  const early: Layer[] = [];
  const late: Layer[] = [];
  // Other code may have registered more.
  let isComplete = layers.every(({ unanswered }) => unanswered !== 'unknown');
  let last: Layer | null = null;
  let isByRouter = false;
  for (const layer of layers) {
    if (layer.path !== null && !matchesPath(layer.path, path)) continue;
    if (layer.methods !== null && !layer.methods.includes(method)) continue;
    if (layer.forErrors && kind === 'preflight') continue;
    const policies = distinct(layer.policies.filter(({ asked }) => asked === undefined || asked === kind));
    const isUnsure = layer.path === null || layer.isOptional;
    if (layer.isUnknown || (isUnsure && (layer.ends || policies.length > 0))) isComplete = false;
    if (isUnsure || (layer.isUnknown && policies.length === 0)) continue;
    (layer.isLate ? late : early).push({ ...layer, policies });
    last = layer;
    isByRouter ||= layer.isByRouter === true;
    const isAnswered = layer.endsPreflights || policies.every(endsPreflight);
    if (layer.ends || (kind === 'preflight' && policies.length > 0 && isAnswered)) break;
    const isSent = policies.length > 0 && policies.every(({ library, sent }) => library === null && sent === true);
    if (isSent && !layer.forErrors) break;
    last = null;
  }
  const states = [...early, ...late.reverse()].reduce<readonly (Policy | null)[]>(
    (before, { forErrors, policies }) => {
      const after = policies.length === 0 ? before : combined(before, policies);
      return distinct(forErrors ? [...before, ...after] : after);
    },
    [null],
  );
  const unanswered = isByRouter ? 'app' : UNANSWERED[layers[0]?.unanswered ?? 'unknown'];
  const answeredBy = last && !last.isByRouter ? 'layer' : unanswered;
  const isFew = states.length <= MOST_ANSWERS;
  const policies = states.slice(0, MOST_ANSWERS);
  return {
    policies,
    isComplete: isComplete && isFew,
    answeredBy,
    range: last?.isByRouter ? null : (last?.range ?? null),
  };
}

/** Those that say the same once, but for whom a check lets in: one of a list has as many outcomes as the list has entries. */
function distinct<T extends Policy | null>(policies: readonly T[]): readonly T[] {
  return policies.length < 2 ? policies : [...new Map(policies.map((policy) => [fullKeyOf(policy), policy])).values()];
}

const fullKeys = new WeakMap<Policy, string>();

function fullKeyOf(policy: Policy | null): string {
  if (policy === null) return '';
  const before = fullKeys.get(policy);
  if (before !== undefined) return before;
  const key = JSON.stringify(policy, (name, value: unknown) => (name === 'example' ? null : value));
  fullKeys.set(policy, key);
  return key;
}

const UNANSWERED = { allowed: 'app', refused: 'nobody', unknown: 'unknown' } as const;

/** Middlewares answer preflights, unless they turn everything off; code does when it sends. */
function endsPreflight(policy: Policy): boolean {
  return policy.sent === true && !isTurnedOff(policy);
}

function combined(before: readonly (Policy | null)[], policies: readonly Policy[]): readonly (Policy | null)[] {
  const isSure = before.length === 1 || policies.length === 1;
  return before.flatMap((given) => {
    const base = policies.every(({ alone }) => alone) ? null : given;
    const written = policies.map((policy) => (isTurnedOff(policy) ? base : merged(base, policy, isSure)));
    const untouched = policies.some(({ conditional }) => conditional) ? [base] : [];
    return [...written, ...untouched, ...policies.flatMap((policy) => forStrangers(base, policy))];
  });
}

/** A middleware whose options allow nobody does nothing. */
function isTurnedOff({ allowOrigin, library }: Policy): boolean {
  return library !== null && allowOrigin.value.kind === 'absent';
}

/** What an origin gets that is not on the list of a later layer: the origin written before, beside the credentials. */
function forStrangers(base: Policy | null, policy: Policy): readonly Policy[] {
  const { allowOrigin, library } = policy;
  const { value } = allowOrigin;
  const isPicky = value.kind === 'literal' && value.asList;
  if (base === null || library === null || base.allowOrigin.value.kind === 'absent') return [];
  // Whom a function refuses gets nothing of the layer.
  if (value.kind === 'reflected' && value.check.kind === 'checked' && value.check.among)
    return [{ ...base, strangersOnly: true }];
  if (!isPicky) return [];
  const without: Policy = { ...policy, allowOrigin: { ...allowOrigin, value: { kind: 'absent' } } };
  return [{ ...merged(base, without, true), strangersOnly: true }];
}

/** A response with the headers of one policy, and then those of another. */
function merged(base: Policy | null, later: Policy, isSure: boolean): Policy {
  if (base === null) return later;
  const origin = later.allowOrigin.value.kind === 'absent' ? base : later;
  const credentials = isWritten(later) ? later : base;
  const vary = together(base.vary, later.vary);
  const lists = {
    allowHeaders: lastWritten(base.allowHeaders, later.allowHeaders),
    allowMethods: lastWritten(base.allowMethods, later.allowMethods),
    exposeHeaders: lastWritten(base.exposeHeaders, later.exposeHeaders),
  };
  const certain = base.certain && later.certain && isSure;
  if (origin === credentials) return { ...origin, ...lists, vary, certain };
  const { elsewhere, ...own } = credentials;
  const isSaidThere = elsewhere && origin.elsewhere && own.router && own.router.join() === origin.router?.join();
  return {
    ...own,
    ...(isSaidThere ? { elsewhere } : {}),
    originLibrary: origin.library,
    takes: 'text',
    allowOrigin: placed(origin.allowOrigin, origin),
    allowCredentials: placed(credentials.allowCredentials, credentials),
    ...lists,
    vary,
    certain,
  };
}

function lastWritten(base: Decided<NamesRule>, later: Decided<NamesRule>): Decided<NamesRule> {
  return later.value.kind === 'absent' ? base : later;
}

function isWritten({ allowCredentials: { value } }: Policy): boolean {
  return value.kind === 'sent' || value.kind === 'unknown';
}

/** A default has no place of its own: the policy has. */
function placed<T>(decided: Decided<T>, { range }: Policy): Decided<T> {
  return decided.range ? decided : { ...decided, range };
}

/** Names of `Vary` are added. */
function together(base: Decided<NamesRule>, later: Decided<NamesRule>): Decided<NamesRule> {
  if (base.value.kind === 'absent') return later;
  if (later.value.kind === 'absent') return base;
  if (base.value.kind !== 'listed' || later.value.kind !== 'listed') return { ...later, value: { kind: 'unknown' } };
  const names = [...base.value.names, ...later.value.names];
  return { ...later, value: { kind: 'listed', names, complete: base.value.complete && later.value.complete } };
}

/** The layers of each app. */
export function layersByApp(layers: readonly Layer[]): readonly (readonly Layer[])[] {
  const apps = new Map<string, Layer[]>();
  for (const layer of layers) apps.set(layer.app, [...(apps.get(layer.app) ?? []), layer]);
  return [...apps.values()];
}

/** The policies as they leave: those of layers that meet are put together, all others stay as they are. */
export function composedPolicies(policies: readonly Policy[], layers: readonly Layer[]): readonly Policy[] {
  const composed = new Set<Policy>();
  const results: Policy[] = [];
  for (const own of layersByApp(layers)) {
    const stating = own.filter(({ policies: stated }) => stated.length > 0);
    if (stating.length < 2 || stating.some((layer) => layer.isOptional || layer.path === null || layer.isUnknown))
      continue;
    for (const { policies: stated } of stating) for (const policy of stated) composed.add(policy);
    results.push(...leaving(exchangesOf(own)));
  }
  const answering = layers.flatMap(({ methods, policies: stated }) => (methods?.join() === 'OPTIONS' ? stated : []));
  const others = policies.filter((policy) => !composed.has(policy));
  return [...others.map((policy) => preflightIn(policy, answering)), ...results.filter(saysAnything)];
}

/** What a route for `OPTIONS` says is said to preflights. */
function preflightIn(policy: Policy, answering: readonly Policy[]): Policy {
  return answering.includes(policy) ? { ...policy, asked: 'preflight' } : policy;
}

/** Code that writes no CORS header states no policy; a library that is told to send none does. */
function saysAnything({ allowCredentials, allowOrigin, library }: Policy): boolean {
  return library !== null || allowOrigin.value.kind !== 'absent' || allowCredentials.value.kind !== 'absent';
}

/** Each policy once, with the lists that its preflights carry; what leaves as the answer to a preflight alone says so. */
function leaving(exchanges: readonly Exchange[]): readonly Policy[] {
  const responses = exchanges.flatMap(({ response }) => response.policies);
  const preflights = exchanges.flatMap(({ preflight }) => preflight.policies);
  const found = new Map<string, Policy>();
  for (const policy of responses) if (policy && concerns(policy)) found.set(keyOf(policy), { ...policy, ...NO_LISTS });
  for (const policy of preflights.filter((one) => one !== null).filter(concerns)) {
    const { allowHeaders, allowMethods } = policy;
    const same = found.get(keyOf(policy));
    if (same?.allowMethods === NOT_LISTED) found.set(keyOf(policy), { ...same, allowHeaders, allowMethods });
    else found.set(keyOf(policy) + JSON.stringify([allowHeaders, allowMethods]), { ...policy, preflightOnly: true });
  }
  return [...found.values()];
}

const NOT_LISTED: Decided<NamesRule> = { value: { kind: 'absent' }, range: null, site: null };

/** Browsers look for the methods and headers that they may send on preflights alone. */
const NO_LISTS: Pick<Policy, 'allowHeaders' | 'allowMethods'> = { allowHeaders: NOT_LISTED, allowMethods: NOT_LISTED };

/** What strangers get matters where they can read it. */
function concerns({ allowOrigin, strangersOnly }: Policy): boolean {
  return strangersOnly !== true || allowOrigin.value.kind === 'reflected';
}

function keyOf({ allowCredentials, allowOrigin, certain, exposeHeaders, vary }: Policy): string {
  return JSON.stringify([allowOrigin, allowCredentials, exposeHeaders.value, vary.value, certain]);
}
