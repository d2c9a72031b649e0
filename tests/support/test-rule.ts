import * as typescriptParser from '@typescript-eslint/parser';
import { RuleTester } from '@typescript-eslint/rule-tester';
import type { InvalidTestCase, ValidTestCase } from '@typescript-eslint/rule-tester';
import { Linter } from 'eslint';
import { afterAll, describe, expect, it, test } from 'vitest';
import plugin from '../../src/index.ts';
import { rules } from '../../src/rules/index.ts';

Object.assign(RuleTester, { afterAll, describe, it, itOnly: it.only, itSkip: it.skip });

type Options = readonly unknown[];
type Named = { readonly name: string };

/** Every position is required; `data` and suggestions are what the tester asks for. */
type FullError = InvalidTestCase<string, Options>['errors'][number] & {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
};

export interface RuleCases {
  readonly valid: readonly (ValidTestCase<Options> & Named)[];
  readonly invalid: readonly (InvalidTestCase<string, Options> & Named & { readonly errors: readonly FullError[] })[];
}

/**
 * Tests a rule as users run it. What its fixes and suggestions write must parse and satisfy the rule; a fix is never
 * followed by another report of a rule that was silent before.
 */
export function testRule(name: keyof typeof rules, { valid, invalid }: RuleCases): void {
  const tester = new RuleTester({ languageOptions: { parser: typescriptParser } });
  const rule = rules[name] as unknown as Parameters<typeof tester.run<string, Options>>[1]; // the tester has types of its own
  tester.run(name, rule, {
    valid: [...valid],
    invalid: [...invalid],
    assertionOptions: { requireData: true, requireLocation: true },
  });

  const writes = invalid.some(({ errors, output }) => output ?? errors.some(({ suggestions }) => suggestions));
  if (!writes) return;

  describe('what edits of this rule write', () => {
    for (const { code, errors, filename, name: title, options = [], output, settings } of invalid) {
      const outputs = output ? [output].flat() : [];
      const suggested = errors.flatMap(({ suggestions }) => (suggestions ?? []).map((suggestion) => suggestion.output));
      if (outputs.length + suggested.length === 0) continue;
      test(title, () => {
        const lint = (text: string): string[] => rulesReporting(text, name, { filename, options, settings });
        const before = lint(code);
        for (const text of outputs) expect(lint(text).filter((id) => !before.includes(id))).toEqual([]);
        if (outputs.length > 0) expect(lint(outputs.at(-1) ?? '').filter((id) => id === name)).toEqual([]);
        if (errors.length === 1) for (const text of suggested) expect(lint(text)).not.toContain(name);
      });
    }
  });
}

interface LintOptions {
  readonly filename: string | undefined;
  readonly options: Options;
  readonly settings: ValidTestCase<Options>['settings'] | undefined;
}

/** The rules of `recommended` that report a text, `parser` where it is none. */
function rulesReporting(
  text: string,
  name: string,
  { filename = 'file.ts', options, settings = {} }: LintOptions,
): string[] {
  const messages = new Linter().verify(
    text,
    [
      { files: ['**/*.{js,ts,tsx}'], languageOptions: { parser: typescriptParser }, settings },
      plugin.configs.recommended,
      { rules: { [`cors/${name}`]: ['error', ...options] } },
    ],
    filename,
  );
  return messages.map(({ fatal, ruleId }) => (fatal ? 'parser' : (ruleId ?? '').replace('cors/', '')));
}
