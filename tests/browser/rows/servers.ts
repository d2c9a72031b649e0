import type { RuleName } from '../support/edits.ts';
import { PAGE, type Readers } from '../support/readers.ts';

/** Who may read the answer: with credentials, without, and with them after a preflight. */
export type Triple = readonly [credentialed: Readers, anonymous: Readers, preflighted: Readers];

/** A server with something that a rule reports, and what each edit of the rule makes of it. */
export interface ServerRow {
  readonly title: string;
  readonly rule: RuleName;
  readonly text: string;
  /** `settings.cors.origins`. */
  readonly origins: readonly string[];
  /** Where the server answers. */
  readonly path: string;
  readonly before: Triple;
  /** By `fix`, or the message of a suggestion. */
  readonly edits: Readonly<Record<string, Triple>>;
}

const nobody: Triple = ['nobody', 'nobody', 'nobody'];
/** The page as meant. */
const page: Triple = ['page', 'page', 'page'];
/** The page without credentials only. */
const pageAnonymous: Triple = ['nobody', 'page', 'nobody'];
/** Everybody without credentials, which is what `*` is for. */
const publicOnly: Triple = ['nobody', 'everybody', 'nobody'];
const everybody: Triple = ['everybody', 'everybody', 'everybody'];

type Case = Pick<ServerRow, 'before' | 'edits' | 'rule'> & { readonly origins?: readonly string[] };

/** Two header values as code; `REQUEST` is the `Origin` of the request. */
type HeaderCase = Case & { readonly origin: string; readonly credentials: string };

const fixed = `'${PAGE}'`;

const headerCases: readonly HeaderCase[] = [
  ...['True', 'TRUE', 'ture', '"true"', 'True '].map((value): HeaderCase => ({
    rule: 'valid-allow-credentials',
    origin: fixed,
    credentials: `'${value}'`,
    before: pageAnonymous,
    edits: { fix: page },
  })),
  ...['true', `' true '`].map((credentials): HeaderCase => ({
    rule: 'valid-allow-credentials',
    origin: fixed,
    credentials,
    before: page,
    edits: { fix: page },
  })),
  ...[`'false'`, 'false', `'0'`, `''`, `'no'`, `'off'`].map((credentials): HeaderCase => ({
    rule: 'valid-allow-credentials',
    origin: fixed,
    credentials,
    before: pageAnonymous,
    edits: { fix: pageAnonymous },
  })),
  ...[`'1'`, `'yes'`, `'*'`, fixed, `'true, true'`].map((credentials): HeaderCase => ({
    rule: 'valid-allow-credentials',
    origin: fixed,
    credentials,
    before: pageAnonymous,
    edits: { writeValue: page, removeHeader: pageAnonymous },
  })),
  {
    rule: 'valid-allow-credentials',
    origin: `'*'`,
    credentials: `'True'`,
    before: publicOnly,
    edits: { writeValue: publicOnly },
  },
  {
    rule: 'valid-allow-credentials',
    origin: 'REQUEST',
    credentials: `'True'`,
    before: publicOnly,
    edits: { writeValue: everybody },
  },
  {
    rule: 'no-wildcard-origin-with-credentials',
    origin: `'*'`,
    credentials: `'true'`,
    before: publicOnly,
    edits: { fix: publicOnly },
  },
  {
    rule: 'no-wildcard-origin-with-credentials',
    origins: [PAGE],
    origin: `'*'`,
    credentials: `'true'`,
    before: publicOnly,
    edits: { fix: page },
  },
  {
    rule: 'no-arbitrary-origin-with-credentials',
    origin: 'REQUEST',
    credentials: `'true'`,
    before: everybody,
    edits: { dropCredentials: publicOnly },
  },
  {
    rule: 'no-arbitrary-origin-with-credentials',
    origins: [PAGE],
    origin: 'REQUEST',
    credentials: `'true'`,
    before: everybody,
    edits: { useOrigins: page, dropCredentials: publicOnly },
  },
  ...[`${PAGE}/`, `${PAGE}/app`, 'HTTP://localhost:5173', 'http://LocalHost:5173'].map((origin): HeaderCase => ({
    rule: 'valid-allow-origin',
    origin: `'${origin}'`,
    credentials: `'true'`,
    before: nobody,
    edits: { fix: page },
  })),
];

