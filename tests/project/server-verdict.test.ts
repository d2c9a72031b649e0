import { describe, expect, test } from 'vitest';
import { serverVerdict } from '../../src/project/server-verdict.ts';
import type { Arriving } from '../../src/project/server-verdict.ts';
import { partsTogether } from '../../src/project/known-servers.ts';
import type { ServerFile } from '../../src/project/known-servers.ts';
import { factsOf } from '../../src/recognise/file-facts.ts';
import { NO_SERVER } from '../../src/recognise/server-facts.ts';
import { parseJavaScript } from '../support/parse.ts';

const PAGE = 'http://localhost:5173';
const HEADS = `import cors from 'cors'; import express from 'express'; import Koa from 'koa'; import koaCors from '@koa/cors';
const good = { origin: '${PAGE}', credentials: true };\n`;
const app = (body: string): string => `${HEADS}const app = express();\n${body}\napp.listen(4000);`;

function partOf(file: string, text: string): ServerFile {
  return { ...factsOf(parseJavaScript(text).sourceCode, file), file, server: NO_SERVER };
}

function said(texts: readonly string[], arriving: Partial<Arriving>): string {
  const parts = texts.map((text, index) => partOf(`server-${String(index)}.js`, text));
  const together = partsTogether(parts, () => '');
  const verdict = serverVerdict(together, { path: '/me', method: 'GET', headers: [], ...arriving }, [PAGE]);
  return verdict.kind === 'blocked' ? verdict.reason : verdict.kind;
}

const JSON_POST = { method: 'POST', headers: ['content-type'] };

describe('a policy that covers some paths', () => {
  const text = app(`app.use('/api', cors(good));
app.get('/api/me', (request, response) => response.json({}));
app.get('/me', (request, response) => response.json({}));`);

  test.for<[arriving: Partial<Arriving>, expected: string]>([
    [{ path: '/api/me' }, 'allowed'],
    [{ path: '/API/me/' }, 'allowed'],
    [{ path: '/me' }, 'MissingAllowOriginHeader'],
    [{ path: '/apis/me' }, 'MissingAllowOriginHeader'],
    // Somewhere on the server.
    [{ path: null }, 'allowed'],
  ])('%j: %s', ([arriving, expected]) => expect(said([text], arriving)).toBe(expected));
});

