import type { TSESTree } from '@typescript-eslint/utils';

/** Nodes that hand on the value of their `expression` unchanged; some parsers keep parentheses and Flow casts. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'ChainExpression',
  'ParenthesizedExpression',
  'TSAsExpression',
  'TSInstantiationExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
  'TypeCastExpression',
]);

/** The expression inside `x as T`, `x!`, `x satisfies T`, `<T>x`, `f<T>`, `a?.b` and parentheses; else the node. */
export function skipWrappers(node: TSESTree.Node): TSESTree.Node {
  let inner = node;
  for (let next = wrappedBy(inner); next; next = wrappedBy(inner)) inner = next;
  return inner;
}

/** The other way: the outermost wrapper around this expression, or the node itself. */
export function outermostWrapper(node: TSESTree.Node): TSESTree.Node {
  let outer = node;
  while (outer.parent && wrappedBy(outer.parent) === outer) outer = outer.parent;
  return outer;
}

function wrappedBy(node: TSESTree.Node): TSESTree.Node | null {
  if (!WRAPPERS.has(node.type) || !('expression' in node)) return null;
  return typeof node.expression === 'object' ? node.expression : null; // a boolean in functions, which never wrap
}
