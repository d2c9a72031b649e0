import type { TSESTree } from '@typescript-eslint/utils';
import { requestHeaderFlaw } from '../cors/request-headers.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { variableOf } from '../syntax/references.ts';
import type { Value } from '../syntax/value.ts';
import { UNDEFINED } from '../syntax/value.ts';
import { outermostWrapper } from '../syntax/wrappers.ts';
import { editSiteOf } from './edit-sites.ts';
import { entriesOfHeaders } from './header-entries.ts';
import type { HeaderEntry } from './header-entries.ts';
import type { EditSite } from './facts.ts';
import type { CallNode } from './request-calls.ts';
import type { RequestHeader } from './request-facts.ts';
import { pathBehind } from './request-gathering.ts';
import type { Gathered } from './request-gathering.ts';
import { methodHooks, optionHooks } from './request-layers.ts';
import { outcomesIn, resultOf } from './request-options.ts';
import type { Entry, Layer, Reading } from './request-options.ts';
import { isNoCors } from './request-header-names.ts';
import { siteOf } from './request-sendings.ts';
import type { Sending } from './request-sendings.ts';

/** Headers of requests among the options of a call that belong to responses, or that no browser sends. */
export function oddHeadersIn({ layers, reading, use }: Sending): readonly RequestHeader[] {
  const { client } = use;
  const path = client.headers ?? ['headers'];
  if (isNoCors(layers, reading)) return [];
  return layers.flatMap((layer) => {
    if (path.length === 0) return layer.kind === 'object' ? inWhole(layer, client.id, reading) : [];
    const ofOptions = outcomesIn(layer, path, reading).flatMap((outcome) =>
      outcome.kind === 'found' ? inValue(outcome.value, outcome.entry, client.id, reading) : [],
    );
    return [...ofOptions, ...inOptionHooks(layer, client, reading)];
  });
}

/** Options that are the headers themselves. */
function inWhole(
  { use, value }: Extract<Layer, { kind: 'object' }>,
  library: string,
  reading: Reading,
): readonly RequestHeader[] {
  return use ? inValue(value, { kind: 'entry', key: '', value, node: use.node }, library, reading) : [];
}

/** The headers in a value of the option `headers`; `around` is the entry that holds it. */
function inValue(value: Value, around: Entry, library: string, reading: Reading): readonly RequestHeader[] {
  switch (value.kind) {
    case 'object': {
      const members = reading.host.members(value);
      const odd = members.filter((member): member is Entry => member.kind === 'entry' && isOdd(member));
      // Nothing is left of headers that were all a response's: they go as a whole.
      const whole = odd.length === members.length ? siteOf(around, reading.host.scopes) : null;
      return odd.flatMap((member) => {
        const own = siteOf(member, reading.host.scopes);
        return factsOf(member.key, placeOf(member), whole && own ? whole : own, library);
      });
    }
    case 'function':
      return inResult(value, around, library, reading);
    case 'array':
      return reading.host.present(value).elements.flatMap((pair) => {
        const [name] = pair.kind === 'array' ? reading.host.present(pair).elements : [];
        const node = pair.kind === 'array' ? pair.node : null;
        if (name?.kind !== 'primitive' || node === null) return [];
        return factsOf(String(name.value), node, node.type === 'ArrayExpression' ? elementSite(node) : null, library);
      });
    case 'instance':
      return value.of === 'global.Headers' ? inCollection(value.node, library, reading) : [];
    default:
      return [];
  }
}

function inResult(
  callee: Extract<Value, { kind: 'function' }>,
  around: Entry,
  library: string,
  reading: Reading,
): readonly RequestHeader[] {
  const result = resultOf(callee, reading.host);
  return result?.kind === 'object' ? inValue(result, { ...around, node: callee.node }, library, reading) : [];
}

function elementSite(node: TSESTree.ArrayExpression): EditSite {
  return { value: node.range, whole: node.range, form: 'property' };
}

/** `new Headers({ … })`, and what is added to it later on. */
export function inCollection(node: TSESTree.Node, library: string, reading: Reading): readonly RequestHeader[] {
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return [];
  const [given] = node.arguments;
  const value = given && reading.evaluate(given);
  const around: Entry = {
    kind: 'entry',
    key: 'headers',
    value: value ?? UNDEFINED,
    node,
  };
  return [
    ...(value ? inValue(value, around, library, reading) : []),
    ...additionsTo(node, reading).flatMap((call) => inCall(call, library, reading)),
  ];
}

/** The calls of `set` and `append` on a collection, by the constant that holds it. */
export function additionsTo(node: TSESTree.Node, { host }: Reading): readonly CallNode[] {
  const { parent } = outermostWrapper(node);
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return [];
  const references = variableOf(parent.id, host.scopes)?.references ?? [];
  return references.flatMap(({ identifier }) => {
    const member = outermostWrapper(identifier).parent;
    if (member?.type !== 'MemberExpression' || !['append', 'set'].includes(propertyNameOf(member) ?? '')) return [];
    const call = outermostWrapper(member).parent;
    return call?.type === 'CallExpression' && call.callee === outermostWrapper(member) ? [call] : [];
  });
}

