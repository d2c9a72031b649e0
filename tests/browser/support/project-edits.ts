import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import plugin from '../../../src/index.ts';
import type { RuleName } from './edits.ts';

/** What the first suggestion of a rule writes in each file of a repository, by the path of the file. */
export async function suggestedTexts(folder: string, rule: RuleName): Promise<ReadonlyMap<string, string>> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'edited-')));
  try {
    cpSync(folder, home, { recursive: true });
    mkdirSync(join(home, '.git'));
    const eslint = new ESLint({
      cwd: home,
      overrideConfigFile: true,
      overrideConfig: {
        files: ['**/*.{js,ts,cjs,mjs,jsx,tsx}'],
        plugins: { cors: plugin },
        languageOptions: { parser: typescriptParser },
        rules: { [`cors/${rule}`]: 'error' },
      },
    });
    const texts = new Map<string, string>();
    for (const { filePath, messages } of await eslint.lintFiles(['.'])) {
      const fix = messages.flatMap(({ suggestions = [] }) => suggestions.slice(0, 1))[0]?.fix;
      if (fix === undefined) continue;
      const text = readFileSync(filePath, 'utf8');
      const [start, end] = fix.range;
      texts.set(relative(home, filePath), text.slice(0, start) + fix.text + text.slice(end));
    }
    return texts;
  } finally {
    rmSync(home, { recursive: true });
  }
}
