import fc from 'fast-check';

/** The page that the policies of generated servers are for. */
export const PAGE = 'http://localhost:5173';

export type Library = 'express' | 'hono' | 'koa' | 'fastify' | 'http';

/** A generated server, its files by name; it starts with `server.js` and listens at 4000. */
export interface GeneratedServer {
  readonly library: Library;
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
  ...['/a', '/a/b', '/c', '/r/a', '/r/b/a', '/elsewhere'].flatMap((path) => [
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
  readonly router: string;
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

/** Options of a library that has both lists under these names; the empty text for none. */
function optionsWith(names: Dialect['names'], policies: readonly string[] = POLICIES): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...policies), fc.constantFrom(...LISTS)).map(([options, lists]) => {
    const more = lists.replace(/METHODS|HEADERS/u, (list) => names[list as 'METHODS' | 'HEADERS']); // these two
    return options === '{}' ? (more === '' ? '' : `{ ${more.slice(2)} }`) : options.replace(' }', `${more} }`);
  });
}

function statements(name: string, dialect: Dialect): fc.Arbitrary<string> {
  const policy = optionsWith(dialect.names).map((options) => dialect.cors(options));
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

/** Where a router stands that an app or another router mounts. */
const WHERE = ['nowhere', 'here', 'elsewhere'] as const;

interface Part {
  readonly where: (typeof WHERE)[number];
  readonly body: string;
}

/** A server whose parts are in its file, or in files of their own. */
function put(library: Library, heads: string, parts: Readonly<Record<string, Part>>, main: string): GeneratedServer {
  const used = Object.entries(parts).filter(([, { where }]) => where !== 'nowhere');
  const elsewhere = used.filter(([, { where }]) => where === 'elsewhere');
  const importing = (names: readonly string[]): string =>
    names.map((name) => `import { ${name} } from './${name}.js';\n`).join('');
  const local = used.filter(([, { where }]) => where === 'here').map(([, { body }]) => body);
  const imported = (code: string): string =>
    importing(elsewhere.map(([name]) => name).filter((name) => code.includes(name)));
  const server = `${local.join('')}${main}`;
  const more = elsewhere.map(([name, { body }]) => {
    const others = elsewhere.map(([other]) => other).filter((other) => other !== name && body.includes(other));
    return [`${name}.js`, `${heads}${importing(others)}${body}export { ${name} };\n`];
  });
  return { library, files: { 'server.js': `${heads}${imported(server)}${server}`, ...Object.fromEntries(more) } };
}

/** Apps of middlewares with routers in them, and perhaps routers in these. */
function layeredServers(library: 'express' | 'hono', dialect: Dialect): fc.Arbitrary<GeneratedServer> {
  const own = fc.array(statements('app', dialect), { minLength: 1, maxLength: 5 });
  const inner = fc.array(statements('router', dialect), { minLength: 1, maxLength: 3 });
  const innermost = fc.array(statements('nested', dialect), { minLength: 1, maxLength: 2 });
  const where = fc.constantFrom(...WHERE);
  return fc
    .record({ before: own, after: own, inner, innermost, where, deep: where })
    .map(({ after, before, deep, inner: routes, innermost: nested, where: place }) => {
      const within = place === 'nowhere' || (place === 'elsewhere' && deep === 'here') ? 'nowhere' : deep;
      const mounted = within === 'nowhere' ? '' : `${dialect.mounts('/b', 'nested').replace('app.', 'router.')}\n`;
      const parts = {
        nested: { where: within, body: `const nested = ${dialect.router};\n${nested.join('\n')}\n` },
        router: { where: place, body: `const router = ${dialect.router};\n${mounted}${routes.join('\n')}\n` },
      };
      const mounts = place === 'nowhere' ? [] : [dialect.mounts('/r', 'router')];
      const lines = [`const app = ${dialect.app};`, ...before, ...mounts, ...after, dialect.listen];
      return put(library, dialect.heads, parts, `${lines.join('\n')}\n`);
    });
}

const ROUTE = fc.tuple(fc.constantFrom(...METHODS), fc.constantFrom('/a', '/a/b', '/c'));
const routes = (maxLength: number) =>
  fc.uniqueArray(ROUTE, { minLength: 1, maxLength, selector: ([method, path]) => `${method} ${path}` });

const KOA_HEADS = `import Koa from 'koa';\nimport Router from '@koa/router';\nimport cors from '@koa/cors';\n`;
const onKoa = SET((name, value) => `context.set('${name}', '${value}');`);
const BY_KOA = [
  `async (context, next) => { ${onKoa} await next(); }`,
  `async (context, next) => { ${onKoa} if (context.method === 'OPTIONS') { context.status = 204; return; } await next(); }`,
  `async (context, next) => { await next(); ${onKoa} }`,
];

/** Koa has no paths of its own: a router has. Its list of origins is no option. */
function koaServers(): fc.Arbitrary<GeneratedServer> {
  const names = { METHODS: 'allowMethods', HEADERS: 'allowHeaders' };
  const policy = optionsWith(
    names,
    POLICIES.filter((one) => !one.includes('[')),
  ).map((options) => `cors(${options})`);
  const layer = fc.oneof(policy, fc.constantFrom(...BY_KOA));
  const route = fc
    .record({ at: ROUTE, own: fc.option(policy, { freq: 3 }) })
    .map(
      ({ at: [method, path], own }) =>
        `router.${method}('${path}', ${own === null ? '' : `${own}, `}(context) => { context.body = {}; });`,
    );
  const inner = fc.oneof(
    { weight: 4, arbitrary: route },
    policy.map((one) => `router.use(${one});`),
  );
  return fc
    .record({
      before: fc.array(layer, { maxLength: 2 }),
      after: fc.array(layer, { maxLength: 1 }),
      inner: fc.array(inner, { maxLength: 3 }),
      route,
      prefix: fc.constantFrom('', `{ prefix: '/r' }`),
      allows: fc.boolean(),
      where: fc.constantFrom('here' as const, 'elsewhere' as const),
    })
    .map(({ after, allows, before, inner: lines, prefix, route: first, where }) => {
      const use = (code: string): string => `app.use(${code});`;
      const router = [use('router.routes()'), ...(allows ? [use('router.allowedMethods()')] : [])];
      const main = ['const app = new Koa();', ...before.map(use), ...router, ...after.map(use), 'app.listen(4000);'];
      const body = `const router = new Router(${prefix});\n${[...lines, first].join('\n')}\n`;
      return put('koa', KOA_HEADS, { router: { where, body } }, `${main.join('\n')}\n`);
    });
}

const FASTIFY_HEADS = `import Fastify from 'fastify';\nimport cors from '@fastify/cors';\n`;
const onReply = SET((name, value) => `reply.header('${name}', '${value}');`);

/** Plugins and hooks, in the app or in a part of it; one that is registered twice is an error. */
function fastifyServers(): fc.Arbitrary<GeneratedServer> {
  const names = { METHODS: 'methods', HEADERS: 'allowedHeaders' };
  const plugin = optionsWith(names).map((options) => (options === '' ? 'cors' : `cors, ${options}`));
  const part = (name: string, most: number) =>
    fc
      .record({
        plugin: fc.option(plugin),
        hook: fc.option(fc.constantFrom('onRequest', 'preHandler', 'onSend'), { freq: 2 }),
        routes: routes(most),
        isLate: fc.boolean(),
        // Most apps wait for what they register.
        awaits: fc.boolean(),
      })
      .map(({ awaits, hook, isLate, plugin: registered, routes: own }) => {
        const hooks =
          hook === null
            ? []
            : hook === 'onSend'
              ? [`${name}.addHook('onSend', async (request, reply, payload) => { ${onReply} return payload; });`]
              : [`${name}.addHook('${hook}', async (request, reply) => { ${onReply} });`];
        const plugins = registered === null ? [] : [`${awaits ? 'await ' : ''}${name}.register(${registered});`];
        const handlers = own.map(([method, path]) => `${name}.${method}('${path}', async () => ({}));`);
        return isLate ? [...handlers, ...hooks, ...plugins] : [...plugins, ...hooks, ...handlers];
      });
  return fc
    .record({ app: part('app', 4), router: part('part', 2), where: fc.constantFrom(...WHERE), first: fc.boolean() })
    .map(({ app, first, router: inner, where }) => {
      // A plugin that is there already is not registered again.
      const isTaken = app.some((line) => line.includes('.register(cors'));
      const router = isTaken ? inner.filter((line) => !line.includes('.register(cors')) : inner;
      const body = `const router = async (part) => {\n${router.join('\n')}\n};\n`;
      const mounted = where === 'nowhere' ? [] : [`app.register(router, { prefix: '/r' });`];
      const lines = first ? [...mounted, ...app] : [...app, ...mounted];
      const main = ['const app = Fastify();', ...lines, 'app.listen({ port: 4000 });'];
      return put('fastify', FASTIFY_HEADS, { router: { where, body } }, `${main.join('\n')}\n`);
    });
}

/** Handlers of Node, which ask for the path and the method themselves. */
function plainServers(): fc.Arbitrary<GeneratedServer> {
  const write = fc.constantFrom(
    onResponse,
    `response.setHeader('Access-Control-Allow-Origin', '${PAGE}');`,
    `response.setHeader('Access-Control-Allow-Origin', '*');`,
    `response.setHeader('Access-Control-Allow-Credentials', 'true');`,
    `if (request.headers.origin === '${PAGE}') response.setHeader('Access-Control-Allow-Origin', request.headers.origin);`,
  );
  const end = fc.constantFrom(
    `if (request.method === 'OPTIONS') { response.writeHead(204); return response.end(); }`,
    `if (request.method === 'OPTIONS') { ${onResponse} response.statusCode = 204; return response.end(); }`,
    `if (request.method === 'OPTIONS') { response.writeHead(204, { 'Access-Control-Allow-Methods': 'PUT, DELETE' }); response.end(); return; }`,
  );
  const route = ROUTE.map(
    ([method, path]) =>
      `if (request.url === '${path}' && request.method === '${method.toUpperCase()}') return response.end('{}');`,
  );
  const open = fc
    .tuple(fc.constantFrom('/a', '/c'), write)
    .map(([path, code]) => `if (request.url.startsWith('${path}')) { ${code} }`);
  const statement = fc.oneof({ weight: 3, arbitrary: write }, { weight: 2, arbitrary: end }, route, open);
  return fc
    .record({
      lines: fc.array(statement, { minLength: 1, maxLength: 5 }),
      where: fc.constantFrom('here' as const, 'elsewhere' as const),
    })
    .map(({ lines, where }) => {
      const body = `function handle(request, response) {\n${lines.join('\n')}\nresponse.end('{}');\n}\n`;
      return put(
        'http',
        `import { createServer } from 'node:http';\n`,
        { handle: { where, body } },
        'createServer(handle).listen(4000);\n',
      );
    });
}

/** Servers with some policies, routes and answers to preflights, in one file or several. */
export const servers: Readonly<Record<Library, fc.Arbitrary<GeneratedServer>>> = {
  express: layeredServers('express', EXPRESS),
  hono: layeredServers('hono', HONO),
  koa: koaServers(),
  fastify: fastifyServers(),
  http: plainServers(),
};