/** `*` beside credentials is a mere name, so that only the request with a preflight is refused. */
const namesLost: Triple = ['page', 'page', 'nobody'];

/** Writes two headers in one way, and what a request with a preflight needs besides. */
interface Writer {
  readonly name: string;
  readonly origin: string;
  /** Names and values as code to the program. */
  readonly program: (headers: readonly (readonly [name: string, value: string])[]) => string;
  readonly leftOut?: readonly string[];
}

const lines = (headers: readonly (readonly [string, string])[], write: string): string =>
  headers.map(([name, value]) => `  ${write}('${name}', ${value});`).join('\n');

const members = (headers: readonly (readonly [string, string])[]): string =>
  headers.map(([name, value]) => `    '${name}': ${value},`).join('\n');

const writers: readonly Writer[] = [
  {
    name: 'node:http setHeader',
    origin: `req.headers.origin ?? ''`,
    program: (headers) => `import { createServer } from 'node:http';
const server = createServer((req, res) => {
${lines(headers, 'res.setHeader')}
  res.end('ok');
});
server.listen(4000);`,
  },
  {
    name: 'node:http writeHead',
    origin: `req.headers.origin ?? ''`,
    program: (headers) => `import http from 'node:http';
http.createServer((req, res) => {
  res.writeHead(200, {
${members(headers)}
  });
  res.end('ok');
}).listen(4000);`,
  },
  {
    name: 'express',
    origin: 'req.headers.origin',
    program: (headers) => `import express from 'express';
const app = express();
app.use((req, res) => {
${lines(headers, 'res.header')}
  res.send('ok');
});
app.listen(4000);`,
  },
  {
    name: 'koa',
    origin: `ctx.get('origin')`,
    program: (headers) => `import Koa from 'koa';
const app = new Koa();
app.use((ctx) => {
${lines(headers, 'ctx.set')}
  ctx.body = 'ok';
});
app.listen(4000);`,
  },
  {
    name: 'hono',
    origin: `c.req.header('origin')`,
    program: (headers) => `import { serve } from '@hono/node-server';
import { Hono } from 'hono';
const app = new Hono();
app.all('*', (c) => {
${lines(headers, 'c.header')}
  return c.text('ok');
});
serve({ fetch: app.fetch, port: 4000 });`,
  },
  {
    name: 'Response',
    origin: `req.headers.get('origin')`,
    program: (headers) => `import { serve } from '@hono/node-server';
const fetch = (req) => new Response('ok', {
  headers: {
${members(headers)}
  },
});
serve({ fetch, port: 4000 });`,
  },
  {
    name: 'fastify',
    origin: 'request.headers.origin',
    program: (headers) => `import Fastify from 'fastify';
const app = Fastify();
app.all('/', (request, reply) => {
${lines(headers, 'reply.header')}
  reply.send('ok');
});
app.listen({ port: 4000 });`,
  },
];

function headerRows({ name, origin: request, program }: Writer): readonly ServerRow[] {
  return headerCases.map(({ origin, credentials, origins = [], ...row }) => ({
    ...row,
    origins,
    path: '/',
    title: `${name}: ${origin} and ${credentials}${origins.length > 0 ? ', origins known' : ''}`,
    text: program([
      ['Access-Control-Allow-Origin', origin === 'REQUEST' ? request : origin],
      ['Access-Control-Allow-Credentials', credentials],
      ['Access-Control-Allow-Methods', `'PUT'`],
      ['Access-Control-Allow-Headers', `'X-Custom'`],
    ]),
  }));
}

/** A library's options as code. */
interface OptionCases {
  readonly library: string;
  readonly program: (options: string) => string;
  readonly path?: string;
  readonly cases: readonly (Case & { readonly options: string })[];
}