describe('a preflight', () => {
  test.for<[title: string, text: string, arriving: Partial<Arriving>, expected: string]>([
    ['of a middleware for all', app('app.use(cors(good));'), JSON_POST, 'allowed'],
    [
      'of a route alone',
      app(`app.post('/me', cors(good), (request, response) => response.json({}));`),
      JSON_POST,
      'PreflightMissingAllowOriginHeader',
    ],
    [
      'of a route alone, not needed',
      app(`app.post('/me', cors(good), (request, response) => response.json({}));`),
      { method: 'POST' },
      'allowed',
    ],
    [
      'of a route, and of its preflight',
      app(`app.options('/me', cors(good));\napp.post('/me', cors(good), (request, response) => response.json({}));`),
      JSON_POST,
      'allowed',
    ],
    [
      'of another route',
      app(`app.options('/you', cors(good));\napp.post('/me', cors(good), (request, response) => response.json({}));`),
      JSON_POST,
      'PreflightMissingAllowOriginHeader',
    ],
    [
      'behind the routes',
      app(`app.get('/me', (request, response) => response.json({}));\napp.use(cors(good));`),
      {},
      'MissingAllowOriginHeader',
    ],
    [
      'a header that is not listed',
      app(`app.use(cors({ ...good, allowedHeaders: ['Content-Type'] }));`),
      { headers: ['x-token'] },
      'HeaderDisallowedByPreflightResponse',
    ],
    [
      'a header that is listed',
      app(`app.use(cors({ ...good, allowedHeaders: ['X-Token'] }));`),
      { headers: ['x-token'] },
      'allowed',
    ],
    [
      'headers that nobody knows',
      app(`app.use(cors({ ...good, allowedHeaders: names }));`),
      { headers: ['x-token'] },
      'unknown',
    ],
    [
      'a method that is not listed',
      app(`app.use(cors({ ...good, methods: ['GET', 'POST'] }));`),
      { method: 'DELETE' },
      'MethodDisallowedByPreflightResponse',
    ],
    [
      'a method that is listed',
      app(`app.use(cors({ ...good, methods: 'GET,DELETE' }));`),
      { method: 'DELETE' },
      'allowed',
    ],
    [
      'a method that nobody knows',
      app(`app.use(cors({ ...good, methods: ['GET', 'POST'] }));`),
      { method: null },
      'allowed',
    ],
    ['a method that needs none', app(`app.use(cors({ ...good, methods: ['GET'] }));`), { method: 'POST' }, 'allowed'],
    [
      'a wildcard in headers',
      app(`app.use(cors({ ...good, allowedHeaders: '*' }));`),
      { headers: ['x-token'] },
      'HeaderDisallowedByPreflightResponse',
    ],
    [
      'on Koa, of a middleware',
      `${HEADS}const app = new Koa();\napp.use(koaCors(good));\napp.use((context) => { context.body = {}; });`,
      { method: 'DELETE' },
      'allowed',
    ],
    [
      'on Koa, headers by hand: a 404',
      `${HEADS}const app = new Koa();\napp.use((context, next) => {
  if (context.method === 'OPTIONS') return next();
  context.set('Access-Control-Allow-Origin', '${PAGE}');
  context.set('Access-Control-Allow-Credentials', 'true');
  return next();
});`,
      { method: 'DELETE' },
      'PreflightMissingAllowOriginHeader',
    ],
    [
      'by hand, without the header',
      `require('http').createServer((request, response) => {
  response.setHeader('Access-Control-Allow-Origin', '${PAGE}');
  response.setHeader('Access-Control-Allow-Credentials', 'true');
  response.end();
}).listen(4000);`,
      JSON_POST,
      'HeaderDisallowedByPreflightResponse',
    ],
    [
      'by hand, with lists for the preflight alone',
      `require('http').createServer((request, response) => {
  response.setHeader('Access-Control-Allow-Origin', '${PAGE}');
  response.setHeader('Access-Control-Allow-Credentials', 'true');
  if (request.method === 'OPTIONS') response.setHeader('Access-Control-Allow-Headers', 'Content-Type');
  response.end();
}).listen(4000);`,
      JSON_POST,
      'allowed',
    ],
    ['of a middleware that a setting decides on', app(`if (process.env.A) app.use(cors(good));`), JSON_POST, 'allowed'],
    [
      'of layers that nobody knows',
      app(`app.use(unknown());\napp.post('/me', cors(good), (request, response) => response.json({}));`),
      JSON_POST,
      'allowed',
    ],
  ])('%s', ([, text, arriving, expected]) => expect(said([text], arriving)).toBe(expected));
});

describe('several files', () => {
  const entry = app(`app.use('/api', cors(good));\napp.get('/me', (request, response) => response.json({}));`);

  test.for<[title: string, texts: readonly string[], expected: string]>([
    ['another file that states nothing', [entry, 'export const a = 1;'], 'MissingAllowOriginHeader'],
    ['another file with another policy', [entry, `import cors from 'cors'; export default cors();`], 'unknown'],
    [
      'another file that states the same',
      [entry, `import cors from 'cors'; export default cors({ origin: '${PAGE}', credentials: true });`],
      'MissingAllowOriginHeader',
    ],
    ['two apps', [entry, entry], 'allowed'],
    ['two apps in one file', [`${entry}\nconst other = express();\nother.use(cors(good));`], 'allowed'],
    [
      'a policy beside the app',
      [`${entry}\nexport const more = (request, response) => response.setHeader('Access-Control-Allow-Origin', '*');`],
      'unknown',
    ],
  ])('%s', ([, texts, expected]) => expect(said(texts, {})).toBe(expected));
});

