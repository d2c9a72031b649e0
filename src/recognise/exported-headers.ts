import type { Flow } from '../flow/interpreter.ts';
import { ALLOW_CREDENTIALS, ALLOW_ORIGIN } from '../cors/headers.ts';
import { exportTableOf } from '../syntax/export-table.ts';
import type { ObjectValue, Value } from '../syntax/value.ts';
import type { Policy } from './facts.ts';
import { entriesOfHeaders } from './header-entries.ts';
import { entryPolicies } from './header-options.ts';
import { runtimeOf } from './runtime.ts';
import { runtimeSignsOf } from './runtime-signs.ts';
import type { Source } from './source.ts';

/**
 * The policies of constant objects with both headers that a file of a server exports for the responses of others: the pair is
 * reported once, where it stands. Elsewhere they may as well be the headers of a request, and those who use them tell.
 */
export function exportedHeaderPolicies(source: Source, flow: Flow): readonly Policy[] {
  const { filename, program, scopes, text } = source;
  const { named, whole } = exportTableOf({ filename, text, start: 0, program, scopes });
  const nodes = [...[...named.values()].map((entry) => (entry?.kind === 'here' ? entry.node : null)), whole];
  const objects = nodes.flatMap((node) => (node ? objectsIn(flow.evaluate(node), flow) : []));
  const pairs = objects.filter((object) => isPair(object, flow));
  if (pairs.length === 0 || runtimeOf(runtimeSignsOf(program, scopes, filename, text)) !== 'server') return [];
  return pairs.flatMap((object) => {
    const entries = entriesOfHeaders('object', { arguments: [object.node] }, [object], flow, object.node);
    return entryPolicies(entries, { range: object.node.range, scope: 'response', isCertain: true }, flow);
  });
}

/** An object that is exported, and those that it holds: `module.exports = { headers }`. */
function objectsIn(value: Value, { host }: Pick<Flow, 'host'>, depth = 0): readonly ObjectValue[] {
  if (value.kind !== 'object' || depth > 1) return [];
  return [value, ...host.members(value).flatMap((member) => objectsIn(member.value, { host }, depth + 1))];
}

function isPair(object: ObjectValue, { host }: Flow): boolean {
  const names = new Set(host.members(object).map((one) => (one.kind === 'entry' ? one.key.toLowerCase() : '')));
  return names.has(ALLOW_ORIGIN) && names.has(ALLOW_CREDENTIALS) && !names.has('');
}
