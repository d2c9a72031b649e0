import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outcomeOf, rows, type Row } from './rows/all.ts';
import { reportsOf, type Edited, type RuleName } from './support/edits.ts';
import { createProject, type Project } from './support/packages.ts';
import { openPrograms, type Programs } from './support/programs.ts';
import type { Visit } from './support/visit.ts';

/** A program that a rule reports, and an edit of the report. */
interface EditedRow {
  readonly row: Row;
  readonly rule: RuleName;
  readonly edit: Edited;
}

const RULES = [
  'valid-credentials-mode',
  'no-misplaced-credentials',
  'no-response-header-in-request',
  'no-forbidden-request-header',
] as const;

const projects = { current: createProject('current'), former: createProject('former') };
const edited = rows.flatMap((row) => editsOf(row, projects[row.packages]));
for (const project of Object.values(projects)) project.remove();

let programs: Programs;

beforeAll(async () => {
  const after = edited.map(({ row, edit }) => ({ ...row, text: edit.text }));
  programs = await openPrograms([...after, ...edited.map(({ row }) => row)]);
});

afterAll(() => programs?.close());

describe('what an edit of a request promises', () => {
  const named = edited.map((one, index) => [titleOf(one), one, index] as const);

  test.concurrent.for(named)('%s', async ([, one, index], { expect }) => {
    const { edit, row, rule } = one;
    const after = await programs.visit(index, 'exact');
    expect(outcomeOf(after).replace(', preflighted', ''), `${after.error}\n${edit.text}`).toBe(credentialsAfter(one));

    // The same before, seen from the servers that show a difference.
    if (rule === 'no-response-header-in-request' || edit.messageId === 'asHeader') {
      const before = await programs.visit(edited.length + index, 'fixed');
      expect(before.blocked).toEqual(['HeaderDisallowedByPreflightResponse']);
      expect((await programs.visit(index, 'fixed')).blocked, edit.text).toEqual([]);
      expect(askedHeaders(after)).not.toContain(
        /`(?<name>[\w-]+)`/.exec(edit.message)?.groups?.['name']?.toLowerCase(),
      );
    }
    if (rule === 'no-forbidden-request-header') expect(outcomeOf(after)).toBe(row.outcome);
  });

  test.for(RULES)('%s has edits', (rule) => {
    expect(edited.filter((one) => one.rule === rule).length).toBeGreaterThanOrEqual(1);
  });
});

function editsOf(row: Row, { folder }: Project): readonly EditedRow[] {
  const filename = join(folder, 'page.tsx');
  return reportsOf(row.text, RULES, { filename, folder }).flatMap(({ edits, rule }) =>
    edits.map((edit) => ({ row, rule, edit })),
  );
}

function titleOf({ row, rule, edit }: EditedRow): string {
  return `${rule}, ${edit.description}, ${row.client} (${row.packages}): ${row.program}`;
}

/** Whether cookies go along when the edit is made. */
function credentialsAfter({ row, edit }: EditedRow): string {
  switch (edit.label) {
    case 'useAsOptions':
    case 'useInstead':
      return 'credentialed';
    case 'writeValue':
      return /'include'|`true`|use-credentials/.test(edit.description) ? 'credentialed' : 'plain';
    default:
      return row.outcome.replace(', preflighted', '');
  }
}

function askedHeaders({ preflights }: Visit): readonly string[] {
  return preflights.flatMap(({ headers }) => (headers['access-control-request-headers'] ?? '').split(','));
}
