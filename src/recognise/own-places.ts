import type { TSESTree } from '@typescript-eslint/utils';
import type { Flow } from '../flow/interpreter.ts';
import { constantInitializer } from '../syntax/binding-origin.ts';
import { isForeign } from '../syntax/modules.ts';
import { isWithin } from '../syntax/ranges.ts';
import { variableOf } from '../syntax/references.ts';
import { allReturnedBy } from '../syntax/returned.ts';
import type { Scopes } from '../syntax/references.ts';
import type { Value } from '../syntax/value.ts';
import { childrenOf, isCall, isFunction } from '../syntax/walk.ts';
import type { Decided, Policy, Range } from './facts.ts';
import type { Source } from './source.ts';

/** What is asked of another file: the policies that it states by itself, with ranges as in its nodes. */
export type StatedBy = (code: Located) => readonly Policy[];

interface Located {
  readonly range: Range;
}

/**
 * The policies of a file with no place in another one: what another file gives stands at the smallest code of this file that
 * brings it in, and cannot be edited. What the other file says by itself is marked as said elsewhere.
 */
export function withOwnPlaces(
  policies: readonly Policy[],
  source: Source,
  flow: Flow,
  statedBy: StatedBy,
): readonly Policy[] {
  if (!source.scopes.modules) return policies;
  return policies.map((policy) => {
    const whole = nodeAt(policy.range, source.program);
    const place = (range: Range): Range | null =>
      isForeign({ range }, source.scopes) ? placeIn(whole, range, source, flow).range : null;
    return relocated(marked(policy, source.scopes, statedBy), place);
  });
}

/**
 * What another file states by itself, as part of an app of this one: it stands at the code of this file that brings it in. What
 * is wrong with it is reported there; what it makes together with others, here.
 */
export function broughtIn(policy: Policy, { range }: Located, router: Located | null, scopes: Scopes): Policy {
  const own = relocated(policy, (other) => (isForeign({ range: other }, scopes) ? range : null));
  return {
    ...own,
    allowOrigin: { ...own.allowOrigin, elsewhere: true },
    allowCredentials: { ...own.allowCredentials, elsewhere: true },
    code: range,
    elsewhere: true,
    ...(router ? { router: router.range } : {}),
  };
}

const HEADERS = ['allowOrigin', 'allowCredentials'] as const;

function marked(policy: Policy, scopes: Scopes, statedBy: StatedBy): Policy {
  const others = HEADERS.flatMap((header) => {
    const { range } = policy[header];
    return range && isForeign({ range }, scopes) ? statedBy({ range }) : [];
  });
  if (others.length === 0) return policy;
  const [allowOrigin, allowCredentials] = [policy.allowOrigin, policy.allowCredentials];
  const isSaid = (header: (typeof HEADERS)[number]) => (other: Policy) => isSame(other[header], policy[header]);
  const [origin, credentials] = [isSaid('allowOrigin'), isSaid('allowCredentials')];
  return {
    ...policy,
    allowOrigin: others.some(origin) ? { ...allowOrigin, elsewhere: true } : allowOrigin,
    allowCredentials: others.some(credentials) ? { ...allowCredentials, elsewhere: true } : allowCredentials,
    ...(others.some((other) => origin(other) && credentials(other)) ? { elsewhere: true as const } : {}),
  };
}

function isSame({ value, range }: Decided<unknown>, other: Decided<unknown>): boolean {
  return JSON.stringify([value, range]) === JSON.stringify([other.value, other.range]);
}

/** The same data, where ranges of other files became places of this one, at which nothing can be edited. */
function relocated<T>(data: T, place: (range: Range) => Range | null): T {
  if (Array.isArray(data)) return data.map((one: unknown) => relocated(one, place)) as T; // the same shape
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).map(([key, value]: [string, unknown]) => [key, relocated(value, place)]);
  const copy = Object.fromEntries(entries) as Record<string, unknown>;
  if (isRange(copy['range'])) {
    const own = place(copy['range']);
    if (own)
      Object.assign(
        copy,
        { range: own },
        'site' in copy ? { site: null } : {},
        'editable' in copy ? { editable: false } : {},
      );
  }
  const { site } = copy;
  if (isSite(site) && (place(site.value) ?? place(site.whole))) copy['site'] = null;
  return copy as T; // the same shape
}

