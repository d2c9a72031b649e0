import { describe } from 'vitest';
import { testPolicies } from '../support/policy-tables.ts';

/** @see https://github.com/hattipjs/hattip/tree/main/packages/middleware/cors */
describe('@hattip/cors', () => {
  testPolicies(`import { cors } from '@hattip/cors';`, [
    [`compose(cors({ credentials: true }), handler);`, '@hattip/cors: reflected/none +true'],
    [`cors({ origin: '*', credentials: true });`, '@hattip/cors: * +true'],
  ]);
});
