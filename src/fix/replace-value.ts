import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { EditSite, Range } from '../recognise/facts.ts';
import { hasComment, nodeAt } from './source.ts';

type SourceCode = TSESLint.SourceCode;

/** Writes another value at a site. `null` for a method or a shorthand, and when a comment would get lost. */
export function replaceValue(
  sourceCode: SourceCode,
  fixer: TSESLint.RuleFixer,
  { form, value, whole }: EditSite,
  text: string,
): readonly TSESLint.RuleFix[] | null {
  if (form === 'property' && !sourceCode.text.slice(whole[0], value[0]).trimEnd().endsWith(':')) return null;
  return hasComment(sourceCode, value) ? null : [fixer.replaceTextRange(value, text)];
}

/** Whether the code at a range is a value spelled out: `'true'`, `!0`, `null`, `undefined`. */
export function isSpelledOut(sourceCode: SourceCode, range: Range): boolean {
  const node = nodeAt(sourceCode, range);
  return node !== null && isPlain(node);
}

function isPlain(node: TSESTree.Node): boolean {
  switch (node.type) {
    case 'Literal':
      return true;
    case 'TemplateLiteral':
      return node.expressions.length === 0;
    case 'UnaryExpression':
      return isPlain(node.argument);
    case 'Identifier':
      return node.name === 'undefined';
    case 'TSAsExpression':
      return isPlain(node.expression);
    default:
      return false;
  }
}
