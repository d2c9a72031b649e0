import type { TSESTree } from '@typescript-eslint/utils';
import { ALLOW_CREDENTIALS, ALLOW_ORIGIN } from '../cors/headers.ts';
import type { Flow } from '../flow/interpreter.ts';
import type { HeaderLine } from '../flow/state.ts';
import { assume, NO_ASSUMPTIONS, settle } from '../syntax/conditions.ts';
import type { Assumptions, Settled } from '../syntax/conditions.ts';
import { lookup, memberValue } from '../syntax/members.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { unknown } from '../syntax/value.ts';
import type { ArrayValue, ObjectValue, SettledValue, Value } from '../syntax/value.ts';
import { isFunction, walk } from '../syntax/walk.ts';
import { isUsedOnce } from './edit-sites.ts';
import type { Decided, EditSite, OriginRule, Policy } from './facts.ts';
import { originBinding } from './has-conditions.ts';
import type { OriginBinding } from './has-conditions.ts';
import { credentialsRule, decidingCode, originRule, sameGuards } from './header-policies.ts';
import { REQUEST_ORIGIN } from './request-values.ts';
import { isDevelopmentOnly } from './surroundings.ts';

/** The two headers as one way through the list leaves them; `null` for one that it does not write. */
interface Path {
  readonly origin: HeaderLine | null;
  readonly credentials: HeaderLine | null;
  readonly assumptions: Assumptions;
}

interface Route {
  readonly node: TSESTree.ObjectExpression;
  readonly binding: OriginBinding;
  readonly flow: Flow;
}

/** More ways to fill one list than this are not told apart. */
const MOST_PATHS = 32;

/** A header value with a parameter in it, such as `:origin` or `https://:host`. */
const PARAMETER = /:([a-z_]\w*)/i;

/**
 * The policies of configurations that list headers by route, `{ source, headers: [{ key, value }] }`: one for each way to
 * fill such a list. Routes that match the same path are not put together.
 *
 * @see https://nextjs.org/docs/app/api-reference/config/next-config-js/headers
 * @see https://vercel.com/docs/project-configuration#headers
 */
export function entryPolicies(program: TSESTree.Program, flow: Flow): readonly Policy[] {
  const policies: Policy[] = [];
  walk(program, (node) => {
    if (isRoute(node) && !isDevelopmentOnly(node, flow)) policies.push(...policiesOf(node, flow));
    return true;
  });
  return policies;
}

/** An object with `headers` that also has `source`, or that `headers()` returns in an array. */
function isRoute(node: TSESTree.Node): node is TSESTree.ObjectExpression {
  if (node.type !== 'ObjectExpression') return false;
  const names = node.properties.map((property) => (property.type === 'Property' ? propertyNameOf(property) : null));
  return names.includes('headers') && (names.includes('source') || isReturnedByHeaders(node));
}

function isReturnedByHeaders(route: TSESTree.Node): boolean {
  let isElement = false;
  for (let node = route; node.parent; node = node.parent) {
    const { parent } = node;
    if (isFunction(parent)) return isElement && functionName(parent) === 'headers';
    if (parent.type === 'Property' || parent.type === 'CallExpression') return false;
    isElement ||= parent.type === 'ArrayExpression';
  }
  return false;
}

function functionName(node: TSESTree.FunctionLike): string | null {
  if (node.id) return node.id.name;
  const { parent } = node;
  switch (parent.type) {
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return propertyNameOf(parent);
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? parent.id.name : null;
    default:
      return null;
  }
}

function policiesOf(node: TSESTree.ObjectExpression, flow: Flow): readonly Policy[] {
  return settle(flow.evaluate(node), NO_ASSUMPTIONS).flatMap(({ value, assumptions }): readonly Policy[] => {
    if (value.kind !== 'object') return [];
    const members = flow.host.members(value);
    const headers = lookup(members, 'headers');
    if (headers.kind !== 'found') return [];
    const binding = originBinding(lookup(members, 'has'), flow.host);
    const empty: Path = { origin: null, credentials: null, assumptions: binding.assumptions };
    const route: Route = { node, binding, flow };
    return written([empty], headers.value, assumptions, route).flatMap((path) => policyOf(path, route));
  });
}

function policyOf({ origin, credentials, assumptions }: Path, route: Route): readonly Policy[] {
  if (origin === null && credentials === null) return [];
  const { scopes } = route.flow.host;
  const origins = origin ? [origin] : [];
  const credentialLines = credentials ? [credentials] : [];
  const allowOrigin = decided(origin, originRule(origins, assumptions, scopes), route);
  return [
    {
      library: null,
      scope: 'route',
      allowOrigin: { ...allowOrigin, value: editableWhere(allowOrigin, origin) },
      allowCredentials: decided(credentials, credentialsRule(credentialLines), route),
      certain: sameGuards(origins, credentialLines),
      range: route.node.range,
    },
  ];
}

/** A text may be replaced where its entry may be edited, also in a configuration that is exported. */
function editableWhere({ value, site }: Decided<OriginRule>, line: HeaderLine | null): OriginRule {
  if (value.kind !== 'literal' || site === null || line?.node.type !== 'Literal') return value;
  return { ...value, entries: value.entries.map((entry) => ({ ...entry, editable: true })) };
}

function decided<T>(line: HeaderLine | null, value: T, route: Route): Decided<T> {
  if (line === null) return { value, range: null, site: null };
  const { node } = decidingCode(line, route.flow.host.scopes);
  return { value, range: node.range, site: node === line.node ? siteOf(line, route) : null };
}

