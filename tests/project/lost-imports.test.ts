import { expect, test } from 'vitest';
import { collectMap } from '../../src/cli/collect-map.ts';
import { openedProject } from '../../src/project/projects.ts';
import { createRepository } from '../support/folder.ts';

/** What is said of a request to a server without any policy, which imports something. */
function verdictFor(imported: string, texts: Readonly<Record<string, string>>): string {
  const folder = createRepository({
    'client/package.json': '{ "scripts": { "dev": "vite" }, "devDependencies": { "vite": "*" } }',
    'client/src/api.js': `export const me = () => fetch('http://localhost:4000/me', { credentials: 'include' });`,
    'server/package.json': '{ "dependencies": { "express": "*" } }',
    'server/index.ts': `import express from 'express';
import ${imported};

const app = express();
app.get('/me', (request, response) => response.json({}));
app.listen(4000);`,
    ...texts,
  });
  const project = openedProject(folder.path);
  const progress = { at: () => undefined, done: () => undefined };
  const { exchanges } = collectMap(project, { folder: project.root, origins: [], progress });
  return exchanges.map(({ verdict }) => verdict).join();
}

const types = 'export interface User { id: string }';

test.for<[verdict: string, imported: string, texts: Readonly<Record<string, string>>]>([
  ['blocked', `{ User } from './types'`, { 'server/types.d.ts': types }],
  ['blocked', `{ User } from './types/index.js'`, { 'server/types/index.d.ts': types }],
  ['blocked', `{ User } from './types.mjs'`, { 'server/types.d.mts': types }],
  ['blocked', `{ User } from '../node_modules/.prisma/client/index.d'`, {}],
  ['unknown', `{ User } from './types/index.js'`, {}],
  ['unknown', `{ User } from './types/index.js'`, { 'server/types/other.d.ts': types }],
  ['unknown', `{ handlers } from './made.js'`, {}],
])('%s: import %s, with %j', ([verdict, imported, texts]) => {
  expect(verdictFor(imported, texts)).toBe(verdict);
});
