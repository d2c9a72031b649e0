import fc from 'fast-check';
import type { LiveLibrary } from './libraries.ts';

/** A server API in which headers are written by hand. */
export interface HeaderApi extends Pick<LiveLibrary, 'id' | 'package' | 'set'> {
  /** The request's own origin, as handlers of this API ask for it. */
  readonly origin: string;
  /** Statements that write one header, or several. */
  readonly writes: readonly ((headers: readonly Header[]) => string)[];
  /** The server around the statements of a handler. */
  readonly program: (statements: string) => string;
}

type Header = readonly [name: string, value: string];

const NAMES = {
  origin: [`'Access-Control-Allow-Origin'`, `'access-control-allow-origin'`, 'ALLOW_ORIGIN'],
  credentials: [`'Access-Control-Allow-Credentials'`, `'access-control-allow-credentials'`],
};

/** Headers that list names, with what people write there. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  'Access-Control-Allow-Headers': [`'Content-Type, X-Custom'`, `'*'`, `['Content-Type', 'X-Custom'].join(', ')`],
  'access-control-allow-methods': [`'GET, PUT'`, `'*'`, `'GET,POST,PUT,DELETE'`],
  'Access-Control-Expose-Headers': [`'X-Total'`, `'*'`],
  Vary: [`'Origin'`, `'Accept-Encoding'`, `'Accept, Origin'`],
};

const CREDENTIALS = [`'true'`, `'true'`, `'true'`, `'true'`, 'true', `'false'`, `'True'`, `'1'`, 'String(true)'];

const each =
  (write: (header: Header) => string) =>
  (headers: readonly Header[]): string =>
    headers.map(write).join(' ');

const object = (headers: readonly Header[]): string =>
  `{ ${headers.map(([name, value]) => `${name.startsWith('A') ? `[${name}]` : name}: ${value}`).join(', ')} }`;

const pairs = (headers: readonly Header[]): string =>
  `[${headers.map((header) => `[${header.join(', ')}]`).join(', ')}]`;

const set =
  (method: string) =>
  ([name, value]: Header): string =>
    `${method}(${name}, ${value});`;

const chained =
  (response: string, method: string) =>
  (headers: readonly Header[]): string =>
    headers.length === 0 ? '' : `${response}${headers.map((header) => `.${method}(${header.join(', ')})`).join('')};`;

const PRELUDE = `const ALLOW_ORIGIN = 'Access-Control-Allow-Origin';
const domain = 'example.com';
const allowed = ['https://app.example.com', 'https://admin.example.com'];
`;

const web = (statements: string): string => `${PRELUDE}
export const fetch = async (request) => {
  const headers = new Headers();
${statements}
  return new Response('ok', { headers });
};
`;

export const headerApis: readonly HeaderApi[] = [
  {
    id: 'node:http',
    package: 'express',
    set: 'latest',
    origin: 'request.headers.origin',
    writes: [
      each(set('response.setHeader')),
      (headers) => (headers.length > 0 ? `response.setHeaders(new Headers(${pairs(headers)}));` : ''),
    ],
    program: (statements) => `import http from 'node:http';

${PRELUDE}
export const server = http.createServer((request, response) => {
  if (!request.headers.origin) return response.end('ok');
${statements}
  response.end('ok');
});
`,
  },
  ...(['latest', 'previous'] as const).map((version): HeaderApi => ({
    id: 'express',
    package: 'express',
    set: version,
    origin: `request.get('Origin')`,
    writes: [
      each(set('response.setHeader')),
      each(set('response.header')),
      chained('response', 'set'),
      (headers) => `response.set(${object(headers)});`,
    ],
    program: (statements) => `import express from 'express';

${PRELUDE}
const app = express();
app.use((request, response) => {
  if (!request.get('Origin')) return response.send('ok');
${statements}
  response.send('ok');
});
export const listener = app;
`,
  })),
  {
    id: 'koa',
    package: 'koa',
    set: 'latest',
    origin: `ctx.get('Origin')`,
    writes: [each(set('ctx.set')), each(set('ctx.response.set')), (headers) => `ctx.set(${object(headers)});`],
    program: (statements) => `import Koa from 'koa';

${PRELUDE}
const app = new Koa();
app.silent = true;
app.use((ctx) => {
  ctx.body = 'ok';
${statements}
});
export const listener = app.callback();
`,
  },
  {
    id: 'fastify',
    package: 'fastify',
    set: 'latest',
    origin: 'request.headers.origin',
    writes: [each(set('reply.header')), chained('reply', 'header'), (headers) => `reply.headers(${object(headers)});`],
    program: (statements) => `import fastify from 'fastify';

${PRELUDE}
const app = fastify();
app.route({ method: ['GET', 'OPTIONS'], url: '/', handler: async (request, reply) => {
${statements}
  return 'ok';
} });
await app.listen({ port: 0, host: '127.0.0.1' });
export const server = app.server;
export const close = () => app.close();
`,
  },
  {
    id: 'hono',
    package: 'hono',
    set: 'latest',
    origin: `c.req.header('Origin')`,
    writes: [each(set('c.header')), each(set('c.res.headers.set'))],
    program: (statements) => `import { Hono } from 'hono';

${PRELUDE}
const app = new Hono();
app.all('/', (c) => {
${statements}
  return c.text('ok');
});
export const fetch = (request) => app.fetch(request);
`,
  },
  {
    id: 'Response',
    package: 'hono',
    set: 'latest',
    origin: `request.headers.get('Origin')`,
    writes: [each(set('headers.set'))],
    program: web,
  },
];

/** The statements of a handler: headers in some order, some of them under conditions. */
export function handlerText({ origin, writes }: HeaderApi): fc.Arbitrary<string> {
  const value = fc.constantFrom(
    ...[`'*'`, `'*'`, `'https://app.example.com'`, '`https://app.${domain}`', `'https://app.example.com/'`, `'null'`],
    ...[origin, origin, `String(${origin})`],
  );
  const header = fc.oneof(
    { weight: 5, arbitrary: fc.tuple(fc.constantFrom(...NAMES.origin), value) },
    { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...NAMES.credentials), fc.constantFrom(...CREDENTIALS)) },
  );
  const list = fc
    .constantFrom(...Object.keys(LISTS))
    .chain((name) => fc.tuple(fc.constant(`'${name}'`), fc.constantFrom(...(LISTS[name] ?? []))));
  const both = fc.tuple(
    fc.tuple(fc.constantFrom(...NAMES.origin), value),
    fc.tuple(fc.constantFrom(...NAMES.credentials), fc.constantFrom(...CREDENTIALS)),
  );
  const write = fc
    .tuple(fc.oneof(both, fc.tuple(header), fc.tuple(list), fc.tuple(list, header)), fc.constantFrom(...writes))
    .map(([headers, form]) => form(headers));
  const condition = fc.constantFrom(
    `allowed.includes(${origin})`,
    `${origin} === 'https://app.example.com'`,
    `${origin}.endsWith('.example.com')`,
    `/example\\.com/.test(${origin})`,
    `process.env.WIRE_UNSET === 'yes'`,
    `allowed.indexOf(${origin}) !== -1`,
    `${origin} !== 'https://admin.example.com'`,
    `${origin}.includes('app')`,
    `${origin}.startsWith('https://app.')`,
  );
  const guarded = fc
    .tuple(condition, write, write, condition, fc.constantFrom('', 'else', 'else if', 'and', 'nested'))
    .map(([test, yes, no, other, shape]) => {
      switch (shape) {
        case 'else':
          return `if (${test}) { ${yes} } else { ${no} }`;
        case 'else if':
          return `if (${test}) { ${yes} } else if (${other}) { ${no} }`;
        case 'and':
          return `if (${test} && !(${other})) { ${yes} }`;
        case 'nested':
          return `if (${test}) { ${yes} if (${other}) { ${no} } }`;
        default:
          return `if (${test}) { ${yes} }`;
      }
    });
  return fc
    .array(fc.oneof({ weight: 5, arbitrary: write }, { weight: 4, arbitrary: guarded }), { minLength: 1, maxLength: 4 })
    .map((statements) => statements.map((statement) => `  ${statement}`).join('\n'));
}
