import fc from 'fast-check';
import {
  asynchronous,
  callbackStyle,
  listValues,
  names,
  originValues,
  PRELUDE,
  returningStyle,
  scalarValues,
  textValues,
} from './grammar.ts';
import type { Exchange } from './server-host.ts';
import type { FunctionStyle, OptionGrammar, OptionsText } from './grammar.ts';

/** A library of the workspace whose server is started for each of the generated options. */
export interface LiveLibrary {
  /** As `docs/frameworks.md` has it. */
  readonly id: string;
  readonly package: string;
  /** The folder of the workspace whose version it is. */
  readonly set: 'latest' | 'previous' | 'earlier' | 'oldest' | 'former';
  readonly grammar: OptionGrammar;
  readonly program: (options: OptionsText) => string;
  /** It serves developers, and what it allows is for the preset `strict`. */
  readonly isDevelopment?: true;
  /** What handles the requests says `Vary` itself, and leaves nothing of what the library says. */
  readonly overwritesVary?: true;
  /** Answers that the plugin knows of and does not hold against the options, with the reason. */
  readonly exception?: {
    readonly because: string;
    readonly covers: (exchange: Exchange) => boolean;
  };
}

const OTHERS = {
  maxAge: ['600'],
};

const corsGrammar: OptionGrammar = {
  origin: { origin: originValues(callbackStyle, returningStyle, asynchronous(returningStyle)) },
  credentials: 'credentials',
  others: {
    ...OTHERS,
    ...names({ methods: 'methods', headers: ['allowedHeaders', 'exposedHeaders'] }, 'both'),
    headers: [`'x-ignored'`, `['*']`],
    optionsSuccessStatus: ['200'],
  },
  wholes: ['undefined', '{}', 'null'],
  delegates: [(options) => `(request, callback) => callback(null, ${options})`],
};

const program =
  (imports: string, body: (options: string) => string) =>
  ({ before, options }: OptionsText): string =>
    `${imports}\n\n${PRELUDE}${before}${before ? '\n' : ''}${body(options)}\n`;

const express = (options: string): string => `const app = express();
app.use(cors(${options}));
app.get('/', (request, response) => { response.send('ok'); });
export const listener = app;`;

const corsOnExpress = program(`import cors from 'cors';\nimport express from 'express';`, express);

const requestStyle = (parameters: string, origins: readonly string[]): FunctionStyle => ({
  ...returningStyle,
  parameters,
  origins,
  results: [origins[0] ?? 'null', ...returningStyle.results.slice(1)],
});

const expressStyle = requestStyle('request', ['request.headers.origin', `request.headers['origin']`]);

const koaStyle = requestStyle('ctx', [
  `ctx.get('Origin')`,
  'ctx.headers.origin',
  'ctx.request.header.origin',
  `ctx.request.headers['origin']`,
]);

const koaGrammar: OptionGrammar = {
  origin: { origin: originValues(koaStyle, asynchronous(koaStyle)) },
  credentials: 'credentials',
  credentialValues: ['() => false', '(ctx) => true'],
  others: {
    ...OTHERS,
    ...names({ methods: 'allowMethods', headers: ['allowHeaders', 'exposeHeaders'] }, 'both'),
    keepHeadersOnError: ['true'],
  },
  wholes: ['undefined', '{}'],
};

const koa = (name: string) =>
  program(
    `import cors from '${name}';\nimport Koa from 'koa';`,
    (options) => `const app = new Koa();
app.silent = true;
app.use(cors(${options}));
app.use((ctx) => { ctx.body = 'ok'; });
export const listener = app.callback();`,
  );

const fastifyGrammar: OptionGrammar = {
  ...corsGrammar,
  origin: { origin: originValues(callbackStyle, asynchronous(returningStyle), returningStyle) },
  others: {
    ...OTHERS,
    ...names({ methods: 'methods', headers: ['allowedHeaders', 'exposedHeaders'] }, 'both'),
    strictPreflight: ['false'],
  },
  wholes: ['undefined', '{}'],
  delegates: [
    (options) => `() => (request, callback) => callback(null, ${options})`,
    (options) => `(instance) => (${options})`,
    (options) => `{ delegator: (request, callback) => callback(null, ${options}) }`,
    (options) => `() => async (request) => (${options})`,
  ],
};

const fastify = (name: string) =>
  program(
    `import cors from '${name}';\nimport fastify from 'fastify';`,
    (options) => `const app = fastify();
app.register(cors${options ? `, ${options}` : ''});
app.get('/', async () => 'ok');
await app.listen({ port: 0, host: '127.0.0.1' });
export const server = app.server;
export const close = () => app.close();`,
  );

const honoStyle: FunctionStyle = { ...returningStyle, parameters: 'origin, c' };

const honoGrammar: OptionGrammar = {
  origin: { origin: originValues(honoStyle, asynchronous(honoStyle)) },
  credentials: 'credentials',
  others: {
    ...OTHERS,
    ...names({ methods: 'allowMethods', headers: ['allowHeaders', 'exposeHeaders'] }, 'lists'),
  },
  wholes: ['undefined', '{}'],
};

