import { expect, test } from 'vitest';
import { isSafelistedHeader } from '../../src/cors/preflight.ts';
import { requestFacts } from '../support/requests.ts';

const URL = `'https://api.example/me'`;
const fetching = (options: string): string => `fetch(${URL}, { credentials: 'include', ${options} });`;
const axios = (call: string, before = ''): string =>
  `import axios from 'axios';\naxios.defaults.withCredentials = true;\n${before}axios.${call};`;

test.for<[code: string, asked: readonly string[]]>([
  [fetching(''), []],
  [fetching(`headers: { Accept: 'application/json' }`), []],
  [fetching(`headers: { 'Content-Type': 'text/plain; charset=utf-8' }`), []],
  [fetching(`method: 'POST', headers: { 'Content-Type': 'application/json' }`), ['content-type']],
  [fetching(`headers: { 'Content-Type': type }`), []],
  [fetching(`headers: { authorization: token, 'X-Request-Id': '1' }`), ['authorization', 'x-request-id']],
  [fetching(`headers: { ...others, 'X-Request-Id': '1' }`), ['x-request-id']],
  [fetching(`headers: { 'X-Request-Id': '1', ...others }`), []],
  [fetching(`headers: isNew ? { 'X-Request-Id': '1' } : {}`), []],
  [fetching(`headers: { Cookie: 'a=b', Origin: 'x', 'Sec-Fetch-Mode': 'cors', 'User-Agent': 'x' }`), []],
  [fetching(`mode: 'no-cors', headers: { 'X-Request-Id': '1' }`), []],
  [fetching('headers'), []],
  [axios(`post(${URL}, { name: 'a' })`), ['content-type']],
  [axios(`post(${URL}, 'a=1')`), []],
  [axios(`post(${URL}, new FormData())`), []],
  [axios(`post(${URL}, data)`), []],
  [axios(`postForm(${URL}, { name: 'a' })`), []],
  [axios(`post(${URL}, { name: 'a' }, { headers: { 'Content-Type': 'application/x-www-form-urlencoded' } })`), []],
  [axios(`post(${URL}, { name: 'a' }, { headers })`), []],
  [axios(`request({ url: ${URL}, method: 'put', data: { name: 'a' } })`), ['content-type']],
  [axios(`get(${URL}, { headers: { 'X-Token': token } })`), []],
  [axios(`get(${URL}, { headers: { 'X-Token': \`\${token}\` } })`), ['x-token']],
  [axios(`post(${URL}, { name: 'a' })`, `axios.defaults.headers.post['Content-Type'] = 'text/plain';\n`), []],
  [`import ky from 'ky';\nky.post(${URL}, { credentials: 'include', json: { a: 1 } });`, ['content-type']],
  [axios(`get(${URL}, { headers: { 'Content-Type': 'application/json' } })`), []],
  [axios(`post(${URL}, undefined, { headers: { 'Content-Type': 'application/json' } })`), []],
  [axios(`put(${URL}, 'a', { headers: { 'Content-Type': 'application/json' } })`), ['content-type']],
  [axios(`get(${URL})`, `axios.defaults.headers.common['X-Token'] = 'a';\n`), ['x-token']],
  [axios(`get(${URL})`, `axios.defaults.headers.common['X-Token'] = token;\n`), []],
  [axios(`get(${URL})`, `axios.defaults.headers.post['X-Token'] = 'a';\n`), []],
  [axios(`get(${URL})`, `const on = () => { axios.defaults.headers.common['X-Token'] = 'a'; };\n`), []],
  [axios(`get(${URL}, { headers: { 'X-Token': 'a' } })`, `axios.defaults.headers = {};\n`), []],
  [
    axios(
      `get(${URL})`,
      `axios.interceptors.request.use((config) => { config.headers['X-Token'] = 'a'; return config; });\n`,
    ),
    ['x-token'],
  ],
  [
    axios(
      `get(${URL})`,
      `axios.interceptors.request.use((config) => { config.headers.set('X-Token', \`Bearer \${token}\`); return config; });\n`,
    ),
    ['x-token'],
  ],
  [
    axios(
      `get(${URL})`,
      `axios.interceptors.request.use((config) => { if (token) config.headers['X-Token'] = 'a'; return config; });\n`,
    ),
    [],
  ],
  [
    axios(
      `get(${URL})`,
      `axios.interceptors.request.use((config) => { if (!token) return config; config.headers['X-Token'] = 'a'; return config; });\n`,
    ),
    [],
  ],
  [fetching(`headers: new Headers({ 'X-Token': token })`), ['x-token']],
  [`const headers = new Headers();\nheaders.append('X-Token', token);\n${fetching('headers')}`, ['x-token']],
  [`const headers = new Headers();\nif (token) headers.append('X-Token', token);\n${fetching('headers')}`, []],
  [fetching(`headers: [['X-Token', token], ['Accept', 'text/html']]`), ['x-token']],
  [
    `const xhr = new XMLHttpRequest();\nxhr.withCredentials = true;\nxhr.open('GET', ${URL});\nxhr.setRequestHeader('X-Token', token);`,
    ['x-token'],
  ],
  [
    `const xhr = new XMLHttpRequest();\nxhr.withCredentials = true;\nxhr.open('GET', ${URL});\nif (token) xhr.setRequestHeader('X-Token', token);`,
    [],
  ],
  [
    `import $ from 'jquery';\n$.ajax({ url: ${URL}, contentType: 'application/json', xhrFields: { withCredentials: true } });`,
    ['content-type'],
  ],
  [
    `import $ from 'jquery';\n$.ajax({ url: ${URL}, contentType: 'text/plain', xhrFields: { withCredentials: true } });`,
    [],
  ],
  [`import $ from 'jquery';\n$.ajax({ url: ${URL}, contentType, xhrFields: { withCredentials: true } });`, []],
  [`import request from 'superagent';\nrequest.get(${URL}).set('X-Token', token).withCredentials();`, ['x-token']],
  [
    `import { GraphQLClient } from 'graphql-request';\nnew GraphQLClient(${URL}, { credentials: 'include' });`,
    ['content-type'],
  ],
  [
    `import { GraphQLClient } from 'graphql-request';\nnew GraphQLClient(${URL}, { credentials: 'include', method: 'GET' });`,
    [],
  ],
  [
    `import { ofetch } from 'ofetch';\nofetch(${URL}, { credentials: 'include', method: 'POST', body: { a: 1 } });`,
    ['content-type'],
  ],
])('%s', ([code, asked]) => {
  const { requests } = requestFacts(code);
  expect(requests.map(({ asks }) => asks)).toEqual([asked]);
});

/** @see https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
test.for<[name: string, value: string | null, isSafe: boolean | null]>([
  ['Accept', 'text/html, */*', true],
  ['accept', '"quoted"', false],
  ['accept', null, null],
  ['accept', 'a'.repeat(129), false],
  ['Accept-Language', 'de-DE, de;q=0.5', true],
  ['accept-language', 'de_DE', false],
  ['Content-Language', 'en', true],
  ['Content-Type', 'multipart/form-data; boundary=x', true],
  ['Content-Type', ' Text/Plain ', true],
  ['Content-Type', 'application/json', false],
  ['Content-Type', 'text/plain; charset="utf-8"', false],
  ['Content-Type', '', false],
  ['Content-Type', null, null],
  ['Range', 'bytes=0-', true],
  ['Range', 'bytes=-5', false],
  ['Range', null, null],
  ['X-Anything', '', false],
  ['Authorization', null, false],
  ['Sec-Anything', null, true],
  ['Proxy-Authorization', null, true],
  ['Host', null, true],
])('%s: %s', ([name, value, isSafe]) => {
  expect(isSafelistedHeader(name, value)).toBe(isSafe);
});
