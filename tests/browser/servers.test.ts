import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { serverRows, type ServerRow, type Triple } from './rows/servers.ts';
import { reportsOf, type Report } from './support/edits.ts';
import { ATTACKER, openReaders, type Readability } from './support/readers.ts';
import { openServerPrograms, type ServerPrograms } from './support/server-programs.ts';

let browser: Browser;
let programs: ServerPrograms;
let read: (api: string, attacker?: string) => Promise<Readability>;

beforeAll(async () => {
  programs = openServerPrograms();
  browser = await chromium.connect(inject('browserEndpoint'));
  read = await openReaders(browser);
});

afterAll(async () => {
  await browser?.close();
  await programs?.close();
});

describe('who may read a response, before and after an edit', () => {
  test.for(serverRows.map((row) => [`${row.rule}, ${row.title}`, row] as const))('%s', async ([, row]) => {
    const reports = reportsIn(row);
    expect(reports.map(({ edits }) => edits.map(({ label }) => label))).toEqual([Object.keys(row.edits)]);

    const [report] = reports;
    const attacker = attackerOf(report);
    expect(await readersOf(row.text, row, attacker)).toEqual(row.before);
    for (const { label, text } of report?.edits ?? []) {
      const after = await readersOf(text, row, attacker);
      expect(after, text).toEqual(row.edits[label]);
      if (label === 'fix') expect(letIn(row.before, after)).toEqual([]);
    }
  });
});

function reportsIn({ text, rule, origins }: ServerRow): readonly Report[] {
  return reportsOf(text, [rule], { filename: join(programs.folder, 'server.mjs'), folder: programs.folder, origins });
}

/** Who could read nothing of a kind before, and can now, besides the page that the program names. */
function letIn(before: Triple, after: Triple): readonly string[] {
  const isOpen = (readers: string | undefined): boolean => readers === 'everybody' || readers === 'others';
  return after.filter((readers, index) => isOpen(readers) && !isOpen(before[index]));
}

/** A page that the report says is let in; any other where it names none. */
function attackerOf(report: Report | undefined): string {
  return /also lets in `(?<origin>[^`…]+)`/.exec(report?.message ?? '')?.groups?.['origin'] ?? ATTACKER;
}

async function readersOf(text: string, { path }: ServerRow, attacker: string): Promise<Triple> {
  const { credentialed, anonymous, preflighted } = await programs.run(text, (origin) => read(origin + path, attacker));
  return [credentialed, anonymous, preflighted];
}