const hono = program(
  `import { Hono } from 'hono';\nimport { cors } from 'hono/cors';`,
  (options) => `const app = new Hono();
app.use('*', cors(${options}));
app.get('/', (c) => c.text('ok'));
export const fetch = (request) => app.fetch(request);`,
);

const nestImports = `import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';`;

const nest = (adapter: string) => (options: string) => `class AppModule {}
Module({})(AppModule);
const app = await NestFactory.create(AppModule, ${adapter}{ logger: false });
app.enableCors(${options});
await app.init();
${adapter ? 'await app.getHttpAdapter().getInstance().ready();\n' : ''}export const server = app.getHttpServer();
export const close = () => app.close();`;

const h3Style: FunctionStyle = {
  ...returningStyle,
  results: ['true', 'origin', 'false', `'https://app.example.com'`, 'null'],
};

const h3Grammar: OptionGrammar = {
  origin: { origin: originValues(h3Style, asynchronous(h3Style)) },
  credentials: 'credentials',
  others: {
    ...OTHERS,
    ...names({ methods: 'methods', headers: ['allowHeaders', 'exposeHeaders'] }, 'lists'),
  },
  wholes: ['{}'],
};

/** An empty list keeps version 3 from answering at all. */
const EXPOSED = [`['X-Total']`, `['*']`, 'someHeaders', 'undefined'];

const yogaGrammar: OptionGrammar = {
  origin: { origin: originValues() },
  credentials: 'credentials',
  others: {
    ...OTHERS,
    ...names({ methods: 'methods', headers: ['allowedHeaders'] }, 'lists'),
    exposedHeaders: EXPOSED,
  },
  wholes: ['undefined', '{}', 'false', 'true', 'null'],
  delegates: [(options) => `(request) => (${options})`, (options) => `async (request) => (${options})`],
};

const yoga = program(
  `import { createSchema, createYoga } from 'graphql-yoga';`,
  (
    options,
  ) => `const schema = createSchema({ typeDefs: 'type Query { ok: String }', resolvers: { Query: { ok: () => 'ok' } } });
const yoga = createYoga({ schema, logging: false, graphqlEndpoint: '/'${options ? `, cors: ${options}` : ''} });
export const listener = yoga;`,
);

const elysiaStyle = requestStyle('request', [`request.headers.get('origin')`, `request.headers.get('Origin')`]);

const ittyGrammar: OptionGrammar = {
  origin: { origin: originValues(returningStyle, asynchronous(returningStyle)) },
  credentials: 'credentials',
  others: { ...OTHERS, ...names({ methods: 'allowMethods', headers: ['allowHeaders', 'exposeHeaders'] }, 'both') },
  wholes: ['undefined', '{}'],
};

const itty = program(
  `import { cors, Router } from 'itty-router';`,
  (options) => `const { preflight, corsify } = cors(${options});
const router = Router({ before: [preflight], finally: [corsify] });
router.get('/', () => new Response('ok'));
export const fetch = (request) => router.fetch(request);`,
);

const middyGrammar: OptionGrammar = {
  origin: { origin: originValues(), origins: fc.oneof(listValues, scalarValues) },
  credentials: 'credentials',
  others: { ...OTHERS, ...names({ methods: 'methods', headers: ['headers', 'exposeHeaders'] }, 'texts') },
  wholes: ['undefined', '{}'],
};

const middy = program(
  `import middy from '@middy/core';\nimport httpCors from '@middy/http-cors';`,
  (options) => `export const handler = middy(async () => ({ statusCode: 200, body: 'ok' })).use(httpCors(${options}));`,
);

/** The server of a configuration that does nothing but answer. */
const vite = (settings: string, start: string) =>
  program(
    `import { createServer, defineConfig, preview } from 'vite';`,
    (
      options,
    ) => `const config = defineConfig({ ${settings}: { host: '127.0.0.1'${options ? `, cors: ${options}` : ''} } });
const root = import.meta.dirname;
const app = await ${start};
export const server = app.httpServer;
export const close = () => app.close();`,
  );

const viteServer = vite(
  'server',
  `createServer({ ...config, root, configFile: false, logLevel: 'silent', appType: 'custom', optimizeDeps: { noDiscovery: true }, server: { ...config.server, hmr: false, ws: false, watch: null } }).then((made) => made.listen())`,
);

const vitePreview = vite(
  'preview',
  `preview({ ...config, root, configFile: false, logLevel: 'silent', build: { outDir: '.' } })`,
);

const koaCorsStyle = requestStyle('request', [
  `request.get('Origin')`,
  'request.headers.origin',
  'request.header.origin',
]);

