import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import plugin from '../../src/index.ts';
import { describeMeasured } from '../support/measured.ts';
import { rangesIn } from '../support/policies.ts';
import { testPolicies } from '../support/policy-tables.ts';

describe('micro-cors', () => {
  testPolicies(`import microCors from 'micro-cors';`, [
    [`export default microCors()(handler);`, 'micro-cors: * by default +true'],
    [
      `const cors = microCors({ allowMethods: ['GET'] }); export default cors(handler);`,
      'micro-cors: * by default +true',
    ],
    [`microCors({ allowCredentials: false });`, 'micro-cors: * by default'],
    [`microCors({ allowCredentials: undefined });`, 'micro-cors: * by default +true'],
    [`microCors({ allowCredentials: 'false' });`, 'micro-cors: * by default +true'],
    [`microCors({ allowCredentials: process.env.CREDENTIALS });`, 'micro-cors: * by default +unknown'],
    [`microCors({ credentials: false });`, 'micro-cors: * by default +true'],
    [`microCors({ origin: 'https://a.example' });`, 'micro-cors: https://a.example +true'],
    [`microCors({ origin: process.env.ORIGIN });`, 'micro-cors: unknown +true', 'micro-cors: * by default +true ?'],
    [`microCors({ origin: null });`, 'micro-cors: null +true'],
    [`microCors({ origin: true });`, 'micro-cors: true +true'],
    [
      `microCors({ origin: ['https://a.example', 'https://b.example'] });`,
      'micro-cors: lines(https://a.example | https://b.example) +true',
    ],
    [`microCors({ origin: (origin) => origin });`, 'micro-cors: () => … +true'],
    [`microCors({ origin: /a/ });`, 'micro-cors: /a/ +true'],
    [`microCors(options);`],
  ]);

  test('is at fault itself where nothing was written', () => {
    expect(rangesIn(`import microCors from 'micro-cors'; export default microCors({ maxAge: 60 })(handler);`)).toEqual([
      'microCors',
    ]);
  });

  test('allows credentials unless told otherwise, so a fix says no', () => {
    const code = `import microCors from 'micro-cors'; export default microCors({ origin: '*', allowCredentials: true })(handler);`;
    const config = [{ ...plugin.configs.recommended, languageOptions: { parser: typescriptParser } }];
    const { output, messages } = new Linter({ configType: 'flat' }).verifyAndFix(code, config);
    expect(output).toBe(code.replace('allowCredentials: true', 'allowCredentials: false'));
    expect(messages).toEqual([]);
  });
});

describeMeasured(['micro-cors']);
