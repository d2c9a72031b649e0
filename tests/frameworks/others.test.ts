import { describe, expect, test } from 'vitest';
import { policiesIn } from '../support/policies.ts';

type Rows = readonly (readonly [code: string, ...expected: readonly string[]])[];

function check(prelude: string, rows: Rows): void {
  test.for(rows)('%s', ([code, ...expected]) => {
    expect(policiesIn(`${prelude}\n${code}`)).toEqual(expected);
  });
}

describe('@fastify/cors', () => {
  check(`import Fastify from 'fastify'; import cors, { fastifyCors } from '@fastify/cors'; const app = Fastify();`, [
    [`app.register(cors, { origin: '*', credentials: true });`, '@fastify/cors: * +true'],
    [`await app.register(fastifyCors, { origin: true, credentials: true });`, '@fastify/cors: reflected/none +true'],
    [`app.register(import('@fastify/cors'), { origin: '*', credentials: true });`, '@fastify/cors: * +true'],
    [`app.register(require('@fastify/cors'), { origin: '*', credentials: true });`, '@fastify/cors: * +true'],
    [`app.register(require('fastify-cors'), { origin: '*', credentials: true });`, 'fastify-cors: * +true'],
    // The former name knows no delegator: the option is one that nobody reads.
    [
      `app.register(require('fastify-cors'), { delegator: (req, callback) => callback(null, { origin: true, credentials: true }) });`,
      'fastify-cors: * by default',
    ],
    [`app.register(cors);`, '@fastify/cors: * by default'],
    [`app.register(cors, { credentials: true });`, '@fastify/cors: * by default +true'],
    [`app.register(cors, { origin: ['https://a.example', '*'], credentials: true });`, '@fastify/cors: * +true'],
    [`app.register(cors, { origin: null, credentials: true });`, '@fastify/cors: absent +true'],
    [
      `app.register(cors, { origin: new String('https://a.example'), credentials: true });`,
      '@fastify/cors: reflected/none +true',
    ],
    [
      `app.register(cors, { origin: 'https://a.example', credentials: 'true' });`,
      '@fastify/cors: https://a.example +true',
    ],
    [
      `app.register(cors, { origin: 'https://a.example', credentials: 'false' });`,
      '@fastify/cors: https://a.example +true',
    ],
    [`app.register(cors, { origin: async () => true, credentials: true });`, '@fastify/cors: reflected/none +true'],
    [`app.register(cors, { origin: () => true, credentials: true });`],
    [
      `app.register(cors, () => async (req) => ({ origin: true, credentials: true }));`,
      '@fastify/cors: reflected/none +true',
    ],
    [
      `app.register(cors, (instance) => (req, callback) => callback(null, { origin: '*', credentials: true }));`,
      '@fastify/cors: * +true',
    ],
    [
      `app.register(cors, { origin: false, delegator: (req, callback) => callback(null, { origin: true, credentials: true }) });`,
      '@fastify/cors: reflected/none +true',
    ],
    [`app.register(other, { origin: '*', credentials: true });`],
  ]);
});

describe('hono/cors of Deno', () => {
  for (const module of ['jsr:@hono/hono@4/cors', '@hono/hono/cors', 'https://deno.land/x/hono@v3.11.7/middleware.ts'])
    check(`import { cors } from '${module}';`, [
      [`app.use(cors({ origin: '*', credentials: true }));`, 'hono/cors: * +true'],
    ]);
});

describe('hono/cors', () => {
  check(`import { Hono } from 'hono'; import { cors } from 'hono/cors'; const app = new Hono();`, [
    [`app.use('*', cors({ origin: '*', credentials: true }));`, 'hono/cors: * +true'],
    [`app.use(cors({ credentials: true }));`, 'hono/cors: * by default +true'],
    [`app.use(cors({ origin: (origin) => origin, credentials: true }));`, 'hono/cors: reflected/none +true'],
    [
      `app.use(cors({ origin: (origin, c) => allowed.includes(origin) ? origin : 'https://a.example', credentials: true }));`,
      'hono/cors: reflected/checked +true',
      'hono/cors: https://a.example +true',
    ],
    // Before 4.10.0, the promise itself was sent.
    [`app.use(cors({ origin: async () => '*', credentials: true }));`, 'hono/cors: * +true ?'],
    [`app.use(cors({ origin: 'https://a.example', credentials: true }));`, 'hono/cors: [https://a.example] +true'],
    [`app.use(cors({ origin: true, credentials: true }));`, 'hono/cors: absent +true'],
    [`app.use(cors({ origin: '*', credentials: () => false }));`, 'hono/cors: * +true'],
    [
      `app.use('*', (c, next) => cors({ origin: c.env.ORIGIN, credentials: true })(c, next));`,
      'hono/cors: unknown +true',
    ],
  ]);
});