/** Code of a handler, where two values alone do not say it. */
const checked: ServerRow = {
  rule: 'valid-allow-credentials',
  title: 'express: a checked origin and `True`',
  origins: [],
  path: '/',
  text: `import express from 'express';
const app = express();
const allowed = ['https://app.example.com', ${fixed}];
app.use((req, res) => {
  const { origin } = req.headers;
  if (origin && allowed.includes(origin)) {
    res.header('Access-Control-Allow-Origin', origin);
    res.header('Access-Control-Allow-Credentials', 'True');
    res.header('Access-Control-Allow-Methods', 'PUT');
    res.header('Access-Control-Allow-Headers', 'X-Custom');
  }
  res.send('ok');
});
app.listen(4000);`,
  before: pageAnonymous,
  edits: { fix: page },
};

/** Apps whose preflights say something else than their responses: no edit would be right, but the claim is. */
const preflights: readonly ServerRow[] = (
  [
    [
      'express: another layer answers all preflights',
      namesLost,
      `import cors from 'cors';
import express from 'express';
const app = express();
app.use(cors());
app.use(cors({ origin: ${fixed}, credentials: true }));
app.use((req, res) => res.send('ok'));
app.listen(4000);`,
    ],
    [
      'express: nobody answers the preflight of a route',
      namesLost,
      `import cors from 'cors';
import express from 'express';
const app = express();
const policy = cors({ origin: ${fixed}, credentials: true });
app.get('/', policy, (req, res) => res.send('ok'));
app.put('/', policy, (req, res) => res.send('ok'));
app.listen(4000);`,
    ],
    [
      'node:http: credentials after the preflight only',
      namesLost,
      `import { createServer } from 'node:http';
createServer((req, res) => {
  res.setHeader('Access-Control-Allow-Origin', ${fixed});
  res.setHeader('Access-Control-Allow-Methods', 'PUT');
  res.setHeader('Access-Control-Allow-Headers', 'X-Custom');
  if (req.method === 'OPTIONS') return res.writeHead(204).end();
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end('ok');
}).listen(4000);`,
    ],
    [
      'node:http: credentials before the response only',
      pageAnonymous,
      `import { createServer } from 'node:http';
createServer((req, res) => {
  res.setHeader('Access-Control-Allow-Origin', ${fixed});
  if (req.method === 'OPTIONS') {
    res.setHeader('Access-Control-Allow-Methods', 'PUT');
    res.setHeader('Access-Control-Allow-Headers', 'X-Custom');
    res.setHeader('Access-Control-Allow-Credentials', 'true');
    return res.writeHead(204).end();
  }
  res.end('ok');
}).listen(4000);`,
    ],
  ] as const
).map(([title, before, text]) => ({
  rule: 'consistent-preflight',
  title,
  text,
  before,
  origins: [],
  path: '/',
  edits: {},
}));

