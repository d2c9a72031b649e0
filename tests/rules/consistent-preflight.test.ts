import { testRule } from '../support/test-rule.ts';

const EXPRESS = `import express from 'express';
import cors from 'cors';
const app = express();
`;
const CREDENTIALED = `{ origin: 'https://app.example.com', credentials: true }`;

testRule('consistent-preflight', {
  valid: [
    { name: 'one middleware for all requests', code: `${EXPRESS}app.use(cors(${CREDENTIALED}));` },
    {
      name: 'a route without a preflight for a method that may need none',
      code: `${EXPRESS}app.get('/x', cors(${CREDENTIALED}), (req, res) => res.send('x'));`,
    },
    {
      name: 'a route whose preflight is answered alike',
      code: `${EXPRESS}const policy = cors(${CREDENTIALED});
app.options('/x', policy);
app.put('/x', policy, (req, res) => res.send('x'));`,
    },
    {
      name: 'routes that all take their headers from one object',
      code: `${EXPRESS}const headers = { 'Access-Control-Allow-Origin': 'https://app.example.com', 'Access-Control-Allow-Credentials': 'true' };
app.options('/x', (req, res) => { res.set(headers); res.end(); });
app.post('/x', (req, res) => { res.set(headers); res.json({}); });
app.get('/x', (req, res) => { res.set(headers); res.end('x'); });`,
    },
    {
      name: 'all methods of a route',
      code: `${EXPRESS}app.all('/x', cors(${CREDENTIALED}), (req, res) => res.send('x'));`,
    },
    {
      name: 'a middleware from elsewhere, which may answer preflights',
      code: `${EXPRESS}import { preflights } from './preflights.js';
app.use(preflights);
app.put('/x', cors(${CREDENTIALED}), (req, res) => res.send('x'));`,
    },
    {
      name: 'an app that other code configures',
      code: `${EXPRESS}import { configure } from './configure.js';
configure(app);
app.put('/x', cors(${CREDENTIALED}), (req, res) => res.send('x'));`,
    },
    {
      name: 'a router whose app is in another file',
      code: `import express from 'express';
import cors from 'cors';
export const router = express.Router();
router.put('/x', cors(${CREDENTIALED}), (req, res) => res.send('x'));`,
    },
    {
      name: 'a preflight for another path',
      code: `${EXPRESS}app.options('/y', cors());
app.use('/x', cors(${CREDENTIALED}));`,
    },
    {
      name: 'headers before a branch for preflights',
      code: `app.use((req, res, next) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://app.example.com');
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  if (req.method === 'OPTIONS') return res.sendStatus(204);
  next();
});`,
    },
    {
      name: 'a function that is called for no preflight',
      code: `import { missing } from './settings.ts';
const headers = { 'Access-Control-Allow-Origin': 'https://app.example.com', 'Access-Control-Allow-Credentials': 'true' };
const json = (data) => new Response(JSON.stringify(data), { headers: { ...headers } });
const answering = async (request, handler) => {
  if (request.method === 'OPTIONS') return new Response(null, { headers });
  return await handler({});
};
Deno.serve((request) => __awaiter(void 0, void 0, void 0, function* () { return answering(request, (user) => __awaiter(void 0, void 0, void 0, function* () {
  if (missing) return json({ user });
  return json({});
})); }));`,
    },
    {
      name: 'preflights that are unknown',
      code: `app.use((req, res, next) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://app.example.com');
  if (req.method === 'OPTIONS') {
    res.setHeader('Access-Control-Allow-Credentials', settings.credentials);
    return res.sendStatus(204);
  }
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  next();
});`,
    },
    {
      name: 'public routes beside a common answer to preflights',
      code: `${EXPRESS}app.options('/{*splat}', cors(${CREDENTIALED}));
app.get('/public', cors(), (req, res) => res.send('x'));
app.get('/health', (req, res) => res.send('x'));`,
    },
    {
      name: 'a wildcard with credentials, which is a mistake of its own',
      code: `${EXPRESS}app.put('/x', cors({ origin: '*', credentials: true }), (req, res) => res.send('x'));`,
    },
    {
      name: 'a layer that depends on a setting',
      code: `${EXPRESS}if (process.env.OPEN) app.use(cors());
app.use(cors(${CREDENTIALED}));`,
    },
  ],
  invalid: [
    {
      name: 'Express: two middlewares, of which the first answers preflights',
      code: `${EXPRESS}app.use(cors());
app.use(cors(${CREDENTIALED}));`,
      errors: [
        {
          messageId: 'preflightWithoutCredentials',
          data: { line: '4' },
          line: 5,
          column: 51,
          endLine: 5,
          endColumn: 68,
        },
      ],
    },
    {
      name: 'Express: a route of its own policy, for a method that always needs a preflight',
      code: `${EXPRESS}app.put('/x', cors(${CREDENTIALED}), (req, res) => res.send('x'));`,
      errors: [
        { messageId: 'preflightUnanswered', data: { method: 'PUT' }, line: 4, column: 57, endLine: 4, endColumn: 74 },
      ],
    },
    {
      name: 'Express: any other method, where asked for',
      options: [{ includePossible: true }],
      code: `${EXPRESS}app.get('/x', cors(${CREDENTIALED}), (req, res) => res.send('x'));`,
      errors: [
        { messageId: 'preflightUnanswered', data: { method: 'GET' }, line: 4, column: 57, endLine: 4, endColumn: 74 },
      ],
    },
    {
      name: 'Express: an answer to all preflights that allows no credentials',
      code: `${EXPRESS}app.options('*', cors());
app.get('/x', cors(${CREDENTIALED}), (req, res) => res.send('x'));`,
      errors: [
        {
          messageId: 'preflightWithoutCredentials',
          data: { line: '4' },
          line: 5,
          column: 57,
          endLine: 5,
          endColumn: 74,
        },
      ],
    },
    {
      name: 'Fastify: a hook writes to the answers of all methods, and nothing answers preflights',
      options: [{ includePossible: true }],
      code: `import fastify from 'fastify';
const app = fastify();
app.addHook('onSend', async (request, reply) => {
  reply.header('Access-Control-Allow-Origin', 'https://app.example.com');
  reply.header('Access-Control-Allow-Credentials', 'true');
});
app.get('/x', async () => 'x');
app.listen({ port: 3000 });`,
      errors: [
        {
          messageId: 'preflightUnanswered',
          data: { method: 'preflighted' },
          line: 5,
          column: 52,
          endLine: 5,
          endColumn: 58,
        },
      ],
    },
    {
      name: 'Hono: nothing answers the preflight of a route',
      code: `import { Hono } from 'hono';
import { cors } from 'hono/cors';
const app = new Hono();
app.delete('/x', cors(${CREDENTIALED}), (c) => c.text('x'));
export default app;`,
      errors: [
        {
          messageId: 'preflightUnanswered',
          data: { method: 'DELETE' },
          line: 4,
          column: 60,
          endLine: 4,
          endColumn: 77,
        },
      ],
    },
    {
      name: 'Koa: a router runs no middleware for preflights',
      code: `import Koa from 'koa';
import Router from '@koa/router';
import cors from '@koa/cors';
const app = new Koa();
const router = new Router();
router.use(cors(${CREDENTIALED}));
router.patch('/x', (ctx) => { ctx.body = 'x'; });
app.use(router.routes());`,
      errors: [
        { messageId: 'preflightUnanswered', data: { method: 'PATCH' }, line: 6, column: 54, endLine: 6, endColumn: 71 },
      ],
    },
    {
      name: 'a branch for preflights that lacks the credentials',
      code: `import { createServer } from 'node:http';
createServer((req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://app.example.com');
  if (req.method === 'OPTIONS') {
    res.setHeader('Access-Control-Allow-Methods', 'PUT');
    res.end();
    return;
  }
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end('x');
});`,
      errors: [
        {
          messageId: 'preflightWithoutCredentials',
          data: { line: '3' },
          line: 9,
          column: 53,
          endLine: 9,
          endColumn: 59,
        },
      ],
    },
    {
      name: 'a branch for preflights that says nothing at all',
      code: `import { createServer } from 'node:http';
createServer((req, res) => {
  if (req.method === 'OPTIONS') return res.writeHead(204).end();
  res.setHeader('Access-Control-Allow-Origin', 'https://app.example.com');
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end('x');
});`,
      errors: [
        {
          messageId: 'preflightWithoutCredentials',
          data: { line: '2' },
          line: 5,
          column: 53,
          endLine: 5,
          endColumn: 59,
        },
      ],
    },
    {
      name: 'a response that lacks what its preflight says',
      code: `export default {
  async fetch(request) {
    if (request.method === 'OPTIONS') {
      return new Response(null, {
        headers: {
          'Access-Control-Allow-Origin': 'https://app.example.com',
          'Access-Control-Allow-Credentials': 'true',
        },
      });
    }
    return new Response('x', { headers: { 'Access-Control-Allow-Origin': 'https://app.example.com' } });
  },
};`,
      errors: [
        {
          messageId: 'responseWithoutCredentials',
          data: { line: '7' },
          line: 11,
          column: 74,
          endLine: 11,
          endColumn: 99,
        },
      ],
    },
    {
      name: 'a response of another layer than the preflight, where asked for',
      options: [{ includePossible: true }],
      code: `${EXPRESS}app.options('/{*splat}', cors(${CREDENTIALED}));
app.put('/x', cors({ origin: 'https://app.example.com' }), (req, res) => res.send('x'));`,
      errors: [
        {
          messageId: 'responseWithoutCredentials',
          data: { line: '4' },
          line: 5,
          column: 22,
          endLine: 5,
          endColumn: 55,
        },
      ],
    },
  ],
});
