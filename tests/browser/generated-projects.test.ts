import * as typescriptParser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import fc from 'fast-check';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import plugin from '../../src/index.ts';
import { createRepository } from '../support/folder.ts';
import { projects, type GeneratedProject } from './support/generated-projects.ts';
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
async function compared({ files, start }: GeneratedProject) {
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
    client: 'web/src/me.js',
    call: 'load',
    page: PAGE,
  });
  return { said, blocked, error };
}

test('the browser says of generated repositories what the rule says', { timeout: 900_000 }, async () => {
  const alarms: string[] = [];
  const misses: string[] = [];
  let right = 0;
  for (const project of fc.sample(projects, { seed: SEED, numRuns: RUNS })) {
    const { blocked: seen, error, said } = await compared(project);
    // What becomes of other requests is not for the rule.
    const blocked = project.isCredentialed ? seen : [];
    const shown = Object.entries(project.files)
      .filter(([file]) => !file.endsWith('package.json'))
      .map(([file, text]) => `// ${file}\n${text}`)
      .join('');
    const text = `said: ${said.join() || 'nothing'}, seen: ${blocked.join() || (error ?? 'nothing')}\n${shown}`;
    if (said.length > 0 === blocked.length > 0) right += 1;
    else (said.length > 0 ? alarms : misses).push(text);
  }
  expect(alarms, `seed ${String(SEED)}`).toEqual([]);
  expect(misses.length, `seed ${String(SEED)}, ${String(right)} are right, ${misses.join('\n\n')}`).toBeLessThanOrEqual(
    RUNS / 5,
  );
});
