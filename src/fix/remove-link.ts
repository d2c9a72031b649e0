import type { TSESLint } from '@typescript-eslint/utils';
import type { Range } from '../recognise/facts.ts';
import { hasComment } from './source.ts';

/** Removes `.set(name, value)` from a chain of calls. `null` when it is optional, or when a comment would get lost. */
export function removeLink(
  sourceCode: TSESLint.SourceCode,
  fixer: TSESLint.RuleFixer,
  range: Range,
): readonly TSESLint.RuleFix[] | null {
  // Anything but a plain dot belongs to more than this link: a parenthesis, or the `?.` that ends the whole chain.
  const isPlain = sourceCode.text
    .slice(...range)
    .trimStart()
    .startsWith('.');
  return isPlain && !hasComment(sourceCode, range) ? [fixer.removeRange(range)] : null;
}
