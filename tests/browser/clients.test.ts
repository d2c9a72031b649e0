import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestFactsOf } from '../../src/recognise/request-file-facts.ts';
import type { RequestFacts } from '../../src/recognise/request-facts.ts';
import { parseTypeScript } from '../support/parse.ts';
import { outcomeOf, rows, type Row } from './rows/all.ts';
import { untrueClaims } from './support/claims.ts';
import { openPrograms, type Programs } from './support/programs.ts';

let programs: Programs;

beforeAll(async () => {
  programs = await openPrograms(rows);
});

afterAll(() => programs?.close());

describe('what a program sends', () => {
  const named = rows.map((row, index) => [`${row.client} (${row.packages}): ${row.program}`, row, index] as const);

  test.concurrent.for(named)('%s', async ([, row, index], { expect }) => {
    const visit = await programs.visit(index, 'exact');
    expect(outcomeOf(visit), visit.error ?? '').toBe(row.outcome);

    expect(untrueClaims(factsOf(row), visit)).toEqual(row.untrue);
  });

  test('is known of many clients', () => {
    expect(rows.length).toBeGreaterThanOrEqual(150);
  });
});

function factsOf({ packages, text }: Row): RequestFacts {
  const { sourceCode } = parseTypeScript(text, { jsx: text.includes('/>') });
  return requestFactsOf(sourceCode, join(programs.folder(packages), 'page.tsx'));
}
