import { testRule } from '../support/test-rule.ts';

testRule('no-misplaced-credentials', {
  valid: [
    {
      name: 'each client with its own option',
      code: `import axios from 'axios';
fetch('/a', { credentials: 'include' });
axios.get('/a', { withCredentials: true });
axios.post('/a', {}, { withCredentials: true });`,
    },
    {
      name: 'a body with such a field',
      code: `import axios from 'axios';
export const signIn = (credentials) => axios.post('/session', { credentials });`,
    },
    {
      name: 'a body with settings of its own',
      code: `import axios from 'axios';
axios.post('/sources', { name, url, withCredentials: true });`,
    },
    {
      name: 'both options, one of them right',
      code: `fetch('/a', { credentials: 'include', withCredentials: true });`,
    },
    { name: '`undefined` says nothing', code: `fetch('/a', { withCredentials: undefined });` },
    {
      name: 'a credential that is no mode',
      code: `import axios from 'axios';
axios.get('/a', { credentials });
axios.get('/a', { credentials: { user, password } });`,
    },
    { name: '`no-cors` whose answer is not read', code: `fetch('/ping', { mode: 'no-cors' });` },
    {
      name: 'the defaults before the instance, and those that requests use',
      code: `import axios from 'axios';
axios.defaults.withCredentials = true;
export const api = axios.create();
export const me = () => axios.get('/me');`,
    },
    {
      name: 'the defaults after an instance, where the package itself is used as well',
      code: `import axios from 'axios';
export const api = axios.create();
axios.defaults.withCredentials = true;
export const me = () => axios.get('/me');`,
    },
    {
      name: 'Angular, whose set-up may read it',
      code: `import { HttpClient } from '@angular/common/http';
class Users { constructor(private http: HttpClient) {} me() { return this.http.get('/me', { credentials: 'include' }); } }`,
    },
    {
      name: 'a link that asks in its own fetch',
      code: `import { httpBatchLink } from '@trpc/client';
httpBatchLink({ url: '/trpc', fetch: (url, options) => fetch(url, { ...options, credentials: 'include' }) });`,
    },
    {
      name: 'code of a server',
      code: `'use server';
export const load = async () => fetch('http://a.example', { withCredentials: true });`,
    },
    {
      name: 'a handler of Next',
      filename: 'app/api/me/route.ts',
      code: `export const GET = () => fetch('http://a.example', { withCredentials: true });`,
    },
    {
      name: 'a wrapper whose own options they are',
      code: `const call = (path, { withCredentials }) => fetch(path, withCredentials ? { credentials: 'include' } : {});
call('/a', { withCredentials: true });`,
    },
    {
      name: 'a wrapper that translates',
      code: `function call(path, options) {
  if (options.withCredentials) options.credentials = 'include';
  return fetch(path, options);
}
call('/a', { withCredentials: true });`,
    },
    { name: 'data of a form', code: `$.post('/a', { credentials: 'all' }, (data) => data);` },
    {
      name: 'other clients of the same form',
      code: `import axios from './axios';
axios.get('/a', { credentials: 'include' });
const xhr = makeRequest();
xhr.credentials = 'include';`,
    },
  ],
  invalid: [
    {
      name: 'the option of `XMLHttpRequest` for `fetch`',
      code: `fetch('/a', { withCredentials: true });`,
      errors: [
        {
          messageId: 'ignoredOption',
          data: { callee: 'fetch', option: 'withCredentials' },
          line: 1,
          column: 15,
          endLine: 1,
          endColumn: 36,
          suggestions: [
            {
              messageId: 'useInstead',
              data: { instead: "credentials: 'include'" },
              output: `fetch('/a', { credentials: 'include' });`,
            },
            { messageId: 'removeOption', data: { option: 'withCredentials' }, output: `fetch('/a', {});` },
          ],
        },
      ],
    },
    {
      name: 'one that says no is removed',
      code: `fetch('/a', {
  method: 'POST',
  withCredentials: false,
});`,
      errors: [
        {
          messageId: 'ignoredOption',
          data: { callee: 'fetch', option: 'withCredentials' },
          line: 3,
          column: 3,
          endLine: 3,
          endColumn: 25,
          suggestions: [
            {
              messageId: 'removeOption',
              data: { option: 'withCredentials' },
              output: `fetch('/a', {
  method: 'POST',
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'the option of `fetch` for axios',
      code: `import axios from 'axios';
axios.get('/a', { credentials: 'include' });`,
      errors: [
        {
          messageId: 'ignoredOption',
          data: { callee: 'axios.get', option: 'credentials' },
          line: 2,
          column: 19,
          endLine: 2,
          endColumn: 41,
          suggestions: [
            {
              messageId: 'useInstead',
              data: { instead: 'withCredentials: true' },
              output: `import axios from 'axios';
axios.get('/a', { withCredentials: true });`,
            },
            {
              messageId: 'removeOption',
              data: { option: 'credentials' },
              output: `import axios from 'axios';
axios.get('/a', {});`,
            },
          ],
        },
      ],
    },
    {
      name: 'on an instance',
      code: `import axios from 'axios';
export const api = axios.create({ baseURL: '/api', credentials: 'include' });`,
      errors: [
        {
          messageId: 'ignoredOption',
          data: { callee: 'axios.create', option: 'credentials' },
          line: 2,
          column: 52,
          endLine: 2,
          endColumn: 74,
          suggestions: [
            {
              messageId: 'useInstead',
              data: { instead: 'withCredentials: true' },
              output: `import axios from 'axios';
export const api = axios.create({ baseURL: '/api', withCredentials: true });`,
            },
            {
              messageId: 'removeOption',
              data: { option: 'credentials' },
              output: `import axios from 'axios';
export const api = axios.create({ baseURL: '/api' });`,
            },
          ],
        },
      ],
    },
    {
      name: 'a misspelling',
      code: `const axios = require('axios');
axios.get('/a', { withCredential: true });`,
      errors: [
        {
          messageId: 'ignoredOption',
          data: { callee: 'axios.get', option: 'withCredential' },
          line: 2,
          column: 19,
          endLine: 2,
          endColumn: 39,
          suggestions: [
            {
              messageId: 'useInstead',
              data: { instead: 'withCredentials: true' },
              output: `const axios = require('axios');
axios.get('/a', { withCredentials: true });`,
            },
            {
              messageId: 'removeOption',
              data: { option: 'withCredential' },
              output: `const axios = require('axios');
axios.get('/a', {});`,
            },
          ],
        },
      ],
    },
    {
      name: 'a property of `XMLHttpRequest` that it does not have',
      code: `const xhr = new XMLHttpRequest();
xhr.open('GET', '/a');
xhr.credentials = 'include';
xhr.send();`,
      errors: [
        {
          messageId: 'ignoredOption',
          data: { callee: 'XMLHttpRequest', option: 'credentials' },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 28,
          suggestions: [
            {
              messageId: 'useInstead',
              data: { instead: 'withCredentials = true' },
              output: `const xhr = new XMLHttpRequest();
xhr.open('GET', '/a');
xhr.withCredentials = true;
xhr.send();`,
            },
            {
              messageId: 'removeOption',
              data: { option: 'credentials' },
              output: `const xhr = new XMLHttpRequest();
xhr.open('GET', '/a');
xhr.send();`,
            },
          ],
        },
      ],
    },
    {
      name: 'among headers that hold nothing else',
      code: `fetch('/a', { headers: { withCredentials: true } });`,
      errors: [
        {
          messageId: 'asHeader',
          data: { option: 'withCredentials' },
          line: 1,
          column: 26,
          endLine: 1,
          endColumn: 47,
          suggestions: [
            {
              messageId: 'useInstead',
              data: { instead: "credentials: 'include'" },
              output: `fetch('/a', { credentials: 'include' });`,
            },
            { messageId: 'removeOption', data: { option: 'withCredentials' }, output: `fetch('/a', {});` },
          ],
        },
      ],
    },
    {
      name: 'among other headers',
      code: `import axios from 'axios';
axios.post('/a', {}, { headers: { Accept: 'text/plain', credentials: 'include' } });`,
      errors: [
        {
          messageId: 'asHeader',
          data: { option: 'credentials' },
          line: 2,
          column: 57,
          endLine: 2,
          endColumn: 79,
          suggestions: [
            {
              messageId: 'useInstead',
              data: { instead: 'withCredentials: true' },
              output: `import axios from 'axios';
axios.post('/a', {}, { withCredentials: true, headers: { Accept: 'text/plain' } });`,
            },
            {
              messageId: 'removeOption',
              data: { option: 'credentials' },
              output: `import axios from 'axios';
axios.post('/a', {}, { headers: { Accept: 'text/plain' } });`,
            },
          ],
        },
      ],
    },
    {
      name: 'a mode among the headers',
      code: `fetch('/a', { headers: { Accept: 'text/plain', mode: 'cors' } });`,
      errors: [
        {
          messageId: 'asHeader',
          data: { option: 'mode' },
          line: 1,
          column: 48,
          endLine: 1,
          endColumn: 60,
          suggestions: [
            {
              messageId: 'removeOption',
              data: { option: 'mode' },
              output: `fetch('/a', { headers: { Accept: 'text/plain' } });`,
            },
          ],
        },
      ],
    },
    {
      name: 'in the place of the body',
      code: `import axios from 'axios';
axios.post('/logout', { withCredentials: true });`,
      errors: [
        {
          messageId: 'asData',
          data: { callee: 'axios.post', option: 'withCredentials' },
          line: 2,
          column: 25,
          endLine: 2,
          endColumn: 46,
          suggestions: [
            {
              messageId: 'useAsOptions',
              output: `import axios from 'axios';
axios.post('/logout', null, { withCredentials: true });`,
            },
          ],
        },
      ],
    },
    {
      name: 'in the place of the body, with other options, for Angular',
      code: `import { HttpClient } from '@angular/common/http';
class Users { constructor(private http: HttpClient) {} out() { return this.http.post('/out', { withCredentials: true, responseType: 'text' }); } }`,
      errors: [
        {
          messageId: 'asData',
          data: { callee: 'this.http.post', option: 'withCredentials' },
          line: 2,
          column: 96,
          endLine: 2,
          endColumn: 117,
          suggestions: [
            {
              messageId: 'useAsOptions',
              output: `import { HttpClient } from '@angular/common/http';
class Users { constructor(private http: HttpClient) {} out() { return this.http.post('/out', null, { withCredentials: true, responseType: 'text' }); } }`,
            },
          ],
        },
      ],
    },
    {
      name: 'behind the last argument',
      code: `import axios from 'axios';
axios.get('/a', {}, { withCredentials: true });`,
      errors: [
        {
          messageId: 'extraArgument',
          data: { callee: 'axios.get', option: 'withCredentials' },
          line: 2,
          column: 23,
          endLine: 2,
          endColumn: 44,
        },
      ],
    },
    {
      name: 'defaults for an instance that is made',
      code: `import axios from 'axios';
const api = axios.create({ baseURL: '/api' });
axios.defaults.withCredentials = true;
export default api;`,
      errors: [
        {
          messageId: 'afterCreation',
          data: { callee: 'axios.create', option: 'withCredentials' },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 38,
          suggestions: [
            {
              messageId: 'useInstead',
              data: { instead: 'api.defaults.withCredentials' },
              output: `import axios from 'axios';
const api = axios.create({ baseURL: '/api' });
api.defaults.withCredentials = true;
export default api;`,
            },
          ],
        },
      ],
    },
    {
      name: 'at a level where the client does not look',
      code: `import { hc } from 'hono/client';
hc('/api', { credentials: 'include' });`,
      errors: [
        {
          messageId: 'ignoredOption',
          data: { callee: 'hc', option: 'credentials' },
          line: 2,
          column: 14,
          endLine: 2,
          endColumn: 36,
          suggestions: [
            {
              messageId: 'useInstead',
              data: { instead: "init: { credentials: 'include' }" },
              output: `import { hc } from 'hono/client';
hc('/api', { init: { credentials: 'include' } });`,
            },
            {
              messageId: 'removeOption',
              data: { option: 'credentials' },
              output: `import { hc } from 'hono/client';
hc('/api', {});`,
            },
          ],
        },
      ],
    },
    {
      name: 'jQuery, which sets fields of the request by `xhrFields`',
      code: `$.ajax({ url: '/a', withCredentials: true });`,
      errors: [
        {
          messageId: 'ignoredOption',
          data: { callee: '$.ajax', option: 'withCredentials' },
          line: 1,
          column: 21,
          endLine: 1,
          endColumn: 42,
          suggestions: [
            {
              messageId: 'useInstead',
              data: { instead: 'xhrFields: { withCredentials: true }' },
              output: `$.ajax({ url: '/a', xhrFields: { withCredentials: true } });`,
            },
            { messageId: 'removeOption', data: { option: 'withCredentials' }, output: `$.ajax({ url: '/a' });` },
          ],
        },
      ],
    },
    {
      name: 'a client with a link of its own',
      code: `import { ApolloClient } from '@apollo/client';
new ApolloClient({ link, cache, credentials: 'include' });`,
      errors: [
        {
          messageId: 'ignoredOption',
          data: { callee: 'new ApolloClient', option: 'credentials' },
          line: 2,
          column: 33,
          endLine: 2,
          endColumn: 55,
          suggestions: [
            {
              messageId: 'removeOption',
              data: { option: 'credentials' },
              output: `import { ApolloClient } from '@apollo/client';
new ApolloClient({ link, cache });`,
            },
          ],
        },
      ],
    },
    {
      name: 'a link without such an option',
      code: `import { httpBatchLink } from '@trpc/client';
httpBatchLink({ url: '/trpc', credentials: 'include' });`,
      errors: [
        {
          messageId: 'ignoredOption',
          data: { callee: 'httpBatchLink', option: 'credentials' },
          line: 2,
          column: 31,
          endLine: 2,
          endColumn: 53,
          suggestions: [
            {
              messageId: 'useInstead',
              data: { instead: "fetch: (url, options) => fetch(url, { ...options, credentials: 'include' })" },
              output: `import { httpBatchLink } from '@trpc/client';
httpBatchLink({ url: '/trpc', fetch: (url, options) => fetch(url, { ...options, credentials: 'include' }) });`,
            },
            {
              messageId: 'removeOption',
              data: { option: 'credentials' },
              output: `import { httpBatchLink } from '@trpc/client';
httpBatchLink({ url: '/trpc' });`,
            },
          ],
        },
      ],
    },
    {
      name: 'handed through a function of the file',
      code: `async function call(path, init) {
  const response = await fetch(path, { method: 'GET', ...init });
  return response.json();
}
call('/a', { withCredentials: true });`,
      errors: [
        {
          messageId: 'ignoredOption',
          data: { callee: 'fetch', option: 'withCredentials' },
          line: 5,
          column: 14,
          endLine: 5,
          endColumn: 35,
          suggestions: [
            {
              messageId: 'useInstead',
              data: { instead: "credentials: 'include'" },
              output: `async function call(path, init) {
  const response = await fetch(path, { method: 'GET', ...init });
  return response.json();
}
call('/a', { credentials: 'include' });`,
            },
            {
              messageId: 'removeOption',
              data: { option: 'withCredentials' },
              output: `async function call(path, init) {
  const response = await fetch(path, { method: 'GET', ...init });
  return response.json();
}
call('/a', {});`,
            },
          ],
        },
      ],
    },
    {
      name: 'an answer that nobody can read',
      code: `const response = await fetch('https://a.example', { mode: 'no-cors' });
const data = await response.json();`,
      errors: [
        {
          messageId: 'opaqueAnswer',
          line: 1,
          column: 53,
          endLine: 1,
          endColumn: 68,
          suggestions: [
            {
              messageId: 'removeOption',
              data: { option: 'mode' },
              output: `const response = await fetch('https://a.example', {});
const data = await response.json();`,
            },
          ],
        },
      ],
    },
    {
      name: 'an answer that nobody can read, in a callback',
      code: `fetch('https://a.example', { mode: 'no-cors', credentials: 'include' }).then((response) => response.text());`,
      errors: [
        {
          messageId: 'opaqueAnswer',
          line: 1,
          column: 30,
          endLine: 1,
          endColumn: 45,
          suggestions: [
            {
              messageId: 'removeOption',
              data: { option: 'mode' },
              output: `fetch('https://a.example', { credentials: 'include' }).then((response) => response.text());`,
            },
          ],
        },
      ],
    },
    {
      name: 'both options, where that is asked for',
      options: [{ includePossible: true }],
      code: `fetch('/a', { credentials: 'include', withCredentials: true });`,
      errors: [
        {
          messageId: 'ignoredOption',
          data: { callee: 'fetch', option: 'withCredentials' },
          line: 1,
          column: 39,
          endLine: 1,
          endColumn: 60,
          suggestions: [
            {
              messageId: 'removeOption',
              data: { option: 'withCredentials' },
              output: `fetch('/a', { credentials: 'include' });`,
            },
          ],
        },
      ],
    },
    {
      name: 'data, where that is asked for',
      options: [{ includePossible: true }],
      code: `import axios from 'axios';
axios.post('/sources', { name, url, withCredentials: true });`,
      errors: [
        {
          messageId: 'asData',
          data: { callee: 'axios.post', option: 'withCredentials' },
          line: 2,
          column: 37,
          endLine: 2,
          endColumn: 58,
        },
      ],
    },
  ],
});
