import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestFactsOf } from '../../src/recognise/request-file-facts.ts';
import type { RequestFacts } from '../../src/recognise/request-facts.ts';
import { parseTypeScript } from '../support/parse.ts';
import { rowsOf, type Outcome, type Row } from './rows/define-rows.ts';
import { http } from './rows/http.ts';
import { native } from './rows/native.ts';
import { realtime } from './rows/realtime.ts';
import { rpc } from './rows/rpc.ts';
import { untrueClaims } from './support/claims.ts';
import { openPrograms, type Programs } from './support/programs.ts';
import type { Visit } from './support/visit.ts';

const rows = rowsOf([...native, ...http, ...rpc, ...realtime]);

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

function outcomeOf({ requests, credentialed, preflighted }: Visit): Outcome {
  if (requests.length === 0) return 'nothing';
  return `${credentialed ? 'credentialed' : 'plain'}${preflighted ? ', preflighted' : ''}`;
}

function factsOf({ packages, text }: Row): RequestFacts {
  const { sourceCode } = parseTypeScript(text, { jsx: text.includes('/>') });
  return requestFactsOf(sourceCode, join(programs.folder(packages), 'page.tsx'));
}