const hapiGrammar: OptionGrammar = {
  origin: {
    origin: fc.oneof(
      { weight: 8, arbitrary: listValues },
      { weight: 2, arbitrary: textValues },
      { weight: 1, arbitrary: fc.constantFrom(`'ignore'`, 'true', 'undefined') },
    ),
  },
  credentials: 'credentials',
  others: {
    ...OTHERS,
    ...names({ headers: ['headers', 'additionalHeaders', 'exposedHeaders', 'additionalExposedHeaders'] }, 'lists'),
  },
  wholes: ['true', 'false', '{}'],
};

const hapi = (name: string) =>
  program(
    `import Hapi from '${name}';`,
    (options) => `const app = Hapi.server({ host: '127.0.0.1'${options ? `, routes: { cors: ${options} }` : ''} });
app.route({ method: '*', path: '/', handler: () => 'ok' });
await app.start();
export const server = app.listener;
export const close = () => app.stop();`,
  );

const orpcStyle: FunctionStyle = {
  ...returningStyle,
  results: ['origin', `'*'`, `'https://app.example.com'`, 'allowed', 'null'],
};

const hattipStyle = requestStyle('ctx', [`ctx.request.headers.get('origin')`, `ctx.request.headers.get('Origin')`]);

/** Every library whose server starts here. */
export const liveLibraries: readonly LiveLibrary[] = [
  { id: 'cors', package: 'cors', set: 'latest', grammar: corsGrammar, program: corsOnExpress },
  { id: 'cors', package: 'cors', set: 'previous', grammar: corsGrammar, program: corsOnExpress },
  {
    id: 'cors on connect',
    package: 'connect',
    set: 'latest',
    grammar: corsGrammar,
    program: program(
      `import connect from 'connect';\nimport cors from 'cors';`,
      (options) => `const app = connect();
app.use(cors(${options}));
app.use((request, response) => { response.end('ok'); });
export const listener = app;`,
    ),
  },
  {
    id: 'cors on polka',
    package: 'polka',
    set: 'latest',
    grammar: corsGrammar,
    program: program(
      `import cors from 'cors';\nimport polka from 'polka';`,
      (options) => `const app = polka();
app.use(cors(${options}));
app.get('/', (request, response) => { response.end('ok'); });
export const listener = app.handler;`,
    ),
  },
  {
    id: '@fastify/cors',
    package: '@fastify/cors',
    set: 'latest',
    grammar: fastifyGrammar,
    program: fastify('@fastify/cors'),
  },
  {
    id: '@fastify/cors',
    package: '@fastify/cors',
    set: 'previous',
    grammar: fastifyGrammar,
    program: fastify('@fastify/cors'),
  },
  {
    id: '@fastify/cors',
    package: '@fastify/cors',
    set: 'earlier',
    grammar: fastifyGrammar,
    program: fastify('@fastify/cors'),
  },
  {
    id: '@fastify/cors',
    package: '@fastify/cors',
    set: 'oldest',
    grammar: fastifyGrammar,
    program: fastify('@fastify/cors'),
  },
  {
    id: 'fastify-cors',
    package: 'fastify-cors',
    set: 'former',
    grammar: fastifyGrammar,
    program: fastify('fastify-cors'),
  },
  { id: 'hono/cors', package: 'hono', set: 'latest', grammar: honoGrammar, program: hono },
  { id: 'hono/cors', package: 'hono', set: 'previous', grammar: honoGrammar, program: hono },
  { id: 'hono/cors', package: 'hono', set: 'earlier', grammar: honoGrammar, program: hono },
  { id: 'hono/cors', package: 'hono', set: 'oldest', grammar: honoGrammar, program: hono },
  { id: 'hono/cors', package: 'hono', set: 'former', grammar: honoGrammar, program: hono },
  { id: '@koa/cors', package: '@koa/cors', set: 'latest', grammar: koaGrammar, program: koa('@koa/cors') },
  { id: '@koa/cors', package: '@koa/cors', set: 'previous', grammar: koaGrammar, program: koa('@koa/cors') },
  { id: '@koa/cors', package: '@koa/cors', set: 'earlier', grammar: koaGrammar, program: koa('@koa/cors') },
  { id: '@koa/cors', package: '@koa/cors', set: 'oldest', grammar: koaGrammar, program: koa('@koa/cors') },
  { id: '@koa/cors', package: '@koa/cors', set: 'former', grammar: koaGrammar, program: koa('@koa/cors') },
  { id: 'kcors', package: 'kcors', set: 'latest', grammar: koaGrammar, program: koa('kcors') },
  {
    id: 'koa2-cors',
    package: 'koa2-cors',
    set: 'latest',
    grammar: {
      ...koaGrammar,
      others: { ...OTHERS, ...names({ methods: 'allowMethods', headers: ['allowHeaders', 'exposeHeaders'] }, 'lists') },
    },
    program: koa('koa2-cors'),
    exception: {
      because:
        'where the origin is `*`, credentials are allowed in preflights alone; browsers refuse the response either way',
      covers: ({ method, response }) =>
        method === 'GET' && response.allowOrigin.join() === '*' && response.allowCredentials.length === 0,
    },
  },
  {
    id: 'NestJS',
    package: '@nestjs/core',
    set: 'latest',
    grammar: corsGrammar,
    program: program(nestImports, nest('')),
  },
  {
    id: 'NestJS on Fastify',
    package: '@nestjs/platform-fastify',
    set: 'latest',
    grammar: fastifyGrammar,
    program: program(
      `${nestImports}\nimport { FastifyAdapter } from '@nestjs/platform-fastify';`,
      nest('new FastifyAdapter(), '),
    ),
  },
  {
    id: 'socket.io',
    package: 'socket.io',
    set: 'latest',
    grammar: { ...corsGrammar, wholes: ['true', 'false', `'*'`] },
    program: program(
      `import { createServer } from 'node:http';\nimport { Server } from 'socket.io';`,
      (options) => `export const server = createServer();
const io = new Server(server, { path: '/'${options ? `, cors: ${options}` : ''} });
export const close = () => io.close();`,
    ),
  },
  {
    id: 'h3',
    package: 'h3',
    set: 'latest',
    grammar: h3Grammar,
    program: program(
      `import { H3, handleCors } from 'h3';`,
      (options) => `const app = new H3();
app.use((event) => { const answer = handleCors(event, ${options || '{}'}); if (answer !== false) return answer; });
app.get('/', () => 'ok');
export const fetch = (request) => app.fetch(request);`,
    ),
  },
  {
    id: 'h3',
    package: 'h3',
    set: 'previous',
    grammar: h3Grammar,
    program: program(
      `import { createApp, eventHandler, handleCors, toNodeListener } from 'h3';`,
      (options) => `const app = createApp();
app.use(eventHandler((event) => { if (handleCors(event, ${options || '{}'})) return; return 'ok'; }));
export const listener = toNodeListener(app);`,
    ),
  },
  {
    id: 'graphql-yoga',
    package: 'graphql-yoga',
    set: 'latest',
    grammar: yogaGrammar,
    program: yoga,
  },
  {
    id: 'graphql-yoga',
    package: 'graphql-yoga',
    set: 'earlier',
    grammar: yogaGrammar,
    program: yoga,
  },
  {
    id: '@elysiajs/cors',
    package: '@elysiajs/cors',
    set: 'latest',
    grammar: {
      origin: { origin: originValues(elysiaStyle, asynchronous(elysiaStyle)) },
      credentials: 'credentials',
      others: { ...OTHERS, ...names({ methods: 'methods', headers: ['allowedHeaders', 'exposeHeaders'] }, 'both') },
      wholes: ['undefined', '{}'],
    },
    program: program(
      `import { cors } from '@elysiajs/cors';\nimport { Elysia } from 'elysia';`,
      (options) => `const app = new Elysia().use(cors(${options})).get('/', () => 'ok');
export const fetch = (request) => app.handle(request);`,
    ),
  },
  { id: '@hapi/hapi', package: '@hapi/hapi', set: 'latest', grammar: hapiGrammar, program: hapi('@hapi/hapi') },
  {
    id: 'restify-cors-middleware2',
    package: 'restify-cors-middleware2',
    set: 'latest',
    grammar: {
      origin: {
        origins: fc.oneof(
          { weight: 8, arbitrary: listValues },
          { weight: 1, arbitrary: textValues },
          { weight: 1, arbitrary: scalarValues },
        ),
      },
      credentials: 'credentials',
      others: {
        preflightMaxAge: ['5'],
        ...names({ headers: ['allowHeaders', 'exposeHeaders'] }, 'lists'),
        allowCredentialsAllOrigins: ['true', 'false'],
      },
      wholes: ['undefined', '{}'],
      writes: true,
    },
    exception: {
      because: 'preflights allow credentials whatever the options are; the response decides',
      covers: ({ method }) => method === 'OPTIONS',
    },
    program: program(
      `import restify from 'restify';\nimport corsMiddleware from 'restify-cors-middleware2';`,
      (options) => `const cors = corsMiddleware(${options});
const app = restify.createServer();
app.pre(cors.preflight);
app.use(cors.actual);
app.get('/', (request, response, next) => { response.send('ok'); return next(); });
export const server = app.server;`,
    ),
  },
  { id: 'itty-router', package: 'itty-router', set: 'latest', grammar: ittyGrammar, program: itty },
  { id: 'itty-router', package: 'itty-router', set: 'previous', grammar: ittyGrammar, program: itty },
  {
    id: 'itty-router 4',
    package: 'itty-router',
    set: 'earlier',
    grammar: {
      origin: { origins: originValues({ ...returningStyle, results: ['true', 'false', 'origin', 'null'] }) },
      credentials: 'headers',
      credentialValues: [
        `{ 'Access-Control-Allow-Credentials': 'true' }`,
        `{ 'Access-Control-Allow-Credentials': true }`,
        `{ 'access-control-allow-credentials': 'true' }`,
        `{ 'Access-Control-Allow-Credentials': 'false' }`,
        `{ 'X-Powered-By': 'itty' }`,
      ],
      others: { ...OTHERS, ...names({ methods: 'methods' }, 'lists') },
      wholes: ['undefined', '{}'],
    },
    program: program(
      `import { createCors, Router } from 'itty-router';`,
      (options) => `const { preflight, corsify } = createCors(${options});
const router = Router();
router.all('*', preflight).get('/', () => new Response('ok'));
export const fetch = (request) => router.handle(request).then(corsify);`,
    ),
  },
  { id: '@middy/http-cors', package: '@middy/http-cors', set: 'latest', grammar: middyGrammar, program: middy },
  { id: '@middy/http-cors', package: '@middy/http-cors', set: 'previous', grammar: middyGrammar, program: middy },
  { id: '@middy/http-cors', package: '@middy/http-cors', set: 'earlier', grammar: middyGrammar, program: middy },
  { id: '@middy/http-cors', package: '@middy/http-cors', set: 'oldest', grammar: middyGrammar, program: middy },
  {
    id: '@tinyhttp/cors',
    package: '@tinyhttp/cors',
    set: 'latest',
    grammar: {
      origin: { origin: originValues(expressStyle, asynchronous(expressStyle)) },
      credentials: 'credentials',
      others: {
        ...OTHERS,
        ...names({ methods: 'methods', headers: ['allowedHeaders', 'exposedHeaders'] }, 'lists'),
        optionsSuccessStatus: ['200'],
      },
      wholes: ['undefined', '{}'],
    },
    program: program(
      `import { App } from '@tinyhttp/app';\nimport { cors } from '@tinyhttp/cors';`,
      (options) => `const app = new App();
app.use(cors(${options}));
app.get('/', (request, response) => { response.send('ok'); });
export const listener = (request, response) => app.handler(request, response);`,
    ),
  },
  {
    id: 'micro-cors',
    package: 'micro-cors',
    set: 'latest',
    grammar: {
      origin: { origin: originValues(returningStyle) },
      credentials: 'allowCredentials',
      others: { ...OTHERS, ...names({ methods: 'allowMethods', headers: ['allowHeaders', 'exposeHeaders'] }, 'lists') },
      wholes: ['undefined', '{}'],
    },
    program: program(
      `import microCors from 'micro-cors';`,
      (options) => `const cors = microCors(${options});
export const listener = cors((request, response) => { response.end('ok'); });`,
    ),
  },
  {
    id: 'nextjs-cors',
    package: 'nextjs-cors',
    set: 'latest',
    grammar: { ...corsGrammar, wholes: ['undefined', '{}'] },
    program: program(
      `import cors from 'nextjs-cors';`,
      (options) => `export const listener = async (request, response) => {
  await cors(request, response${options ? `, ${options}` : ''});
  response.end('ok');
};`,
    ),
  },
  {
    id: '@feathersjs/express',
    package: '@feathersjs/express',
    set: 'latest',
    grammar: corsGrammar,
    program: program(
      `import express, { cors } from '@feathersjs/express';\nimport { feathers } from '@feathersjs/feathers';`,
      (options) => `const app = express(feathers());
app.use(cors(${options}));
app.get('/', (request, response) => { response.send('ok'); });
export const listener = app;`,
    ),
  },
  {
    id: 'apollo-server',
    package: 'apollo-server-express',
    set: 'earlier',
    grammar: { ...corsGrammar, wholes: ['true', 'false', '{}'] },
    program: program(
      `import { ApolloServer } from 'apollo-server-express';\nimport express from 'express';`,
      (options) => `const app = express();
const apollo = new ApolloServer({ typeDefs: 'type Query { ok: String }', resolvers: {}, stopOnTerminationSignals: false });
await apollo.start();
apollo.applyMiddleware({ app, path: '/'${options ? `, cors: ${options}` : ''} });
export const listener = app;
export const close = () => apollo.stop();`,
    ),
  },
  {
    id: 'cors before Apollo Server 5',
    package: '@apollo/server',
    set: 'latest',
    grammar: corsGrammar,
    program: program(
      `import { ApolloServer } from '@apollo/server';\nimport { expressMiddleware } from '@as-integrations/express5';\nimport cors from 'cors';\nimport express from 'express';`,
      (options) => `const app = express();
const apollo = new ApolloServer({ typeDefs: 'type Query { ok: String }', resolvers: {}, stopOnTerminationSignals: false });
await apollo.start();
app.use('/', cors(${options}), express.json(), expressMiddleware(apollo));
export const listener = app;
export const close = () => apollo.stop();`,
    ),
  },
  {
    id: 'cors in tRPC standalone',
    overwritesVary: true,
    package: '@trpc/server',
    set: 'latest',
    grammar: corsGrammar,
    program: program(
      `import { initTRPC } from '@trpc/server';\nimport { createHTTPServer } from '@trpc/server/adapters/standalone';\nimport cors from 'cors';`,
      (options) => `const router = initTRPC.create().router({});
export const server = createHTTPServer({ middleware: cors(${options}), router });`,
    ),
  },
  {
    id: 'firebase-functions',
    package: 'firebase-functions',
    set: 'latest',
    grammar: {
      origin: { cors: originValues() },
      credentials: 'credentials',
      others: { maxInstances: ['1'], timeoutSeconds: ['60'] },
      wholes: ['{}'],
    },
    program: program(
      `import { onRequest } from 'firebase-functions/v2/https';`,
      (options) =>
        `export const listener = onRequest(${options ? `${options}, ` : ''}(request, response) => { response.end('ok'); });`,
    ),
  },
  {
    id: '@adonisjs/cors',
    package: '@adonisjs/cors',
    set: 'latest',
    grammar: {
      origin: { origin: originValues({ ...returningStyle, parameters: 'origin, ctx' }, asynchronous(returningStyle)) },
      credentials: 'credentials',
      others: {
        ...OTHERS,
        ...names({ methods: 'methods', headers: ['headers', 'exposeHeaders'] }, 'lists'),
        enabled: ['true', 'false'],
      },
      wholes: ['{}'],
    },
    program: program(
      `import { HttpContextFactory, RequestFactory, ResponseFactory } from '@adonisjs/core/factories/http';
import { defineConfig } from '@adonisjs/cors';
import CorsMiddleware from '@adonisjs/cors/cors_middleware';`,
      (options) => `const middleware = new CorsMiddleware(defineConfig(${options || '{}'}));
export const listener = async (req, res) => {
  const request = new RequestFactory().merge({ req, res }).create();
  const response = new ResponseFactory().merge({ req, res }).create();
  const ctx = new HttpContextFactory().merge({ request, response }).create();
  try {
    await middleware.handle(ctx, () => { response.send('ok'); });
  } catch {
    response.status(500).send('failed');
  }
  response.finish();
};`,
    ),
  },
  ...(['latest', 'previous'] as const).flatMap((set): readonly LiveLibrary[] => [
    {
      id: 'Vite',
      package: 'vite',
      set,
      isDevelopment: true,
      grammar: { ...corsGrammar, wholes: ['true', 'false'] },
      program: viteServer,
    },
    {
      id: 'Vite preview',
      package: 'vite',
      set,
      isDevelopment: true,
      grammar: { ...corsGrammar, wholes: ['true', 'false'] },
      program: vitePreview,
    },
  ]),
  {
    id: 'Rsbuild',
    package: '@rsbuild/core',
    set: 'latest',
    isDevelopment: true,
    grammar: { ...corsGrammar, delegates: [], wholes: ['true', 'false'] },
    program: program(
      `import { createRsbuild, defineConfig } from '@rsbuild/core';`,
      (
        options,
      ) => `const config = defineConfig({ server: { host: '127.0.0.1'${options ? `, cors: ${options}` : ''} } });
const rsbuild = await createRsbuild({ cwd: import.meta.dirname, rsbuildConfig: { ...config, logLevel: 'silent' } });
const app = await rsbuild.createDevServer({ runCompile: false });
export const listener = (request, response) => app.middlewares(request, response);
export const close = () => app.close();`,
    ),
  },
  {
    id: 'Powertools for AWS Lambda',
    package: '@aws-lambda-powertools/event-handler',
    set: 'latest',
    grammar: {
      origin: { origin: originValues() },
      credentials: 'credentials',
      others: {
        ...OTHERS,
        // Whatever is no list keeps it from starting, with an error that names the option.
        allowMethods: [`['GET', 'PUT']`, `['GET', 'POST']`, `['*']`, 'someMethods', '[]'],
        allowHeaders: [`['Content-Type', 'X-Custom']`, `['*']`, 'someHeaders', '[]'],
        exposeHeaders: [`['X-Total']`, `['*']`, `[...someHeaders, 'X-Total']`, '[]'],
      },
      wholes: ['undefined', '{}'],
    },
    program: program(
      `import { Router } from '@aws-lambda-powertools/event-handler/http';
import { cors } from '@aws-lambda-powertools/event-handler/http/middleware';`,
      (options) => `const app = new Router();
app.use(cors(${options}));
app.get('/', async () => ({ ok: true }));
export const handler = (event, context) => app.resolve(event, context);`,
    ),
  },
  {
    id: 'convex-helpers',
    package: 'convex-helpers',
    set: 'latest',
    grammar: {
      origin: { allowedOrigins: listValues },
      credentials: 'allowCredentials',
      others: {
        browserCacheMaxAge: ['600'],
        ...names({ headers: ['allowedHeaders', 'exposedHeaders'] }, 'lists'),
      },
      wholes: ['undefined', '{}'],
    },
    program: program(
      `import { corsRouter } from 'convex-helpers/server/cors';\nimport { httpActionGeneric, httpRouter } from 'convex/server';`,
      (options) => `const http = httpRouter();
const router = corsRouter(http${options ? `, ${options}` : ''});
router.route({ path: '/', method: 'GET', handler: httpActionGeneric(async () => new Response('ok')) });
export const fetch = (request) => {
  const [action] = http.lookup('/', request.method) ?? [];
  return action ? action._handler({}, request) : new Response(null, { status: 404 });
};`,
    ),
  },
  {
    id: '@loopback/rest',
    package: '@loopback/rest',
    set: 'latest',
    grammar: { ...corsGrammar, wholes: ['{}'] },
    program: program(
      `import { RestApplication } from '@loopback/rest';`,
      (options) => `const rest = { host: '127.0.0.1', port: 0, gracePeriodForClose: 0 };
const app = new RestApplication({ rest: { ...rest${options ? `, cors: ${options}` : ''} } });
await app.start();
export const server = app.restServer.httpServer.server;
export const close = () => app.stop();`,
    ),
  },
  {
    id: 'json-server',
    package: 'json-server',
    set: 'previous',
    grammar: {
      origin: { noCors: fc.constantFrom('true', 'false', 'undefined', '1', '0', `''`) },
      credentials: 'credentials',
      others: { logger: ['false'], readOnly: ['true', 'false'], bodyParser: ['true'] },
      wholes: ['undefined', '{}'],
    },
    program: program(
      `import jsonServer from 'json-server';`,
      (options) => `const app = jsonServer.create();
app.use(jsonServer.defaults(${options}));
app.get('/', (request, response) => { response.end('ok'); });
export const listener = app;`,
    ),
  },
  {
    id: 'AWS CDK RestApi',
    package: 'aws-cdk-lib',
    set: 'latest',
    grammar: {
      origin: {
        allowOrigins: fc.oneof(
          { weight: 3, arbitrary: listValues },
          { weight: 1, arbitrary: fc.constantFrom('Cors.ALL_ORIGINS') },
        ),
      },
      credentials: 'allowCredentials',
      others: names({ methods: 'allowMethods', headers: ['allowHeaders', 'exposeHeaders'] }, 'lists'),
    },
    exception: {
      because: 'only preflights are answered by the gateway',
      covers: ({ method }) => method === 'GET',
    },
    program: program(
      `import { App, Stack } from 'aws-cdk-lib';\nimport { Cors, RestApi } from 'aws-cdk-lib/aws-apigateway';`,
      (options) => `const app = new App({ analyticsReporting: false, outdir: \`\${import.meta.filename}.out\` });
const stack = new Stack(app, 'stack');
const api = new RestApi(stack, 'api');
api.root.addMethod('GET');
api.root.addCorsPreflight(${options});
export const { template } = app.synth().getStackByName('stack');`,
    ),
  },
  {
    id: 'koa-cors',
    package: 'koa-cors',
    set: 'previous',
    grammar: {
      origin: { origin: originValues(koaCorsStyle, asynchronous(koaCorsStyle)) },
      credentials: 'credentials',
      others: { ...OTHERS, ...names({ methods: 'methods', headers: ['headers', 'expose'] }, 'both') },
      wholes: ['undefined', '{}'],
      writes: true,
    },
    program: koa('koa-cors'),
  },
  {
    id: 'peer',
    package: 'peer',
    set: 'latest',
    grammar: { ...corsGrammar, wholes: ['{}'] },
    program: program(
      `import { ExpressPeerServer } from 'peer';\nimport express from 'express';\nimport { createServer } from 'node:http';`,
      (options) => `const app = express();
export const server = createServer(app);
app.use('/', ExpressPeerServer(server, { path: '/'${options ? `, corsOptions: ${options}` : ''} }));`,
    ),
  },
  {
    id: 'oRPC',
    package: '@orpc/server',
    set: 'latest',
    grammar: {
      origin: { origin: originValues(orpcStyle, asynchronous(orpcStyle)) },
      credentials: 'credentials',
      others: { ...OTHERS, ...names({ methods: 'allowMethods', headers: ['allowHeaders', 'exposeHeaders'] }, 'lists') },
      wholes: ['undefined', '{}'],
    },
    program: program(
      `import { os } from '@orpc/server';\nimport { RPCHandler } from '@orpc/server/fetch';\nimport { CORSPlugin } from '@orpc/server/plugins';`,
      (
        options,
      ) => `const handler = new RPCHandler({ ok: os.route({ method: 'GET' }).handler(() => 'ok') }, { plugins: [new CORSPlugin(${options})] });
export const fetch = async (request) => (await handler.handle(new Request(new URL('/ok?data=%7B%7D', request.url), request), { context: {} })).response;`,
    ),
  },
  {
    id: '@effect/platform',
    package: '@effect/platform',
    set: 'latest',
    grammar: {
      origin: {
        allowedOrigins: fc.oneof(
          { weight: 5, arbitrary: listValues },
          {
            weight: 2,
            arbitrary: fc.constantFrom(
              '() => true',
              '(origin) => allowed.includes(origin)',
              `(origin) => origin.endsWith('example.com')`,
            ),
          },
        ),
      },
      credentials: 'credentials',
      others: {
        ...OTHERS,
        allowedMethods: [`['GET', 'PUT']`, `['*']`],
        allowedHeaders: [`['*']`, 'someHeaders'],
        exposedHeaders: [`['*']`, '[]'],
      },
      wholes: ['undefined', '{}'],
    },
    program: program(
      `import { HttpApp, HttpMiddleware, HttpServerResponse } from '@effect/platform';`,
      (options) => `const answer = HttpApp.toWebHandler(HttpMiddleware.cors(${options})(HttpServerResponse.text('ok')));
export const fetch = (request) => answer(request);`,
    ),
  },
  {
    id: 'corser',
    package: 'corser',
    set: 'latest',
    grammar: {
      origin: {
        origins: fc.oneof(
          { weight: 5, arbitrary: listValues },
          { weight: 1, arbitrary: fc.constantFrom('null', 'undefined', '[]') },
          {
            weight: 2,
            arbitrary: fc.constantFrom(
              '(origin, callback) => callback(null, true)',
              '(origin, callback) => { callback(null, allowed.includes(origin)); }',
              `(origin, callback) => { callback(null, origin.endsWith('example.com')); }`,
            ),
          },
        ),
      },
      credentials: 'supportsCredentials',
      others: {
        methods: [`['GET', 'PUT']`, `['GET', 'POST', 'PUT']`],
        requestHeaders: [`['content-type', 'x-custom']`, `['Content-Type']`],
      },
      wholes: ['undefined', '{}'],
      writes: true,
    },
    program: program(
      `import connect from 'connect';\nimport corser from 'corser';`,
      (options) => `const app = connect();
app.use(corser.create(${options}));
app.use((request, response) => { response.end('ok'); });
export const listener = app;`,
    ),
  },
  {
    id: '@hattip/cors',
    package: '@hattip/cors',
    set: 'latest',
    grammar: {
      ...koaGrammar,
      origin: { origin: originValues(hattipStyle, asynchronous(hattipStyle)) },
      others: { ...OTHERS, ...names({ methods: 'allowMethods', headers: ['allowHeaders', 'exposeHeaders'] }, 'both') },
    },
    program: program(
      `import { compose } from '@hattip/compose';\nimport { cors } from '@hattip/cors';`,
      (options) => `const handler = compose(cors(${options}), () => new Response('ok'));
export const fetch = (request) => handler({ request, ip: '127.0.0.1', passThrough() {}, waitUntil() {}, platform: {}, env: () => undefined });`,
    ),
  },
  {
    id: 'moleculer-web',
    package: 'moleculer-web',
    set: 'latest',
    grammar: {
      origin: { origin: originValues(returningStyle) },
      credentials: 'credentials',
      others: { ...OTHERS, ...names({ methods: 'methods', headers: ['allowedHeaders', 'exposedHeaders'] }, 'both') },
      wholes: ['{}'],
    },
    overwritesVary: true,
    program: program(
      `import { ServiceBroker } from 'moleculer';\nimport ApiGateway from 'moleculer-web';`,
      (options) => `const broker = new ServiceBroker({ logger: false, skipProcessEventRegistration: true });
broker.createService({ name: 'test', actions: { ok: () => 'ok' } });
const gateway = broker.createService({ mixins: [ApiGateway], settings: { port: 0, ip: '127.0.0.1'${options ? `, cors: ${options}` : ''}, routes: [{ path: '/', aliases: { 'GET /': 'test.ok' } }] } });
await broker.start();
export const server = gateway.server;
export const close = () => broker.stop();`,
    ),
  },
  {
    id: 'socket.io within Feathers',
    package: '@feathersjs/socketio',
    set: 'latest',
    grammar: { ...corsGrammar, wholes: ['true', 'false', `'*'`] },
    program: program(
      `import { createServer } from 'node:http';\nimport { feathers } from '@feathersjs/feathers';\nimport socketio from '@feathersjs/socketio';`,
      (options) => `export const server = createServer();
const app = feathers();
app.configure(socketio({ path: '/'${options ? `, cors: ${options}` : ''} }));
await app.setup(server);
export const close = () => app.io.close();`,
    ),
  },
  {
    id: 'middy 0',
    package: 'middy',
    set: 'former',
    grammar: { ...middyGrammar, others: { ...OTHERS, ...names({ headers: ['headers'] }, 'texts') } },
    program: program(
      `import middy from 'middy';\nimport { createRequire } from 'node:module';`,
      (options) => `const { cors } = createRequire(import.meta.url)('middy/middlewares');
const plain = middy((event, context, callback) => { callback(null, { statusCode: 200, body: 'ok' }); }).use(cors(${options}));
export const handler = (event, context) => new Promise((settle, fail) => { plain({ ...event, headers: Object.fromEntries(Object.entries(event.headers).map(([name, value]) => [name.replace('origin', 'Origin'), value])) }, context, (error, result) => { if (error) fail(error); else settle(result); }); });`,
    ),
  },
];
