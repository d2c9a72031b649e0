import { describe } from 'vitest';
import { testPolicies } from '../support/policy-tables.ts';

/** @see https://github.com/get-convex/convex-helpers */
describe('convex-helpers', () => {
  testPolicies(`import { corsRouter } from 'convex-helpers/server/cors';`, [
    [`corsRouter(http, { allowCredentials: true });`, 'convex-helpers: reflected/none +true'],
    [`corsRouter(http, { allowedOrigins: ['*'], allowCredentials: true });`, 'convex-helpers: reflected/none +true'],
    [
      `corsRouter(http, { allowedOrigins: ['https://a.example'], allowCredentials: true });`,
      'convex-helpers: [https://a.example] +true',
    ],
    [
      `corsRouter(http, { allowedOrigins: ['*.a.example'], allowCredentials: true });`,
      'convex-helpers: reflected/checked +true',
    ],
    [`corsRouter(http, { allowedOrigins: [/./], allowCredentials: true });`, 'convex-helpers: unknown +true'],
    [
      `corsRouter(http, { allowedOrigins: ['*', /./], allowCredentials: true });`,
      'convex-helpers: reflected/none +true',
    ],
    [`corsRouter(http, { allowedOrigins: known, allowCredentials: true });`, 'convex-helpers: unknown +true'],
    [`corsRouter(http);`, 'convex-helpers: reflected/none'],
  ]);
});
