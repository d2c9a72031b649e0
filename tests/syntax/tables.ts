import { describe, expect, test } from 'vitest';
import { parseJavaScript, parseTypeScript } from '../support/parse.ts';
import { lastValue } from './evaluation.ts';

/** Code that ends in an expression, and its value as `show` renders it. */
export type Rows = readonly (readonly [code: string, value: string])[];

const parsers = [
  ['espree', parseJavaScript],
  ['typescript-eslint', parseTypeScript],
] as const;

/** Tests a table under both parsers. Nobody declares `c`, `d` and `list`: they are unknown. */
export function checkValues(rows: Rows): void {
  describe.for(parsers)('%s', ([, parse]) => {
    test.for(rows)('%s → %s', ([code, value]) => {
      expect(lastValue(parse(code))).toBe(value);
    });
  });
}

export function checkTypeScriptValues(rows: Rows): void {
  test.for(rows)('%s → %s', ([code, value]) => {
    expect(lastValue(parseTypeScript(code))).toBe(value);
  });
}
