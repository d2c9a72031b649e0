import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rowsOf, type Outcome } from './rows/define-rows.ts';
import { http } from './rows/http.ts';
import { native } from './rows/native.ts';
import { realtime } from './rows/realtime.ts';
import { rpc } from './rows/rpc.ts';
import { openPrograms, type Programs } from './support/programs.ts';
import type { Visit } from './support/visit.ts';

const rows = rowsOf([...native, ...http, ...rpc, ...realtime]);

let programs: Programs;

beforeAll(async () => {
  programs = await openPrograms(rows);
});

afterAll(() => programs?.close());

describe('what a program sends', () => {
  test.concurrent.for(
    rows.map((row, index) => [`${row.client} (${row.packages}): ${row.program}`, row, index] as const),
  )('%s', async ([, { outcome }, index], { expect }) => {
    const visit = await programs.visit(index, 'exact');
    expect(outcomeOf(visit), visit.error ?? '').toBe(outcome);
  });

  test('is known of many clients', () => {
    expect(rows.length).toBeGreaterThanOrEqual(150);
  });
});

function outcomeOf({ requests, credentialed, preflighted }: Visit): Outcome {
  if (requests.length === 0) return 'nothing';
  return `${credentialed ? 'credentialed' : 'plain'}${preflighted ? ', preflighted' : ''}`;
}
