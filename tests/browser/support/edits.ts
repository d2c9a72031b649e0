import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import plugin from '../../../src/index.ts';
import type { rules } from '../../../src/rules/index.ts';

export type RuleName = keyof typeof rules;

/** What ESLint would make of a text. */
export interface Edited {
  /** `fix`, or the message id of a suggestion. */
  readonly label: string;
  /** The message id of the report. */
  readonly messageId: string;
  readonly message: string;
  /** What a suggestion says of itself. */
  readonly description: string;
  readonly text: string;
}

export interface Report {
  readonly rule: RuleName;
  readonly messageId: string;
  readonly message: string;
  readonly edits: readonly Edited[];
}

/** The reports of some rules in a file, each with the texts that its edits write. */
export function reportsOf(
  text: string,
  names: readonly RuleName[],
  { filename, folder, origins = [] }: { filename: string; folder: string; origins?: readonly string[] },
): readonly Report[] {
  const linter = new Linter({ configType: 'flat', cwd: folder });
  const config = {
    files: ['**/*.{js,mjs,ts,tsx}'],
    languageOptions: { parser: typescriptParser, parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { cors: plugin as object },
    settings: { cors: { origins } },
    rules: Object.fromEntries(names.map((name) => [`cors/${name}`, 'error' as const])),
  } satisfies Linter.Config;
  return linter
    .verify(text, config, filename)
    .map(({ fatal, fix, message, messageId = '', ruleId, suggestions = [] }) => {
      if (fatal) throw new Error(`${message}\n${text}`);
      const edits = [
        ...(fix ? [{ label: 'fix', description: 'fix', fix }] : []),
        ...suggestions.map((one) => ({ label: one.messageId ?? '', description: one.desc, fix: one.fix })),
      ];
      return {
        rule: String(ruleId).replace('cors/', '') as RuleName, // only these rules are on
        messageId,
        message,
        edits: edits.map(({ label, description, fix: { range, text: inserted } }) => ({
          label,
          description,
          messageId,
          message,
          text: text.slice(0, range[0]) + inserted + text.slice(range[1]),
        })),
      };
    });
}