describe('@koa/cors', () => {
  check(`import Koa from 'koa'; import cors from '@koa/cors'; const app = new Koa();`, [
    [`app.use(cors({ origin: '*', credentials: true }));`, '@koa/cors: reflected/none +true'],
    [`app.use(cors({ origin: '*' }));`, '@koa/cors: *'],
    [`app.use(cors({ credentials: true }));`, '@koa/cors: reflected/none +true'],
    [`app.use(cors({ origin: false, credentials: true }));`, '@koa/cors: reflected/none +true'],
    [`app.use(cors({ origin: true, credentials: true }));`, '@koa/cors: true +true'],
    [
      `app.use(cors({ origin: ['https://a.example', 'https://b.example'], credentials: true }));`,
      '@koa/cors: lines(https://a.example | https://b.example) +true',
    ],
    [`app.use(cors({ origin: ['https://a.example'], credentials: true }));`, '@koa/cors: https://a.example +true'],
    [`app.use(cors({ origin: (ctx) => ctx.get('Origin'), credentials: true }));`, '@koa/cors: reflected/none +true'],
    [
      `app.use(cors({ origin: (ctx) => ctx.request.header.origin, credentials: true }));`,
      '@koa/cors: reflected/none +true',
    ],
    [
      `app.use(cors({ origin: (ctx) => { const { origin } = ctx.headers; if (!allowed.includes(origin)) return false; return origin; }, credentials: true }));`,
      '@koa/cors: absent +true',
      '@koa/cors: reflected/checked +true',
    ],
    [`app.use(cors({ origin: '*', credentials: (ctx) => 'yes' }));`, '@koa/cors: *'],
    [`app.use(cors({ origin: '*', credentials: (ctx) => true }));`, '@koa/cors: reflected/none +true'],
  ]);
});

describe('NestJS', () => {
  check(`import { NestFactory } from '@nestjs/core'; const app = await NestFactory.create(AppModule);`, [
    [`app.enableCors({ origin: '*', credentials: true });`, 'NestJS: * +true'],
    [`app.enableCors();`, 'NestJS: * by default'],
    [`app.enableCors({ origin: 'https://a.example', credentials: 'true' });`, 'NestJS: https://a.example dropped true'],
    [`app.enableCors((req, callback) => callback(null, { origin: '*', credentials: true }));`, 'NestJS: * +true'],
    [
      `await NestFactory.create(AppModule, { cors: { origin: true, credentials: true } });`,
      'NestJS: reflected/none +true',
    ],
    [`await NestFactory.create<NestExpressApplication>(AppModule, { cors: true });`, 'NestJS: * by default'],
    [`await NestFactory.create(AppModule, { logger });`],
  ]);

  describe('on Fastify', () => {
    check(
      `import { NestFactory } from '@nestjs/core'; import { FastifyAdapter } from '@nestjs/platform-fastify'; const app = await NestFactory.create(AppModule, new FastifyAdapter());`,
      [
        [
          `app.enableCors({ origin: 'https://a.example', credentials: 'true' });`,
          'NestJS on Fastify: https://a.example +true',
        ],
        [`app.enableCors({ origin: ['*'], credentials: true });`, 'NestJS on Fastify: * +true'],
        [
          `app.enableCors(() => (req, callback) => callback(null, { origin: true, credentials: true }));`,
          'NestJS on Fastify: reflected/none +true',
        ],
        [
          `await NestFactory.create(AppModule, new FastifyAdapter(), { cors: { origin: '*', credentials: true } });`,
          'NestJS on Fastify: * +true',
        ],
      ],
    );
  });

  test('is not any method of that name', () => {
    expect(policiesIn(`import { app } from './other'; app.enableCors({ origin: '*', credentials: true });`)).toEqual(
      [],
    );
  });

  describe('gateways', () => {
    check(`import { WebSocketGateway } from '@nestjs/websockets';`, [
      [
        `@WebSocketGateway({ cors: { origin: '*', credentials: true } }) class Gateway {}`,
        '@WebSocketGateway: * +true',
      ],
      [
        `@WebSocketGateway(8080, { cors: { origin: true, credentials: true } }) class Gateway {}`,
        '@WebSocketGateway: reflected/none +true',
      ],
      [`@WebSocketGateway({ cors: true }) class Gateway {}`, '@WebSocketGateway: * by default'],
      [`@WebSocketGateway() class Gateway {}`],
    ]);
  });
});

describe('socket.io', () => {
  check(`import { Server } from 'socket.io'; import * as eio from 'engine.io';`, [
    [`new Server(server, { cors: { origin: '*', credentials: true } });`, 'socket.io: * +true'],
    [`new Server({ cors: { origin: '*', credentials: true } }).listen(3000);`, 'socket.io: * +true'],
    [
      `const io = new Server(); io.attach(server, { cors: { origin: true, credentials: true } });`,
      'socket.io: reflected/none +true',
    ],
    [`require('socket.io')(server, { cors: { origin: '*', credentials: true } });`, 'socket.io: * +true'],
    [`eio.attach(server, { cors: { origin: '*', credentials: true } });`, 'socket.io: * +true'],
    [
      `new Server(server, { cors: (req, callback) => callback(null, { origin: true, credentials: true }) });`,
      'socket.io: reflected/none +true',
    ],
    [`new Server(server, { cors: { credentials: true } });`, 'socket.io: * by default +true'],
    [`new Server(server, { origin: '*', credentials: true });`],
    [`new Server(server);`],
    [`new Server(server, { cors: true });`, 'socket.io: * by default'],
  ]);
});
