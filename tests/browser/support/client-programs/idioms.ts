import type { Packages } from '../packages.ts';
import { frameworkIdioms } from './framework-idioms.ts';
import type { Address } from './spec.ts';

/** A way to send a request that belongs to one library. */
export interface Idiom {
  readonly name: string;
  readonly packages?: Packages;
  /** `on`: whether cookies are asked for. */
  readonly write: (
    address: Address,
    on: boolean,
    spelling: number,
  ) => { readonly files: Readonly<Record<string, string>>; readonly driver?: string };
}

export const pick = (all: readonly string[], spelling: number): string => all[spelling % all.length] ?? '';

const LOAD = (expression: string): string => `export const load = () => ${expression};\n`;

const browser: readonly Idiom[] = [
  {
    name: 'XMLHttpRequest',
    write: ({ base, before }, on, spelling) => {
      const flag = on ? '  xhr.withCredentials = true;\n' : '';
      const open = `  xhr.open(${pick([`'GET'`, `'POST'`, 'method'], spelling)}, ${base} + path${pick(['', ', true'], spelling)});\n`;
      const order = spelling % 2 === 0 ? open + flag : flag + open;
      const send = `function send(method: string, path: string) {\n  const xhr = new XMLHttpRequest();\n${order}  return new Promise((resolve, reject) => {\n    xhr.onload = () => resolve(xhr.responseText);\n    xhr.onerror = reject;\n    xhr.send();\n  });\n}\n`;
      const call = `send('GET', '/users')`;
      return spelling % 3 === 0
        ? {
            files: {
              'send.ts': `${before}export ${send}`,
              'me.tsx': `import { send } from './send.ts';\n${LOAD(call)}`,
            },
          }
        : { files: { 'me.tsx': before + send + LOAD(call) } };
    },
  },
  {
    name: 'a function for all requests',
    write: ({ base, before }, on, spelling) => {
      const mode = on ? `credentials: 'include',` : '';
      const text = pick(
        [
          `interface Options extends RequestInit { body?: any }\nexport async function request<T>(path: string, { method = 'GET', body, headers, ...rest }: Options = {}): Promise<T> {\n  const response = await fetch(\`\${${base}}\${path}\`, {\n    method,\n    ${mode}\n    headers: { Accept: 'application/json', ...headers },\n    body: body ? JSON.stringify(body) : undefined,\n    ...rest,\n  });\n  if (!response.ok) throw new Error(String(response.status));\n  return response.json() as Promise<T>;\n}\n`,
          `export const request = async (path: string, init: RequestInit = {}) => {\n  const headers = new Headers(init.headers);\n  headers.set('Accept', 'application/json');\n  const response = await fetch(${base} + path, { ...init, ${mode} headers });\n  return response.json();\n};\n`,
          `export function request(path: string, options: RequestInit = {}) {\n  const init: RequestInit = { ${mode} ...options };\n  return fetch(new URL(path, ${base}), init).then((response) => response.json());\n}\n`,
          `export async function request(endpoint: string, options: RequestInit = {}) {\n  const url = \`\${${base}}\${endpoint}\`;\n  const init: RequestInit = {\n    ...options,\n    headers: { 'Content-Type': 'application/json', ...options.headers },\n  };\n  ${on ? `init.credentials = 'include';` : ''}\n  const response = await fetch(url, init);\n  return response.json();\n}\n`,
          `const send = (method: string) => async (path: string, body?: unknown) => {\n  const response = await fetch(\`\${${base}}\${path}\`, { method, ${mode} body: body ? JSON.stringify(body) : undefined });\n  return response.json();\n};\nexport const request = send('GET');\nexport const post = send('POST');\n`,
        ],
        spelling,
      );
      const object = `export const http = { get: (path: string) => request(path), post: (path: string, body: any) => request(path, { method: 'POST', body: JSON.stringify(body) }) };\n`;
      if (spelling % 5 === 4)
        return {
          files: {
            'http.ts': before + text,
            'me.tsx': `import { request } from './http.ts';\n${LOAD(`request('/users')`)}`,
          },
        };
      return spelling % 2 === 0
        ? {
            files: {
              'http.ts': before + text + object,
              'me.tsx': `import { http } from './http.ts';\n${LOAD(pick([`http.get('/users')`, `http.post('/users', {})`], spelling))}`,
            },
          }
        : {
            files: {
              'me.tsx':
                before +
                text.replaceAll('export ', '') +
                LOAD(pick([`request('/users')`, `request('/users', { method: 'PUT' })`], spelling)),
            },
          };
    },
  },
  {
    name: 'axios, with its defaults in another file',
    write: ({ base, before }, on, spelling) => ({
      files: {
        'setup.ts': `import axios from 'axios';\n${before}axios.defaults.baseURL = ${base};\n${on ? 'axios.defaults.withCredentials = true;\n' : ''}`,
        'me.tsx': `import axios from 'axios';\nimport './setup.ts';\n${LOAD(pick([`axios.get('/users')`, `axios.post('/users', {})`, `axios({ url: '/users' })`], spelling))}`,
      },
    }),
  },
  {
    name: 'axios, with a function for its interceptors',
    write: ({ base, before }, on, spelling) => ({
      files: {
        'interceptors.ts': `import type { AxiosInstance } from 'axios';\nexport function setupInterceptors(instance: AxiosInstance) {\n  instance.interceptors.request.use((config) => {\n    ${on ? 'config.withCredentials = true;' : ''}\n    return config;\n  });\n  return instance;\n}\n`,
        'me.tsx': `import axios from 'axios';\nimport { setupInterceptors } from './interceptors.ts';\n${before}${pick([`const api = setupInterceptors(axios.create({ baseURL: ${base} }));\n`, `const api = axios.create({ baseURL: ${base} });\nsetupInterceptors(api);\n`], spelling)}${LOAD(`api.get('/users')`)}`,
      },
    }),
  },
  {
    name: 'axios, with a function for its configuration',
    write: ({ base, before }, on, spelling) => ({
      files: {
        'me.tsx': `import axios from 'axios';\n${before}${pick([`const config = () => ({ headers: { Accept: 'application/json' }${on ? ', withCredentials: true' : ''} });\n`, `function config() {\n  const token = sessionStorage.getItem('token');\n  return { withCredentials: ${String(on)}, headers: token ? { Authorization: token } : {} };\n}\n`], spelling)}${LOAD(`axios.get(\`\${${base}}/users\`, config())`)}`,
      },
    }),
  },
  {
    name: 'ky that makes another request',
    write: ({ base, before }, on) => ({
      files: {
        'me.tsx': `import ky from 'ky';\n${before}const api = ky.create({\n  prefixUrl: ${base},\n  hooks: {\n    beforeRequest: [\n      (request) => {\n        ${on ? `return new Request(request, { credentials: 'include' });` : `request.headers.set('X-Page', 'me');`}\n      },\n    ],\n  },\n});\n${LOAD(`api.get('users').text()`)}`,
      },
    }),
  },
  {
    name: 'ky that extends an instance of another file',
    write: ({ base, before }, on) => ({
      files: {
        'http.ts': `import ky from 'ky';\n${before}export const http = ky.create({ prefixUrl: ${base}, retry: 0 });\n`,
        'me.tsx': `import { http } from './http.ts';\nconst api = http.extend({ ${on ? `credentials: 'include'` : ''} });\n${LOAD(`api.get('users').text()`)}`,
      },
    }),
  },
  {
    name: 'ofetch with hooks',
    write: ({ base, before }, on, spelling) => {
      const body = on ? `options.credentials = 'include';` : `options.headers.set('X-Page', 'me');`;
      const hook = pick(
        [
          `onRequest({ options }) { ${body} }`,
          `onRequest: async ({ options }) => { ${body} }`,
          `onRequest: [({ options }) => { ${body} }]`,
          `onRequest(context) { const { options } = context; ${body} }`,
        ],
        spelling,
      );
      return {
        files: {
          'me.tsx': `import { ofetch } from 'ofetch';\n${before}const api = ofetch.create({ baseURL: ${base}, ${hook} });\n${LOAD(`api('/users')`)}`,
        },
      };
    },
  },
  {
    name: 'wretch with a middleware',
    write: ({ base, before }, on) => ({
      files: {
        'me.tsx': `import wretch from 'wretch';\n${before}const api = wretch(${base}).middlewares([(next) => (url, options) => next(url, { ...options${on ? `, credentials: 'include'` : ''} })]);\n${LOAD(`api.get('/users').res()`)}`,
      },
    }),
  },
  {
    name: 'superagent',
    write: ({ base, before }, on, spelling) => {
      const text = pick(
        [
          `const agent = request.agent()${on ? '.withCredentials()' : ''};\nexport const load = () => agent.get(${base} + '/users').then((response) => response.body);\n`,
          `const withCookies = (one: any) => one${on ? '.withCredentials()' : ''};\nexport const load = () => request.get(\`\${${base}}/users\`).use(withCookies).then(() => true);\n`,
          `export async function load() {\n  const response = await request('POST', ${base} + '/users')${on ? '.withCredentials()' : ''}.send({ a: 1 });\n  return response.body;\n}\n`,
          `export function load() {\n  const one = request.get(${base} + '/users');\n  ${on ? 'one.withCredentials();' : ''}\n  return one.then(() => true);\n}\n`,
        ],
        spelling,
      );
      return { files: { 'me.tsx': `import request from 'superagent';\n${before}${text}` } };
    },
  },
  {
    name: 'jQuery',
    write: ({ base, before }, on, spelling) => {
      const set = on
        ? pick(
            [
              '$.ajaxSetup({ xhrFields: { withCredentials: true } });\n',
              '$.ajaxPrefilter((options) => {\n  options.xhrFields = { withCredentials: true };\n});\n',
              `$.ajaxSetup({\n  crossDomain: true,\n  xhrFields: {\n    withCredentials: true,\n  },\n});\n`,
            ],
            spelling,
          )
        : '';
      const send = pick(
        [
          `$.get(${base} + '/users')`,
          `$.getJSON(${base} + '/users')`,
          `$.post(${base} + '/users', { a: 1 })`,
          `$.ajax(${base} + '/users')`,
          `$.ajax({ url: ${base} + '/users', type: 'PUT' })`,
        ],
        spelling,
      );
      return { files: { 'me.tsx': `import $ from 'jquery';\n${before}${set}${LOAD(send)}` } };
    },
  },
  {
    name: 'an image with crossOrigin',
    write: ({ base, before }, on, spelling) => ({
      files: {
        'me.tsx': `${before}export function load() {\n  const image = ${pick(['new Image()', `document.createElement('img')`], spelling)};\n  ${pick([`image.crossOrigin = '${on ? 'use-credentials' : 'anonymous'}'`, `image.setAttribute('crossorigin', '${on ? 'use-credentials' : 'anonymous'}')`], spelling)};\n  image.src = \`\${${base}}/users\`;\n}\n`,
      },
    }),
  },
  {
    name: 'sendBeacon',
    write: ({ base, before }) => ({
      files: { 'me.tsx': `${before}${LOAD(`navigator.sendBeacon(${base} + '/users', 'left')`)}` },
    }),
  },
  {
    name: 'Dropzone',
    write: ({ base, before }, on) => ({
      files: {
        'me.tsx': `import Dropzone from 'dropzone';\n${before}Dropzone.autoDiscover = false;\nconst zone = new Dropzone(document.createElement('div'), {\n  url: ${base} + '/users',\n  ${on ? 'withCredentials: true,' : ''}\n});\n${LOAD(`zone.addFile(new File(['a'], 'a.txt') as any)`)}`,
      },
    }),
  },
  {
    name: 'socket.io',
    write: ({ base, before }, on, spelling) => {
      const options = pick(
        [
          `{ transports: ['polling']${on ? ', withCredentials: true' : ''} }`,
          `{ ${on ? 'withCredentials: true, ' : ''}reconnection: false }`,
        ],
        spelling,
      );
      const made = pick(
        [
          `io(${base}, ${options})`,
          `io(${base} + '/chat', ${options})`,
          `new Manager(${base}, ${options}).socket('/')`,
        ],
        spelling,
      );
      return {
        files: {
          'socket.ts': `import { io, Manager } from 'socket.io-client';\n${before}export const connect = () => ${made};\n`,
          'me.tsx': `import { connect } from './socket.ts';\n${LOAD('connect()')}`,
        },
      };
    },
  },
];

export const idioms: readonly Idiom[] = [...browser, ...frameworkIdioms];
