import { describe } from 'vitest';
import { testPolicies } from '../support/policy-tables.ts';

/** @see https://orpc.unnoq.com/docs/plugins/cors */
describe('oRPC', () => {
  testPolicies(`import { CORSPlugin } from '@orpc/server/plugins';`, [
    [
      `new RPCHandler(router, { plugins: [new CORSPlugin({ origin: (origin, options) => origin, allowMethods: ['GET', 'HEAD'] })] });`,
      'oRPC: reflected/none',
    ],
    [`new CORSPlugin({ credentials: true });`, 'oRPC: reflected/none +true'],
    [`new CORSPlugin({ origin: '*', credentials: true });`, 'oRPC: * +true'],
    [`new CORSPlugin({ origin: ['https://a.example', '*'] });`, 'oRPC: *'],
    [`new CORSPlugin({ origin: 'https://a.example', credentials: true });`, 'oRPC: [https://a.example] +true'],
  ]);
});
