import fc from 'fast-check';

/** A program that makes an `app` of several layers, of which one may be a function with a scope of its own. */
export interface AppProgram {
  readonly library: string;
  readonly code: string;
}

const APP = 'https://app.example.com';

const options = fc.constantFrom(
  '{}',
  `{ origin: '*', credentials: true }`,
  '{ origin: true }',
  '{ origin: true, credentials: true }',
  `{ origin: '${APP}' }`,
  `{ origin: '${APP}', credentials: true }`,
  `{ origin: ['${APP}', 'https://b.example.com'], credentials: true }`,
);

const headers = fc.constantFrom(
  [['Access-Control-Allow-Origin', `'*'`]],
  [['Access-Control-Allow-Origin', `'${APP}'`]],
  [['Access-Control-Allow-Credentials', `'true'`]],
  [
    ['Access-Control-Allow-Origin', `'${APP}'`],
    ['Access-Control-Allow-Credentials', `'true'`],
  ],
);

function writes(response: string, method: string, pairs: readonly (readonly string[])[]): string {
  return pairs.map(([name, value]) => `${response}.${method}('${name ?? ''}', ${value ?? ''});`).join(' ');
}

const replying = headers.map((pairs) => writes('reply', 'header', pairs));

const hook = fc
  .tuple(fc.constantFrom('onRequest', 'preParsing', 'preValidation', 'preHandler', 'onSend'), replying)
  .map(([name, body]) => `addHook('${name}', async (request, reply) => { ${body} });`);

const handler = replying.map((body) => `async (request, reply) => { ${body} return 'x'; }`);

const fastifyLayers = fc.oneof(
  options.map((text) => `await app.register(cors, ${text});`),
  options.map((text) => `await app.register(fp(async (instance) => { await instance.register(cors, ${text}); }));`),
  hook.map((text) => `app.${text}`),
  options.map(
    (text) =>
      `app.register(async (scope) => { scope.register(cors, ${text}); scope.get('/x', async () => 'x'); }, { prefix: '/api' });`,
  ),
  options.map(
    (text) =>
      `app.register(async (scope) => { scope.register(cors, ${text}); scope.get('/', async () => 'y'); }, { prefix: '/other' });`,
  ),
  options.map(
    (text) => `app.register(async (scope) => { scope.register(cors, ${text}); scope.get('/y', async () => 'y'); });`,
  ),
  hook.map((text) => `app.register(async (scope) => { scope.${text} scope.get('/api/x', async () => 'x'); });`),
  fc
    .tuple(hook, handler)
    .map(
      ([outer, inner]) =>
        `app.register(async (outer) => { outer.${outer} outer.register(async (scope) => { scope.put('/x', ${inner}); }); }, { prefix: '/api' });`,
    ),
  handler.map((text) => `app.route({ method: ['GET', 'PUT'], url: '/api/x', handler: ${text} });`),
  handler.map((text) => `app.get('/api/x', { logLevel: 'silent' }, ${text});`),
);

const routeOptions = fc.oneof(
  { weight: 3, arbitrary: options },
  { weight: 1, arbitrary: fc.constantFrom('false', '{ credentials: false }', '{ credentials: true }') },
);

/** Routes that answer otherwise than the plugin is told for all. */
const fastifyRoutes = fc.oneof(
  options.map((text) => `app.get('/api/x', { config: { cors: ${text} } }, async () => 'x');`),
  routeOptions.map((text) => `const own = { config: { cors: ${text} } };\napp.get('/api/x', own, async () => 'x');`),
  fc.tuple(routeOptions, handler).map(([text, body]) => `app.get('/api/x', { config: { cors: ${text} } }, ${body});`),
  fc
    .tuple(routeOptions, handler)
    .map(
      ([text, body]) =>
        `app.route({ method: 'GET', url: '/api/x', config: { cors: ${text}, other: true }, handler: ${body} });`,
    ),
  routeOptions.map(
    (text) =>
      `app.register(async (scope) => { scope.get('/x', { config: { cors: ${text} } }, async () => 'x'); }, { prefix: '/api' });`,
  ),
);

