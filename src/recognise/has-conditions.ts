import type { EvaluatorHost } from '../syntax/evaluate.ts';
import { NO_ASSUMPTIONS } from '../syntax/conditions.ts';
import type { Assumptions } from '../syntax/conditions.ts';
import { lookup } from '../syntax/members.ts';
import type { Lookup } from '../syntax/members.ts';
import type { SymbolTest, SymbolValue, Value } from '../syntax/value.ts';
import { UNDEFINED, textOf, unknown } from '../syntax/value.ts';
import { REQUEST_ORIGIN } from './request-values.ts';

/** What the `has` of a route says about the request's origin. */
export interface OriginBinding {
  /** The parameters that stand for the whole origin: `o` after `{ key: 'origin', value: '(?<o>.*)' }`. */
  readonly names: ReadonlySet<string>;
  /** What the origin has passed where the route answers. */
  readonly assumptions: Assumptions;
}

const ORIGIN: SymbolValue = { kind: 'symbol', name: REQUEST_ORIGIN, part: 'origin' };

const NAMED_GROUP = /^\(\?<([a-z_]\w*)>(.*)\)$/is;

/** `.*`, `.+` and their like: whatever is there. */
const EVERYTHING = /^(?:\.|\[\\s\\S\]|\[\\S\\s\]|\[\^\])[*+]\??$/;

/**
 * Reads the conditions on the `Origin` header.
 *
 * | condition | parameter | passed |
 * |---|---|---|
 * | `{ type: 'header', key: 'origin' }` | `origin` | nothing |
 * | with `value: '(?<o>.*)'` | `o` | nothing |
 * | with `value: '(?<o>https://.*)'` | `o` | `^(?<o>https://.*)$` |
 * | with `value: 'https://(?<o>.*)'` | none: it is a part of the origin | the pattern |
 * | with a value that the file does not tell | none | some test |
 *
 * @see https://nextjs.org/docs/app/api-reference/config/next-config-js/headers#header-cookie-and-query-matching
 */
export function originBinding(has: Lookup, host: EvaluatorHost): OriginBinding {
  const names = new Set<string>();
  const tests: SymbolTest[] = [];
  const conditions = has.kind === 'found' && has.value.kind === 'array' ? host.present(has.value).elements : [];
  for (const condition of conditions) {
    const value = originCondition(condition, host);
    if (value === null) continue;
    if (value.kind !== 'primitive') tests.push({ kind: 'predicate', name: REQUEST_ORIGIN });
    else if (!value.value) names.add('origin');
    else {
      const [, name, inner] = wholeGroup(String(value.value)) ?? [];
      if (name !== undefined) names.add(name);
      const source = `^${String(value.value)}$`;
      if (!EVERYTHING.test(inner ?? String(value.value)))
        tests.push({ kind: 'regexp', symbol: ORIGIN, source, flags: '' });
    }
  }
  return { names, assumptions: assumptionsOf(tests) };
}

/** The `value` of a condition on the Origin header; `null` for other conditions. */
function originCondition(condition: Value, host: EvaluatorHost): Value | null {
  if (condition.kind !== 'object') return null;
  const members = host.members(condition);
  const [type, key, value] = [lookup(members, 'type'), lookup(members, 'key'), lookup(members, 'value')];
  if (lookedUp(type) !== 'header' || lookedUp(key)?.toLowerCase() !== 'origin') return null;
  switch (value.kind) {
    case 'found':
      return value.value;
    case 'absent':
      return UNDEFINED;
    case 'unknown':
      return unknown('has');
  }
}

function lookedUp(found: Lookup): string | null {
  return found.kind === 'found' ? textOf(found.value) : null;
}

/** A pattern that is one named group from end to end; `null` where the first bracket closes earlier. */
function wholeGroup(pattern: string): RegExpExecArray | null {
  const match = NAMED_GROUP.exec(pattern);
  if (!match) return null;
  let depth = 0;
  let isClass = false;
  // Escaped characters are neither brackets nor classes.
  for (const [token] of (match[2] ?? '').matchAll(/\\.|[()[\]]/gs)) {
    if (token === '[') isClass = true;
    else if (token === ']') isClass = false;
    else if (!isClass && token === '(') depth += 1;
    else if (!isClass && token === ')') depth -= 1;
    if (depth < 0) return null;
  }
  return depth === 0 ? match : null;
}

function assumptionsOf(tests: readonly SymbolTest[]): Assumptions {
  if (tests.length === 0) return NO_ASSUMPTIONS;
  return new Map(
    tests.map((test) => {
      const id = `has ${test.kind === 'regexp' ? test.source : REQUEST_ORIGIN}`;
      return [id, { atom: { kind: 'atom', id, source: 'request', test }, holds: true }];
    }),
  );
}
