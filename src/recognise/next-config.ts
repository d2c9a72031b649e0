import type { TSESTree } from '@typescript-eslint/utils';
import type { Flow } from '../flow/interpreter.ts';
import { NO_ASSUMPTIONS, settle } from '../syntax/conditions.ts';
import { lookup } from '../syntax/members.ts';
import type { Member } from '../syntax/value.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { isFunction, walk } from '../syntax/walk.ts';
import { UNKNOWN, nowhere } from './decided.ts';
import { isUsedOnce } from './edit-sites.ts';
import type { Decided, EditSite, OriginRule, Policy } from './facts.ts';
import { originBinding } from './has-conditions.ts';
import { filledLists, lineOfHeader } from './header-lists.ts';
import type { FilledList, ListedLine, Route } from './header-lists.ts';
import { credentialsRule, decidingCode, originRule } from './header-policies.ts';
import { eachNames, namesRule } from './names-rules.ts';
import { isDevelopmentOnly } from './surroundings.ts';

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
    const route: Route = { node, names: binding.names, flow };
    const lists = filledLists(headers.entry, new Map([...assumptions, ...binding.assumptions]), route);
    return lists.flatMap((list) => policyOf(list, headers.entry, route));
  });
}

function policyOf(list: FilledList, headers: Extract<Member, { kind: 'entry' }>, route: Route): readonly Policy[] {
  const { origin, credentials, assumptions, certain } = list;
  if (origin === null && credentials === null) return [];
  const { scopes } = route.flow.host;
  const allowOrigin = decided(origin, originRule(origin ? [origin] : [], assumptions, scopes), route);
  return [
    {
      library: null,
      scope: 'route',
      allowOrigin: { ...allowOrigin, value: editableWhere(allowOrigin, origin) },
      allowCredentials: decided(credentials, credentialsRule(credentials ? [credentials] : []), route),
      ...eachNames((header) => {
        const line = lineOfHeader(header, headers, route);
        return line === 'unknown' ? UNKNOWN : decided(line, namesRule(line ? [line] : []), route);
      }),
      certain,
      range: route.node.range,
      code: route.node.range,
    },
  ];
}

/** A text may be replaced where its entry may be edited, also in a configuration that is exported. */
function editableWhere({ value, site }: Decided<OriginRule>, line: ListedLine | null): OriginRule {
  if (value.kind !== 'literal' || site === null || line?.node.type !== 'Literal') return value;
  return { ...value, entries: value.entries.map((entry) => ({ ...entry, editable: true })) };
}

function decided<T>(line: ListedLine | null, value: T, route: Route): Decided<T> {
  if (line === null) return nowhere(value);
  const { node } = decidingCode(line, route.flow.host.scopes);
  return { value, range: node.range, site: node === line.node ? siteOf(line, route) : null };
}

/** An entry is unsaid by removing all of it; but Next.js refuses an empty list of headers. */
function siteOf({ node, write, hides }: ListedLine, { node: route, flow }: Route): EditSite | null {
  const property = node.parent;
  if (property?.type !== 'Property' || property.shorthand || property.parent !== write) return null;
  const list = write.parent?.type === 'ArrayExpression' ? write.parent : null;
  const isOwn = list?.parent.type === 'Property' && list.parent.parent === route;
  if (!isOwn && !isUsedOnce(write, flow.host.scopes)) return null;
  const isRemovable = !hides && list !== null && list.elements.length > 1;
  return { value: node.range, whole: write.range, form: isRemovable ? 'property' : 'none' };
}