const overridden = fc.tuple(options, fastifyRoutes).map(([text, route]): AppProgram => {
  const uses = [`import Fastify from 'fastify';`, `import cors from '@fastify/cors';`];
  return {
    library: 'fastify',
    code: [...uses, 'const app = Fastify();', `await app.register(cors, ${text});`, route].join('\n'),
  };
});

const fastify = fc.uniqueArray(fastifyLayers, { minLength: 2, maxLength: 3 }).map((layers): AppProgram => {
  const uses = [
    `import Fastify from 'fastify';`,
    `import cors from '@fastify/cors';`,
    `import fp from 'fastify-plugin';`,
  ];
  return { library: 'fastify', code: [...uses, 'const app = Fastify();', ...layers].join('\n') };
});

const nestLayers = fc.oneof(
  options.map((text) => `app.enableCors(${text});`),
  options.map((text) => `app.use(cors(${text}));`),
  headers.map((pairs) => `app.use((req, res, next) => { ${writes('res', 'setHeader', pairs)} next(); });`),
);

const nest = fc
  .tuple(
    fc.option(fc.oneof(fc.constant('true'), options), { nil: null }),
    fc.array(nestLayers, { minLength: 1, maxLength: 2 }),
  )
  .map(([given, layers]): AppProgram => {
    const made = `const app = await NestFactory.create(AppModule, { logger: false${given ? `, cors: ${given}` : ''} });`;
    const uses = [
      `import 'reflect-metadata';`,
      `import { Controller, Get, Module } from '@nestjs/common';`,
      `import { NestFactory } from '@nestjs/core';`,
      `import cors from 'cors';`,
      `class AppController { x() { return 'x'; } }`,
      `Controller('api')(AppController);`,
      `Get('x')(AppController.prototype, 'x', Object.getOwnPropertyDescriptor(AppController.prototype, 'x'));`,
      'class AppModule {}',
      'Module({ controllers: [AppController] })(AppModule);',
    ];
    return { library: 'nest', code: [...uses, made, ...layers].join('\n') };
  });

/** How an app of a class gets its layers: each statement is one, in the order in which they run. */
const CLASSES: readonly ((made: string, layers: readonly string[]) => string)[] = [
  (made, layers) => `class Server {\n  app = ${made};\n  constructor() {\n${layers.join('\n')}\n  }\n}`,
  (made, layers) => `class Server {\n  constructor() {\n    this.app = ${made};\n${layers.join('\n')}\n  }\n}`,
  (made, layers) =>
    `class Server {
  app = ${made};
  constructor() {
${layers.map((_, index) => `    this.part${String(index)}();`).join('\n')}
  }
${layers
  .map((layer, index) => `  part${String(index)}() {\n${layer}\n  }`)
  .toReversed()
  .join('\n')}
}`,
  (made, layers) =>
    `class Server {
  #app = ${made};
  get app() { return this.#app; }
  constructor() {
    this.#start();
${layers.slice(1).join('\n').replaceAll('this.app', 'this.#app')}
  }
  #start() {
    const app = this.#app;
${(layers[0] ?? '').replaceAll('this.app', 'app')}
  }
}`,
];

const expressLayers = fc.oneof(
  options.map((text) => `    this.app.use(cors(${text}));`),
  options.map((text) => `    this.app.use('/api', cors(${text}));`),
  headers.map((pairs) => `    this.app.use((req, res, next) => { ${writes('res', 'set', pairs)} next(); });`),
  headers.map(
    (pairs) => `    this.app.get('/api/x', (req, res) => { ${writes('res', 'set', pairs)} res.send('x'); });`,
  ),
  fc
    .tuple(options, headers)
    .map(
      ([text, pairs]) =>
        `    this.app.get('/api/x', cors(${text}), (req, res) => { ${writes('res', 'set', pairs)} res.send('x'); });`,
    ),
);

