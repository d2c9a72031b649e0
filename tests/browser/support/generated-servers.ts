import fc from 'fast-check';

/** The page that the policies of generated servers are for. */
export const PAGE = 'http://localhost:5173';

/** A generated server, its files by name; it starts with `server.js` and listens at 4000. */
export interface GeneratedServer {
  readonly library: 'express' | 'hono';
  readonly files: Readonly<Record<string, string>>;
}

/** A request with credentials: what a page of another origin sends. */
export interface GeneratedRequest {
  readonly path: string;
  readonly method: string;
  /** Names of the headers for which a preflight asks. */
  readonly headers: readonly string[];
}

const POLICIES = [
  `{ origin: '${PAGE}', credentials: true }`,
  `{ origin: ['${PAGE}', 'https://shop.example'], credentials: true }`,
  `{ origin: '${PAGE}' }`,
  `{ origin: 'https://shop.example', credentials: true }`,
  '{}',
];
const LISTS = ['', `, METHODS: ['GET', 'POST']`, `, METHODS: ['PUT', 'DELETE']`, `, HEADERS: ['Content-Type']`];
const PATHS = ['/a', '/a/b', '/c', '/r/a', '/r'];
const METHODS = ['get', 'post', 'put', 'delete'];

export const requests: readonly GeneratedRequest[] = [
  ...['/a', '/a/b', '/c', '/r/a', '/elsewhere'].flatMap((path) => [
    { path, method: 'GET', headers: [] },
    { path, method: 'POST', headers: ['content-type'] },
    { path, method: 'PUT', headers: [] },
    { path, method: 'DELETE', headers: ['x-token'] },
  ]),
];

/** How a library spells what all of them have. */
interface Dialect {
  readonly heads: string;
  readonly app: string;
  readonly router: string | null;
  readonly cors: (policy: string) => string;
  readonly names: Readonly<Record<'METHODS' | 'HEADERS', string>>;
  readonly handler: string;
  /** A path as a prefix. */
  readonly prefix: (path: string) => string;
  readonly mounts: (path: string, router: string) => string;
  readonly byHand: readonly string[];
  readonly listen: string;
}

const SET = (write: (name: string, value: string) => string): string =>
  [
    write('Access-Control-Allow-Origin', PAGE),
    write('Access-Control-Allow-Credentials', 'true'),
    write('Access-Control-Allow-Headers', 'Content-Type'),
    write('Access-Control-Allow-Methods', 'PUT'),
  ].join(' ');

const onResponse = SET((name, value) => `response.setHeader('${name}', '${value}');`);
const onContext = SET((name, value) => `context.header('${name}', '${value}');`);

const EXPRESS: Dialect = {
  heads: `import express, { Router } from 'express';\nimport cors from 'cors';\n`,
  app: 'express()',
  router: 'Router()',
  cors: (policy) => `cors(${policy})`,
  names: { METHODS: 'methods', HEADERS: 'allowedHeaders' },
  handler: '(request, response) => response.json({})',
  prefix: (path) => path,
  mounts: (path, router) => `app.use('${path}', ${router});`,
  byHand: [
    `(request, response, next) => { ${onResponse} next(); }`,
    `(request, response, next) => { ${onResponse} if (request.method === 'OPTIONS') return response.sendStatus(204); next(); }`,
    `(request, response, next) => { if (request.method === 'OPTIONS') return response.sendStatus(204); ${onResponse} next(); }`,
  ],
  listen: 'app.listen(4000);',
};

const HONO: Dialect = {
  heads: `import { Hono } from 'hono';\nimport { cors } from 'hono/cors';\nimport { serve } from '@hono/node-server';\n`,
  app: 'new Hono()',
  router: 'new Hono()',
  cors: (policy) => `cors(${policy})`,
  names: { METHODS: 'allowMethods', HEADERS: 'allowHeaders' },
  handler: '(context) => context.json({})',
  prefix: (path) => `${path}/*`,
  mounts: (path, router) => `app.route('${path}', ${router});`,
  byHand: [
    `async (context, next) => { ${onContext} await next(); }`,
    `async (context, next) => { ${onContext} if (context.req.method === 'OPTIONS') return context.body(null, 204); await next(); }`,
  ],
  listen: 'serve({ fetch: app.fetch, port: 4000 });',
};

const DIALECTS = { express: EXPRESS, hono: HONO } as const;

function statements(name: string, dialect: Dialect): fc.Arbitrary<string> {
  const policy = fc
    .tuple(fc.constantFrom(...POLICIES), fc.constantFrom(...LISTS))
    .map(([options, lists]) => {
      const more = lists.replace(/METHODS|HEADERS/u, (list) => dialect.names[list as 'METHODS' | 'HEADERS']); // these two
      return options === '{}' ? (more === '' ? '' : `{ ${more.slice(2)} }`) : options.replace(' }', `${more} }`);
    })
    .map((options) => dialect.cors(options));
  const path = fc.constantFrom(...PATHS);
  const method = fc.constantFrom(...METHODS);
  const handler = fc.constant(dialect.handler);
  return fc.oneof(
    { weight: 2, arbitrary: policy.map((one) => `${name}.use(${one});`) },
    fc.tuple(path, policy).map(([at, one]) => `${name}.use('${dialect.prefix(at)}', ${one});`),
    {
      weight: 4,
      arbitrary: fc.tuple(method, path, handler).map(([verb, at, last]) => `${name}.${verb}('${at}', ${last});`),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(method, path, policy, handler)
        .map(([verb, at, one, last]) => `${name}.${verb}('${at}', ${one}, ${last});`),
    },
    fc.tuple(path, policy).map(([at, one]) => `${name}.options('${at}', ${one});`),
    fc.constantFrom(...dialect.byHand).map((code) => `${name}.use(${code});`),
  );
}

/** Servers whose app, and perhaps a router of it in the same file or another, have some policies, routes and answers to preflights. */
export const servers: fc.Arbitrary<GeneratedServer> = fc
  .constantFrom('express' as const, 'hono' as const)
  .chain((library) => {
    const dialect = DIALECTS[library];
    const own = fc.array(statements('app', dialect), { minLength: 1, maxLength: 5 });
    const inner = fc.array(statements('router', dialect), { minLength: 1, maxLength: 3 });
    return fc
      .record({ before: own, after: own, inner, where: fc.constantFrom('nowhere', 'here', 'elsewhere') })
      .map(({ after, before, inner: routes, where }): GeneratedServer => {
        const router = `const router = ${String(dialect.router)};\n${routes.join('\n')}\n`;
        const mounted = where === 'nowhere' ? [] : [dialect.mounts('/r', 'router')];
        const server = [
          dialect.heads,
          where === 'elsewhere' ? `import { router } from './router.js';\n` : '',
          `const app = ${dialect.app};\n`,
          where === 'here' ? router : '',
          [...before, ...mounted, ...after].join('\n'),
          `\n${dialect.listen}\n`,
        ].join('');
        const more = where === 'elsewhere' ? { 'router.js': `${dialect.heads}${router}export { router };\n` } : {};
        return { library, files: { 'server.js': server, ...more } };
      });
  });
