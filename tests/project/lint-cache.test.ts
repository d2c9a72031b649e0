import { ESLint } from 'eslint';
import { expect, onTestFinished, test, vi } from 'vitest';
import plugin from '../../src/index.ts';
import { createRepository } from '../support/folder.ts';
import type { TestFolder } from '../support/folder.ts';

const ALLOWED = `import cors from 'cors';
import express from 'express';
import { origins } from './origins.js';
const app = express(); // an app
app.use(cors({ origin: origins, credentials: true }));
app.listen(4000);
`;

const shop = {
  'package.json': '{ "type": "module" }',
  'origins.js': `export const origins = ['http://localhost:5173'];`,
  'server.js': ALLOWED,
  'client.js': `export const load = () => fetch('http://localhost:4000/users', { credentials: 'include' });\n`,
  'other.js': 'export const a = 1;\n',
};

/** Lints with `--cache`, in a new instance as each run of the command has one; what was reported, by file. */
async function lint(folder: TestFolder): Promise<Readonly<Record<string, readonly string[]>>> {
  const eslint = new ESLint({
    cwd: folder.path,
    overrideConfigFile: true,
    overrideConfig: plugin.configs.recommended,
    cache: true,
    cacheLocation: folder.at('.eslintcache'),
  });
  const results = await eslint.lintFiles(['*.js']);
  return Object.fromEntries(
    results.map(({ filePath, messages }) => [
      filePath.slice(folder.path.length + 1),
      messages.map(({ ruleId }) => ruleId ?? ''),
    ]),
  );
}

const RULE = 'cors/credentialed-request-needs-policy';

test('with `--cache`, an edited server changes what is said of its clients', async () => {
  const folder = createRepository(shop);
  vi.spyOn(process, 'cwd').mockReturnValue(folder.path);
  onTestFinished(() => void vi.restoreAllMocks());

  expect(await lint(folder)).toMatchObject({ 'client.js': [], 'server.js': [] });
  folder.write({ 'server.js': ALLOWED.replace('cors({ origin: origins, credentials: true })', 'cors()') });
  expect(await lint(folder)).toMatchObject({ 'client.js': [RULE], 'server.js': [] });
  folder.write({ 'server.js': ALLOWED });
  expect(await lint(folder)).toMatchObject({ 'client.js': [] });
  // A file that only holds a value, and that no word makes a candidate.
  folder.write({ 'origins.js': `export const origins = ['https://elsewhere.example'];` });
  expect(await lint(folder)).toMatchObject({ 'client.js': [] });
  folder.write({ 'origins.js': `export const origins = '*';` });
  expect((await lint(folder))['client.js']).toEqual([RULE]);
});

test('with `--cache`, an edited configuration of the page changes what is said of its requests', async () => {
  const folder = createRepository({
    ...shop,
    'package.json': '{ "type": "module", "scripts": { "dev": "vite" }, "devDependencies": { "vite": "*" } }',
    'vite.config.js': 'export default { server: { port: 5173 } };',
  });
  vi.spyOn(process, 'cwd').mockReturnValue(folder.path);
  onTestFinished(() => void vi.restoreAllMocks());

  expect(await lint(folder)).toMatchObject({ 'client.js': [] });
  folder.write({ 'vite.config.js': 'export default { server: { port: 5174 } };' });
  expect(await lint(folder)).toMatchObject({ 'client.js': [RULE] });
});

test('with `--cache`, who imports a client changes what is said of it', async () => {
  const folder = createRepository({
    'package.json': '{ "type": "module", "dependencies": { "next": "*" }, "scripts": { "dev": "next dev" } }',
    'server.js': ALLOWED.replace('cors({ origin: origins, credentials: true })', 'cors()'),
    'origins.js': shop['origins.js'],
    'client.js': shop['client.js'],
    'app/page.jsx': `import { load } from '../client.js';\nexport default async () => <p>{(await load()).status}</p>;\n`,
  });
  vi.spyOn(process, 'cwd').mockReturnValue(folder.path);
  const now = vi.spyOn(performance, 'now');
  onTestFinished(() => void vi.restoreAllMocks());

  expect(await lint(folder)).toMatchObject({ 'client.js': [] });
  const later = performance.now() + 10_000;
  now.mockImplementation(() => later);
  folder.write({
    'button.jsx': `'use client';\nimport { load } from './client.js';\nexport const reload = () => load();\n`,
  });
  expect(await lint(folder)).toMatchObject({ 'client.js': [RULE] });
});