describe('routers', () => {
  const koa = (
    router: string,
    more = '',
  ): string => `import Koa from 'koa'; import Router from '@koa/router'; import cors from '@koa/cors';
const good = { origin: '${PAGE}', credentials: true };
const app = new Koa();\n${router}\napp.use(router.routes());\n${more}\napp.listen(4000);`;
  const hono = (body: string): string => `import { Hono } from 'hono'; import { cors } from 'hono/cors';
const good = { origin: '${PAGE}', credentials: true };\n${body}\nexport default app;`;
  const answer = '(context) => { context.body = {}; }';
  const prefixed = `const router = new Router({ prefix: '/api' });\nrouter.get('/me', cors(good), ${answer});`;
  const afterwards = `const router = new Router();\nrouter.get('/me', cors(good), ${answer});\nrouter.prefix('/api');`;
  const unknown = `const router = new Router({ prefix: process.env.PREFIX });\nrouter.get('/me', cors(good), ${answer});`;
  const put = `const router = new Router();\nrouter.put('/me', ${answer});`;
  const write = `app.use(async (context, next) => { context.set('Access-Control-Allow-Origin', '${PAGE}'); context.set('Access-Control-Allow-Credentials', 'true'); context.set('Access-Control-Allow-Methods', 'PUT'); await next(); });`;
  const based = `const app = new Hono().basePath('/api');\napp.use(cors(good));\napp.get('/me', (context) => context.text(''));`;
  const partly = `const app = new Hono();\napp.use('/me', cors(good));\nconst api = app.basePath('/api');\napi.get('/me', (context) => context.text(''));`;
  const express = (body: string): string =>
    app(`const router = express.Router();\nrouter.put('/', (request, response) => response.json({}));\n${body}`);
  const PUT = { method: 'PUT' };

  test.for<[title: string, text: string, arriving: Partial<Arriving>, expected: string]>([
    ['of Koa, with a prefix', koa(prefixed), { path: '/api/me' }, 'allowed'],
    ['of Koa, beside its prefix', koa(prefixed), {}, 'MissingAllowOriginHeader'],
    ['of Koa, with a prefix that is set later', koa(afterwards), { path: '/api/me' }, 'allowed'],
    ['of Koa, beside a prefix that is set later', koa(afterwards), {}, 'MissingAllowOriginHeader'],
    ['of Koa, with a prefix that nobody knows', koa(unknown), {}, 'allowed'],
    ['of Koa, which answers no preflight', koa(write + put), PUT, 'PreflightInvalidStatus'],
    ['of Koa, which answers them', koa(write + put, 'app.use(router.allowedMethods());'), PUT, 'allowed'],
    [
      'of Koa, which waits for others',
      koa(put, `app.use(router.allowedMethods());\n${write}`),
      PUT,
      'MissingAllowOriginHeader',
    ],
    ['of Hono, with a path before all', hono(based), { path: '/api/me' }, 'allowed'],
    ['of Hono, beside a path before all', hono(based), {}, 'MissingAllowOriginHeader'],
    ['of Hono, with a path before some', hono(partly), { path: '/api/me' }, 'MissingAllowOriginHeader'],
    ['of Hono, without a path before some', hono(partly), {}, 'allowed'],
    [
      'of Express, which answers before what is behind it',
      express(`app.use('/me', router);\napp.use(cors(good));`),
      PUT,
      'PreflightMissingAllowOriginHeader',
    ],
    ['of Express, behind a policy', express(`app.use(cors(good));\napp.use('/me', router);`), PUT, 'allowed'],
  ])('%s', ([, text, arriving, expected]) => expect(said([text], arriving)).toBe(expected));
});