/** The header that a call such as `setRequestHeader(name, value)` or `set({ name: value })` writes. */
export function inCall(call: CallNode, library: string, reading: Reading): readonly RequestHeader[] {
  const args = call.arguments.map((argument) => reading.evaluate(argument));
  return entriesOfHeaders('pairOrObject', call, args, reading).flatMap((entry) =>
    factsOf(entry.name, entry.write, writtenSite(entry, reading), library),
  );
}

function writtenSite(entry: HeaderEntry, { host }: Reading): EditSite | null {
  return editSiteOf(entry.node, entry.write, host.scopes);
}

/** Headers that are set on instances: `api.defaults.headers.common[name] = value`, `request.setRequestHeader(name, value)`. */
export function oddWritesIn(gathered: Gathered, reading: Reading): readonly RequestHeader[] {
  const written = gathered.writes.flatMap(({ instance: { client }, node, path }) => {
    const [holder, ...names] = (client.writes && pathBehind(path, client.writes)) ?? [];
    const name = names.at(-1);
    if (holder !== 'headers' || name === undefined) return [];
    return factsOf(name, node, editSiteOf(node.right, node, reading.host.scopes), client.id);
  });
  const called = gathered.calls.flatMap(({ instance: { client }, node, path }) => {
    const [method, ...others] = path;
    const isWrite = others.length === 0 && method !== undefined && client.headerMethods?.includes(method);
    const user = outermostWrapper(node).parent;
    const isLost =
      client.isImmutable &&
      (user?.type === 'ExpressionStatement' || (user?.type === 'UnaryExpression' && user.operator === 'void'));
    return isWrite && !isLost ? inCall(node, client.id, reading) : [];
  });
  const instances = gathered.calls.map(({ instance }) => instance);
  const hooked = instances.flatMap((instance) =>
    methodHooks(instance, gathered, reading).flatMap(({ interception }) =>
      inInterception(interception, 'headers', instance.client.id, reading),
    ),
  );
  return [...written, ...called, ...hooked];
}

type Interception = ReturnType<typeof methodHooks>[number]['interception'];

/** `config.headers[name] = value` and `config.headers.set(name, value)`, where a function gets the options or the headers. */
function inInterception(
  { calls, returned, writes }: Interception,
  key: 'headers' | null,
  library: string,
  reading: Reading,
): readonly RequestHeader[] {
  const inner = (path: readonly string[]): readonly string[] | null => (key ? pathBehind(path, [key]) : path);
  return [
    ...writes.flatMap(({ node, path }) => {
      const name = inner(path)?.at(-1);
      return name === undefined ? [] : factsOf(name, node, editSiteOf(node.right, node, reading.host.scopes), library);
    }),
    ...calls.flatMap(({ node, path }) => {
      const [method, ...others] = inner(path) ?? [];
      const isWrite = others.length === 0 && (method === 'set' || method === 'append');
      return isWrite ? inCall(node, library, reading) : [];
    }),
    ...returned.flatMap((node) => {
      const value = reading.evaluate(node);
      const layer: Layer = { kind: 'object', value, use: null };
      return outcomesIn(layer, key ? [key] : [], reading).flatMap((outcome) =>
        outcome.kind === 'found' ? inValue(outcome.value, outcome.entry, library, reading) : [],
      );
    }),
  ];
}

function inOptionHooks(layer: Layer, client: Sending['use']['client'], reading: Reading): readonly RequestHeader[] {
  if (layer.kind !== 'object') return [];
  return optionHooks(client, layer.value, reading).flatMap(({ hook, ...interception }) => {
    if (hook.holds !== 'request')
      return inInterception(interception, hook.holds === 'headers' ? null : 'headers', client.id, reading);
    const set = interception.calls.filter(({ path }) => path.join('.') === 'setRequestHeader');
    return set.flatMap(({ node }) => inCall(node, client.id, reading));
  });
}

function isOdd({ key, value }: Entry): boolean {
  return requestHeaderFlaw(key) !== null && !(value.kind === 'primitive' && value.value === undefined);
}

function placeOf({ node }: Entry): TSESTree.Node {
  return node.parent?.type === 'AssignmentExpression' ? node.parent : node;
}

function factsOf(
  name: string,
  { range }: TSESTree.Node,
  site: EditSite | null,
  library: string,
): readonly RequestHeader[] {
  const kind = requestHeaderFlaw(name);
  // A link of a chain is all that comes after the dot.
  return kind ? [{ library, name, kind, range: site?.form === 'link' ? site.whole : range, site }] : [];
}