const expressCors: OptionCases = {
  library: 'cors',
  program: (options) => `import cors from 'cors';
import express from 'express';
const app = express();
app.use(cors(${options}));
app.use((req, res) => res.send('ok'));
app.listen(4000);`,
  cases: [
    ...[`'true'`, '1', `'yes'`].map((value) => ({
      rule: 'valid-allow-credentials' as const,
      options: `{ origin: ${fixed}, credentials: ${value} }`,
      before: pageAnonymous,
      edits: { fix: page },
    })),
    {
      rule: 'valid-allow-credentials',
      options: `{ origin: true, credentials: 'true' }`,
      before: publicOnly,
      edits: { writeValue: everybody },
    },
    {
      rule: 'no-wildcard-origin-with-credentials',
      options: `{ origin: '*', credentials: true }`,
      before: publicOnly,
      edits: { fix: publicOnly },
    },
    {
      rule: 'no-wildcard-origin-with-credentials',
      options: '{ credentials: true }',
      before: publicOnly,
      edits: { fix: publicOnly },
    },
    {
      rule: 'no-wildcard-origin-with-credentials',
      origins: [PAGE],
      options: `{ origin: '*', credentials: true }`,
      before: publicOnly,
      edits: { fix: page },
    },
    {
      rule: 'no-wildcard-origin-with-credentials',
      origins: [PAGE, 'https://app.example.com'],
      options: `{ origin: '*', credentials: true }`,
      before: publicOnly,
      edits: { fix: page },
    },
    {
      rule: 'no-arbitrary-origin-with-credentials',
      options: '{ origin: true, credentials: true }',
      before: everybody,
      edits: { dropCredentials: publicOnly },
    },
    {
      rule: 'no-arbitrary-origin-with-credentials',
      origins: [PAGE],
      options: '{ origin: true, credentials: true }',
      before: everybody,
      edits: { useOrigins: page, dropCredentials: publicOnly },
    },
    {
      rule: 'no-arbitrary-origin-with-credentials',
      options: '{ origin: (origin, callback) => callback(null, true), credentials: true }',
      before: everybody,
      edits: { dropCredentials: publicOnly },
    },
    {
      rule: 'no-arbitrary-origin-with-credentials',
      options: '{ origin: /localhost/, credentials: true }',
      before: everybody,
      edits: { dropCredentials: publicOnly },
    },
    {
      rule: 'no-arbitrary-origin-with-credentials',
      origins: [PAGE],
      options: '{ origin: /^http:..localhost/, credentials: true }',
      before: everybody,
      edits: { useOrigins: page, dropCredentials: publicOnly },
    },
    ...[`${PAGE}/`, `${PAGE}/app`, 'http://LOCALHOST:5173'].flatMap((origin) =>
      [`'${origin}'`, `['https://app.example.com', '${origin}']`].map((code) => ({
        rule: 'valid-allow-origin' as const,
        options: `{ origin: ${code}, credentials: true }`,
        before: nobody,
        edits: { fix: page },
      })),
    ),
    ...[`allowedHeaders: '*'`, `allowedHeaders: ['*']`, `methods: '*'`, `methods: ['*']`].map((list) => ({
      rule: 'no-wildcard-headers-with-credentials' as const,
      options: `{ origin: ${fixed}, credentials: true, ${list} }`,
      before: namesLost,
      edits: { dropOption: page },
    })),
    {
      rule: 'no-wildcard-headers-with-credentials',
      options: `{ origin: ${fixed}, credentials: true, exposedHeaders: '*' }`,
      before: page,
      edits: { dropExposed: page },
    },
  ],
};

const honoCors: OptionCases = {
  library: 'hono/cors',
  program: (options) => `import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
const app = new Hono();
app.use('*', cors(${options}));
app.all('*', (c) => c.text('ok'));
serve({ fetch: app.fetch, port: 4000 });`,
  cases: [
    {
      rule: 'no-wildcard-origin-with-credentials',
      options: `{ origin: '*', credentials: true }`,
      before: publicOnly,
      edits: { fix: publicOnly },
    },
    {
      rule: 'no-wildcard-origin-with-credentials',
      origins: [PAGE],
      options: `{ origin: '*', credentials: true }`,
      before: publicOnly,
      edits: { fix: page },
    },
    {
      rule: 'no-arbitrary-origin-with-credentials',
      options: '{ origin: (origin) => origin, credentials: true }',
      before: everybody,
      edits: { dropCredentials: publicOnly },
    },
    {
      rule: 'valid-allow-origin',
      options: `{ origin: '${PAGE}/', credentials: true }`,
      before: nobody,
      edits: { fix: page },
    },
    ...[`allowHeaders: ['*']`, `allowMethods: ['*']`].map((list) => ({
      rule: 'no-wildcard-headers-with-credentials' as const,
      options: `{ origin: ${fixed}, credentials: true, ${list} }`,
      before: namesLost,
      edits: { dropOption: page },
    })),
  ],
};

const koaCors: OptionCases = {
  library: '@koa/cors',
  program: (options) => `import cors from '@koa/cors';
import Koa from 'koa';
const app = new Koa();
app.use(cors(${options}));
app.use((ctx) => { ctx.body = 'ok'; });
app.listen(4000);`,
  cases: [
    {
      rule: 'no-arbitrary-origin-with-credentials',
      options: '{ origin: (ctx) => ctx.get("origin"), credentials: true }',
      before: everybody,
      edits: { dropCredentials: publicOnly },
    },
    {
      rule: 'valid-allow-origin',
      options: `{ origin: '${PAGE}/', credentials: true }`,
      before: nobody,
      edits: { fix: page },
    },
  ],
};

