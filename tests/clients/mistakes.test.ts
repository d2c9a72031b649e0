import { describe, expect, test } from 'vitest';
import { mistakesIn } from '../support/requests.ts';

type Table = readonly (readonly [code: string, ...mistakes: string[]])[];

const HEADER = `'Access-Control-Allow-Origin': '*'`;

/** Programs, and what is wrong in them: who, what, and the code that is reported. */
const byKind: Readonly<Record<string, Table>> = {
  'modes that are none': [
    [`fetch('/a', { credentials: 'Include' });`, `fetch throws: 'Include'`],
    [`new Request('/a', { credentials: 0 });`, 'Request throws: 0'],
    [`const mode = 'none'; fetch('/a', { credentials: mode });`, `fetch throws: 'none'`],
    [`fetch('/a', { credentials: {} });`, 'fetch throws: {}'],
    [`fetch('/a', { credentials: a ? 'include' : b ? 'Omit' : undefined });`, `fetch throws: 'Omit'`],
    [`import ky from 'ky'; ky.get('/a', { credentials: true });`, 'ky throws: true'],
    [
      `import { fetchBaseQuery } from '@reduxjs/toolkit/query'; fetchBaseQuery({ credentials: 'included' });`,
      `fetchBaseQuery throws: 'included'`,
    ],
    [`import { fetch } from 'whatwg-fetch'; fetch('/a', { credentials: true });`, 'fetch polyfill ignored: true'],
    [`import crossFetch from 'cross-fetch'; crossFetch('/a', { credentials: true });`, 'cross-fetch throws: true'],
    [`import axios from 'axios'; axios.get('/a', { withCredentials: 'false' });`, `axios on: 'false'`],
    [
      `import { createHttpLink } from '@apollo/client'; createHttpLink({ credentials: null, fetchOptions: { credentials: 'on' } });`,
      `Apollo link throws: 'on'`,
    ],
  ],
  'options that nobody reads': [
    [`fetch('/a', { with_credentials: true });`, 'fetch ignored: with_credentials: true'],
    [
      `import { ofetch } from 'ofetch'; ofetch('/a', { withCredentials: true });`,
      'ofetch ignored: withCredentials: true',
    ],
    [
      `import wretch from 'wretch'; wretch('/a').options({ withCredentials: true }).get();`,
      'wretch ignored: withCredentials: true',
    ],
    [
      `import axios from 'axios'; axios.defaults.credentials = 'include';`,
      `axios ignored: axios.defaults.credentials = 'include'`,
    ],
    [`new EventSource('/a', { credentials: 'include' });`, `EventSource ignored: credentials: 'include'`],
    [
      `$.ajax({ url: '/a', beforeSend: (xhr) => { xhr.withCredentials = true; } });`,
      'jQuery ignored: xhr.withCredentials = true',
    ],
    [
      `$.ajax({ url: '/a', xhrFields: { withCredentials: true }, beforeSend: (xhr) => { xhr.withCredentials = true; } });`,
      'jQuery ignored?: xhr.withCredentials = true',
    ],
    [
      `import { createClient } from 'urql'; createClient({ url: '/a', credentials: 'include' });`,
      `urql ignored: credentials: 'include'`,
    ],
    [
      `import { treaty } from '@elysiajs/eden'; treaty('/a', { credentials: 'include' });`,
      `treaty ignored: credentials: 'include'`,
    ],
    [
      `import { httpLink } from '@trpc/client'; httpLink({ url: '/a', fetchOptions: { credentials: 'include' } });`,
      `tRPC link ignored: fetchOptions: { credentials: 'include' }`,
    ],
    [
      `import { io } from 'socket.io-client'; io('/a', { credentials: 'include' });`,
      `socket.io-client ignored: credentials: 'include'`,
    ],
    [
      `import { io } from 'socket.io-client'; io('/a', { credentials: { user, token } });`,
      `socket.io-client ignored?: credentials: { user, token }`,
    ],
    [`import { initClient } from '@ts-rest/core'; initClient(contract, { baseUrl: '/a', withCredentials: true });`],
  ],
  'options in another place': [
    [`import axios from 'axios'; axios.put('/a', { withCredentials: true });`, 'axios body: withCredentials: true'],
    [
      `import axios from 'axios'; axios.post('/a', { withCredentials: true }, { headers: {} });`,
      'axios body: withCredentials: true',
    ],
    [`import axios from 'axios'; axios.post('/a', { credentials: 'include' });`, `axios body: credentials: 'include'`],
    [
      `import axios from 'axios'; axios.post('/a', { name, withCredentials: true });`,
      'axios body?: withCredentials: true',
    ],
    [
      `import axios from 'axios'; const config = { withCredentials: true }; axios.post('/a', config);`,
      'axios body: withCredentials: true',
    ],
    [
      `import axios from 'axios'; axios.delete('/a', {}, { withCredentials: true });`,
      'axios argument: withCredentials: true',
    ],
    [`fetch('/a', {}, { credentials: 'include' });`, `fetch argument: credentials: 'include'`],
    [`fetch('/a', { headers: { 'with-credentials': 'true' } });`, `fetch header: 'with-credentials': 'true'`],
    [
      `import axios from 'axios'; axios.create({ headers: { withCredentials: true } });`,
      'axios header: withCredentials: true',
    ],
    [`fetch('/a', { headers: { credentials: token } });`],
  ],
  'headers of responses': [
    [`new Request('/a', { headers: { ${HEADER} } });`, `Request response: ${HEADER}`],
    [`fetch('/a', { headers: new Headers({ ${HEADER} }) });`, `fetch response: ${HEADER}`],
    [
      `fetch('/a', { headers: { 'access-control-allow-methods': 'GET', 'Access-Control-Request-Method': 'GET' } });`,
      `fetch response: 'access-control-allow-methods': 'GET'`,
      `fetch forbidden: 'Access-Control-Request-Method': 'GET'`,
    ],
    [
      `const headers = {}; headers['Access-Control-Allow-Origin'] = '*'; fetch('/a', { headers });`,
      `fetch response: headers['Access-Control-Allow-Origin'] = '*'`,
    ],
    [`import ky from 'ky'; ky.create({ headers: { ${HEADER} } });`, `ky response: ${HEADER}`],
    [
      `import axios from 'axios'; const api = axios.create({ headers: { common: {}, ${HEADER} } });`,
      `axios response: ${HEADER}`,
    ],
    [
      `import request from 'superagent'; request.get('/a').set('Access-Control-Allow-Origin', '*');`,
      `superagent response: .set('Access-Control-Allow-Origin', '*')`,
    ],
    [
      `import { GraphQLClient } from 'graphql-request'; new GraphQLClient('/a').setHeader('Access-Control-Allow-Origin', '*');`,
      `graphql-request response: new GraphQLClient('/a').setHeader('Access-Control-Allow-Origin', '*')`,
    ],
    [
      `import { httpBatchLink } from '@trpc/client'; httpBatchLink({ url: '/a', headers: () => ({ ${HEADER} }) });`,
      `tRPC link response: ${HEADER}`,
    ],
    [
      `import { io } from 'socket.io-client'; io('/a', { extraHeaders: { ${HEADER} } });`,
      `socket.io-client response: ${HEADER}`,
    ],
    [
      `import { HttpRequest } from '@angular/common/http'; const add = (request: HttpRequest<any>) => request.clone({ setHeaders: { ${HEADER} } });`,
      `HttpRequest response: ${HEADER}`,
    ],
    [
      `import type { HttpInterceptorFn } from '@angular/common/http'; export const add: HttpInterceptorFn = (request, next) => { request = request.clone({ setHeaders: { ${HEADER} } }); return next(request); };`,
      `HttpRequest response: ${HEADER}`,
    ],
    [`const api = (path, headers) => fetch(path, { headers }); api('/a', { ${HEADER} });`, `fetch response: ${HEADER}`],
    [`fetch('/a', { headers: { 'Access-Control-Allow-Origin': undefined } });`],
  ],
};

describe.for(Object.entries(byKind))('%s', ([, table]) => {
  test.for(table)('%s', ([code, ...mistakes]) => {
    expect(mistakesIn(code)).toEqual(mistakes);
  });
});
