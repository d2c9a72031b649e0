import { describe, expect, test } from 'vitest';
import { collectMap } from '../../src/cli/collect-map.ts';
import type { ProjectMap } from '../../src/cli/project-map.ts';
import { openedProject } from '../../src/project/projects.ts';
import { createRepository } from '../support/folder.ts';

type Texts = Readonly<Record<string, string>>;

/** The files of a server that answers pages of `http://localhost:5173` with these options, and of a client that asks it. */
function filesFor(before: string, origin: string, more: Texts = {}): Texts {
  return {
    'client/package.json': '{ "scripts": { "dev": "vite" }, "devDependencies": { "vite": "*" } }',
    'client/src/api.js': `export const me = () => fetch('http://localhost:4000/me', { credentials: 'include' });`,
    'server/package.json': '{ "dependencies": { "express": "*", "cors": "*", "dotenv": "*" } }',
    'server/index.js': `import express from 'express';
import cors from 'cors';

const app = express();
${before}
app.use(cors({ origin: ${origin}, credentials: true }));
app.get('/me', (request, response) => response.json({}));
app.listen(4000);`,
    ...more,
  };
}

function exchangesOf(before: string, origin: string, more?: Texts): ProjectMap['exchanges'] {
  const project = openedProject(createRepository(filesFor(before, origin, more)).path);
  const progress = { at: () => undefined, done: () => undefined };
  return collectMap(project, { folder: project.root, origins: [], progress }).exchanges;
}

function verdictFor(before: string, origin: string, more?: Texts): string {
  return exchangesOf(before, origin, more)
    .map(({ verdict }) => verdict)
    .join();
}

const OTHER = `const allowed = ['http://localhost:3000'];`;
const PAGE = `const allowed = ['http://localhost:3000', 'http://localhost:5173'];`;
const INCLUDES = `(origin, callback) => {
  if (!origin || allowed.includes(origin)) callback(null, true);
  else callback(new Error('not allowed'));
}`;

test.for<[verdict: string, before: string, origin: string]>([
  ['blocked', OTHER, 'allowed'],
  // Two lists at once: who is on one may not be on the other.
  [
    'unknown',
    `${PAGE} const others = ['http://localhost:3000'];`,
    '(origin, callback) => callback(null, allowed.includes(origin) && others.includes(origin))',
  ],
  ['blocked', OTHER, INCLUDES],
  ['blocked', OTHER, '(origin, callback) => callback(null, allowed.includes(origin))'],
  ['blocked', OTHER, '(origin, callback) => callback(null, allowed.indexOf(origin) !== -1)'],
  ['blocked', `const allowed = new Set(['http://localhost:3000']);`, INCLUDES.replace('includes', 'has')],
  ['allowed', PAGE, 'allowed'],
  ['allowed', PAGE, INCLUDES],
  ['allowed', PAGE, '(origin, callback) => callback(null, allowed.includes(origin))'],
  ['allowed', `const allowed = [process.env.CLIENT, 'http://localhost:5173'];`, 'allowed'],
  ['allowed', `${OTHER} if (process.env.NODE_ENV !== 'production') allowed.push('http://localhost:5173');`, INCLUDES],
])('%s: %s %s', ([verdict, before, origin]) => {
  expect(verdictFor(before, origin)).toBe(verdict);
});

test('the message names whom a function lets pass', () => {
  expect(exchangesOf(OTHER, INCLUDES)[0]?.reason).toContain('`http://localhost:3000`');
});

test('whom a function refuses has what was written before', () => {
  expect(verdictFor(`${OTHER} app.use(cors({ origin: true, credentials: true }));`, INCLUDES)).toBe('unknown');
});

/** Each may let the page through by what nobody reads here. */
test.for<[before: string, origin: string]>([
  [`const allowed = [process.env.CLIENT, 'http://localhost:3000'];`, 'allowed'],
  [`const allowed = [process.env.CLIENT, 'http://localhost:3000'];`, INCLUDES],
  [`const allowed = ['http://localhost:3000', ...(process.env.CLIENTS ?? '').split(',')];`, 'allowed'],
  [`${OTHER} if (process.env.CLIENT) allowed.push(process.env.CLIENT);`, INCLUDES],
  [`${OTHER} async function load() { for (const one of await find()) allowed.push(one); }`, INCLUDES],
  [
    `const allowed = new Set(['http://localhost:3000']); watch(() => allowed.add(read()));`,
    INCLUDES.replace('includes', 'has'),
  ],
  [OTHER, `(origin, callback) => callback(null, allowed.includes(origin) || origin === process.env.CLIENT)`],
  [
    OTHER,
    `(origin, callback) => callback(null, allowed.includes(origin) || /^http:\\/\\/localhost:\\d+$/.test(origin))`,
  ],
  [OTHER, `(origin, callback) => callback(null, allowed.some((one) => origin.startsWith(one)))`],
  [
    OTHER,
    `(origin, callback) => { if (allowed.includes(origin)) return callback(null, true); find(origin, callback); }`,
  ],
  [
    OTHER,
    `(origin, callback) => {
      if (allowed.includes(origin)) return callback(null, true);
      find(origin).then((found) => callback(null, found));
    }`,
  ],
  [`const allowed = ['localhost:3000'];`, `(origin, callback) => callback(null, allowed.includes(origin.slice(7)))`],
])('unknown: %s %s', ([before, origin]) => {
  expect(verdictFor(before, origin)).toBe('unknown');
});

describe('origins that an env file of the server holds', () => {
  const OTHER_PAGE = 'CLIENT=http://localhost:3000';
  const THIS_PAGE = 'CLIENT=http://localhost:5173';

  test.for<[verdict: string, origin: string, texts: Texts]>([
    ['blocked', 'process.env.CLIENT', { '.env': OTHER_PAGE }],
    ['blocked', `process.env.CLIENT || 'http://localhost:4000'`, { '.env': OTHER_PAGE }],
    ['blocked', `[process.env.CLIENT, 'http://localhost:4000']`, { '.env': OTHER_PAGE }],
    ['blocked', `process.env.CLIENT.split(',')`, { '.env': OTHER_PAGE }],
    ['allowed', 'process.env.CLIENT', { '.env': THIS_PAGE }],
    ['allowed', `process.env.CLIENT.split(',')`, { '.env': `${OTHER_PAGE},http://localhost:5173` }],
    ['unknown', 'process.env.CLIENT', {}],
    ['unknown', 'process.env.CLIENT', { '.env': 'OTHER=1' }],
    ['unknown', `process.env.CLIENT || 'http://localhost:3000'`, { '.env': 'OTHER=1' }],
    ['unknown', 'process.env.CLIENT', { '.env.production': OTHER_PAGE }],
    ['unknown', 'process.env.CLIENT', { '.env': OTHER_PAGE, '.env.development': THIS_PAGE }],
    ['unknown', 'process.env.CLIENT', { '.env': OTHER_PAGE, 'package.json': '{ "dependencies": { "cors": "*" } }' }],
  ])('%s: %s %j', ([verdict, origin, texts]) => {
    const more = Object.fromEntries(Object.entries(texts).map(([name, text]) => [`server/${name}`, text]));
    expect(verdictFor('', origin, more)).toBe(verdict);
  });
});
