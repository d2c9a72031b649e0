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
      `broker.createService({ mixins: [ApiGateway], settings: { cors: { origin: ['*'], credentials: true } } });`,
      'moleculer-web: reflected/none +true',
    ],
    [
      `class Api extends Service { constructor(broker) { super(broker); this.parseServiceSchema({ mixins: [ApiGateway], settings: { cors: { origin: 'https://a.example/x' } } }); } }`,
      'moleculer-web: [https://a.example]',
    ],
  ]);
});

describe('a service of another kind', () => {
  testPolicies('', [[`module.exports = { name: 'api', settings: { cors: { origin: '*', credentials: true } } };`]]);
});
