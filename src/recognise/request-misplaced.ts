import type { TSESTree } from '@typescript-eslint/utils';
import { fetchMode, truthy } from '../clients/define-client.ts';
import type { Client } from '../clients/define-client.ts';
import { lookup } from '../syntax/members.ts';
import type { Member, ObjectValue, Value } from '../syntax/value.ts';
import { editSiteOf } from './edit-sites.ts';
import { calleeText } from './request-calls.ts';
import type { ClientUse } from './request-calls.ts';
import type { MisplacedOption, Replacement } from './request-facts.ts';
import { pathBehind } from './request-gathering.ts';
import type { Gathered } from './request-gathering.ts';
import { optionHooks, writesOn } from './request-layers.ts';
import { inclusionsIn, outcomesAt } from './request-options.ts';
import type { Entry, Layer, Reading } from './request-options.ts';
import { rangeOf, siteOf } from './request-sendings.ts';
import type { Sending } from './request-sendings.ts';
import { isReadAround } from './request-wrappers.ts';

/** Options for credentials among those of a request that nobody reads there. */
export function misplacedIn(sending: Sending): readonly MisplacedOption[] {
  const { node, use } = sending;
  const found = optionsIn(sending);
  // A wrapper may translate what it is given.
  return node === use.node ? found : found.filter(({ option }) => !isReadAround(use.node, option));
}

function optionsIn(sending: Sending): readonly MisplacedOption[] {
  return sending.layers.flatMap((layer) =>
    layer.kind === 'writes'
      ? []
      : objectsIn(layer.value).flatMap((options) => [
          ...ignoredIn(options, layer.use ?? sending.use, sending),
          ...headersIn(options, layer.use ?? sending.use, sending),
          ...hooksIn(options, layer.use ?? sending.use, sending),
        ]),
  );
}

export function objectsIn(value: Value): readonly ObjectValue[] {
  if (value.kind === 'object') return [value];
  return value.kind === 'choice' ? [...objectsIn(value.consequent), ...objectsIn(value.alternate)] : [];
}

/** Names among options that this client does not know: `withCredentials` for `fetch`. */
function ignoredIn(options: ObjectValue, use: ClientUse, { layers, reading }: Sending): readonly MisplacedOption[] {
  const { client } = use;
  const members = reading.host.members(options);
  return ignoredNames(client, members).flatMap((name): readonly MisplacedOption[] => {
    const entry = foundEntry(members, name);
    if (!entry || isUndefined(entry.value)) return [];
    const isAskedRightly = inclusionsIn(layers, client, false, reading).length > 0;
    return [
      {
        ...misplaced('ignored', entry, use, reading),
        certain: !isAskedRightly && isPlausible(name, entry.value),
        instead: isAskedRightly ? null : insteadOf(entry, members, client, reading),
      },
    ];
  });
}

/** What is the same of all options in the wrong place; for sure, and nothing to write instead. */
export function misplaced(
  kind: MisplacedOption['kind'],
  entry: Entry,
  use: ClientUse,
  { host }: Reading,
): MisplacedOption {
  return {
    library: use.client.id,
    callee: calleeText(use),
    option: entry.key,
    kind,
    certain: true,
    range: rangeOf(entry),
    site: siteOf(entry, host.scopes),
    instead: null,
  };
}

function ignoredNames({ ignored, ignoredBeside }: Client, members: readonly Member[]): readonly string[] {
  const beside = ignoredBeside && foundEntry(members, ignoredBeside.option) ? ignoredBeside.names : [];
  return [...ignored, ...beside];
}

/** `credentials` may hold something else than a mode: then it is no mistake that we know. */
function isPlausible(name: string, value: Value): boolean {
  if (name === 'fetchOptions') return value.kind === 'object';
  if (name !== 'credentials') return true;
  return value.kind === 'primitive' && (typeof value.value === 'boolean' || isMode(value));
}

function isMode(value: Value): boolean {
  return value.kind === 'primitive' && ['include', 'omit', 'same-origin'].includes(String(value.value));
}

function foundEntry(members: readonly Member[], name: string): Entry | null {
  const found = lookup(members, name);
  return found.kind === 'found' ? found.entry : found.kind === 'unknown' ? found.under : null;
}

function isUndefined(value: Value): boolean {
  return value.kind === 'primitive' && value.value === undefined;
}

/** The option that this client reads, with the value that asks for credentials; `null` where the author asks for none. */
function insteadOf(entry: Entry, members: readonly Member[], client: Client, { host }: Reading): Replacement | null {
  const code = rightCode(client);
  const site = siteOf(entry, host.scopes);
  if (code === null || site?.form !== 'property' || !asksFor(entry)) return null;
  if (client.ignoredBeside?.names.includes(entry.key)) return null;
  const key = code.split(':')[0] ?? '';
  if (lookup(members, key).kind !== 'absent' && key !== entry.key) return null;
  return { option: code, edits: [{ range: site.whole, text: code }], removes: false };
}

/** `xhrFields: { withCredentials: true }`: how a client is asked for credentials; `null` where it cannot be. */
export function rightCode({ credentials: { options, write }, instead }: Client): string | null {
  const [option] = options;
  if (!option || write === null) return instead ?? null;
  const keys = [...option.path];
  const last = keys.pop() ?? '';
  return keys.reduceRight((inner, key) => `${key}: { ${inner} }`, `${last}: ${write}`);
}

/** Whether a value in the wrong place was meant to ask for credentials. */
export function asksFor({ key, value }: Entry): boolean {
  if (key === 'fetchOptions')
    return value.kind === 'object' && value.members.some((one) => one.kind === 'entry' && one.key === 'credentials');
  if (value.kind === 'choice' || value.kind === 'condition') return false;
  return key === 'credentials'
    ? isTrue(value) || fetchMode(value) === 'included'
    : truthy(value) === 'included' && !isNo(value);
}

