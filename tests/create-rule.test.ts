import type { TSESLint } from '@typescript-eslint/utils';
import { Linter } from 'eslint';
import type { Rule } from 'eslint';
import { describe, expect, test } from 'vitest';
import { createRule } from '../src/create-rule.ts';
import plugin from '../src/index.ts';

const rule = createRule({
  name: 'example',
  meta: {
    type: 'problem',
    docs: { description: 'Require an example', preset: 'strict' },
    schema: [{ type: 'object', properties: { depth: { type: 'number' }, name: { type: 'string' } } }],
    defaultOptions: [{ depth: 1, name: 'a' }],
    messages: { options: '{{options}}.' },
  },
  create(context, options) {
    return {
      Program: (node) => context.report({ node, messageId: 'options', data: { options: JSON.stringify(options) } }),
    };
  },
});

describe('a rule', () => {
  test('has the address of its page, and a schema that takes nothing else', () => {
    expect(rule.meta.docs).toEqual({
      description: 'Require an example',
      preset: 'strict',
      url: 'https://github.com/eslint-plugin-cors/eslint-plugin-cors/blob/main/docs/rules/example.md',
    });
    expect(rule.meta.schema).toMatchObject([{ additionalProperties: false }]);
  });

  test('gets every option, also where ESLint does not merge the defaults', () => {
    expect(optionsUnder([])).toEqual(['{"depth":1,"name":"a"}.']);
    expect(optionsUnder([{ depth: 2 }])).toEqual(['{"depth":2,"name":"a"}.']);
    // Version 8 of ESLint hands over what the user wrote.
    const meta = Object.fromEntries(Object.entries(rule.meta).filter(([key]) => key !== 'defaultOptions'));
    expect(optionsUnder([{ name: 'b' }], { ...rule, meta })).toEqual(['{"depth":1,"name":"b"}.']);
    expect(optionsUnder([], { ...rule, meta })).toEqual(['{"depth":1,"name":"a"}.']);
  });

  function optionsUnder(options: readonly object[], tested: object = rule): string[] {
    const plugins = { test: { rules: { example: tested as Rule.RuleModule } } };
    return messagesOf('', { plugins, rules: { 'test/example': ['error', ...options] } });
  }
});

describe('wrong settings', () => {
  const wrong: Linter.Config = { ...plugin.configs.recommended, settings: { cors: { origins: ['*'] } } };
  const report = '`settings.cors.origins[0]` is `"*"`, but an origin such as `https://app.example.com` is expected.';

  test('are reported once in each file that states a policy', () => {
    const policy = `import cors from 'cors'; cors({ origin: '*', credentials: true });`;
    expect(messagesOf(policy, wrong)).toEqual([report, expect.stringContaining('`cors` sends the origin `*`')]);
    expect(messagesOf(`export const a = 1; // cors`, wrong)).toEqual([]);
  });

  test('are reported again when the same tree is linted again', () => {
    const linter = new Linter();
    linter.verify(`import cors from 'cors'; cors({ origin: 'https://app.example.com' });`, wrong);
    const parsed = linter.getSourceCode();
    for (let run = 0; run < 2; run += 1) {
      expect(linter.verify(parsed, wrong).map(({ message }) => message)).toEqual([report]);
    }
  });
});

function messagesOf(code: string, config: Linter.Config): string[] {
  return new Linter().verify(code, config).map(({ message }) => message);
}

test('the types of a rule are those of typescript-eslint', () => {
  expect(rule satisfies TSESLint.RuleModule<'options' | 'invalidSetting', readonly unknown[]>).toBe(rule);
});
