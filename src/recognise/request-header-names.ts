import { isDropped, isSafelistedHeader } from '../cors/preflight.ts';
import type { Value } from '../syntax/value.ts';
import { outcomesIn } from './request-options.ts';
import type { Entry, Layer, Reading } from './request-options.ts';
import type { Sending } from './request-sendings.ts';

const HEADERS = ['headers'] as const;

/** Without CORS, browsers send none of the headers that this is about. */
export function isNoCors(layers: readonly Layer[], reading: Reading): boolean {
  return layers.some((layer) =>
    outcomesIn(layer, ['mode'], reading).some(
      (one) => one.kind === 'found' && one.value.kind === 'primitive' && one.value.value === 'no-cors',
    ),
  );
}

/** The names of the headers among the options, in lower case; `null` when there may be others. */
export function headerNames({ layers, reading, use }: Sending): readonly string[] | null {
  if (isNoCors(layers, reading)) return [];
  const names = new Set<string>();
  for (const layer of layers) {
    for (const outcome of outcomesIn(layer, use.client.headers ?? HEADERS, reading)) {
      if (outcome.kind === 'absent') continue;
      if (outcome.kind !== 'found' || outcome.value.kind !== 'object') return null;
      for (const member of reading.host.members(outcome.value)) {
        if (member.kind === 'unknown') return null;
        if (!isDropped(member.key) && (use.client.checks === 'native' || !isNone(member.value)))
          names.add(member.key.toLowerCase());
      }
    }
  }
  return [...names];
}

/** The names of headers that a request surely has, and that browsers ask for before they send it; in lower case. */
export function askedHeaders(sending: Sending): readonly string[] {
  const { layers, reading, use } = sending;
  const path = use.client.headers ?? HEADERS;
  // What is written one by one may take the place of what stands in options.
  const isWritten = layers.some(
    (layer) => layer.kind === 'writes' && layer.writes.some(({ path: [first] }) => first === path[0]),
  );
  if (isWritten || isNoCors(layers, reading) || use.call.does === 'makes') return [];
  const names = layers.flatMap((layer) => surelyAsked(layer, path, sending));
  return [...new Set([...names, ...(sendsJson(sending) ? ['content-type'] : [])])].sort();
}

function surelyAsked(layer: Layer, path: readonly string[], { reading, use }: Sending): readonly string[] {
  const [only, ...others] = outcomesIn(layer, path, reading);
  if (only?.kind !== 'found' || !only.certain || others.length > 0 || only.value.kind !== 'object') return [];
  const members = reading.host.members(only.value);
  // What comes later may say otherwise.
  const known = members.slice(members.findLastIndex(({ kind }) => kind === 'unknown') + 1);
  return known.flatMap((member) => {
    if (member.kind !== 'entry' || !isSent(member, use.client.checks === 'native')) return [];
    const { value } = member.value.kind === 'primitive' ? member.value : { value: null };
    const isSafe = isSafelistedHeader(member.key, value === null ? null : String(value));
    return isSafe === false ? member.key.toLowerCase() : [];
  });
}

function isNone(value: Value): boolean {
  return value.kind === 'primitive' && (value.value === undefined || value.value === null);
}

/** Libraries leave out a header whose value is none; browsers write even `undefined`. */
function isSent({ node, value }: Entry, isNative: boolean): boolean {
  if (isNative) return true;
  if (value.kind === 'primitive') return typeof value.value === 'string' || typeof value.value === 'number';
  return node.type === 'Property' && node.value.type === 'TemplateLiteral';
}

/** Whether the body is one that a library sends as JSON, and says so. */
function sendsJson(sending: Sending): boolean {
  const { layers, reading, use } = sending;
  const { jsonBody } = use.client;
  if (!jsonBody || headerNames(sending)?.includes('content-type') !== false) return false;
  const body = use.call.body === undefined ? undefined : use.node.arguments[use.call.body];
  // `postForm` sends a form.
  if (body && body.type !== 'SpreadElement' && !use.name.endsWith('Form'))
    return reading.evaluate(body).kind === 'object';
  return jsonBody.some((option) => {
    const outcomes = layers.flatMap((layer) => outcomesIn(layer, [option], reading));
    const [found, ...others] = outcomes.filter(({ kind }) => kind !== 'absent');
    return found?.kind === 'found' && found.certain && others.length === 0 && found.value.kind === 'object';
  });
}