function isTrue(value: Value): boolean {
  return value.kind === 'primitive' && (value.value === true || value.value === 'true');
}

function isNo(value: Value): boolean {
  return value.kind === 'primitive' && ['false', 'no', 'omit'].includes(String(value.value));
}

/** Options for credentials among the headers of a request. */
function headersIn(options: ObjectValue, use: ClientUse, { layers, reading }: Sending): readonly MisplacedOption[] {
  const { client } = use;
  return outcomesAt(options, client.headers ?? ['headers'], reading).flatMap((outcome): readonly MisplacedOption[] => {
    if (outcome.kind !== 'found' || outcome.value.kind !== 'object') return [];
    const { entry, value: headers } = outcome;
    const members = reading.host.members(headers);
    return members.flatMap((member): readonly MisplacedOption[] => {
      if (member.kind !== 'entry' || !isOptionAmongHeaders(member)) return [];
      const isAsked = inclusionsIn(layers, client, false, reading).length > 0;
      const found = misplaced('header', member, use, reading);
      const around = members.length === 1 ? siteOf(entry, reading.host.scopes) : null;
      const isReplaced = !isAsked && found.site?.form === 'property';
      return [
        {
          ...found,
          site: around ?? found.site,
          instead: isReplaced ? outOfHeaders(member, entry, around, client, reading) : null,
        },
      ];
    });
  });
}

/** `beforeSend: (xhr) => { xhr.withCredentials = true; }` of jQuery, whose `jqXHR` is no `XMLHttpRequest`. */
function hooksIn(
  options: ObjectValue,
  { client }: ClientUse,
  { layers, reading }: Sending,
): readonly MisplacedOption[] {
  const hooks = optionHooks(client, options, reading).filter(({ hook }) => hook.holds === 'request');
  return hooks.flatMap(({ hook, writes }) =>
    writes.flatMap(({ node, path }): readonly MisplacedOption[] => {
      if (path.join('.') !== 'withCredentials') return [];
      const site = editSiteOf(node.right, node, reading.host.scopes);
      const isAsked = inclusionsIn(layers, client, false, reading).length > 0;
      const callee = 'option' in hook.at ? hook.at.option.join('.') : client.id;
      return [
        {
          library: client.id,
          callee,
          option: 'withCredentials',
          kind: 'ignored',
          certain: !isAsked,
          range: node.range,
          site,
          instead: null,
        },
      ];
    }),
  );
}

/** A header of this name says nothing to anyone: it was meant as an option. */
function isOptionAmongHeaders({ key, value }: Entry): boolean {
  switch (key.toLowerCase()) {
    case 'withcredentials':
    case 'with-credentials':
      return true;
    case 'credentials':
      return isMode(value) || isTrue(value);
    case 'mode':
      return value.kind === 'primitive' && ['cors', 'no-cors'].includes(String(value.value));
    default:
      return false;
  }
}

/** The right option beside the headers, or in their place where nothing else is in them. */
function outOfHeaders(
  member: Entry,
  headers: Entry,
  around: ReturnType<typeof siteOf>,
  client: Client,
  { host }: Reading,
): Replacement | null {
  const code = rightCode(client);
  const isMeant = asksFor({
    ...member,
    key: member.key.toLowerCase() === 'credentials' ? 'credentials' : 'withCredentials',
  });
  if (code === null || member.key.toLowerCase() === 'mode' || !isMeant) return null;
  if (around?.form === 'property')
    return { option: code, edits: [{ range: around.whole, text: code }], removes: false };
  const beside = siteOf(headers, host.scopes);
  if (beside?.form !== 'property') return null;
  const [start] = beside.whole;
  return { option: code, edits: [{ range: [start, start], text: `${code}, ` }], removes: true };
}

/** `request.credentials = 'include'` on an `XMLHttpRequest`, `axios.defaults.credentials = …`. */
export function misplacedWrites(gathered: Gathered, reading: Reading): readonly MisplacedOption[] {
  return gathered.writes.flatMap(({ instance, node, path }): readonly MisplacedOption[] => {
    const { client } = instance;
    const inner = client.writes ? pathBehind(path, client.writes) : null;
    const [name, ...others] = inner ?? [];
    if (name === undefined || others.length > 0 || !client.ignored.includes(name)) return [];
    const entry: Entry = { kind: 'entry', key: name, value: reading.evaluate(node.right), node: node.left };
    const layer: Layer = { kind: 'writes', writes: writesOn(instance, gathered) };
    const isAsked = inclusionsIn([layer], client, false, reading).length > 0;
    return [
      {
        library: client.id,
        callee: client.id,
        option: name,
        kind: 'ignored',
        certain: !isAsked && isPlausible(name, entry.value),
        range: node.range,
        site: siteOf(entry, reading.host.scopes),
        instead: isAsked || !asksFor(entry) ? null : rewrittenWrite(node, client),
      },
    ];
  });
}

function rewrittenWrite({ left, right }: TSESTree.AssignmentExpression, client: Client): Replacement | null {
  const [option, ...others] = client.credentials.options;
  const { write } = client.credentials;
  const [key, ...rest] = option?.path ?? [];
  if (left.type !== 'MemberExpression' || left.computed || others.length > 0 || rest.length > 0) return null;
  if (write === null || key === undefined) return null;
  return {
    option: `${key} = ${write}`,
    edits: [
      { range: left.property.range, text: key },
      { range: right.range, text: write },
    ],
    removes: false,
  };
}
