import { mkdirSync, readFileSync } from 'node:fs';
import { ESLint } from 'eslint';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import plugin from '../../src/index.ts';
import { writtenIndex } from '../../src/project/projects.ts';
import { createRepository } from '../support/folder.ts';
import type { TestFolder } from '../support/folder.ts';

const INDEXES = ['*/facts.json'];
const server = (policy: string): string => `import cors from 'cors';
import express from 'express';
const app = express();
app.use(cors(${policy}));
app.listen(4000);
`;

function createShop(): TestFolder {
  const folder = createRepository({
    'package.json': '{ "type": "module", "workspaces": ["api", "web"] }',
    'api/package.json': '{ "type": "module" }',
    'api/server.js': server(''),
    'web/package.json': '{ "type": "module", "devDependencies": { "vite": "*" } }',
    'web/client.js': `export const load = () => fetch('http://localhost:4000/users', { credentials: 'include' });\n`,
  });
  mkdirSync(folder.at('node_modules'));
  return folder;
}

function index(folder: TestFolder, name: string): void {
  folder.write({ [`${name}/facts.json`]: writtenIndex(folder.at(name), folder.path)?.text ?? '' });
}

async function lint(folder: TestFolder, more: Partial<ESLint.Options> = {}): Promise<ESLint.LintResult[]> {
  const eslint = new ESLint({
    cwd: folder.path,
    overrideConfigFile: true,
    overrideConfig: { ...plugin.configs.strict, settings: { cors: { index: INDEXES } } },
    ...more,
  });
  return eslint.lintFiles(['api/*.js', 'web/*.js']);
}

const said = (results: readonly ESLint.LintResult[]): readonly string[] =>
  results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId }) => `${String(ruleId)} ${String(line)}:${String(column)}`),
  );

const TWIN = 'cors/policy-serves-credentialed-requests 4:9';
const CLIENT = 'cors/credentialed-request-needs-policy 1:66';

describe('with `settings.cors.index`', () => {
  test('the server is told of its clients, with the edit', async () => {
    const folder = createShop();
    ['api', 'web'].forEach((name) => index(folder, name));
    const results = await lint(folder);
    expect(said(results)).toEqual([TWIN, CLIENT]);
    const [suggestion] = results[0]?.messages[0]?.suggestions ?? [];
    expect(suggestion?.fix).toEqual({
      range: [server('').indexOf('cors(') + 5, server('').indexOf('cors(') + 5],
      text: `{ origin: 'http://localhost:5173', credentials: true }`,
    });
  });

  test('an index of another state of the server says nothing at the server', async () => {
    const folder = createShop();
    ['api', 'web'].forEach((name) => index(folder, name));
    folder.write({ 'api/server.js': `// moved\n${server('')}` });
    expect(said(await lint(folder))).toEqual([CLIENT]);
    folder.write({ 'api/server.js': server(`{ origin: 'http://localhost:5173', credentials: true }`) });
    expect(said(await lint(folder))).toEqual([CLIENT]);
  });

  test('with `--cache`, a written index changes what is said', async () => {
    const folder = createShop();
    vi.spyOn(process, 'cwd').mockReturnValue(folder.path);
    onTestFinished(() => void vi.restoreAllMocks());
    const cached = { cache: true, cacheLocation: folder.at('.eslintcache') };
    ['api', 'web'].forEach((name) => index(folder, name));
    const before = readFileSync(folder.at('api/facts.json'), 'utf8');
    expect(said(await lint(folder, cached))).toEqual([TWIN, CLIENT]);
    expect(said(await lint(folder, cached))).toEqual([TWIN, CLIENT]);
    // The code stays as it is: the index alone tells of another server.
    folder.write({ 'api/facts.json': before.replace('[4000]', '[4001]') });
    expect(said(await lint(folder, cached))).toEqual([]);
    folder.write({ 'api/facts.json': before });
    expect(said(await lint(folder, cached))).toEqual([TWIN, CLIENT]);
  });
});
