import type { TSESTree } from '@typescript-eslint/utils';
import { ALLOW_CREDENTIALS, ALLOW_ORIGIN } from '../cors/headers.ts';
import type { Flow } from '../flow/interpreter.ts';
import type { HeaderLine } from '../flow/state.ts';
import { NO_ASSUMPTIONS, settle } from '../syntax/conditions.ts';
import type { Assumptions, Settled } from '../syntax/conditions.ts';
import { lookup, memberValue } from '../syntax/members.ts';
import type { Lookup } from '../syntax/members.ts';
import { unknown } from '../syntax/value.ts';
import type { ArrayValue, Atom, Member, ObjectValue, SettledValue, Value } from '../syntax/value.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import { REQUEST_ORIGIN } from './request-values.ts';

/** What one entry says of a header. */
export interface ListedLine extends HeaderLine {
  /** An earlier entry of the same header would take effect without this one. */
  readonly hides: boolean;
}

/** The two headers as one way through the list leaves them; `null` for one that it does not write. */
interface Way {
  readonly origin: ListedLine | null;
  readonly credentials: ListedLine | null;
  readonly assumptions: Assumptions;
}

export interface FilledList extends Way {
  /** The two meet whatever the settings are: no setting decides on one of them alone. */
  readonly certain: boolean;
}

type Field = 'origin' | 'credentials';

export interface Route {
  readonly node: TSESTree.ObjectExpression;
  /** The parameters that stand for the request's origin. */
  readonly names: ReadonlySet<string>;
  readonly flow: Flow;
}

/** More ways to fill one list than this are not told apart. */
const MOST_WAYS = 32;

/** A header value with a parameter in it, such as `:origin` or `https://:host`. */
const PARAMETER = /:([a-z_]\w*)/i;

/** Every way to fill the list of `{ key, value }` that a member of a route holds. */
export function filledLists(
  { node, value }: Extract<Member, { kind: 'entry' }>,
  assumptions: Assumptions,
  route: Route,
): readonly FilledList[] {
  const items = literalItems(node, route.flow) ?? [value];
  const empty: Way = { origin: null, credentials: null, assumptions };
  const ways = items.reduce<readonly Way[]>((now, item) => written(now, item, route), [empty]);
  const hiding = new Set(ways.flatMap(({ origin, credentials }) => [...hidingIn(origin), ...hidingIn(credentials)]));
  const marked = (line: ListedLine | null): ListedLine | null => line && { ...line, hides: hiding.has(line.write) };
  return distinct(ways).map((way) => ({
    ...way,
    origin: marked(way.origin),
    credentials: marked(way.credentials),
    certain: isCertain(way, ways),
  }));
}

/** What hides another entry on one way is not to be removed for the sake of another way. */
function hidingIn(line: ListedLine | null): readonly TSESTree.Node[] {
  return line?.hides === true ? [line.write] : [];
}

function isCertain(way: Way, ways: readonly Way[]): boolean {
  if (way.origin === null || way.credentials === null) return true;
  return [...way.assumptions.values()]
    .filter(({ atom }) => atom.source !== 'request')
    .every(({ atom }) => dependsOn('origin', atom, way, ways) === dependsOn('credentials', atom, way, ways));
}

/** Whether another outcome of the condition alone would change what the header says. */
function dependsOn(field: Field, { id }: Atom, way: Way, ways: readonly Way[]): boolean {
  return ways.some((other) => {
    const isOpposite = other.assumptions.get(id)?.holds === !way.assumptions.get(id)?.holds;
    const isElsewhereAlike = [...other.assumptions].every(
      ([key, { holds }]) => key === id || (way.assumptions.get(key)?.holds ?? holds) === holds,
    );
    return isOpposite && isElsewhereAlike && !isSameLine(way[field], other[field]);
  });
}

/** The last entry of any other header, `null` for none; `'unknown'` where a condition or other code decides. */
export function lineOfHeader(
  name: string,
  { node, value }: Extract<Member, { kind: 'entry' }>,
  { flow }: Route,
): ListedLine | 'unknown' | null {
  const items = (literalItems(node, flow) ?? [value]).flatMap((item) =>
    item.kind === 'array' ? itemsOf(item, flow) : item,
  );
  let line: ListedLine | 'unknown' | null = null;
  for (const item of items) {
    if (item.kind === 'primitive') continue;
    const members = item.kind === 'object' ? flow.host.members(item) : [];
    const [key, sent] = [lookup(members, 'key'), lookup(members, 'value')];
    if (item.kind !== 'object' || key.kind !== 'found' || key.value.kind !== 'primitive') line = 'unknown';
    else if (String(key.value.value).toLowerCase() === name)
      line = sent.kind === 'found' ? onlyLine(sent, item, line !== null) : 'unknown';
  }
  return line;
}

function onlyLine(
  { entry, value }: Extract<Lookup, { kind: 'found' }>,
  object: ObjectValue,
  hides: boolean,
): ListedLine | 'unknown' {
  const node = entry.node.type === 'Property' ? entry.node.value : entry.node;
  if (value.kind === 'choice' || value.kind === 'condition') return 'unknown';
  return { value, node, write: object.node, guards: new Set(), hides };
}

/** Ways that differ in conditions of other headers only are one. */
function distinct(ways: readonly Way[]): readonly Way[] {
  return ways.filter(
    (way, index) =>
      !ways
        .slice(0, index)
        .some((other) => isSameLine(way.origin, other.origin) && isSameLine(way.credentials, other.credentials)),
  );
}