/** An entry is unsaid by removing all of it; but a list of headers must not become empty. */
function siteOf({ node, write }: HeaderLine, { node: route, flow }: Route): EditSite | null {
  const property = node.parent;
  if (property?.type !== 'Property' || property.shorthand || property.parent !== write) return null;
  const list = write.parent?.type === 'ArrayExpression' ? write.parent : null;
  const isOwn = list?.parent.type === 'Property' && list.parent.parent === route;
  if (!isOwn && !isUsedOnce(write, flow.host.scopes)) return null;
  const isRemovable = list !== null && list.elements.length > 1;
  return { value: node.range, whole: write.range, form: isRemovable ? 'property' : 'none' };
}

/**
 * Writes the headers of an item (an entry, a list of them, or a choice) on every path. `own` is what is assumed for the
 * item itself: the conditions that lead to a header are those around it, not those of its siblings.
 */
function written(paths: readonly Path[], item: Value, own: Assumptions, route: Route): readonly Path[] {
  if (!concernsCors(item, route.flow)) return paths;
  return settle(item, own)
    .flatMap(({ value, assumptions }): readonly Path[] => {
      switch (value.kind) {
        case 'array': {
          const agreeing = agreeingWith(assumptions, paths);
          return itemsOf(value, route.flow).reduce((now, one) => written(now, one, assumptions, route), agreeing);
        }
        case 'object':
          return withEntry(paths, value, assumptions, route);
        case 'primitive':
          return agreeingWith(assumptions, paths);
        case 'regexp':
        case 'function':
        case 'instance':
        case 'position':
        case 'symbol':
        case 'unknown':
          return agreeingWith(assumptions, paths).map((path) => hidden(path, route));
      }
    })
    .slice(0, MOST_PATHS);
}

/** Whether an item may write one of the two headers; conditions of others need no paths of their own. */
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

/** The items of a list, in which a spread is one item: a list of its own, or a choice between lists. */
function itemsOf(array: ArrayValue, { host, evaluate }: Flow): readonly Value[] {
  const elements = host.elements(array);
  if (!array.open) return elements;
  const { node } = array;
  const items = node.type === 'ArrayExpression' ? node.elements.filter((element) => element !== null) : [];
  const spreads = items.flatMap((item) => (item.type === 'SpreadElement' ? [evaluate(item.argument)] : []));
  // Where all of its spreads are known, a list is open because the code changes it later.
  if (spreads.every((spread) => spread.kind === 'array')) return [...elements, unknown(array.id)];
  return items.map((item) => evaluate(item.type === 'SpreadElement' ? item.argument : item));
}

function withEntry(paths: readonly Path[], object: ObjectValue, own: Assumptions, route: Route): readonly Path[] {
  const entry = lookup(route.flow.host.members(object), 'value');
  return keysOf(object, own, route.flow).flatMap(({ value: key, assumptions }): readonly Path[] => {
    const field = fieldOf(key);
    if (key.kind === 'primitive' && field === null) return agreeingWith(assumptions, paths);
    if (field === null || entry.kind !== 'found')
      return agreeingWith(assumptions, paths).map((path) => hidden(path, route));
    const { node: member, value } = entry.entry;
    const node = member.type === 'Property' ? member.value : member;
    return settle(value, assumptions).flatMap((settled) => {
      const guards = guardsIn(settled.assumptions);
      const line: HeaderLine = { value: sentValue(settled.value, route), node, write: object.node, guards };
      return agreeingWith(settled.assumptions, paths).map((path) => ({ ...path, [field]: line }));
    });
  });
}

function keysOf(object: ObjectValue, own: Assumptions, { host }: Flow): readonly Settled[] {
  return settle(memberValue(host.members(object), 'key', `${object.id} key`), own);
}

/** The last entry of a header wins, however its name is spelled. */
function fieldOf(key: SettledValue): 'origin' | 'credentials' | null {
  const name = key.kind === 'primitive' ? String(key.value).toLowerCase() : '';
  if (name === ALLOW_ORIGIN) return 'origin';
  return name === ALLOW_CREDENTIALS ? 'credentials' : null;
}

/** `:name` stands for what a condition or the path bound to that name; only the request's origin has a meaning here. */
function sentValue(value: SettledValue, { binding, node }: Route): SettledValue {
  const [text, name] = (value.kind === 'primitive' && PARAMETER.exec(String(value.value))) || [];
  if (value.kind !== 'primitive' || name === undefined) return value;
  const isOrigin = text === value.value && binding.names.has(name);
  return isOrigin
    ? { kind: 'symbol', name: REQUEST_ORIGIN, part: 'origin' }
    : unknown(`${String(value.value)} of ${String(node.range[0])}`);
}

/** An item that is not understood may have written both headers. */
function hidden(path: Path, { node }: Route): Path {
  const line: HeaderLine = {
    value: unknown(`headers of ${String(node.range[0])}`),
    node,
    write: node,
    guards: new Set(),
  };
  return { ...path, origin: line, credentials: line };
}

/** The paths on which more may be assumed without a contradiction. */
function agreeingWith(assumptions: Assumptions, paths: readonly Path[]): readonly Path[] {
  return paths.flatMap((path): readonly Path[] => {
    let both = path.assumptions;
    for (const { atom, holds } of assumptions.values()) {
      const [next] = assume(atom, holds, both);
      if (next === undefined) return [];
      both = next;
    }
    return [{ ...path, assumptions: both }];
  });
}

/** The conditions of the configuration, not of the request, under which a header is written. */
function guardsIn(assumptions: Assumptions): ReadonlySet<string> {
  const guards = new Set<string>();
  for (const [id, { atom, holds }] of assumptions) if (atom.source !== 'request') guards.add(`${id}=${String(holds)}`);
  return guards;
}
