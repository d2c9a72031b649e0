import type { TSESTree } from '@typescript-eslint/utils';
import type { Hook } from '../clients/define-client.ts';
import { isSafelistedHeader } from '../cors/preflight.ts';
import { settle, NO_ASSUMPTIONS } from '../syntax/conditions.ts';
import { isWithin } from '../syntax/ranges.ts';
import type { Value } from '../syntax/value.ts';
import { entriesOfHeaders } from './header-entries.ts';
import { isSameInstance } from './request-gathering.ts';
import type { Gathered } from './request-gathering.ts';
import { bodyNode, headerNames, HEADERS, isBare, isNoCors } from './request-header-names.ts';
import { additionsTo } from './request-headers.ts';
import { isPlainStatement } from './request-interceptors.ts';
import { interceptionsFor } from './request-layers.ts';
import { outcomesIn } from './request-options.ts';
import type { Layer, OptionWrite, Reading } from './request-options.ts';
import type { Sending } from './request-sendings.ts';

/** A header that code gives to a request, with the expression of its value where there is one. */
interface Given {
  readonly name: string;
  readonly value: Value;
  readonly node: TSESTree.Node | null;
  /** It is sent whatever the value is. */
  readonly always: boolean;
}

/** The names of headers that a request surely has, and that browsers ask for before they send it; in lower case. */
export function askedHeaders(sending: Sending, gathered: Gathered, method: string | null): readonly string[] {
  const { layers, reading, use } = sending;
  const { client } = use;
  if (isNoCors(layers, reading)) return [];
  const path = client.headers ?? HEADERS;
  const writes = layers
    .flatMap((layer) => (layer.kind === 'writes' ? layer.writes : []))
    .filter((write) => write.path[0] === path[0]);
  // What is written as a whole takes the place of what stands in options, and a header that of a header.
  if (writes.some((write) => write.path.length <= path.length)) return [];
  const written = new Set(writes.map(lastKey));
  const hooks = interceptionsFor(use, gathered, reading);
  const intercepting = new Set(hooks.flatMap((hook) => hook.writes.map(({ node }) => node)));
  const given = [
    ...layers.flatMap((layer) => surelyIn(layer, path, sending)),
    ...methodCalls(sending, gathered),
  ].filter(({ name }) => !written.has(name.toLowerCase()));
  const later = [
    ...writes
      .filter(
        ({ path: keys }) => keys.length === path.length + 1 || ['common', method?.toLowerCase()].includes(keys.at(-2)),
      )
      .filter(({ certain, node }) => certain && (intercepting.has(node) || isTopLevel(node))),
    ...hooks
      .filter(({ hook }) => hook.holds === 'headers')
      .flatMap((hook) => hook.writes.filter(({ certain }) => certain)),
  ].map((write): Given => ({
    name: lastKey(write),
    value: reading.evaluate(write.node.right),
    node: write.node.right,
    always: false,
  }));
  const called = hooks.flatMap(({ calls, hook }) =>
    calls
      .filter(({ certain, path: keys }) => certain && isHeaderCall(keys, hook.holds))
      .flatMap(({ node }) => inCall(node, hook.holds === 'request', reading)),
  );
  const names = [
    ...[...given, ...later, ...called].filter(isAsked).map(({ name }) => name.toLowerCase()),
    ...(written.has('content-type') ? [] : contentTypes(sending)),
    ...ownHeaders(sending),
  ];
  return [...new Set(names)].filter((name) => name !== 'content-type' || !isBare(sending)).sort();
}

/** Those that a client sends with each request. */
function ownHeaders({ layers, reading, use }: Sending): readonly string[] {
  const { asks } = use.client;
  const isOther = layers.some((layer) =>
    (asks?.unless ?? []).some((option) => outcomesIn(layer, [option], reading).some(({ kind }) => kind !== 'absent')),
  );
  return asks && !isOther && use.call.does !== 'makes' ? asks.headers : [];
}

function lastKey({ path }: Pick<OptionWrite, 'path'>): string {
  return (path.at(-1) ?? '').toLowerCase();
}

/** Whether it happens as soon as the file is loaded. */
function isTopLevel({ parent }: TSESTree.Node): boolean {
  return parent?.type === 'ExpressionStatement' && parent.parent.type === 'Program';
}

function isHeaderCall(keys: readonly string[], holds: Hook['holds']): boolean {
  const called = keys.join('.');
  if (holds === 'request') return called === 'setRequestHeader';
  return called === (holds === 'headers' ? 'set' : 'headers.set');
}

