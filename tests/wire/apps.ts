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

/** Programs with scopes of Fastify, and with the options of Nest beside its middlewares; the same for the same seed. */
export function appPrograms(count: number, seed: number): readonly AppProgram[] {
  return [fastify, nest].flatMap((programs) => fc.sample(programs, { numRuns: count, seed }));
}
