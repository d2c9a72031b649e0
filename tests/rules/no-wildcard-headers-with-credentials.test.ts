import { testRule } from '../support/test-rule.ts';

const HEADERS = { lost: '`Authorization` or `Content-Type`' };
const METHODS = { lost: '`PUT`, `PATCH` and `DELETE`' };

testRule('no-wildcard-headers-with-credentials', {
  valid: [
    {
      name: 'wildcards without credentials',
      code: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com', allowedHeaders: '*', methods: '*', exposedHeaders: '*' }));`,
    },
    {
      name: 'lists of names with credentials',
      code: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com', credentials: true, allowedHeaders: ['Content-Type'], methods: 'GET,PUT', exposedHeaders: ['X-Total'] }));`,
    },
    {
      name: 'defaults with credentials',
      code: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com', credentials: true }));`,
    },
    {
      name: 'an origin that browsers refuse with credentials anyway',
      code: `import Fastify from 'fastify';
app.register(require('@fastify/cors'), { credentials: true, methods: ['*'] });`,
    },
    {
      name: 'names of all that anybody asks for beside the wildcard',
      code: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com', credentials: true, allowedHeaders: ['*', 'authorization', 'content-type'], methods: ['*', 'PUT', 'PATCH', 'DELETE'] }));`,
    },
    {
      name: 'a library that answers the wildcard with what is asked for',
      code: `import { handleCors } from 'h3';
handleCors(event, { origin: ['https://app.example.com'], credentials: true, allowHeaders: '*', methods: '*' });`,
    },
    {
      name: 'a list that the file does not show',
      code: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com', credentials: true, allowedHeaders: config.headers }));`,
    },
    {
      name: 'what the request asks for',
      code: `app.use((req, res, next) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://app.example.com');
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.setHeader('Access-Control-Allow-Headers', req.headers['access-control-request-headers']);
  next();
});`,
    },
    {
      name: 'a default, which says nothing about what the pages need',
      code: `import { cors } from 'itty-router';
const { preflight } = cors({ origin: 'https://app.example.com', credentials: true });`,
    },
    {
      name: 'a wildcard on a path without credentials',
      code: `app.use((req, res, next) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://app.example.com');
  if (req.query.open) res.setHeader('Access-Control-Allow-Headers', '*');
  else res.setHeader('Access-Control-Allow-Credentials', 'true');
  next();
});`,
    },
    {
      name: 'an earlier layer answers the preflights',
      code: `import express from 'express'; import cors from 'cors'; const app = express();
app.use(cors({ origin: 'https://app.example.com', credentials: true }));
app.use((req, res, next) => {
  res.set('Access-Control-Allow-Methods', '*');
  next();
});`,
    },
  ],
  invalid: [
    {
      name: 'a later layer writes other headers',
      code: `import express from 'express'; const app = express();
app.use((req, res, next) => {
  res.set({ 'Access-Control-Allow-Credentials': 'true', 'Access-Control-Allow-Methods': '*' });
  next();
});
app.use((req, res, next) => {
  res.set('Access-Control-Allow-Origin', 'https://app.example.com');
  if (req.method === 'OPTIONS') return res.end();
  next();
});`,
      errors: [
        {
          messageId: 'literalMethod',
          data: { lost: '`PUT`, `PATCH` and `DELETE`' },
          line: 3,
          column: 89,
          endLine: 3,
          endColumn: 92,
        },
      ],
    },
    {
      name: 'headers: a library mirrors the request without the option',
      code: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com', credentials: true, allowedHeaders: ['*'] }));`,
      errors: [
        {
          messageId: 'literalHeader',
          data: HEADERS,
          line: 2,
          column: 70,
          endLine: 2,
          endColumn: 91,
          suggestions: [
            {
              messageId: 'dropOption',
              data: { names: 'what each request asks for is' },
              output: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com', credentials: true }));`,
            },
          ],
        },
      ],
    },
    {
      name: 'headers beside names: only the others are lost, and no edit is known',
      code: `import { cors } from 'hono/cors';
app.use(cors({ origin: 'https://app.example.com', credentials: true, allowHeaders: ['*', 'content-type'] }));`,
      errors: [
        {
          messageId: 'literalHeader',
          data: { lost: '`Authorization`' },
          line: 2,
          column: 70,
          endLine: 2,
          endColumn: 105,
          suggestions: [],
        },
      ],
    },
    {
      name: 'methods: the default of the library has them all',
      code: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com', methods: '*', credentials: true }));`,
      errors: [
        {
          messageId: 'literalMethod',
          data: METHODS,
          line: 2,
          column: 51,
          endLine: 2,
          endColumn: 63,
          suggestions: [
            {
              messageId: 'dropOption',
              data: { names: '`PUT`, `PATCH` and `DELETE` are' },
              output: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com', credentials: true }));`,
            },
          ],
        },
      ],
    },
    {
      name: 'methods are compared letter by letter, and the default of the library lacks them',
      code: `import cors from '@fastify/cors';
app.register(cors, { origin: ['https://app.example.com'], credentials: true, methods: ['*', 'PUT', 'patch'] });`,
      errors: [
        {
          messageId: 'literalMethod',
          data: { lost: '`PATCH` and `DELETE`' },
          line: 2,
          column: 78,
          endLine: 2,
          endColumn: 108,
          suggestions: [],
        },
      ],
    },
    {
      name: 'methods by default',
      options: [{ includePossible: true }],
      code: `import { cors } from 'itty-router';
const { preflight } = cors({ origin: 'https://app.example.com', credentials: true });`,
      errors: [
        {
          messageId: 'literalMethodByDefault',
          data: { ...METHODS, library: 'itty-router' },
          line: 2,
          column: 65,
          endLine: 2,
          endColumn: 82,
          suggestions: [],
        },
      ],
    },
    {
      name: 'exposed headers: without the list, no request reads them',
      code: `import Koa from 'koa';
import cors from '@koa/cors';
app.use(cors({ origin: 'https://app.example.com', credentials: true, exposeHeaders: '*' }));`,
      errors: [
        {
          messageId: 'literalExposed',
          line: 3,
          column: 70,
          endLine: 3,
          endColumn: 88,
          suggestions: [
            {
              messageId: 'dropExposed',
              output: `import Koa from 'koa';
import cors from '@koa/cors';
app.use(cors({ origin: 'https://app.example.com', credentials: true }));`,
            },
          ],
        },
      ],
    },
    {
      name: 'headers written by hand, each at its value',
      code: `app.use((req, res, next) => {
  res.setHeader('Access-Control-Allow-Origin', process.env.ORIGIN);
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.setHeader('Access-Control-Allow-Headers', '*');
  res.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, *');
  res.setHeader('Access-Control-Expose-Headers', '*');
  next();
});`,
      errors: [
        { messageId: 'literalHeader', data: HEADERS, line: 4, column: 49, endLine: 4, endColumn: 52, suggestions: [] },
        {
          messageId: 'literalMethod',
          data: { lost: '`PATCH` and `DELETE`' },
          line: 5,
          column: 49,
          endLine: 5,
          endColumn: 68,
          suggestions: [],
        },
        {
          messageId: 'literalExposed',
          line: 6,
          column: 50,
          endLine: 6,
          endColumn: 53,
          suggestions: [
            {
              messageId: 'dropExposed',
              output: `app.use((req, res, next) => {
  res.setHeader('Access-Control-Allow-Origin', process.env.ORIGIN);
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.setHeader('Access-Control-Allow-Headers', '*');
  res.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, *');
  next();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'a configuration of Next.js',
      code: `export default {
  async headers() {
    return [
      {
        source: '/api/:path*',
        headers: [
          { key: 'Access-Control-Allow-Credentials', value: 'true' },
          { key: 'Access-Control-Allow-Origin', value: 'https://app.example.com' },
          { key: 'Access-Control-Allow-Headers', value: '*' },
        ],
      },
    ];
  },
};`,
      errors: [
        { messageId: 'literalHeader', data: HEADERS, line: 9, column: 57, endLine: 9, endColumn: 60, suggestions: [] },
      ],
    },
    {
      name: 'a pair that only a setting brings together',
      options: [{ includePossible: true }],
      code: `import cors from 'cors';
app.use(cors({ origin: process.env.OPEN ? false : 'https://a.example', credentials: !process.env.OPEN, allowedHeaders: '*' }));`,
      errors: [
        {
          messageId: 'literalHeader',
          data: HEADERS,
          line: 2,
          column: 104,
          endLine: 2,
          endColumn: 123,
          suggestions: [
            {
              messageId: 'dropOption',
              data: { names: 'what each request asks for is' },
              output: `import cors from 'cors';
app.use(cors({ origin: process.env.OPEN ? false : 'https://a.example', credentials: !process.env.OPEN }));`,
            },
          ],
        },
      ],
    },
  ],
});
