import fc from 'fast-check';
import { PAGE } from './generated-servers.ts';

/** A generated repository: a server in `api`, perhaps another one beside it, and a client in `web`, whose `src/me.js` exports `load`. */
export interface GeneratedProject {
  readonly files: Readonly<Record<string, string>>;
  /** What is started with Node. */
  readonly start: readonly string[];
  /** Whether cookies go along. */
  readonly isCredentialed: boolean;
  /** The module that exports `load`; `web/src/me.js` unless said otherwise. */
  readonly client?: string;
  /** The origin of the page; `PAGE` unless said otherwise. */
  readonly page?: string;
}

interface Server {
  readonly files: Readonly<Record<string, string>>;
  readonly start: readonly string[];
}

const POLICIES = [
  '{}',
  `{ origin: '${PAGE}' }`,
  `{ origin: '${PAGE}', credentials: true }`,
  `{ origin: ['${PAGE}', 'https://shop.example'], credentials: true }`,
  `{ origin: 'http://127.0.0.1:5173', credentials: true }`,
  `{ origin: '${PAGE}', credentials: true, allowedHeaders: ['Content-Type'] }`,
  `{ origin: '${PAGE}', credentials: true, methods: ['GET', 'POST'] }`,
];
const HEADERS = [
  `response.setHeader('Access-Control-Allow-Origin', '*');`,
  `response.setHeader('Access-Control-Allow-Origin', '${PAGE}'); response.setHeader('Access-Control-Allow-Credentials', 'true');`,
  '',
];
const EXPRESS = `import express from 'express';\n`;
const HEADS = `import cors from 'cors';\n${EXPRESS}`;
const ROUTES = `app.all('/me', (request, response) => response.json({}));\n`;
const MANIFEST = JSON.stringify({
  type: 'module',
  scripts: { start: 'node server.js' },
  dependencies: { cors: '*', dotenv: '*', express: '*' },
});

/** Where the port comes from: its expression, with what stands before it and beside it. */
const PORTS = [
  { before: '', port: '4000', files: {} },
  { before: '', port: 'process.env.PORT || 4000', files: {} },
  {
    before: `import 'dotenv/config';\n`,
    port: 'process.env.PORT ?? 5000',
    files: { 'api/.env': 'PORT=4000\n' },
  },
  {
    before: `import { config } from './config.js';\n`,
    port: 'config.port',
    files: { 'api/config.js': 'export const config = { port: 4000 };\n' },
  },
];

const expressServers: fc.Arbitrary<Server> = fc
  .record({
    policy: fc.constantFrom(...POLICIES),
    place: fc.constantFrom('literal', 'constant', 'module', 'by hand', 'route'),
    headers: fc.constantFrom(...HEADERS),
    port: fc.constantFrom(...PORTS),
    isSplit: fc.boolean(),
  })
  .map(({ headers, isSplit, place, policy, port }): Server => {
    const uses = {
      literal: `app.use(cors(${policy}));\n`,
      constant: `const options = ${policy};\napp.use(cors(options));\n`,
      module: 'app.use(cors(options));\n',
      'by hand': `app.use((request, response, next) => { ${headers} next(); });\n`,
      route: `app.use('/me', cors(${policy}));\n`,
    }[place];
    const imports = place === 'module' ? `import { options } from './options.js';\n` : '';
    const more = place === 'module' ? { 'api/options.js': `export const options = ${policy};\n` } : {};
    const listen = `app.listen(${port.port});\n`;
    const heads = place === 'by hand' ? EXPRESS : HEADS;
    const app = `${heads}${imports}${isSplit ? '' : port.before}${isSplit ? 'export ' : ''}const app = express();\n${uses}${ROUTES}`;
    const files = isSplit
      ? { 'api/app.js': app, 'api/server.js': `${port.before}import { app } from './app.js';\n${listen}` }
      : { 'api/server.js': app + listen };
    return { files: { 'api/package.json': MANIFEST, ...port.files, ...more, ...files }, start: ['api/server.js'] };
  });

