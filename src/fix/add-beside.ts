import type { TSESLint } from '@typescript-eslint/utils';
import type { EditSite } from '../recognise/facts.ts';
import { quoteLike } from './quote.ts';

/**
 * Writes another header in the way in which one is written: the statement or the property once more, with the other name and
 * value. `null` where the name does not stand there as a text.
 */
export function addBeside(
  sourceCode: TSESLint.SourceCode,
  fixer: TSESLint.RuleFixer,
  { form, value, whole }: EditSite,
  header: { readonly from: string; readonly name: string; readonly value: string },
): readonly TSESLint.RuleFix[] | null {
  if (form !== 'statement' && form !== 'property') return null;
  const before = sourceCode.text.slice(whole[0], value[0]);
  const renamed = before.replace(new RegExp(`(['"\`])${header.from}\\1`, 'i'), `$1${header.name}$1`);
  if (renamed === before) return null;
  const [quote = "'"] = /['"`]/.exec(renamed) ?? [];
  const isText = /^['"`]/.test(sourceCode.text.slice(value[0]));
  const text = isText ? quoteLike(sourceCode, value, header.value) : `${quote}${header.value}${quote}`;
  const copy = renamed + text + sourceCode.text.slice(value[1], whole[1]);
  const lineStart = sourceCode.text.lastIndexOf('\n', whole[0] - 1) + 1;
  const indent = sourceCode.text.slice(lineStart, whole[0]);
  const separator = indent.trim() === '' && lineStart > 0 ? `\n${indent}` : ' ';
  return [fixer.insertTextAfterRange([...whole], `${form === 'property' ? ',' : ''}${separator}${copy}`)];
}
