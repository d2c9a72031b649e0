import { describe } from 'vitest';
import { testPolicies } from '../support/policy-tables.ts';

/** @see https://github.com/agrueneberg/Corser#readme */
describe('corser', () => {
  testPolicies(`const corser = require('corser');`, [
    [`app.use(corser.create());`, 'corser: * by default'],
    [`corser.create({ supportsCredentials: true });`, 'corser: reflected/none +true'],
    [
      `corser.create({ origins: ['https://a.example', '*'], supportsCredentials: true });`,
      'corser: [https://a.example, *] +true',
    ],
  ]);
});
