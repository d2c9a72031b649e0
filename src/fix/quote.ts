import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Range } from '../recognise/facts.ts';

/** The text as a string literal in the quotes of the code at a range: those of the string there, else of the nearest. */
export function quoteLike(sourceCode: TSESLint.SourceCode, range: Range, text: string): string {
  const quote = quoteAt(sourceCode, range);
  return `${quote}${text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)}${quote}`;
}

function quoteAt({ ast, text }: TSESLint.SourceCode, [start]: Range): string {
  const own = text.charAt(start);
  if (isQuote(own)) return own;
  const [nearest] = (ast.tokens ?? []).filter(isString).sort((left, right) => distance(left) - distance(right));
  return nearest ? nearest.value.charAt(0) : "'";

  function distance(token: TSESTree.Token): number {
    return Math.abs(token.range[0] - start);
  }
}

function isString({ type, value }: TSESTree.Token): boolean {
  return type === 'String' && isQuote(value.charAt(0));
}

function isQuote(character: string): boolean {
  return character === "'" || character === '"';
}