const honoServers: fc.Arbitrary<Server> = fc
  .tuple(fc.constantFrom(...POLICIES), fc.constantFrom('*', '/me', '/you'))
  .map(([policy, path]) => ({
    files: {
      'api/package.json': JSON.stringify({ type: 'module', dependencies: { hono: '*', '@hono/node-server': '*' } }),
      'api/server.js': `import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
const app = new Hono();
app.use('${path}', cors(${policy.replace('allowedHeaders', 'allowHeaders').replace('methods', 'allowMethods')}));
app.all('/me', (context) => context.json({}));
serve({ fetch: app.fetch, port: 4000 });
`,
    },
    start: ['api/server.js'],
  }));

/** Another server that has nothing to do with the client. */
const OTHER: Server = {
  files: {
    'other/package.json': MANIFEST,
    'other/server.js': `${HEADS}const app = express();\napp.use(cors());\n${ROUTES}app.listen(4100);\n`,
  },
  start: ['other/server.js'],
};

/** Where the address of the server comes from. */
const ADDRESSES = [
  { before: '', base: `'http://localhost:4000'`, files: {} },
  {
    before: `import { API } from './config.js';\n`,
    base: 'API',
    files: { 'web/src/config.js': `export const API = 'http://localhost:4000';\n` },
  },
  { before: '', base: 'import.meta.env.VITE_API', files: { 'web/.env': 'VITE_API=http://localhost:4000\n' } },
  { before: '', base: `(import.meta.env.VITE_API ?? 'http://localhost:4000')`, files: {} },
  {
    before: `const API = import.meta.env.PROD ? 'https://api.example' : 'http://localhost:4000';\n`,
    base: 'API',
    files: {},
  },
] as const;

export interface Asked {
  readonly method: string;
  /** The code of a body, with its type where that is said. */
  readonly body: string | null;
  readonly type: string | null;
  readonly header: string | null;
}

export const asked: fc.Arbitrary<Asked> = fc
  .tuple(
    fc.constantFrom<Omit<Asked, 'header'>>(
      { method: 'GET', body: null, type: null },
      { method: 'GET', body: null, type: null },
      { method: 'POST', body: `JSON.stringify({ name: 'a' })`, type: 'application/json' },
      { method: 'POST', body: `new URLSearchParams({ name: 'a' })`, type: null },
      { method: 'PUT', body: `'a'`, type: 'text/plain' },
      { method: 'DELETE', body: null, type: null },
    ),
    fc.constantFrom(null, null, `'X-Page': 'me'`),
  )
  .map(([one, header]) => ({ ...one, header }));

function headersOf({ header, type }: Asked): string {
  const all = [...(type === null ? [] : [`'Content-Type': '${type}'`]), ...(header === null ? [] : [header])];
  return all.length === 0 ? '' : `headers: { ${all.join(', ')} }, `;
}

function initOf(one: Asked): string {
  const method = one.method === 'GET' ? '' : `method: '${one.method}', `;
  return `${method}${headersOf(one)}${one.body === null ? '' : `body: ${one.body}, `}`;
}

/** Ways to send a request: `me.js`, and modules beside it. `on` is whether cookies go along. */
export const SENDERS: Readonly<
  Record<string, (base: string, before: string, one: Asked, on: boolean) => Record<string, string>>
