/** How a library starts to listen on a port. */
export interface Listener {
  readonly id: string;
  /** Where the library says so. */
  readonly see: string;
  readonly calls: readonly ListenCall[];
  /** The port where the code names none; `null` when the system picks one. */
  readonly whenAbsent: number | null;
  /** The variable that the library reads itself where the code names no port. */
  readonly variable?: string;
  /** It speaks TLS. */
  readonly secure?: true;
  /** What it answers where the code states no policy: nothing (unless said otherwise), or headers that nobody here knows. */
  readonly otherwise?: 'unknown';
}

/** A call or an export that listens. The port is an argument, a number or its text, or a member of an object. */
export type ListenCall =
  | {
      readonly method: string;
      /** What it is a method of, by qualified names. */
      readonly of: readonly string[];
      /** Keys that lead from an object among the arguments to the port; `port` unless said otherwise. */
      readonly within?: readonly string[];
    }
  | { readonly callee: string; readonly within?: readonly string[] }
  /** The default export of a module: an object that has all of these keys. */
  | { readonly exported: readonly string[]; readonly within?: readonly string[] };

/** What others listen through: an app may be handed to it, and is listened to as well. */
export const NODE_SERVERS: readonly string[] = ['http.createServer()', 'http.Server()', 'http2.createServer()'];

const SECURE_NODE_SERVERS: readonly string[] = [
  'https.createServer()',
  'https.Server()',
  'http2.createSecureServer()',
  'spdy.createServer()',
];

function listening(id: string, see: string, of: readonly string[], whenAbsent: number | null = null): Listener {
  return { id, see, calls: [{ method: 'listen', of }], whenAbsent };
}

/** Every way to listen that is recognised. The order means nothing. */
export const listeners: readonly Listener[] = [
  listening('Node.js', 'https://nodejs.org/api/net.html#serverlisten', NODE_SERVERS),
  {
    ...listening(
      'Node.js',
      'https://nodejs.org/api/https.html#httpscreateserveroptions-requestlistener',
      SECURE_NODE_SERVERS,
    ),
    secure: true,
  },
  listening('Express', 'https://expressjs.com/en/5x/api.html#app.listen', ['express()', 'ultimate-express()']),
  listening('Connect', 'https://github.com/senchalabs/connect#appuse', ['connect()']),
  listening('Koa', 'https://koajs.com/#app-listen-', ['koa()', 'koa.Koa()', '@feathersjs/koa.koa()']),
  listening('Feathers', 'https://feathersjs.com/api/express', ['@feathersjs/express()']),
  listening('Fastify', 'https://fastify.dev/docs/latest/Reference/Server/#listen', [
    'fastify()',
    'fastify.fastify()',
    'fastify.Fastify()',
  ]),
  listening('NestJS', 'https://docs.nestjs.com/first-steps', ['@nestjs/core.NestFactory.create()']),
  listening('tRPC', 'https://trpc.io/docs/server/adapters/standalone', [
    '@trpc/server/adapters/standalone.createHTTPServer()',
  ]),
  listening('polka', 'https://github.com/lukeed/polka#listen', ['polka()']),
  listening('tinyhttp', 'https://tinyhttp.v1rtl.site/docs#applisten', ['@tinyhttp/app.App()']),
  listening('restify', 'http://restify.com/docs/server-api/#listen', ['restify.createServer()'], 8080),
  listening('restana', 'https://github.com/BackendStack21/restana', ['restana()']),
  listening('Elysia', 'https://elysiajs.com/patterns/configuration', ['elysia.Elysia()', 'elysia()']),
  listening('Oak', 'https://jsr.io/@oak/oak', ['@oak/oak.Application()']),
  {
    id: 'hapi',
    see: 'https://hapi.dev/api/#-serveroptionsport',
    calls: [
      { callee: '@hapi/hapi.server' },
      { callee: '@hapi/hapi.Server' },
      { callee: 'hapi.server' },
      { callee: 'hapi.Server' },
    ],
    whenAbsent: null,
  },
  {
    id: 'Hono',
    see: 'https://hono.dev/docs/getting-started/nodejs',
    calls: [{ callee: '@hono/node-server.serve' }],
    whenAbsent: 3000,
  },
  {
    id: 'Bun',
    see: 'https://bun.com/docs/runtime/http/server#changing-the-port-and-hostname',
    calls: [{ callee: 'global.Bun.serve' }, { callee: 'bun.serve' }, { exported: ['fetch', 'port'] }],
    whenAbsent: 3000,
    variable: 'PORT',
  },
  {
    id: 'Deno',
    see: 'https://docs.deno.com/api/deno/~/Deno.serve',
    calls: [{ callee: 'global.Deno.serve' }],
    whenAbsent: 8000,
  },
  {
    id: 'srvx',
    see: 'https://srvx.h3.dev/guide/options',
    calls: [{ callee: 'srvx.serve' }, { callee: 'h3.serve' }],
    whenAbsent: 3000,
    variable: 'PORT',
  },
  {
    id: 'listhen',
    see: 'https://github.com/unjs/listhen',
    calls: [{ callee: 'listhen.listen' }],
    whenAbsent: 3000,
    variable: 'PORT',
  },
  {
    id: 'Socket.IO',
    see: 'https://socket.io/docs/v4/server-initialization/#standalone',
    calls: [
      { callee: 'socket.io.Server' },
      { callee: 'socket.io' },
      { method: 'listen', of: ['socket.io.Server()', 'socket.io()'] },
    ],
    whenAbsent: null,
  },
  {
    id: 'Apollo Server',
    see: 'https://www.apollographql.com/docs/apollo-server/api/standalone',
    calls: [{ callee: '@apollo/server/standalone.startStandaloneServer', within: ['listen', 'port'] }],
    whenAbsent: 4000,
    otherwise: 'unknown',
  },
  {
    ...listening(
      'Apollo Server 3',
      'https://www.apollographql.com/docs/apollo-server/v3/api/apollo-server',
      ['apollo-server.ApolloServer()'],
      4000,
    ),
    otherwise: 'unknown',
  },
  {
    id: 'LoopBack',
    see: 'https://loopback.io/doc/en/lb4/Server.html',
    calls: [
      { callee: '@loopback/rest.RestApplication', within: ['rest', 'port'] },
      { callee: '@loopback/rest.RestServer' },
    ],
    whenAbsent: 3000,
    otherwise: 'unknown',
  },
  {
    ...listening('JSON Server', 'https://github.com/typicode/json-server/tree/v0#module', ['json-server.create()']),
    otherwise: 'unknown',
  },
];

/** Calls that hand out the files of a folder, by qualified names; which folder is an argument or its `root`. */
export const STATIC_FOLDERS: readonly string[] = [
  '@elysiajs/static.staticPlugin',
  '@fastify/static',
  '@hapi/inert',
  '@hono/node-server/serve-static.serveStatic',
  'express.static',
  'express-static-gzip',
  'fastify-static',
  'hono/bun.serveStatic',
  'hono/deno.serveStatic',
  'hono/serve-static.serveStatic',
  'koa-send',
  'koa-static',
  '@koa/send',
  'next',
  'nuxt',
  'restify.plugins.serveStatic',
  'serve-handler',
  'serve-static',
  'sirv',
  'ultimate-express.static',
  'vite.createServer',
];
