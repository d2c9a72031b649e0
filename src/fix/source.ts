import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Range } from '../recognise/facts.ts';

type SourceCode = TSESLint.SourceCode;

/** The node that covers exactly this range; the outermost one, if there are several. */
export function nodeAt(sourceCode: SourceCode, [start, end]: Range): TSESTree.Node | null {
  let found: TSESTree.Node | null = null;
  let node: TSESTree.Node | null | undefined = sourceCode.getNodeByRangeIndex(start);
  for (; node && node.range[0] >= start && node.range[1] <= end; node = node.parent) {
    if (node.range[0] === start && node.range[1] === end) found = node;
  }
  return found;
}

/** Whether a comment stands in the range, at least in part. */
export function hasComment(sourceCode: SourceCode, [start, end]: Range): boolean {
  return sourceCode.getAllComments().some(({ range }) => range[0] < end && range[1] > start);
}

/** The token before and the token after a range of whole tokens. */
export function neighboursOf(
  sourceCode: SourceCode,
  [start, end]: Range,
): {
  readonly before: TSESTree.Token | null;
  readonly after: TSESTree.Token | null;
} {
  const { tokens } = sourceCode.ast;
  return {
    before: tokens?.findLast(({ range }) => range[1] <= start) ?? null,
    after: tokens?.find(({ range }) => range[0] >= end) ?? null,
  };
}

/** The range with its line, if it stands there alone; else with the blanks that would be left over beside it. */
export function withSpace(sourceCode: SourceCode, range: Range): Range {
  const line = wholeLine(sourceCode, range);
  if (line) return line;
  const { text } = sourceCode;
  const [start, end] = range;
  const isLast = /^[ \t]*(?:\r?\n|$)/.test(text.slice(end));
  if (isLast) return [start - (/[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0), end];
  return [start, end + (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0)];
}

/** The line or lines of the range with the line break, `null` if something else stands there too. */
export function wholeLine({ text }: SourceCode, [start, end]: Range): Range | null {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  const lineEnd = newline === -1 ? text.length : newline + 1;
  const others = text.slice(lineStart, start) + text.slice(end, lineEnd);
  return others.trim() === '' ? [lineStart, lineEnd] : null;
}
