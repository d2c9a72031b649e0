import type { TSESTree } from '@typescript-eslint/utils';
import { childrenOf, isFunction } from './walk.ts';

/** What a function returns, where it returns in one place. */
export function returnedBy({ body }: TSESTree.FunctionLike): TSESTree.Expression | null {
  if (body?.type !== 'BlockStatement') return body ?? null;
  const [only, ...others] = returnsIn(body);
  return others.length === 0 ? (only?.argument ?? null) : null;
}

/** What a function returns, in each of its places. */
export function allReturnedBy({ body }: TSESTree.FunctionLike): readonly TSESTree.Expression[] {
  if (body?.type !== 'BlockStatement') return body ? [body] : [];
  return returnsIn(body).flatMap(({ argument }) => argument ?? []);
}

function returnsIn(node: TSESTree.Node): readonly TSESTree.ReturnStatement[] {
  return childrenOf(node).flatMap((child) =>
    child.type === 'ReturnStatement' ? [child] : isFunction(child) ? [] : returnsIn(child),
  );
}
