import { describe } from 'vitest';
import { testPolicies } from '../support/policy-tables.ts';

// What version 8 wrote into the headers of a response, run on its own.
describe('remix-utils/cors', () => {
  testPolicies(`import { cors } from 'remix-utils/cors';`, [
    [`cors(request, response);`, 'remix-utils/cors: reflected/none'],
    [`await cors(request, response, { credentials: true });`, 'remix-utils/cors: reflected/none +true'],
    [`cors(request, response, { origin: '*', credentials: true });`, 'remix-utils/cors: * +true'],
    [`cors(request, response, { origin: undefined, credentials: true });`, 'remix-utils/cors: * +true'],
    [`cors(request, response, { origin: false, credentials: true });`, 'remix-utils/cors: absent +true'],
    [
      `cors(request, response, { origin: 'https://a.example', credentials: true });`,
      'remix-utils/cors: https://a.example +true',
    ],
    [
      `cors(request, response, { origin: ['https://a.example'], credentials: true });`,
      'remix-utils/cors: [https://a.example] +true',
    ],
    [
      `cors(request, response, { origin: async () => true, credentials: true });`,
      'remix-utils/cors: reflected/none +true',
    ],
    [`cors(request, response, { origin: () => '*', credentials: true });`, 'remix-utils/cors: * +true'],
    [`cors(request, response, { credentials: 'true' });`, 'remix-utils/cors: reflected/none dropped true'],
  ]);

  testPolicies(`import { createCorsMiddleware } from 'remix-utils/middleware/cors';`, [
    [
      `export const [middleware] = createCorsMiddleware({ credentials: true });`,
      'remix-utils/cors: reflected/none +true',
    ],
  ]);
});
