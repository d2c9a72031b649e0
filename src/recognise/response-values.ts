import type { TSESTree } from '@typescript-eslint/utils';
import { isPolicyHeader } from '../cors/headers.ts';
import type { Effect, Outcome, Reading } from '../flow/semantics.ts';
import { RESPONSE_FACTORIES } from '../frameworks/header-writes.ts';
import { argumentsOf } from '../syntax/calls.ts';
import { qualifiedName } from '../syntax/qualified-name.ts';
import type { Value } from '../syntax/value.ts';
import { bagOf } from './header-bags.ts';
import { entriesOfHeaders } from './header-entries.ts';
import type { HeaderEntry } from './header-entries.ts';

/** What `new Response(body, init)`, `Response.json(…)`, `new Headers(…)` and their like make. */
export function constructionOutcome(
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  reading: Reading,
): Outcome | null {
  const name = qualifiedName(node, reading.host.scopes);
  if (name === null) return null;
  const args = argumentsOf(node, reading.evaluate);
  const id = `${String(node.range[0])}:${String(node.range[1])}${reading.host.epoch()}`;
  const result: Value = { kind: 'instance', id, of: name.slice(0, -2), arguments: args, node };
  const bag = bagOf(result);
  if (bag === null) return null;
  const factory = RESPONSE_FACTORIES.get(name);
  const at = factory ? factory.initAt : 0;
  const [init, initNode] = [args[at], node.arguments[at]];
  if (init === undefined || initNode === undefined) return { effects: [{ kind: 'create', bag }], result };
  const headers = factory ? headersOfInit(init, reading) : init;
  return { effects: [{ kind: 'create', bag }, ...copyOf(headers, bag, initNode, reading)], result };
}

export function headersOfInit(init: Value, { host }: Reading): Value | null {
  if (init.kind === 'object') {
    const entry = host.members(init).findLast((member) => member.kind === 'entry' && member.key === 'headers');
    return entry?.kind === 'entry' ? entry.value : null;
  }
  // `new Response(body, response)` takes over status and headers.
  return init.kind === 'instance' || init.kind === 'unknown' ? init : null;
}

/** The headers that a value brings into a bag: those of another collection, of an object, or of pairs. */
export function copyOf(headers: Value | null, bag: string, node: TSESTree.Node, reading: Reading): readonly Effect[] {
  if (headers === null) return [];
  const from = headers.kind === 'instance' ? bagOf(headers) : null;
  if (from !== null) return [{ kind: 'copy', from, bag }];
  return effectsOf(entriesOfHeaders('object', { arguments: [node] }, [headers], reading, node), bag, 'set');
}

/** What `{ statusCode, headers, multiValueHeaders }` answers. */
export function gatewayEffects(value: Value, node: TSESTree.Node, reading: Reading): readonly Effect[] {
  if (value.kind === 'choice')
    return [...gatewayEffects(value.consequent, node, reading), ...gatewayEffects(value.alternate, node, reading)];
  if (value.kind !== 'object') return [];
  const members = reading.host.members(value);
  const keys = new Set(members.map((member) => (member.kind === 'entry' ? member.key : '')));
  if (!keys.has('headers') && !keys.has('multiValueHeaders')) return [];
  if (!['statusCode', 'status', 'jsonBody'].some((key) => keys.has(key))) return [];
  const bag = `response:${value.id}`;
  return members.flatMap((member) =>
    member.kind === 'entry' && (member.key === 'headers' || member.key === 'multiValueHeaders')
      ? copyOf(member.value, bag, member.node, reading)
      : [],
  );
}

/** The effects of writing headers into a bag; headers that are none of ours are left out. */
export function effectsOf(
  entries: readonly HeaderEntry[],
  bag: string,
  action: 'set' | 'append' | 'remove',
): readonly Effect[] {
  return entries
    .filter((entry) => isPolicyHeader(entry.name))
    .map((entry): Effect => {
      const name = entry.name.toLowerCase();
      if (action === 'remove' || entry.removes) return { kind: 'remove', bag, name };
      return {
        kind: entry.appends ? 'append' : action,
        bag,
        name,
        value: entry.value,
        node: entry.node,
        write: entry.write,
      };
    });
}
