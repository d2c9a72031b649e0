import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  copyProjects,
  expectedOf,
  lintedFiles,
  patternsOf,
  projectLinter,
  projectNames,
  renderedReports,
} from '../support/projects.ts';

const home = copyProjects();

async function reportsIn(name: string, files: readonly string[]): Promise<readonly string[]> {
  const root = path.join(home, name);
  const results = await projectLinter(home, name).lintFiles(files.map((file) => path.join(root, file)));
  return renderedReports(results, root);
}

test('at least thirty of them are faults, and as many are none', () => {
  const faults = projectNames.filter((name) => expectedOf(name).reports.length > 0);
  expect(faults.length).toBeGreaterThanOrEqual(30);
  expect(projectNames.length - faults.length).toBeGreaterThanOrEqual(30);
});

// One after the other, each file alone: what is said does not depend on what was linted before.
describe.for([
  ['the files in order', (files: readonly string[]) => files],
  ['the files from the last to the first', (files: readonly string[]) => files.toReversed()],
] as const)('%s', ([, ordered]) => {
  test.for(projectNames)('%s', async (name) => {
    const reports: string[] = [];
    for (const file of ordered(lintedFiles(path.join(home, name)))) reports.push(...(await reportsIn(name, [file])));
    expect(reports.sort()).toEqual(
      patternsOf(expectedOf(name)).map((pattern): unknown => expect.stringMatching(pattern)),
    );
  });
});
