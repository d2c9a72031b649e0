import { writeFileSync } from 'node:fs';
import * as typescriptParser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import fc from 'fast-check';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, inject, test } from 'vitest';
import plugin from '../../src/index.ts';
import { createRepository } from '../support/folder.ts';
import { projects, type GeneratedProject } from './support/generated-projects.ts';
import { repositories } from './support/generated-repositories.ts';
import { PAGE } from './support/generated-servers.ts';
import { runProject } from './support/projects.ts';

const SEED = Number(process.env['FC_SEED'] ?? 7);
const RUNS = Number(process.env['PROJECT_RUNS'] ?? 24);

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.connect(inject('browserEndpoint'));
});

afterAll(() => browser?.close());

/** What the rule says, and what the browser does. */
async function compared({ client = 'web/src/me.js', files, page = PAGE, start }: GeneratedProject) {
  const folder = createRepository(files);
  const eslint = new ESLint({
    cwd: folder.path,
    overrideConfigFile: true,
    overrideConfig: {
      plugins: { cors: plugin },
      languageOptions: { parser: typescriptParser },
      rules: { 'cors/credentialed-request-needs-policy': 'error' },
    },
  });
  const results = await eslint.lintFiles(['.']);
  const said = results.flatMap(({ messages }) => messages.map(({ message }) => message));
  const { blocked, error } = await runProject(browser, {
    folder: folder.path,
    start,
    client,
    call: 'load',
    page,
  });
  return { said, blocked, error };
}

test.for([
  ['repositories', projects],
  ['repositories as people lay them out', repositories],
] as const)(
  'the browser says of generated %s what the rule says',
  { timeout: 900_000 },
  async ([, all], { expect }) => {
    const alarms: string[] = [];
    const misses: string[] = [];
    let right = 0;
    let refused = 0;
    const broken: string[] = [];
    for (const project of fc.sample(all, { seed: SEED, numRuns: RUNS })) {
      const { blocked: seen, error, said } = await compared(project);
      // What becomes of other requests is not for the rule.
      const blocked = project.isCredentialed ? seen : [];
      const shown = Object.entries(project.files)
        .filter(([file]) => !file.endsWith('package.json'))
        .map(([file, text]) => `// ${file}\n${text}`)
        .join('');
      const text = `said: ${said.join() || 'nothing'}, seen: ${blocked.join() || (error ?? 'nothing')}\n${shown}`;
      if (blocked.length > 0) refused += 1;
      if (error !== null && seen.length === 0) broken.push(text);
      if (said.length > 0 === blocked.length > 0) right += 1;
      else (said.length > 0 ? alarms : misses).push(text);
    }
    const report = process.env['PROJECT_REPORT'];
    if (report !== undefined) writeFileSync(report, JSON.stringify({ right, refused, alarms, misses, broken }));
    expect(alarms, `seed ${String(SEED)}`).toEqual([]);
    expect(
      misses.length,
      `seed ${String(SEED)}, ${String(right)} are right, ${misses.join('\n\n')}`,
    ).toBeLessThanOrEqual(RUNS / 5);
  },
);
