import type { TSESTree } from '@typescript-eslint/utils';
import { assignmentTo } from './assignment.ts';
import { propertyNameOf } from './property-name.ts';
import type { Variable } from './references.ts';
import { outermostWrapper, skipWrappers } from './wrappers.ts';

/** Methods of arrays, `Map`, `Set`, `Headers` and `URLSearchParams` that change their receiver. */
export const MUTATING_METHODS: ReadonlySet<string> = new Set([
  'add',
  'append',
  'clear',
  'copyWithin',
  'delete',
  'fill',
  'pop',
  'push',
  'reverse',
  'set',
  'shift',
  'sort',
  'splice',
  'unshift',
]);

/** Functions that change their first argument. */
const MUTATING_FUNCTIONS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['Object', new Set(['assign', 'defineProperties', 'defineProperty', 'setPrototypeOf'])],
  ['Reflect', new Set(['defineProperty', 'deleteProperty', 'set', 'setPrototypeOf'])],
]);

/** The same, as packages have them: `_.merge(x, …)`. */
const MERGING_FUNCTIONS: ReadonlySet<string> = new Set([
  'assignIn',
  'defaults',
  'defaultsDeep',
  'extend',
  'merge',
  'mergeWith',
]);

/**
 * The nodes that change what the variable holds without assigning the variable itself:
 *
 * | code | node |
 * |---|---|
 * | `x.a = 1`, `x[k].b ??= 1`, `[x.a] = …`, `({ a: x.a } = …)` | the `AssignmentExpression` |
 * | `x.a++` · `delete x.a` | the `UpdateExpression` · the `UnaryExpression` |
 * | `for (x.a of …)` | the loop |
 * | `x.push(…)`, `x.a.set(…)`, `[].push.apply(x, …)` | the `CallExpression` |
 * | `Object.assign(x, …)`, `Object.defineProperty(x.a, …)` | the `CallExpression` |
 *
 * Writes through another name (`const y = x; y.a = 1`) and in functions that receive the value are not among them.
 */
export function writesToMembers(variable: Variable): readonly TSESTree.Node[] {
  const before = known.get(variable);
  if (before) return before;
  const writes = new Set<TSESTree.Node>();
  for (const { identifier } of variable.references) {
    const write = writeThrough(outermostWrapper(identifier));
    if (write) writes.add(write);
  }
  const found = [...writes];
  known.set(variable, found);
  return found;
}

/** Remembered, because each read of a variable asks. */
const known = new WeakMap<Variable, readonly TSESTree.Node[]>();

function writeThrough(root: TSESTree.Node): TSESTree.Node | null {
  let chain = root;
  while (chain.parent?.type === 'MemberExpression' && chain.parent.object === chain) {
    chain = outermostWrapper(chain.parent);
  }
  const { parent } = chain;
  if (parent?.type === 'CallExpression' && isMutation(parent, chain)) return parent;
  return chain === root ? null : assignmentTo(chain);
}

function isMutation(call: TSESTree.CallExpression, chain: TSESTree.Node): boolean {
  const callee = skipWrappers(call.callee);
  if (callee.type !== 'MemberExpression')
    return callee.type === 'Identifier' && MERGING_FUNCTIONS.has(callee.name) && call.arguments[0] === chain;

  const method = propertyNameOf(callee);
  if (method === null) return false;
  if (call.callee === chain) return MUTATING_METHODS.has(method);
  if (call.arguments[0] !== chain) return false;
  if (MERGING_FUNCTIONS.has(method)) return true;

  const object = skipWrappers(callee.object);
  if (object.type === 'Identifier') return MUTATING_FUNCTIONS.get(object.name)?.has(method) ?? false;
  if (object.type !== 'MemberExpression' || (method !== 'apply' && method !== 'call')) return false;
  return MUTATING_METHODS.has(propertyNameOf(object) ?? '');
}
