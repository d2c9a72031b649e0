import { expect, test } from 'vitest';
import type { Environment } from '../../src/recognise/environment.ts';
import { requestFactsOf } from '../../src/recognise/request-file-facts.ts';
import type { RequestFacts } from '../../src/recognise/request-facts.ts';
import { outsideIn } from '../support/linked.ts';
import { parseTypeScript } from '../support/parse.ts';
import { at, filesOf } from '../support/project-files.ts';

const NO_VARIABLES: Environment = { valueOf: () => undefined };

/** The facts of `page.ts` in a project whose files are texts. */
function factsIn(texts: Readonly<Record<string, string>>, environment = NO_VARIABLES): RequestFacts {
  const { sourceCode } = parseTypeScript(texts['page.ts'] ?? '');
  return requestFactsOf(sourceCode, at('page.ts'), { environment, ...outsideIn(filesOf(texts)) });
}

function requestsIn(texts: Readonly<Record<string, string>>, environment = NO_VARIABLES) {
  const code = texts['page.ts'] ?? '';
  return factsIn(texts, environment).requests.map(({ credentials, library, range, url }) => ({
    library,
    url,
    at: code.slice(...range),
    by: credentials.range && code.slice(...credentials.range),
  }));
}

test('the URL is imported', () => {
  const page = `import { API } from './config'; fetch(\`\${API}/me\`, { credentials: 'include' });`;
  expect(requestsIn({ 'page.ts': page, 'config.ts': `export const API = 'http://localhost:4000';` })).toEqual([
    {
      library: 'fetch',
      url: ['http://localhost:4000/me'],
      at: `fetch(\`\${API}/me\`, { credentials: 'include' })`,
      by: `credentials: 'include'`,
    },
  ]);
});

test('the options are imported: the call stands for them, and cannot be edited', () => {
  const page = `import { credentials } from './options'; fetch('/me', credentials);`;
  const texts = {
    'page.ts': page,
    'options.ts': `/* longer */ export const credentials = { credentials: 'include' };`,
  };
  const call = `fetch('/me', credentials)`;
  expect(requestsIn(texts)).toEqual([{ library: 'fetch', url: ['/me'], at: call, by: call }]);
  expect(factsIn(texts).requests[0]?.credentials.site).toBeNull();
});

test('the instance is imported', () => {
  const page = `import { api } from './api'; /* credentials */ api.get('/me');`;
  const api = `import axios from 'axios'; export const api = axios.create({ baseURL: 'http://a.example', withCredentials: true });`;
  expect(requestsIn({ 'page.ts': page, 'api.ts': api })).toEqual([
    { library: 'axios', url: ['http://a.example/me'], at: `api.get('/me')`, by: `api.get('/me')` },
  ]);
});

test('what is wrong elsewhere is said there', () => {
  const page = `import { options } from './options'; fetch('/me', { ...options, credentials: 'Include' });`;
  const texts = { 'page.ts': page, 'options.ts': `export const options = { withCredentials: true };` };
  const { misplaced, modes } = factsIn(texts);
  expect(misplaced).toEqual([]);
  expect(modes.map(({ range }) => page.slice(...range))).toEqual([`'Include'`]);
});

test.for<[name: string, page: string, variables: Readonly<Record<string, string>>, url: readonly string[] | null]>([
  ['a variable that is set', `import.meta.env.VITE_API`, { VITE_API: 'http://a.example' }, ['http://a.example/me']],
  ['one that is not', `import.meta.env.VITE_API`, {}, null],
  ['one that is not, with another in its place', `process.env.API ?? 'http://b.example'`, {}, ['http://b.example/me']],
  ['the same by `||`', `(process.env.API || 'http://b.example')`, {}, ['http://b.example/me']],
  [
    'set, with another in its place',
    `(process.env.API || 'http://b.example')`,
    { API: 'http://a.example' },
    ['http://a.example/me'],
  ],
  ['the mode', `(import.meta.env.PROD ? '' : 'http://localhost:4000')`, {}, ['http://localhost:4000/me']],
  [
    'a condition on something else',
    `(isOld ? 'http://a.example' : 'http://b.example')`,
    {},
    ['http://a.example/me', 'http://b.example/me'],
  ],
  ['a condition with a variable that is not set', `(isOld ? process.env.API : 'http://b.example')`, {}, null],
])('%s', ([, base, variables, url]) => {
  const page = `const BASE = ${base}; fetch(BASE + '/me', { credentials: 'include' });`;
  expect(requestsIn({ 'page.ts': page }, { valueOf: (name) => variables[name] }).map((one) => one.url)).toEqual([url]);
});

test('what is wrong about a call of an imported instance is said at the call', () => {
  const page = `import api from './api'; api.post('/logout', { withCredentials: true });`;
  const texts = {
    'page.ts': page,
    'api.ts': `import axios from 'axios'; const api = axios.create(); export default api;`,
  };
  const { misplaced } = factsIn(texts);
  expect(misplaced.map(({ kind, range }) => [kind, page.slice(...range)])).toEqual([['body', 'withCredentials: true']]);
});
