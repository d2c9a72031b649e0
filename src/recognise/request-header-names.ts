import type { TSESTree } from '@typescript-eslint/utils';
import { isDropped } from '../cors/preflight.ts';
import type { Value } from '../syntax/value.ts';
import { outcomesIn } from './request-options.ts';
import type { Layer, Reading } from './request-options.ts';
import type { Sending } from './request-sendings.ts';

/** Where headers are among the options, unless a client says otherwise. */
export const HEADERS = ['headers'] as const;

/** Without CORS, browsers send none of the headers that this is about. */
export function isNoCors(layers: readonly Layer[], reading: Reading): boolean {
  return layers.some((layer) =>
    outcomesIn(layer, ['mode'], reading).some(
      (one) => one.kind === 'found' && one.value.kind === 'primitive' && one.value.value === 'no-cors',
    ),
  );
}

/** The names of the headers among the options, in lower case; `null` when there may be others. */
export function headerNames(sending: Sending): readonly string[] | null {
  const { layers, reading, use } = sending;
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
  if (isBare(sending)) names.delete('content-type');
  return [...names];
}

function isNone(value: Value): boolean {
  return value.kind === 'primitive' && (value.value === undefined || value.value === null);
}

/** The argument that is the body of a request; `null` where its call has no place for one. */
export function bodyNode({ call, node }: Sending['use']): TSESTree.Node | null {
  const body = call.body === undefined ? undefined : node.arguments[call.body];
  return body && body.type !== 'SpreadElement' ? body : null;
}

/** Whether a library says no type of a body, since there seems to be none. */
export function isBare({ layers, reading, use }: Sending): boolean {
  if (!use.client.dropsContentType) return false;
  const body = bodyNode(use);
  const given = body
    ? [reading.evaluate(body)]
    : (use.client.jsonBody ?? []).flatMap((option) =>
        layers.flatMap((layer) =>
          outcomesIn(layer, [option], reading).flatMap((one) => (one.kind === 'found' ? one.value : [])),
        ),
      );
  return given.every((value) => value.kind === 'primitive' && !value.value);
}
