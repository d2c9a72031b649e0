import type { TSESTree } from '@typescript-eslint/utils';
import { functionNamed, nodeNamed } from '../syntax/named-node.ts';
import type { Scopes } from '../syntax/references.ts';
import { childrenOf, isFunction } from '../syntax/walk.ts';
import { skipWrappers } from '../syntax/wrappers.ts';

/** Functions that return what functions return, and so on. */
const MOST_CALLS = 4;

/** The expression that gives a constant its value, in whatever file. */
export function madeBy(expression: TSESTree.Node, scopes: Scopes): TSESTree.Node {
  const node = nodeNamed(expression, scopes);
  return node.type === 'AwaitExpression' ? madeBy(node.argument, scopes) : node;
}

/** The same for a handler, which a function of the project may make: `allow()` is what it returns. */
export function handlerBy(expression: TSESTree.Node, scopes: Scopes, calls = 0): TSESTree.Node {
  const node = madeBy(expression, scopes);
  const maker = node.type === 'CallExpression' ? functionNamed(skipWrappers(node.callee), scopes) : null;
  const result = maker && calls < MOST_CALLS ? returnedBy(maker) : null;
  return result ? handlerBy(result, scopes, calls + 1) : node;
}

/** What a function returns, where it returns in one place. */
export function returnedBy({ body }: TSESTree.FunctionLike): TSESTree.Node | null {
  if (body?.type !== 'BlockStatement') return body ?? null;
  const [only, ...others] = returnsIn(body);
  return others.length === 0 ? (only?.argument ?? null) : null;
}

function returnsIn(node: TSESTree.Node): readonly TSESTree.ReturnStatement[] {
  return childrenOf(node).flatMap((child) =>
    child.type === 'ReturnStatement' ? [child] : isFunction(child) ? [] : returnsIn(child),
  );
}