/** The headers among the options of one layer, where nothing but these options decides. */
function surelyIn(layer: Layer, path: readonly string[], { reading, use }: Sending): readonly Given[] {
  const [only, ...others] = outcomesIn(layer, path, reading);
  if (only?.kind !== 'found' || !only.certain || others.length > 0) return [];
  return givenBy(only.value, use.client.checks === 'native', reading);
}

function givenBy(value: Value, always: boolean, reading: Reading): readonly Given[] {
  switch (value.kind) {
    case 'object': {
      const members = reading.host.members(value);
      // What comes later may say otherwise.
      return members.slice(members.findLastIndex(({ kind }) => kind === 'unknown') + 1).flatMap((member) => {
        if (member.kind !== 'entry') return [];
        const node = member.node.type === 'Property' ? member.node.value : null;
        return [{ name: member.key, value: member.value, node, always }];
      });
    }
    case 'array':
      return value.open
        ? []
        : entriesOfHeaders('object', { arguments: [value.node] }, [value], reading, value.node).map((entry) => ({
            ...entry,
            always,
          }));
    case 'instance': {
      if (value.of !== 'global.Headers') return [];
      const [initial] = value.arguments;
      const added = additionsTo(value.node, reading).filter(isPlainStatement);
      return [
        ...(initial ? givenBy(initial, true, reading) : []),
        ...added.flatMap((call) => inCall(call, true, reading)),
      ];
    }
    default:
      return [];
  }
}

/** `request.setRequestHeader(name, value)` beside `request.open(…)`, and links of a chain such as `set(name, value)`. */
function methodCalls({ reading, use }: Sending, { calls, uses }: Gathered): readonly Given[] {
  const methods = use.client.headerMethods ?? [];
  const { instance } = use;
  const block = (node: TSESTree.Node): TSESTree.Node | undefined =>
    node.parent?.type === 'ExpressionStatement' ? node.parent.parent : undefined;
  const beside = calls.filter(
    (one) =>
      instance !== null &&
      isSameInstance(one.instance, instance) &&
      methods.includes(one.path.join('.')) &&
      block(one.node) !== undefined &&
      block(one.node) === block(use.node),
  );
  const links = uses.filter(
    (one) =>
      one.call.does === 'links' &&
      methods.includes(one.name) &&
      one.instance?.chain.some(({ node }) => node === use.node) &&
      isWithin(use.node, one.node),
  );
  return [...beside, ...links].flatMap(({ node }) => inCall(node, true, reading));
}

function inCall(
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  always: boolean,
  reading: Reading,
): readonly Given[] {
  const args = node.arguments.map((argument) => reading.evaluate(argument));
  return entriesOfHeaders('pairOrObject', node, args, reading).map((entry) => ({ ...entry, always }));
}

/** Libraries leave out a header whose value is none; browsers write even `undefined`. */
function isAsked({ always, name, node, value }: Given): boolean {
  const isText = node?.type === 'TemplateLiteral' || (node?.type === 'BinaryExpression' && node.operator === '+');
  return settle(value, NO_ASSUMPTIONS).every(({ value: one }) => {
    const known = one.kind === 'primitive' ? one.value : null;
    const isSent =
      always || (one.kind === 'primitive' ? typeof known === 'string' || typeof known === 'number' : isText);
    return isSent && isSafelistedHeader(name, one.kind === 'primitive' ? String(known) : null) === false;
  });
}

/** The type of a body that a library says by itself, or by an option of its own. */
function contentTypes(sending: Sending): readonly string[] {
  const { layers, reading, use } = sending;
  const { contentType } = use.client;
  if (headerNames(sending)?.includes('content-type') !== false) return [];
  const named = contentType === undefined ? [] : layers.flatMap((layer) => outcomesIn(layer, [contentType], reading));
  const [only, ...others] = named.filter(({ kind }) => kind !== 'absent');
  const isNamed =
    only?.kind === 'found' &&
    only.certain &&
    others.length === 0 &&
    only.value.kind === 'primitive' &&
    typeof only.value.value === 'string' &&
    isSafelistedHeader('content-type', only.value.value) === false;
  return isNamed || sendsJson(sending) ? ['content-type'] : [];
}

/** Whether the body is one that a library sends as JSON, and says so. */
function sendsJson({ layers, reading, use }: Sending): boolean {
  const { jsonBody } = use.client;
  if (!jsonBody || use.call.does === 'makes') return false;
  const body = bodyNode(use);
  // `postForm` sends a form.
  if (body && !use.name.endsWith('Form')) return reading.evaluate(body).kind === 'object';
  return jsonBody.some((option) => {
    const outcomes = layers.flatMap((layer) => outcomesIn(layer, [option], reading));
    const [found, ...others] = outcomes.filter(({ kind }) => kind !== 'absent');
    return found?.kind === 'found' && found.certain && others.length === 0 && found.value.kind === 'object';
  });
}
