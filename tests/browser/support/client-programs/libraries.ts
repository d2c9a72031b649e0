import type { Packages } from '../packages.ts';
import type { Cookies, Sent } from './spec.ts';

/** How a library is used, as its documentation shows. */
export interface Library {
  readonly name: string;
  readonly packages?: Packages;
  readonly imports: string;
  /** The option for cookies, in code. */
  readonly option: Readonly<Record<Exclude<Cookies, 'absent'>, string>>;
  /** Makes an instance with a base address. */
  readonly makes?: (base: string, options: readonly string[]) => string;
  /** What may be said to an instance afterwards, so that it asks for cookies. */
  readonly later?: readonly ((instance: string) => string)[];
  /** Sends by an instance, or by the library itself. */
  readonly sends: (on: string | null, url: string, sent: Sent, options: readonly string[]) => string;
}

const BODY = `{ name: 'a' }`;

const MODE = { asked: `credentials: 'include'`, refused: `credentials: 'omit'` };
const FLAG = { asked: 'withCredentials: true', refused: 'withCredentials: false' };

const object = (options: readonly (string | null | false)[]): string => {
  const all = options.filter((one) => one !== null && one !== false && one !== '');
  return all.length === 0 ? '{}' : `{ ${all.join(', ')} }`;
};
const hasBody = ({ method }: Sent): boolean => method === 'POST' || method === 'PUT';
const verb = ({ method }: Sent): string => method.toLowerCase();
const headersOf = ({ headers }: Sent, more = ''): string | null => {
  const all = [more, headers ?? ''].filter((one) => one !== '');
  return all.length === 0 ? null : `headers: { ${all.join(', ')} }`;
};
const JSON_TYPE = `'Content-Type': 'application/json'`;

/** The options of `fetch`. */
export function initOf(sent: Sent, options: readonly string[]): string {
  return object([
    sent.method !== 'GET' && `method: '${sent.method}'`,
    headersOf(sent, hasBody(sent) ? JSON_TYPE : ''),
    hasBody(sent) && `body: JSON.stringify(${BODY})`,
    ...options,
  ]);
}

const args = (...all: readonly string[]): string => all.filter((one) => one !== '' && one !== '{}').join(', ');