> = {
  fetch: (base, before, one, on) => ({
    'me.js': `${before}export const load = () => fetch(${base} + '/me', { ${initOf(one)}credentials: '${on ? 'include' : 'same-origin'}' });\n`,
  }),
  template: (base, before, one, on) => ({
    'me.js': `${before}export async function load() {\n  const init = { ${initOf(one)}${on ? `credentials: 'include'` : ''} };\n  const response = await fetch(\`\${${base}}/me\`, init);\n  return response.json();\n}\n`,
  }),
  request: (base, before, one, on) => ({
    'me.js': `${before}export const load = () => fetch(new Request(new URL('/me', ${base}), { ${initOf(one)}credentials: '${on ? 'include' : 'omit'}' }));\n`,
  }),
  wrapper: (base, before, one, on) => ({
    'me.js': `${before}const send = (path, init = {}) => fetch(${base} + path, { ...init, credentials: '${on ? 'include' : 'omit'}' });\nexport const load = () => send('/me', { ${initOf(one)} });\n`,
  }),
  'imported wrapper': (base, before, one, on) => ({
    'http.js': `${before}export const send = (path, init) => fetch(${base} + path, { ${on ? `credentials: 'include', ` : ''}...init });\n`,
    'me.js': `import { send } from './http.js';\nexport const load = () => send('/me', { ${initOf(one)} });\n`,
  }),
  class: (base, before, one, on) => ({
    'me.js': `${before}class Client {\n  constructor(base) {\n    this.base = base;\n  }\n  send(path, init) {\n    return fetch(this.base + path, { ...init, credentials: '${on ? 'include' : 'same-origin'}' });\n  }\n}\nconst client = new Client(${base});\nexport const load = () => client.send('/me', { ${initOf(one)} });\n`,
  }),
  axios: (base, before, one, on) => ({
    'me.js': `import axios from 'axios';\n${before}export const load = () => axios({ url: ${base} + '/me', method: '${one.method}', ${headersOf(one)}${one.body === null ? '' : `data: ${one.body}, `}withCredentials: ${String(on)} });\n`,
  }),
  'axios instance': (base, before, one, on) => ({
    'me.js': `import axios from 'axios';\n${before}const api = axios.create({ baseURL: ${base}${on ? ', withCredentials: true' : ''} });\nexport const load = () => api.request({ url: '/me', method: '${one.method}', ${headersOf(one)}${one.body === null ? '' : `data: ${one.body}`} });\n`,
  }),
  'imported axios instance': (base, before, one, on) => ({
    'http.js': `import axios from 'axios';\n${before}const api = axios.create({ baseURL: ${base} });\n${on ? 'api.defaults.withCredentials = true;\n' : ''}${one.header === null ? '' : `api.interceptors.request.use((config) => {\n  config.headers['X-Page'] = 'me';\n  return config;\n});\n`}export default api;\n`,
    'me.js': `import api from './http.js';\nexport const load = () => api.request({ url: '/me', method: '${one.method}'${one.body === null ? '' : `, data: ${one.body}`} });\n`,
  }),
  ky: (base, before, one, on) => ({
    'me.js': `import ky from 'ky';\n${before}const api = ky.create({ prefixUrl: ${base}, retry: 0${on ? `, credentials: 'include'` : ''} });\nexport const load = () => api('me', { ${initOf(one)} }).json();\n`,
  }),
  ofetch: (base, before, one, on) => ({
    'me.js': `import { ofetch } from 'ofetch';\n${before}export const load = () => ofetch('/me', { baseURL: ${base}, retry: 0, ${initOf(one)}${on ? `credentials: 'include'` : ''} });\n`,
  }),
  xhr: (base, before, one, on) => ({
    'me.js': `${before}export const load = () =>\n  new Promise((resolve, reject) => {\n    const request = new XMLHttpRequest();\n    request.open('${one.method}', ${base} + '/me');\n    request.withCredentials = ${String(on)};\n${[one.type && `'Content-Type', '${one.type}'`, one.header?.replace(':', ',')].flatMap((pair) => (pair ? `    request.setRequestHeader(${pair});\n` : [])).join('')}    request.onload = resolve;\n    request.onerror = reject;\n    request.send(${one.body ?? ''});\n  });\n`,
  }),
};

const clients = fc
  .record({
    sender: fc.constantFrom(...Object.values(SENDERS)),
    address: fc.constantFrom(...ADDRESSES),
    one: asked,
    on: fc.constantFrom(true, true, true, false),
  })
  .map(({ address, on, one, sender }) => ({
    on,
    files: {
      'web/package.json': JSON.stringify({
        type: 'module',
        scripts: { dev: 'vite' },
        dependencies: { axios: '*', vite: '*' },
      }),
      ...address.files,
      ...Object.fromEntries(
        Object.entries(sender(address.base, address.before, one, on)).map(([name, text]) => [`web/src/${name}`, text]),
      ),
    },
  }));

/** Repositories of a client and a server, each spelled in one of many ways. */
export const projects: fc.Arbitrary<GeneratedProject> = fc
  .record({
    server: fc.oneof({ weight: 4, arbitrary: expressServers }, honoServers),
    client: clients,
    other: fc.boolean(),
  })
  .map(({ client, other, server }) => ({
    files: {
      'package.json': JSON.stringify({ private: true, workspaces: ['api', 'web', ...(other ? ['other'] : [])] }),
      ...server.files,
      ...(other ? OTHER.files : {}),
      ...client.files,
    },
    isCredentialed: client.on,
    start: [...server.start, ...(other ? OTHER.start : [])],
  }));
