import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import plugin from '../../src/index.ts';
import type { Program } from './draft.ts';
import type { Source } from './sources.ts';

let folders = 0;

/** The rules of `recommended` that report a program, in any of its files; `null` where a file is no program. */
export function rulesThatReport({ file }: Source, { beside, text }: Program, home: string): ReadonlySet<string> | null {
  const linter = new Linter({ configType: 'flat', cwd: home });
  const hasOthers = Object.keys(beside).length > 0;
  // Each program is a project of its own: what others say counts for nothing.
  const isInstalled = path.dirname(file) !== '.';
  const folder = path.join(
    home,
    path.dirname(file),
    hasOthers || !isInstalled ? `program${String((folders += 1))}` : '',
  );
  if (!isInstalled) mkdirSync(path.join(folder, '.git'), { recursive: true });
  const files = Object.entries({ ...beside, [path.basename(file)]: text }).map(
    ([name, code]) => [path.join(folder, name), code] as const,
  );
  if (hasOthers) {
    mkdirSync(folder, { recursive: true });
    for (const [name, code] of files) writeFileSync(name, code);
  }
  const messages = files.flatMap(([name, code]) =>
    linter.verify(
      code,
      [
        {
          ...plugin.configs.recommended,
          files: ['**/*.{js,jsx,ts,tsx}'],
          languageOptions: { parser: typescriptParser },
        },
      ],
      name,
    ),
  );
  if (hasOthers) rmSync(folder, { recursive: true });
  if (messages.some(({ fatal }) => fatal)) return null;
  return new Set(messages.flatMap(({ ruleId }) => ruleId ?? []));
}
