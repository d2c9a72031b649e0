import type { TSESTree } from '@typescript-eslint/utils';
import { skipWrappers } from './wrappers.ts';

/** The text of a string literal or of a template without expressions; null for every other node. */
export function literalText(node: TSESTree.Node): string | null {
  const value = skipWrappers(node);
  if (value.type === 'Literal') return typeof value.value === 'string' ? value.value : null;
  if (value.type !== 'TemplateLiteral' || value.expressions.length > 0) return null;
  return value.quasis[0]?.value.cooked ?? null;
}
