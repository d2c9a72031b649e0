import type { TSESTree } from '@typescript-eslint/utils';
import type { Client } from '../clients/define-client.ts';
import { compareVersions } from '../frameworks/versions.ts';
import { isWithin } from '../syntax/ranges.ts';
import { askedHeaders } from './asked-headers.ts';
import { editSiteOf } from './edit-sites.ts';
import type { Range } from './facts.ts';
import { installedVersions } from './installed-version.ts';
import { calledWith } from './request-calls.ts';
import type { ClientUse } from './request-calls.ts';
import type { CredentialedRequest } from './request-facts.ts';
import { packageInstance } from './request-gathering.ts';
import type { Gathered } from './request-gathering.ts';
import { layersOf, writesOn } from './request-layers.ts';
import { inclusionsIn, isMoot, outcomesAt, outcomesIn, readsOf } from './request-options.ts';
import type { Entry, Inclusion, Layer, Reading } from './request-options.ts';
import { headerNames } from './request-header-names.ts';
import { baseIn, urlOf } from './request-bases.ts';
import { callingsOf, readingCalled } from './request-wrappers.ts';

const VERBS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** One way in which a call sends a request, with the options that hold for it. */
export interface Sending {
  readonly use: ClientUse;
  readonly layers: readonly Layer[];
  readonly reading: Reading;
  /** The call that stands for it: of the client, or of the wrapper around it. */
  readonly node: TSESTree.Node;
}

/** The requests of a call: one for each way in which the file reaches it. */
export function sendingsOf(use: ClientUse, gathered: Gathered, reading: Reading): readonly Sending[] {
  return callingsOf(use.node, use.node.arguments, reading).map((calling) => {
    const inner = (use.instance?.factories ?? []).reduce(
      (outer, { call, callee }) => readingCalled(callee, call, outer),
      calling.reading,
    );
    return { use, layers: layersOf(use, gathered, inner), reading: inner, node: calling.node };
  });
}

/** The requests with credentials among those that a call sends. */
export function credentialedIn(sending: Sending, gathered: Gathered, filename: string): readonly CredentialedRequest[] {
  const { layers, node, reading, use } = sending;
  const { client } = use;
  if (isMoot(layers, client, reading) || isBeforeTransport(sending, filename)) return [];
  if (isRequestObject(use, reading) || isOverridden(use, reading)) return [];
  const inclusions = [
    ...inclusionsIn(layers, client, byDefault(client, filename), reading),
    ...linkInclusions(use, gathered, reading),
    ...fetchInclusions(client, layers, gathered, reading),
  ];
  // One request, one fact: the surest way.
  const [inclusion] = [...inclusions].sort((left, right) => Number(right.certain) - Number(left.certain));
  if (!inclusion) return [];
  const { origins, range, texts } = urlOf(sending, inclusion.assumptions);
  const method = use.call.does === 'makes' ? null : methodOf(sending);
  return [
    {
      library: client.id,
      url: texts,
      origins,
      method,
      headers: headerNames(sending),
      asks: askedHeaders(sending, gathered, method),
      credentials: credentialsOf(inclusion, reading),
      kind: use.call.does === 'makes' ? 'base' : 'request',
      urlRange: range,
      range: node.range,
    },
  ];
}

/** `axios.defaults.withCredentials = true` in a file that sends nothing by the package: its requests are elsewhere. */
export function defaultsOf(gathered: Gathered, reading: Reading): readonly CredentialedRequest[] {
  const written = new Set(
    gathered.writes.filter(({ instance }) => instance.made === null).map((one) => one.instance.client),
  );
  return [...written].flatMap((client): readonly CredentialedRequest[] => {
    const writes = writesOn(packageInstance(client), gathered);
    const layers: readonly Layer[] = [{ kind: 'writes', writes }];
    const isUsed = gathered.uses.some((use) => use.client === client && (client.sharesDefaults || !use.instance?.made));
    const [inclusion] = isUsed ? [] : inclusionsIn(layers, client, false, reading);
    if (!inclusion?.entry) return [];
    const base = baseIn(layers, client.base ?? 'baseURL', reading, inclusion.assumptions);
    return [
      {
        library: client.id,
        url: base?.texts ?? null,
        origins: base?.origins ?? null,
        method: null,
        headers: null,
        asks: [],
        credentials: credentialsOf(inclusion, reading),
        kind: 'base',
        urlRange: base?.range ?? null,
        range: rangeOf(inclusion.entry),
      },
    ];
  });
}

function credentialsOf({ certain, entry }: Inclusion, { host }: Reading): CredentialedRequest['credentials'] {
  if (!entry) return { range: null, site: null, certain };
  return { range: rangeOf(entry), site: siteOf(entry, host.scopes), certain };
}

/** The code that says it: a property, or an assignment by its target. */
export function rangeOf({ node }: Entry): Range {
  return node.parent?.type === 'AssignmentExpression' ? node.parent.range : node.range;
}