export const libraries: readonly Library[] = [
  {
    name: 'fetch',
    imports: '',
    option: MODE,
    sends: (_, url, sent, options) => `fetch(${args(url, initOf(sent, options))})`,
  },
  {
    name: 'fetch of window',
    imports: '',
    option: { asked: `'credentials': 'include' as const`, refused: `credentials: 'same-origin' as RequestCredentials` },
    sends: (_, url, sent, options) => `window.fetch(${args(url, initOf(sent, ["mode: 'cors'", ...options]))})`,
  },
  {
    name: 'Request',
    imports: '',
    option: MODE,
    sends: (_, url, sent, options) => `fetch(new Request(${args(url, initOf(sent, options))}))`,
  },
  {
    name: 'EventSource',
    imports: '',
    option: FLAG,
    sends: (_, url, _sent, options) => `new EventSource(${args(url, object(options))})`,
  },
  {
    name: 'fetchEventSource',
    imports: `import { fetchEventSource } from '@microsoft/fetch-event-source';\n`,
    option: MODE,
    sends: (_, url, sent, options) => `fetchEventSource(${url}, ${initOf(sent, ['onmessage() {}', ...options])})`,
  },
  {
    name: 'axios',
    imports: `import axios from 'axios';\n`,
    option: FLAG,
    makes: (base, options) => `axios.create(${object([`baseURL: ${base}`, 'timeout: 4000', ...options])})`,
    later: [
      (api) => `${api}.defaults.withCredentials = true;\n`,
      (api) =>
        `${api}.interceptors.request.use((config) => {\n  config.withCredentials = true;\n  return config;\n});\n`,
      (api) =>
        `${api}.interceptors.request.use(\n  (config) => ({ ...config, withCredentials: true }),\n  (error) => Promise.reject(error),\n);\n`,
      (api) => `Object.assign(${api}.defaults, { withCredentials: true });\n`,
      (api) =>
        `${api}.interceptors.request.use(async (request) => {\n  const token = localStorage.getItem('token');\n  if (token) request.headers.Authorization = \`Bearer \${token}\`;\n  request.withCredentials = true;\n  return request;\n});\n`,
      (api) =>
        `function withCookies(config: any) {\n  config.withCredentials = true;\n  return config;\n}\n${api}.interceptors.request.use(withCookies);\n`,
    ],
    sends: (on, url, sent, options) => {
      const rest = object([headersOf(sent), ...options]);
      return hasBody(sent)
        ? `${on ?? 'axios'}.${verb(sent)}(${args(url, BODY, rest).replace(`${url}, {`, `${url}, {`)})`
        : `${on ?? 'axios'}.${verb(sent)}(${args(url, rest)})`;
    },
  },
  {
    name: 'axios by its configuration',
    imports: `import axios, { type AxiosRequestConfig } from 'axios';\n`,
    option: FLAG,
    makes: (base, options) => `axios.create(${object([`baseURL: ${base}`, ...options])})`,
    later: [(api) => `${api}.defaults.withCredentials = true;\n`],
    sends: (on, url, sent, options) =>
      `${on ?? 'axios'}${on === null ? '' : '.request'}(${object([`url: ${url}`, `method: '${verb(sent)}'`, hasBody(sent) && `data: ${BODY}`, headersOf(sent), ...options])})`,
  },
  {
    name: 'redaxios',
    imports: `import axios from 'redaxios';\n`,
    option: FLAG,
    makes: (base, options) => `axios.create(${object([`baseURL: ${base}`, ...options])})`,
    sends: (on, url, sent, options) => {
      const rest = object([headersOf(sent), ...options]);
      return `${on ?? 'axios'}.${verb(sent)}(${hasBody(sent) ? args(url, BODY, rest) : args(url, rest)})`;
    },
  },
  {
    name: 'xior',
    imports: `import xior from 'xior';\n`,
    option: MODE,
    makes: (base, options) => `xior.create(${object([`baseURL: ${base}`, ...options])})`,
    later: [
      (api) =>
        `${api}.interceptors.request.use((config) => {\n  config.credentials = 'include';\n  return config;\n});\n`,
      (api) => `${api}.interceptors.request.use((config) => ({ ...config, withCredentials: true }));\n`,
    ],
    sends: (on, url, sent, options) => {
      const rest = object([headersOf(sent), ...options]);
      return `${on ?? 'xior'}.${verb(sent)}(${hasBody(sent) ? args(url, BODY, rest) : args(url, rest)})`;
    },
  },
  {
    name: 'ky',
    imports: `import ky from 'ky';\n`,
    option: MODE,
    makes: (base, options) => `ky.create(${object([`prefixUrl: ${base}`, 'retry: 0', ...options])})`,
    sends: (on, url, sent, options) =>
      `${on ?? 'ky'}.${verb(sent)}(${args(on === null ? url : withoutSlash(url), object([hasBody(sent) && `json: ${BODY}`, headersOf(sent), ...options]))}).text()`,
  },
  {
    name: 'ky with hooks',
    imports: `import ky from 'ky';\n`,
    option: MODE,
    makes: (base, options) =>
      `ky.extend(${object([`prefixUrl: ${base}`, 'retry: 0', `hooks: { beforeRequest: [(request) => { request.headers.set('X-Page', 'me'); }] }`, ...options])})`,
    sends: (on, url, sent, options) =>
      `${on ?? 'ky'}(${args(on === null ? url : withoutSlash(url), object([`method: '${verb(sent)}'`, hasBody(sent) && `json: ${BODY}`, headersOf(sent), ...options]))})`,
  },
  {
    name: 'ofetch',
    imports: `import { ofetch } from 'ofetch';\n`,
    option: MODE,
    makes: (base, options) => `ofetch.create(${object([`baseURL: ${base}`, 'retry: 0', ...options])})`,
    sends: (on, url, sent, options) =>
      `${on ?? 'ofetch'}(${args(url, object([sent.method !== 'GET' && `method: '${sent.method}'`, hasBody(sent) && `body: ${BODY}`, headersOf(sent), ...options]))})`,
  },
  {
    name: '$fetch with hooks',
    imports: `import { $fetch } from 'ofetch';\n`,
    option: {
      asked: `onRequest({ options }) {\n    options.credentials = 'include';\n  }`,
      refused: `onRequest: ({ options }) => {\n    options.credentials = 'omit';\n  }`,
    },
    makes: (base, options) => `$fetch.create(${object([`baseURL: ${base}`, ...options])})`,
    sends: (on, url, sent, options) =>
      `${on ?? '$fetch'}(${args(url, object([sent.method !== 'GET' && `method: '${sent.method}'`, hasBody(sent) && `body: ${BODY}`, headersOf(sent), ...options]))})`,
  },
  {
    name: 'wretch',
    imports: `import wretch from 'wretch';\n`,
    option: MODE,
    makes: (base, options) =>
      options.length === 0 ? `wretch(${base})` : `wretch(${base}).options(${object(options)}).errorType('json')`,
    sends: (on, url, sent, options) => {
      const start = on === null ? `wretch(${url})` : `${on}.url(${url})`;
      const chain = [
        options.length > 0 ? `.options(${object(options)})` : '',
        sent.headers ? `.headers({ ${sent.headers} })` : '',
      ];
      return `${start}${chain.join('')}.${verb(sent)}(${hasBody(sent) ? BODY : ''}).res()`;
    },
  },
  {
    name: 'superagent',
    imports: `import request from 'superagent';\n`,
    option: { asked: '.withCredentials()', refused: '.withCredentials(false)' },
    sends: (_, url, sent, options) =>
      `request.${verb(sent)}(${url})${hasBody(sent) ? `.send(${BODY})` : ''}${sent.headers ? `.set({ ${sent.headers} })` : ''}${options.join('')}.then((response) => response.body)`,
  },
  {
    name: 'jQuery.ajax',
    imports: `import $ from 'jquery';\n`,
    option: { asked: 'xhrFields: { withCredentials: true }', refused: 'xhrFields: { withCredentials: false }' },
    sends: (_, url, sent, options) =>
      `$.ajax(${object([`url: ${url}`, `method: '${sent.method}'`, hasBody(sent) && `data: ${BODY}`, headersOf(sent), "dataType: 'json'", ...options])})`,
  },
  {
    name: 'umi-request',
    imports: `import request, { extend } from 'umi-request';\n`,
    option: MODE,
    makes: (base, options) => `extend(${object([`prefix: ${base}`, 'timeout: 4000', ...options])})`,
    later: [
      (api) =>
        `${api}.interceptors.request.use((url, options) => ({ url, options: { ...options, credentials: 'include' } }));\n`,
      (api) => `${api}.extendOptions({ credentials: 'include' });\n`,
    ],
    sends: (on, url, sent, options) =>
      `${on ?? 'request'}.${verb(sent)}(${args(url, object([hasBody(sent) && `data: ${BODY}`, headersOf(sent), ...options]))})`,
  },
  {
    name: 'mande',
    imports: `import { mande } from 'mande';\n`,
    option: MODE,
    makes: (base, options) => `mande(${args(base, object(options))})`,
    later: [(api) => `${api}.options.credentials = 'include';\n`],
    sends: (on, url, sent, options) => {
      const rest = object([headersOf(sent), ...options]);
      const start = on === null ? `mande(${url}).${verb(sent)}` : `${on}.${verb(sent)}`;
      return `${start}(${hasBody(sent) ? args(on === null ? `''` : url, BODY, rest) : args(on === null ? `''` : url, rest)})`;
    },
  },
  {
    name: 'up-fetch',
    imports: `import { up } from 'up-fetch';\n`,
    option: MODE,
    makes: (base, options) => `up(fetch, () => (${object([`baseUrl: ${base}`, ...options])}))`,
    sends: (on, url, sent, options) =>
      `${on ?? 'up(fetch)'}(${args(url, object([sent.method !== 'GET' && `method: '${sent.method}'`, hasBody(sent) && `body: ${BODY}`, headersOf(sent), ...options]))})`,
  },
  {
    name: 'alova',
    imports: `import { createAlova } from 'alova';\nimport adapterFetch from 'alova/fetch';\n`,
    option: MODE,
    makes: (base, options) =>
      `createAlova(${object([`baseURL: ${base}`, 'requestAdapter: adapterFetch()', options.length > 0 && `beforeRequest(method) {\n    method.config.credentials = ${options.join().includes('include') ? `'include'` : `'omit'`};\n  }`])})`,
    sends: (on, url, sent, options) => {
      const rest = object([headersOf(sent), ...options]);
      const start = on ?? 'createAlova({ requestAdapter: adapterFetch() })';
      const method = sent.method.charAt(0) + sent.method.slice(1).toLowerCase();
      return `${start}.${method}(${hasBody(sent) ? args(url, BODY, rest) : sent.method === 'DELETE' && rest !== '{}' ? args(url, 'undefined', rest) : args(url, rest)}).send()`;
    },
  },
  {
    name: 'openapi-fetch',
    imports: `import createClient from 'openapi-fetch';\n`,
    option: MODE,
    makes: (base, options) => `createClient<any>(${object([`baseUrl: ${base}`, ...options])})`,
    later: [
      (api) =>
        `${api}.use({\n  onRequest({ request }) {\n    return new Request(request, { credentials: 'include' });\n  },\n});\n`,
    ],
    sends: (on, url, sent, options) =>
      `${on ?? 'createClient<any>()'}.${sent.method}(${args(url, object([hasBody(sent) && `body: ${BODY}`, headersOf(sent), ...options]))})`,
  },
  {
    name: 'hey-api',
    imports: `import { createClient } from '@hey-api/client-fetch';\n`,
    option: MODE,
    makes: (base, options) => `createClient(${object([`baseUrl: ${base}`, ...options])})`,
    later: [(api) => `${api}.setConfig({ credentials: 'include' });\n`],
    sends: (on, url, sent, options) =>
      `${on ?? `createClient({ baseUrl: ${url} })`}.${verb(sent)}(${object([`url: ${on === null ? `''` : url}`, hasBody(sent) && `body: ${BODY}`, headersOf(sent), ...options])})`,
  },
  {
    name: 'cross-fetch',
    imports: `import fetch from 'cross-fetch';\n`,
    option: MODE,
    sends: (_, url, sent, options) => `fetch(${args(url, initOf(sent, options))})`,
  },
];

function withoutSlash(url: string): string {
  return url.replace(/^(['`])\//, '$1').replace(/^path$/, `path.replace(/^\\//, '')`);
}
