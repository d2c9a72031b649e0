import type { TSESTree } from '@typescript-eslint/utils';
import { constantInitializer } from '../syntax/binding-origin.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { variableOf } from '../syntax/references.ts';
import type { Scopes } from '../syntax/references.ts';
import { isFunction } from '../syntax/walk.ts';
import { skipWrappers } from '../syntax/wrappers.ts';

/** Methods that change an array in place, and `Object.assign`. */
const CHANGING = new Set([
  'assign',
  'copyWithin',
  'fill',
  'pop',
  'push',
  'reverse',
  'shift',
  'sort',
  'splice',
  'unshift',
]);

/** Array methods that call their callback at once, for each element in turn. */
const ITERATIONS = new Set(['every', 'filter', 'find', 'flatMap', 'forEach', 'map', 'reduce', 'some']);

/** A variable that gets another value, or an object that is changed in place. */
export interface Change {
  readonly kind: 'variable' | 'object';
  readonly node: TSESTree.Node;
}

/** What an expression changes; nothing for most nodes. */
export function changesBy(node: TSESTree.Node): readonly Change[] {
  switch (node.type) {
    case 'AssignmentExpression':
      return changesIn(node.left);
    case 'UpdateExpression':
      return changesIn(node.argument);
    case 'UnaryExpression':
      return node.operator === 'delete' ? changesIn(node.argument) : [];
    case 'CallExpression':
      return changesByCall(node);
    default:
      return [];
  }
}

function changesByCall(node: TSESTree.CallExpression): readonly Change[] {
  const method = skipWrappers(node.callee);
  const name = method.type === 'MemberExpression' ? propertyNameOf(method) : null;
  if (method.type !== 'MemberExpression' || name === null || !CHANGING.has(name)) return [];
  const changed = name === 'assign' ? node.arguments[0] : method.object;
  return changed ? [{ kind: 'object', node: changed }] : [];
}

function changesIn(target: TSESTree.Node): readonly Change[] {
  const pattern = skipWrappers(target);
  switch (pattern.type) {
    case 'Identifier':
      return [{ kind: 'variable', node: pattern }];
    case 'MemberExpression':
      return [{ kind: 'object', node: pattern.object }];
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? changesIn(element) : []));
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        changesIn(property.type === 'Property' ? property.value : property.argument),
      );
    case 'AssignmentPattern':
      return changesIn(pattern.left);
    case 'RestElement':
      return changesIn(pattern.argument);
    default:
      return [];
  }
}

/** Whether a change is felt outside of the function in which it happens. */
export function isFeltOutside({ kind, node }: Change, scopes: Scopes): boolean {
  const root = rootOf(node);
  const variable = variableOf(root, scopes);
  if (!variable) return false;
  let owner: TSESTree.Node | undefined = node;
  while (owner && !isFunction(owner)) owner = owner.parent;
  if (!owner || variable.scope.variableScope.block !== owner) return true;
  if (kind === 'variable') return false;
  // An object that was made here is nobody else's; under another name, or as a parameter, it may be.
  const origin = constantInitializer(variable);
  const made = origin?.kind === 'variable' && origin.path.length === 0 ? origin.init?.type : undefined;
  return made !== 'ObjectExpression' && made !== 'ArrayExpression' && made !== 'NewExpression';
}

function rootOf(node: TSESTree.Node): TSESTree.Node {
  let root = skipWrappers(node);
  while (root.type === 'MemberExpression') root = skipWrappers(root.object);
  return root;
}

/** Whether a call goes to a function of the language that does not throw where it is used as it should be. */
export function isHarmless({ callee }: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const called = skipWrappers(callee);
  if (called.type !== 'MemberExpression') return false;
  const name = propertyNameOf(called);
  if (name === null) return false;
  const holder = skipWrappers(called.object);
  if (holder.type === 'Identifier' && (holder.name === 'Object' || holder.name === 'Array')) return true;
  return CHANGING.has(name) || ITERATIONS.has(name);
}

/** Whether a call asks a collection for what is in it now: only the path at hand can tell. */
export function readsCollection(node: TSESTree.Node): boolean {
  if (node.type !== 'CallExpression') return false;
  const method = skipWrappers(node.callee);
  return method.type === 'MemberExpression' && propertyNameOf(method) === 'fromEntries';
}

/** A call of an array method with a callback, or of `forEach` of a collection. */
export interface Iteration {
  readonly name: string;
  readonly holder: TSESTree.Node;
  readonly callback: TSESTree.Node;
}

/** The callback that a call makes at once for each element; `null` for other calls. */
export function iteratedBy({ callee, arguments: [callback] }: TSESTree.CallExpression): Iteration | null {
  const method = skipWrappers(callee);
  const name = method.type === 'MemberExpression' ? propertyNameOf(method) : null;
  if (method.type !== 'MemberExpression' || name === null || !ITERATIONS.has(name)) return null;
  return callback && callback.type !== 'SpreadElement' ? { name, holder: method.object, callback } : null;
}