const fastifyCors: OptionCases = {
  library: '@fastify/cors',
  program: (options) => `import cors from '@fastify/cors';
import Fastify from 'fastify';
const app = Fastify();
await app.register(cors, ${options});
app.all('/', () => 'ok');
await app.listen({ port: 4000 });`,
  cases: [
    {
      rule: 'no-wildcard-origin-with-credentials',
      options: `{ origin: '*', credentials: true, methods: ['PUT'] }`,
      before: publicOnly,
      edits: { fix: publicOnly },
    },
    {
      rule: 'no-wildcard-origin-with-credentials',
      origins: [PAGE],
      options: `{ origin: '*', credentials: true, methods: ['PUT'] }`,
      before: publicOnly,
      edits: { fix: page },
    },
    {
      rule: 'no-arbitrary-origin-with-credentials',
      options: `{ origin: true, credentials: true, methods: ['PUT'] }`,
      before: everybody,
      edits: { dropCredentials: publicOnly },
    },
    {
      rule: 'no-arbitrary-origin-with-credentials',
      origins: [PAGE],
      options: `{ origin: true, credentials: true, methods: ['PUT'] }`,
      before: everybody,
      edits: { useOrigins: page, dropCredentials: publicOnly },
    },
    {
      rule: 'valid-allow-origin',
      options: `{ origin: ['${PAGE}/'], credentials: true, methods: ['PUT'] }`,
      before: nobody,
      edits: { fix: page },
    },
  ],
};

const hapi: OptionCases = {
  library: '@hapi/hapi',
  program: (options) => `import Hapi from '@hapi/hapi';
const server = Hapi.server({ port: 4000, routes: { cors: ${options} } });
server.route({ method: ['GET', 'PUT'], path: '/', handler: () => 'ok' });
await server.start();`,
  cases: [
    {
      rule: 'no-arbitrary-origin-with-credentials',
      options: `{ origin: ['*'], credentials: true, headers: ['X-Custom'] }`,
      before: everybody,
      edits: { dropCredentials: publicOnly },
    },
    {
      rule: 'no-arbitrary-origin-with-credentials',
      origins: [PAGE],
      options: `{ origin: ['*'], credentials: true, headers: ['X-Custom'] }`,
      before: everybody,
      edits: { useOrigins: page, dropCredentials: publicOnly },
    },
  ],
};

const socketIo: OptionCases = {
  library: 'socket.io',
  path: '/socket.io/?EIO=4&transport=polling',
  program: (options) => `import { createServer } from 'node:http';
import { Server } from 'socket.io';
const server = createServer();
new Server(server, { cors: ${options} });
server.listen(4000);`,
  cases: [
    {
      rule: 'no-wildcard-origin-with-credentials',
      options: `{ origin: '*', credentials: true }`,
      before: publicOnly,
      edits: { fix: publicOnly },
    },
    {
      rule: 'no-wildcard-origin-with-credentials',
      origins: [PAGE],
      options: `{ origin: '*', credentials: true }`,
      before: publicOnly,
      edits: { fix: page },
    },
    {
      rule: 'no-arbitrary-origin-with-credentials',
      options: '{ origin: true, credentials: true }',
      before: everybody,
      edits: { dropCredentials: publicOnly },
    },
  ],
};

function optionRows({ library, program, path = '/', cases }: OptionCases): readonly ServerRow[] {
  return cases.map(({ options, origins = [], ...row }) => ({
    ...row,
    origins,
    path,
    title: `${library}: ${options}${origins.length > 0 ? ', origins known' : ''}`,
    text: program(options),
  }));
}

export const serverRows: readonly ServerRow[] = [
  ...writers.flatMap(headerRows),
  checked,
  ...preflights,
  ...[expressCors, honoCors, koaCors, fastifyCors, hapi, socketIo].flatMap(optionRows),
];
