import { describe } from 'vitest';
import { testPolicies } from '../support/policy-tables.ts';

/** @see https://moleculer.services/docs/moleculer-web#CORS-headers */
describe('moleculer-web', () => {
  testPolicies(`const ApiGateway = require('moleculer-web');`, [
    [
      `module.exports = { name: 'api', mixins: [ApiGateway], settings: { cors: { origin: '*', credentials: true, methods: ['GET'] } } };`,
      'moleculer-web: * +true',
    ],
    [
      `broker.createService({ mixins: [ApiGateway], settings: { cors: { origin: ['https://a.example', ['*']] } } });`,
      'moleculer-web: unknown',
    ],
    [
      `broker.createService({ mixins: [ApiGateway], settings: { cors: { origin: ['*'], credentials: true } } });`,
      'moleculer-web: reflected/none +true',
    ],
    [
      `class Api extends Service { constructor(broker) { super(broker); this.parseServiceSchema({ mixins: [ApiGateway], settings: { cors: { origin: 'https://a.example/x' } } }); } }`,
      'moleculer-web: [https://a.example]',
    ],
  ]);
});

describe('routes of moleculer-web', () => {
  testPolicies(`import ApiGateway from 'moleculer-web';`, [
    [
      `const service = { name: 'api', mixins: [ApiGateway], settings: { routes: [{ path: '/v1', cors: { origin: ['*'], credentials: true } }, { path: '/v2' }] } }; export default service;`,
      'moleculer-web route: reflected/none +true',
    ],
    // The origin may be that of the gateway.
    [
      `export default { mixins: [ApiGateway], settings: { routes: [{ cors: { credentials: true } }] } };`,
      'moleculer-web route: unknown +true',
    ],
  ]);
});

describe('a service of another kind', () => {
  testPolicies('', [[`module.exports = { name: 'api', settings: { cors: { origin: '*', credentials: true } } };`]]);
});
