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
  while (WRAPPERS.has(inner.type) && 'expression' in inner && typeof inner.expression === 'object') {
    inner = inner.expression;
  }
  return inner;
}

/** The other way: the outermost wrapper around this expression, or the node itself. */
export function outermostWrapper(node: TSESTree.Node): TSESTree.Node {
  let outer = node;
  while (outer.parent && WRAPPERS.has(outer.parent.type)) outer = outer.parent;
  return outer;
}