function isRange(value: unknown): value is Range {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number');
}

function isSite(value: unknown): value is { readonly value: Range; readonly whole: Range } {
  return typeof value === 'object' && value !== null && 'value' in value && isRange(value.value);
}

/** The code that a policy stands for: the call behind the name that is reported, or the code itself. */
function nodeAt(range: Range, program: TSESTree.Node): TSESTree.Node {
  let node = program;
  for (;;) {
    const inner = childrenOf(node).find((child) =>
      [child, ...decoratorsOf(child)].some((one) => isWithin({ range }, one)),
    );
    if (!inner) break;
    node = inner;
  }
  for (let outer = node; outer.parent; outer = outer.parent) {
    const { parent } = outer;
    if (isCall(parent) && parent.callee === outer) return parent;
    if (parent.type === 'Property' && parent.key === outer) return parent;
    if (parent.type !== 'MemberExpression' || parent.property !== outer) break;
  }
  return node;
}

/** What stands above a class, outside of its range, and of that of its export. */
function decoratorsOf(node: TSESTree.Node): readonly TSESTree.Node[] {
  const declared = 'declaration' in node ? node.declaration : node;
  return declared && 'decorators' in declared ? declared.decorators : [];
}

/** The code of this file that brings in what is written at a range of another. */
function placeIn(whole: TSESTree.Node, range: Range, source: Source, flow: Flow): TSESTree.Node {
  const places = flow.placesOf(range);
  const start = places.find((one) => isWithin(one, whole)) ?? places[0] ?? whole;
  const returned = isFunction(start) ? allReturnedBy(start) : [];
  const given = returned.find((one) => holds(flow.evaluate(one), range));
  return innermost(given ?? start, range, source, flow);
}

function innermost(node: TSESTree.Node, range: Range, source: Source, flow: Flow): TSESTree.Node {
  const inner = partsOf(node).find((part) => holds(flow.evaluate(part), range));
  if (inner) return innermost(inner, range, source, flow);
  const initial = node.type === 'Identifier' ? initialOf(node, source.scopes) : null;
  const further = initial && holds(flow.evaluate(initial), range) ? innermost(initial, range, source, flow) : null;
  // A name is more telling than the `require(…)` behind it.
  return further && further !== initial ? further : node;
}

/** What a constant of this file is made of. */
function initialOf(name: TSESTree.Identifier, scopes: Scopes): TSESTree.Node | null {
  const variable = variableOf(name, scopes);
  const origin = variable && constantInitializer(variable);
  const isWhole = origin?.kind === 'variable' && origin.path.length === 0;
  return isWhole && origin.init && !isForeign(origin.init, scopes) ? origin.init : null;
}

/** The expressions within an expression that its value may be taken from; the function that is called is no such. */
function partsOf(node: TSESTree.Node): readonly TSESTree.Node[] {
  if (isFunction(node) || node.type === 'Identifier') return [];
  const callee = isCall(node) ? node.callee : null;
  return childrenOf(node).flatMap((child) => {
    if (child === callee) return [];
    if (child.type === 'Property') return [child.value];
    return child.type === 'SpreadElement' ? [child.argument] : [child];
  });
}

/** Whether code at a range gives a value, or a part of it. */
function holds(value: Value, range: Range): boolean {
  if ('node' in value && value.node && isWithin({ range }, value.node)) return true;
  switch (value.kind) {
    case 'object':
      return value.members.some((member) => isWithin({ range }, member.node) || holds(member.value, range));
    case 'array':
      return value.elements.some((element) => holds(element, range));
    case 'choice':
      return holds(value.consequent, range) || holds(value.alternate, range);
    case 'instance':
      return value.arguments.some((argument) => holds(argument, range));
    default:
      return false;
  }
}
