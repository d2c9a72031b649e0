import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import plugin from '../../../src/index.ts';
import type { rules } from '../../../src/rules/index.ts';

/** What ESLint would make of a text. */
export interface Edited {
  /** `fix`, or the message id of a suggestion. */
  readonly label: string;
  /** The message id of the report. */
  readonly messageId: string;
  readonly text: string;
}

export interface Report {
  readonly messageId: string;
  readonly message: string;
  readonly edits: readonly Edited[];
}

/** The reports of one rule in a file, each with the texts that its edits write. */
export function reportsOf(
  text: string,
  rule: keyof typeof rules,
  { filename, folder, origins = [] }: { filename: string; folder: string; origins?: readonly string[] },
): readonly Report[] {
  const linter = new Linter({ configType: 'flat', cwd: folder });
  const config = {
    files: ['**/*.{js,mjs,ts,tsx}'],
    languageOptions: { parser: typescriptParser, parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { cors: plugin as object },
    settings: { cors: { origins } },
    rules: { [`cors/${rule}`]: 'error' },
  } satisfies Linter.Config;
  return linter.verify(text, config, filename).map(({ fatal, fix, message, messageId = '', suggestions = [] }) => {
    if (fatal) throw new Error(`${message}\n${text}`);
    const edits = [
      ...(fix ? [{ label: 'fix', fix }] : []),
      ...suggestions.map((one) => ({ label: one.messageId ?? '', fix: one.fix })),
    ];
    return {
      messageId,
      message,
      edits: edits.map(({ label, fix: { range, text: inserted } }) => ({
        label,
        messageId,
        text: text.slice(0, range[0]) + inserted + text.slice(range[1]),
      })),
    };
  });
}
