import { expect, test } from 'vitest';
import { policiesIn } from './policies.ts';

/** Code, and the policies it states. */
export type PolicyRows = readonly (readonly [code: string, ...expected: readonly string[]])[];

/** A test for each row, with what stands before its code in a real file. */
export function testPolicies(prelude: string, rows: PolicyRows, filename?: string): void {
  test.for(rows)('%s', ([code, ...expected]) => {
    expect(policiesIn(`${prelude}\n${code}`, 'typescript', filename)).toEqual(expected);
  });
}