export function siteOf({ node }: Entry, scopes: Reading['host']['scopes']): ReturnType<typeof editSiteOf> {
  if (node.type === 'Property') return editSiteOf(node.value, node, scopes);
  const { parent } = node;
  return parent?.type === 'AssignmentExpression' && parent.left === node
    ? editSiteOf(parent.right, parent, scopes)
    : null;
}

function isBeforeTransport({ layers, reading, use: { client } }: Sending, filename: string): boolean {
  const since = client.transport?.since;
  if (!since || !readsOf(layers, client, reading).read) return false;
  const below = installedVersions(since.package, filename)?.below ?? null;
  return below !== null && compareVersions(below, since.version) <= 0;
}

function byDefault({ before, credentials }: Client, filename: string): boolean {
  if (!before) return credentials.byDefault;
  const versions = installedVersions(before.package, filename);
  return versions !== null && compareVersions(versions.from, before.version) < 0
    ? before.byDefault
    : credentials.byDefault;
}

/** `fetch(request)`, where the request says itself how it is to be sent. */
function isRequestObject({ client, node: { arguments: args } }: ClientUse, { evaluate }: Reading): boolean {
  const [first, ...others] = args;
  if (client.id !== 'fetch' || !first || others.length > 0) return false;
  const value = evaluate(first);
  return value.kind === 'instance' && value.of === 'global.Request';
}

/** `fetch(new Request(…), { credentials })`, where the call says it over the request. */
function isOverridden({ client, node }: ClientUse, reading: Reading): boolean {
  const { parent } = node;
  const [first, options] = parent.type === 'CallExpression' ? parent.arguments : [];
  if (client.id !== 'Request' || first !== node || !options) return false;
  return outcomesAt(reading.evaluate(options), ['credentials'], reading).some(({ kind }) => kind !== 'absent');
}

/** `.withCredentials()` in the chain of a request. */
function linkInclusions(use: ClientUse, { uses }: Gathered, { evaluate }: Reading): readonly Inclusion[] {
  const method = use.client.credentialsMethod;
  if (method === undefined) return [];
  const earlier = use.instance?.chain.map(({ node }) => node) ?? [];
  return uses
    .filter(({ call, instance, name }) => {
      const isOn = instance?.chain.some(({ node }) => node === use.node || earlier.includes(node));
      return name === method && call.does === 'links' && isOn;
    })
    .flatMap(({ node }): readonly Inclusion[] => {
      const [given] = node.arguments;
      const value = given && evaluate(given);
      if (value?.kind === 'primitive' && value.value !== undefined && !value.value) return [];
      const entry: Entry = { kind: 'entry', key: method, value: value ?? { kind: 'primitive', value: true }, node };
      return [{ entry, certain: true, assumptions: new Map() }];
    });
}

/** A function in the place of `fetch`, in which `fetch` is asked for credentials. */
function fetchInclusions(
  { fetch }: Client,
  layers: readonly Layer[],
  gathered: Gathered,
  reading: Reading,
): readonly Inclusion[] {
  if (!fetch) return [];
  return layers.flatMap((layer) =>
    outcomesIn(layer, fetch, reading).flatMap((outcome): readonly Inclusion[] => {
      if (outcome.kind !== 'found' || outcome.value.kind !== 'function') return [];
      const { node } = outcome.value;
      const inner = gathered.uses.filter((use) => use.client.id === 'fetch' && isWithin(use.node, node));
      return inner
        .flatMap((use) => inclusionsIn(layersOf(use, gathered, reading), use.client, false, reading))
        .map((inclusion) => ({ ...inclusion, assumptions: outcome.assumptions }));
    }),
  );
}

/** Whether a call of `fetch` stands in a function that some client calls in its place: that client's request it is. */
export function isInCustomFetch(use: ClientUse, sendings: readonly Sending[]): boolean {
  if (use.client.id !== 'fetch') return false;
  return sendings.some(({ layers, reading, use: { client } }) => {
    const { fetch } = client;
    if (!fetch) return false;
    return layers.some((layer) =>
      outcomesIn(layer, fetch, reading).some(
        (outcome) =>
          outcome.kind === 'found' && outcome.value.kind === 'function' && isWithin(use.node, outcome.value.node),
      ),
    );
  });
}

/** The method in capitals; `null` when unknown. */
function methodOf({ layers, reading, use }: Sending): string | null {
  const stated = use.call.method;
  if (typeof stated === 'number')
    return use.node.arguments.length > stated + 1 ? calledWith(use, stated, reading.evaluate) : 'GET';
  if (stated !== undefined) return stated;
  const verb = use.name
    .replace(/^(?:del|destroy)$/, 'delete')
    .replace(/Form$/, '')
    .toUpperCase();
  if (VERBS.has(verb) && use.call.does === 'sends' && verb !== 'OPTIONS') return verb;
  const { methodOptions = ['method'] } = use.client;
  for (const layer of layers) {
    for (const outcome of methodOptions.flatMap((option) => outcomesIn(layer, [option].flat(), reading))) {
      if (outcome.kind === 'unknown') return null;
      if (outcome.kind !== 'found') continue;
      const { value } = outcome;
      return value.kind === 'primitive' && typeof value.value === 'string' ? value.value.toUpperCase() : null;
    }
  }
  return 'GET';
}
