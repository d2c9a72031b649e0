import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

// The files that are named here need not exist, which rules with type information would demand.
const eslint = new ESLint({ overrideConfig: tseslint.configs.disableTypeChecked });

/** The rules about imports that report `code` as the content of `filePath`, with their messages. */
async function importReportsOf(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath });
  return (result?.messages ?? [])
    .filter(({ fatal, ruleId }) => fatal || /^layers\/|^no-restricted-|import-type-side-effects/.test(ruleId ?? ''))
    .map(({ messageId, ruleId }) => `${ruleId}: ${messageId}`);
}

const forbidden = 'layers/direction: forbidden';
const typesOnly = 'layers/direction: typesOnly';

describe('direction of imports between layers', () => {
  test.for([
    ['src/cors/a.ts', `import { a } from '../syntax/a.ts';`, forbidden],
    ['src/cors/a.ts', `import type { A } from '../recognise/facts.ts';`, forbidden],
    ['src/syntax/a.ts', `import type { A } from '../cors/a.ts';`, forbidden],
    ['src/flow/a.ts', `import { a } from '../frameworks/a.ts';`, forbidden],
    ['src/frameworks/a.ts', `import { a } from '../clients/a.ts';`, forbidden],
    ['src/frameworks/a.ts', `import { a } from '../recognise/facts.ts';`, typesOnly],
    ['src/clients/a.ts', `import { type A } from '../syntax/value.ts';`, typesOnly],
    ['src/recognise/a.ts', `import { a } from '../project/a.ts';`, forbidden],
    ['src/project/a.ts', `import { a } from '../rules/a.ts';`, forbidden],
    ['src/fix/a.ts', `import { a } from '../recognise/a.ts';`, typesOnly],
    ['src/rules/a.ts', `import { a } from '../syntax/a.ts';`, forbidden],
    ['src/rules/a.ts', `import { a } from '../frameworks/index.ts';`, forbidden],
    ['src/recognise/a.ts', `import { a } from '../create-rule.ts';`, forbidden],
    ['src/rules/a.ts', `import { a } from '../../tests/a.ts';`, forbidden],
    ['src/cors/deep/a.ts', `import { a } from '../../flow/a.ts';`, forbidden],
    ['src/cors/a.ts', `export { a } from '../flow/a.ts';`, forbidden],
    ['src/project/a.ts', `void import('../rules/a.ts');`, forbidden],
    ['src/cors/a.ts', `export let a: import('../flow/a.ts').A;`, forbidden],
    ['src/elsewhere/a.ts', `export const a = 1;`, 'layers/direction: unlisted'],
  ] as const)('%s: %s', async ([file, code, report], { expect }) => {
    expect(await importReportsOf(file, code)).toContain(report);
  });

  test.for([
    ['src/flow/a.ts', `import { a } from '../syntax/a.ts';`],
    ['src/frameworks/a.ts', `import { a } from '../cors/a.ts';`],
    ['src/frameworks/a.ts', `import type { A } from '../recognise/facts.ts';`],
    ['src/recognise/a.ts', `import { a } from '../frameworks/index.ts';`],
    ['src/project/a.ts', `import { a } from '../recognise/a.ts';`],
    ['src/rules/a.ts', `import { createRule } from '../create-rule.ts';`],
    ['src/cors/a.ts', `import { a } from './flow/b.ts';`],
    ['src/cors/deep/a.ts', `import { a } from '../b.ts';`],
    ['src/index.ts', `import { a } from './rules/index.ts';`],
    ['src/create-rule.ts', `import { a } from './project/index.ts';`],
    ['tests/cors/a.test.ts', `import { a } from '../../src/cors/a.ts';`],
  ] as const)('%s may: %s', async ([file, code], { expect }) => {
    expect(await importReportsOf(file, code)).toEqual([]);
  });
});

describe('packages', () => {
  test.for([
    [
      'src/rules/a.ts',
      `import { a } from '@typescript-eslint/utils';`,
      'no-restricted-imports: patternWithCustomMessage',
    ],
    ['src/syntax/a.ts', `import ts from 'typescript';`, 'no-restricted-imports: patternWithCustomMessage'],
    ['src/index.ts', `import { Linter } from 'eslint';`, 'no-restricted-imports: patternWithCustomMessage'],
    ['src/index.ts', `export { a } from 'eslint/config';`, 'no-restricted-imports: patternWithCustomMessage'],
    [
      'src/rules/a.ts',
      `import { type A } from '@typescript-eslint/utils';`,
      '@typescript-eslint/no-import-type-side-effects: useTopLevelQualifier',
    ],
    ['src/rules/a.ts', `void import('oxc-parser');`, 'no-restricted-syntax: restrictedSyntax'],
  ] as const)('%s: %s', async ([file, code, report], { expect }) => {
    expect(await importReportsOf(file, code)).toContain(report);
  });

  test('types are free, and `project` loads packages when it needs them', async () => {
    expect(await importReportsOf('src/rules/a.ts', `import type { A } from '@typescript-eslint/utils';`)).toEqual([]);
    expect(await importReportsOf('src/index.ts', `import type { ESLint } from 'eslint';`)).toEqual([]);
    expect(await importReportsOf('src/project/a.ts', `void import('oxc-parser');`)).toEqual([]);
  });
});

test('default exports are for rules, and every export is named', async () => {
  const reported = ['no-restricted-syntax: restrictedSyntax'];
  expect(await importReportsOf('src/cors/a.ts', `export default 1;`)).toEqual(reported);
  expect(await importReportsOf('src/project/a.ts', `export * from './b.ts';`)).toEqual(reported);
  expect(await importReportsOf('src/rules/a.ts', `export default {};`)).toEqual([]);
});