const koaLayers = fc.oneof(
  options.map((text) => `    this.app.use(cors(${text}));`),
  headers.map((pairs) => `    this.app.use(async (ctx, next) => { ${writes('ctx', 'set', pairs)} await next(); });`),
  headers.map((pairs) => `    this.app.use(async (ctx, next) => { await next(); ${writes('ctx', 'set', pairs)} });`),
);

const KOA_END = `    this.app.use((ctx) => { ctx.body = 'x'; });`;
const EXPRESS_END = `    this.app.use((req, res) => { res.send('x'); });`;

const classes = fc
  .tuple(
    fc.constantFrom(...CLASSES),
    fc.oneof(
      fc.uniqueArray(expressLayers, { minLength: 2, maxLength: 3 }).map((layers) => ({
        library: 'express',
        uses: `import cors from 'cors';\nimport express from 'express';`,
        made: 'express()',
        layers: [...layers, EXPRESS_END],
      })),
      fc.uniqueArray(koaLayers, { minLength: 2, maxLength: 3 }).map((layers) => ({
        library: 'koa',
        uses: `import cors from '@koa/cors';\nimport Koa from 'koa';`,
        made: 'new Koa()',
        layers: [...layers, KOA_END],
      })),
    ),
  )
  .map(([written, { library, uses, made, layers }]): AppProgram => ({
    library,
    code: `${uses}\n${written(made, layers)}\nconst { app } = new Server();`,
  }));

/** Layers of Express with routers, apps within apps, preflights of their own and handlers of errors. */
const mountedLayers = fc.oneof(
  options.map((text) => `app.use(cors(${text}));`),
  options.map((text) => `app.options('/api/x', cors(${text}));`),
  options.map((text) => `app.options(/.*/, cors(${text}));`),
  options.map((text) => `app.all('/api/x', cors(${text}));`),
  options.map((text) => `app.put('/api/x', cors(${text}), (req, res) => { res.send('x'); });`),
  fc
    .tuple(options, headers)
    .map(
      ([text, pairs]) =>
        `app.use('/api', cors(${text}), express.Router().get('/x', (req, res) => { ${writes('res', 'set', pairs)} res.send('x'); }));`,
    ),
  fc
    .tuple(options, headers)
    .map(
      ([text, pairs]) =>
        `{ const router = express.Router(); router.use(cors(${text})); router.route('/x').get((req, res) => { ${writes('res', 'set', pairs)} res.send('x'); }); app.use('/api', router); }`,
    ),
  fc
    .tuple(options, headers)
    .map(
      ([text, pairs]) =>
        `{ const inner = express(); inner.use(cors(${text})); inner.get('/x', (req, res) => { ${writes('res', 'set', pairs)} res.send('x'); }); app.use('/api', inner); }`,
    ),
  headers.map(
    (pairs) =>
      `app.use((req, res, next) => { ${writes('res', 'header', pairs)} if (req.method === 'OPTIONS') return res.sendStatus(204); next(); });`,
  ),
  headers.map(
    (pairs) => `app.get('/api/x', (req, res, next) => { next(new Error('no')); });
app.use((error, req, res, next) => { ${writes('res', 'set', pairs)} res.status(418).send('x'); });`,
  ),
);

const mounted = fc.uniqueArray(mountedLayers, { minLength: 2, maxLength: 3 }).map((layers): AppProgram => ({
  library: 'express',
  code: [
    `import cors from 'cors';`,
    `import express from 'express';`,
    'const app = express();',
    ...layers,
    `app.use((req, res) => { res.send('x'); });`,
  ].join('\n'),
}));

/**
 * Programs with scopes and routes of Fastify, with the options of Nest beside its middlewares, and with apps of Express and Koa that a class
 * keeps; the same for the same seed.
 */
export function appPrograms(count: number, seed: number): readonly AppProgram[] {
  return [fastify, nest, classes, overridden, mounted].flatMap((programs) =>
    fc.sample(programs, { numRuns: count, seed }),
  );
}