function isSameLine(left: ListedLine | null, right: ListedLine | null): boolean {
  if (left === null || right === null) return left === right;
  return left.node === right.node && isSameValue(left.value, right.value);
}

function isSameValue(left: SettledValue, right: SettledValue): boolean {
  if (left.kind === 'primitive' && right.kind === 'primitive') return left.value === right.value;
  if (left.kind === 'unknown' && right.kind === 'unknown') return left.id === right.id;
  return left === right || (left.kind === 'symbol' && right.kind === 'symbol');
}

/** The items of a list that stands in the route itself, each to be read by itself; `null` for any other list. */
function literalItems(node: TSESTree.Node, { evaluate }: Flow): readonly Value[] | null {
  const list = node.type === 'Property' ? skipWrappers(node.value) : node;
  if (list.type !== 'ArrayExpression') return null;
  return list.elements.flatMap((element) => {
    if (element === null) return [];
    return evaluate(element.type === 'SpreadElement' ? element.argument : element);
  });
}

/** Writes the headers of an item (an entry, a list of them, or a choice) on every way. */
function written(ways: readonly Way[], item: Value, route: Route): readonly Way[] {
  if (!concernsCors(item, route.flow)) return ways;
  const next = ways.flatMap((way) =>
    settle(item, way.assumptions).flatMap(({ value, assumptions }) =>
      writtenValue({ ...way, assumptions }, value, route),
    ),
  );
  const [first] = next;
  return first && next.length > MOST_WAYS ? [hidden(first, route)] : next;
}

function writtenValue(way: Way, value: SettledValue, route: Route): readonly Way[] {
  switch (value.kind) {
    case 'array':
      return itemsOf(value, route.flow).reduce((now, one) => written(now, one, route), [way] as readonly Way[]);
    case 'object':
      return withEntry(way, value, route);
    case 'primitive':
      return [way];
    case 'regexp':
    case 'function':
    case 'instance':
    case 'position':
    case 'symbol':
    case 'unknown':
      return [hidden(way, route)];
  }
}

/** Whether an item may write one of the two headers; conditions of others need no ways of their own. */
function concernsCors(item: Value, flow: Flow): boolean {
  return settle(item, NO_ASSUMPTIONS).some(({ value }) => {
    if (value.kind === 'primitive') return false;
    if (value.kind === 'array') return itemsOf(value, flow).some((one) => concernsCors(one, flow));
    if (value.kind !== 'object') return true;
    return keysOf(value, NO_ASSUMPTIONS, flow).some(
      (key) => key.value.kind !== 'primitive' || fieldOf(key.value) !== null,
    );
  });
}

/** The items of a list; one more, of which nothing is known, where code adds to it later. */
function itemsOf(array: ArrayValue, { host }: Flow): readonly Value[] {
  const { elements, open } = host.present(array);
  return open && elements.every(isKnown) ? [...elements, unknown(array.id)] : elements;
}

function isKnown({ kind }: Value): boolean {
  return kind === 'object' || kind === 'array' || kind === 'primitive';
}

function withEntry(way: Way, object: ObjectValue, route: Route): readonly Way[] {
  const entry = lookup(route.flow.host.members(object), 'value');
  return keysOf(object, way.assumptions, route.flow).flatMap(({ value: key, assumptions }): readonly Way[] => {
    const field = fieldOf(key);
    if (key.kind === 'primitive' && field === null) return [{ ...way, assumptions }];
    if (field === null || entry.kind !== 'found') return [hidden({ ...way, assumptions }, route)];
    const { node: member, value } = entry.entry;
    const node = member.type === 'Property' ? member.value : member;
    return settle(value, assumptions).map((settled) => {
      const sent = sentValue(settled.value, route);
      return { ...way, assumptions: settled.assumptions, [field]: lineOf(sent, node, object.node, way[field]) };
    });
  });
}

function lineOf(value: SettledValue, node: TSESTree.Node, write: TSESTree.Node, before: ListedLine | null): ListedLine {
  // Conditions are compared between ways, see `isCertain`.
  return { value, node, write, guards: new Set(), hides: before !== null };
}

function keysOf(object: ObjectValue, assumptions: Assumptions, { host }: Flow): readonly Settled[] {
  return settle(memberValue(host.members(object), 'key', `${object.id} key`), assumptions);
}

/** The last entry of a header wins, however its name is spelled. */
function fieldOf(key: SettledValue): Field | null {
  const name = key.kind === 'primitive' ? String(key.value).toLowerCase() : '';
  if (name === ALLOW_ORIGIN) return 'origin';
  return name === ALLOW_CREDENTIALS ? 'credentials' : null;
}

/** `:name` stands for what a condition or the path bound to that name; only the request's origin has a meaning here. */
function sentValue(value: SettledValue, { names, node }: Route): SettledValue {
  const [text, name] = (value.kind === 'primitive' && PARAMETER.exec(String(value.value))) || [];
  if (value.kind !== 'primitive' || name === undefined) return value;
  if (text === value.value && names.has(name)) return { kind: 'symbol', name: REQUEST_ORIGIN, part: 'origin' };
  return unknown(`${String(value.value)} of ${String(node.range[0])}`);
}

/** An item that is not understood may have written both headers. */
function hidden(way: Way, { node }: Route): Way {
  const line = lineOf(unknown(`headers of ${String(node.range[0])}`), node, node, way.origin ?? way.credentials);
  return { ...way, origin: line, credentials: line };
}
