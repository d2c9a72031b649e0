import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Range } from '../recognise/facts.ts';
import { hasComment, neighboursOf, nodeAt, wholeLine, withSpace } from './source.ts';

type SourceCode = TSESLint.SourceCode;

/**
 * Removes a property of an object literal, or an element of an array literal, with its comma, and with its line if it
 * stands there alone. `null` when an earlier property might take its place, or when a comment would get lost.
 */
export function removeMember(
  sourceCode: SourceCode,
  fixer: TSESLint.RuleFixer,
  range: Range,
): readonly TSESLint.RuleFix[] | null {
  const member = nodeAt(sourceCode, range);
  if (!member || !isRemovable(member)) return null;

  const { before, after } = neighboursOf(sourceCode, range);
  if (before === null || after === null) return null;
  if (after.value === ',') return removed(sourceCode, fixer, withSpace(sourceCode, [range[0], after.range[1]]));
  // A literal without members needs no space inside.
  const inside: Range = [before.range[1], after.range[0]];
  if (before.value === '{' || before.value === '[')
    return removed(sourceCode, fixer, hasComment(sourceCode, inside) ? range : inside);
  // The comma before it may stay where a comment follows: it ends the last member then.
  if (hasComment(sourceCode, [before.range[1], range[0]]))
    return removed(sourceCode, fixer, withSpace(sourceCode, range));
  const withComma: Range = [before.range[0], range[1]];
  return removed(sourceCode, fixer, wholeLine(sourceCode, withComma) ?? withComma);
}

function removed(sourceCode: SourceCode, fixer: TSESLint.RuleFixer, range: Range): readonly TSESLint.RuleFix[] | null {
  return hasComment(sourceCode, range) ? null : [fixer.removeRange(range)];
}

function isRemovable(member: TSESTree.Node): boolean {
  const { parent } = member;
  if (parent?.type === 'ArrayExpression') return true;
  return member.type === 'Property' && parent?.type === 'ObjectExpression' && !mayHideAnother(member, parent);
}

/** Whether an earlier property has the same key in any case, as header names have none, or might have it. */
function mayHideAnother(property: TSESTree.Property, { properties }: TSESTree.ObjectExpression): boolean {
  const key = keyOf(property);
  return properties
    .slice(0, properties.indexOf(property))
    .some((earlier) => earlier.type !== 'Property' || key === null || (keyOf(earlier) ?? key) === key);
}

/** The name of a property in lower case; `null` when only the program knows it. */
function keyOf({ computed, key }: TSESTree.Property): string | null {
  if (key.type === 'Literal') return String(key.value).toLowerCase();
  return key.type === 'Identifier' && !computed ? key.name.toLowerCase() : null;
}
