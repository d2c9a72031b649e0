import type { TSESTree } from '@typescript-eslint/utils';
import { VARY } from '../cors/headers.ts';
import { NOT_WRITTEN } from '../flow/semantics.ts';
import type { Reading } from '../flow/semantics.ts';
import { choice } from '../syntax/lift.ts';
import { primitive } from '../syntax/value.ts';
import type { Member, Value } from '../syntax/value.ts';

/** One header that a call writes. */
export interface HeaderEntry {
  readonly name: string;
  readonly value: Value;
  readonly node: TSESTree.Node;
  readonly write: TSESTree.Node;
  readonly appends?: boolean;
  readonly removes?: boolean;
}

interface WithArguments {
  readonly arguments: readonly TSESTree.Node[];
}

/** The headers in `(name, value)`, `({ name: value })`, `(headers)`, `(name)` or `(names of Vary)`. */
export function entriesOfHeaders(
  form: 'pair' | 'pairOrObject' | 'object' | 'collection' | 'name' | 'vary',
  node: WithArguments,
  args: readonly Value[],
  reading: Reading,
  write: TSESTree.Node = node as TSESTree.CallExpression, // callers without a call of their own name the write
): readonly HeaderEntry[] {
  const [first, second, third] = args;
  const [firstNode, secondNode] = node.arguments;
  if (first === undefined || firstNode === undefined) return [];
  if (form === 'vary') return [{ name: VARY, value: first, node: firstNode, write }];
  const pair = form === 'pair' || form === 'pairOrObject' || form === 'name';
  if (pair && first.kind === 'primitive') {
    const name = String(first.value);
    if (form === 'name') return [{ name, value: primitive(undefined), node: firstNode, write, removes: true }];
    if (second === undefined) return [];
    // `...pair` stands for both.
    return [{ name, value: second, node: secondNode ?? firstNode, write, appends: isAppend(third, reading) }];
  }
  // Node's `setHeaders` refuses everything but a collection, which is copied whole.
  return form === 'pairOrObject' || form === 'object' ? entriesInValue(first, firstNode, reading) : [];
}

/** Hono's `c.header(name, value, { append: true })`. */
function isAppend(options: Value | undefined, { host }: Reading): boolean {
  if (options?.kind !== 'object') return false;
  const append = host.members(options).findLast((member) => member.kind === 'entry' && member.key === 'append');
  return append?.value.kind === 'primitive' && Boolean(append.value.value);
}

/** The headers of an object or of an array of pairs. */
function entriesInValue(value: Value, node: TSESTree.Node, reading: Reading): readonly HeaderEntry[] {
  switch (value.kind) {
    case 'object':
      return reading.host.members(value).flatMap((member) => (member.kind === 'entry' ? [entryOf(member)] : []));
    case 'array':
      return pairsIn(reading.host.present(value).elements, node, reading);
    case 'choice':
      return chosenEntries(value, node, reading);
    default:
      return [];
  }
}

function entryOf(member: Extract<Member, { kind: 'entry' }>): HeaderEntry {
  return { name: member.key, value: member.value, node: valueNode(member.node), write: member.node };
}

/** The expression that gives a member its value, where the member is a property or an assignment. */
function valueNode(node: TSESTree.Node): TSESTree.Node {
  if (node.type === 'Property') return node.value;
  return node.parent?.type === 'AssignmentExpression' ? node.parent.right : node;
}

/** `test ? { a } : { b }`: each header under its own condition, not written where a side lacks it. */
function chosenEntries(
  value: Extract<Value, { kind: 'choice' }>,
  node: TSESTree.Node,
  reading: Reading,
): readonly HeaderEntry[] {
  const consequent = entriesInValue(value.consequent, node, reading);
  const alternate = entriesInValue(value.alternate, node, reading);
  const names = new Set([...consequent, ...alternate].map((entry) => entry.name.toLowerCase()));
  return [...names].flatMap((name) => {
    const left = consequent.findLast((entry) => entry.name.toLowerCase() === name);
    const right = alternate.findLast((entry) => entry.name.toLowerCase() === name);
    const entry = left ?? right;
    return entry
      ? [{ ...entry, value: choice(value.test, left?.value ?? NOT_WRITTEN, right?.value ?? NOT_WRITTEN) }]
      : [];
  });
}

/** `[[name, value], …]`, or the flat `[name, value, …]` of `writeHead`. */
function pairsIn(elements: readonly Value[], node: TSESTree.Node, reading: Reading): readonly HeaderEntry[] {
  const nested = elements.flatMap((element): HeaderEntry[] => {
    const [name, value] = element.kind === 'array' ? reading.host.present(element).elements : [];
    if (element.kind !== 'array' || name?.kind !== 'primitive' || value === undefined) return [];
    const at =
      element.node.type === 'ArrayExpression' ? (element.node.elements[1] ?? element.node) : valueNode(element.node);
    return [{ name: String(name.value), value, node: at, write: element.node }];
  });
  if (nested.length > 0) return nested;
  const flat: HeaderEntry[] = [];
  for (let index = 0; index + 1 < elements.length; index += 2) {
    const [name, value] = [elements[index], elements[index + 1]];
    const at = node.type === 'ArrayExpression' ? (node.elements[index + 1] ?? node) : node;
    if (name?.kind === 'primitive' && value) flat.push({ name: String(name.value), value, node: at, write: node });
  }
  return flat;
}

/** `writeHead(status, headers)` and `writeHead(status, message, headers)`. */
export function entriesOfHead(
  node: TSESTree.CallExpression,
  args: readonly Value[],
  reading: Reading,
): readonly HeaderEntry[] {
  const at = args[1]?.kind === 'object' || args[1]?.kind === 'array' || args[1]?.kind === 'choice' ? 1 : 2;
  const [headers, headersNode] = [args[at], node.arguments[at]];
  return headers && headersNode ? entriesInValue(headers, headersNode, reading) : [];
}

/** Hono's `c.json(body, status, headers)` and `c.json(body, { headers })`. */
export function entriesOfBody(
  node: TSESTree.CallExpression,
  args: readonly Value[],
  reading: Reading,
): readonly HeaderEntry[] {
  const entries = bodyEntries(node, args, reading);
  // Hono takes texts and lists of texts; a boolean makes the request fail, and nothing is sent.
  return entries.some(({ value }) => value.kind === 'primitive' && typeof value.value === 'boolean') ? [] : entries;
}

function bodyEntries(node: TSESTree.CallExpression, args: readonly Value[], reading: Reading): readonly HeaderEntry[] {
  const [, second, third] = args;
  const [, secondNode, thirdNode] = node.arguments;
  if (third && thirdNode) return entriesInValue(third, thirdNode, reading);
  if (second?.kind !== 'object' || !secondNode) return [];
  const headers = reading.host
    .members(second)
    .findLast((member) => member.kind === 'entry' && member.key === 'headers');
  return headers ? entriesInValue(headers.value, headers.node, reading) : [];
}
