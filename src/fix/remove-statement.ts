import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Range } from '../recognise/facts.ts';
import { hasComment, neighboursOf, nodeAt, withSpace } from './source.ts';

/** A token that, at the beginning of a line, continues the statement before it. */
const CONTINUES = /^(?:[([`/+\-*%,.<>=&|^?:]|in$|instanceof$)/;

/**
 * Removes an expression statement or a decorator, with its line if it stands there alone. `null` when the statements around would run
 * together, when a branch or loop would be left empty, or when a comment would get lost.
 */
export function removeStatement(
  sourceCode: TSESLint.SourceCode,
  fixer: TSESLint.RuleFixer,
  range: Range,
): readonly TSESLint.RuleFix[] | null {
  const statement = nodeAt(sourceCode, range);
  if (hasComment(sourceCode, range)) return null;
  if (statement?.type === 'Decorator') return [fixer.removeRange(withSpace(sourceCode, range))];
  if (statement?.type !== 'ExpressionStatement' || !isDispensable(statement)) return null;

  const { before, after } = neighboursOf(sourceCode, range);
  const isEnded = before === null || before.value === ';' || before.value === '{' || before.value === ':';
  if (!isEnded && after && CONTINUES.test(after.value)) return null;
  return [fixer.removeRange(withSpace(sourceCode, range))];
}

/** Whether it is one of several statements, or the only one of a function or a file. */
function isDispensable({ parent }: TSESTree.ExpressionStatement): boolean {
  switch (parent.type) {
    case 'Program':
    case 'StaticBlock':
    case 'TSModuleBlock':
      return true;
    case 'SwitchCase':
      return parent.consequent.length > 1;
    case 'BlockStatement':
      return parent.body.length > 1 || 'params' in parent.parent;
    default:
      return false;
  }
}
