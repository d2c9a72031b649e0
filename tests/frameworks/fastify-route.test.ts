import { describe } from 'vitest';
import { testPolicies } from '../support/policy-tables.ts';

const USES = `import Fastify from 'fastify'; import cors from '@fastify/cors'; const app = Fastify();`;
const HANDLER = `async () => 'x'`;

/** @see https://github.com/fastify/fastify-cors#route-level-overrides */
describe('options of a route of Fastify', () => {
  testPolicies(USES, [
    [
      `app.register(cors, { origin: 'https://a.example', credentials: true }); app.get('/', { config: { cors: { origin: '*' } } }, ${HANDLER});`,
      '@fastify/cors: https://a.example +true',
      '@fastify/cors route: * +true',
    ],
    [
      `app.register(cors, { origin: true }); app.route({ method: 'GET', url: '/', config: { cors: { credentials: true } }, handler: ${HANDLER} });`,
      '@fastify/cors: reflected/none',
      '@fastify/cors route: reflected/none +true',
    ],
    [
      `app.register(cors, { origin: 'https://a.example' }); app.get('/', { config: { cors: false } }, async (request, reply) => { reply.header('Access-Control-Allow-Credentials', 'true'); });`,
      '@fastify/cors: https://a.example',
      'headers: absent +true',
    ],
    // Of what the plugin is told elsewhere, nobody knows what it says beside.
    [`app.get('/', { config: { cors: { origin: '*' } } }, ${HANDLER});`],
    [
      `app.get('/', { config: { cors: { origin: '*', credentials: true } } }, ${HANDLER});`,
      '@fastify/cors route: * +true',
    ],
    [`app.register(cors, { delegator }); app.get('/', { config: { cors: { origin: '*' } } }, ${HANDLER});`],
  ]);
});

describe('where Fastify is not imported', () => {
  testPolicies('', [[`client.get('/', { config: { cors: { origin: '*', credentials: true } } });`]]);
});
