import type { TSESLint } from '@typescript-eslint/utils';
import type { Edit } from '../../src/fix/edit.ts';
import type { Range } from '../../src/recognise/facts.ts';
import { parseTypeScript } from './parse.ts';

/** The range of the only occurrence of a part of a text. */
export function rangeOf(text: string, part: string): Range {
  const start = text.indexOf(part);
  if (start === -1 || text.includes(part, start + 1)) throw new Error(`\`${part}\` is not there exactly once.`);
  return [start, start + part.length];
}

/** The text after an edit, which must leave a program; `null` when the edit is refused. */
export function edited(text: string, edit: Edit): string | null {
  const fixes = edit(parseTypeScript(text).sourceCode, fixer);
  if (fixes === null) return null;
  const changed = [...fixes]
    .sort((left, right) => right.range[0] - left.range[0])
    .reduce((rest, { range, text: inserted }) => rest.slice(0, range[0]) + inserted + rest.slice(range[1]), text);
  parseTypeScript(changed);
  return changed;
}

const replace = (range: Range, text: string): TSESLint.RuleFix => ({ range: [...range], text });

/** ESLint's fixer as far as edits over ranges use it. */
const fixer = {
  removeRange: (range: Range) => replace(range, ''),
  replaceTextRange: replace,
} as TSESLint.RuleFixer; // edits of nodes are not there
