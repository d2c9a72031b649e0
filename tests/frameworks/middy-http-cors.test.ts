import { describe } from 'vitest';
import { describeMeasured } from '../support/measured.ts';
import { testPolicies } from '../support/policy-tables.ts';

describe('@middy/http-cors', () => {
  testPolicies(`import middy from '@middy/core'; import httpCors from '@middy/http-cors';`, [
    [`middy(handler).use(httpCors());`, '@middy/http-cors: absent'],
    [`middy(handler).use(httpCors({ credentials: true }));`, '@middy/http-cors: absent +true'],
    [`httpCors({ origin: '*', credentials: true });`, '@middy/http-cors: reflected/none +true'],
    [`httpCors({ origin: '*' });`, '@middy/http-cors: *'],
    [`httpCors({ origin: 'https://a.example', credentials: 'true' });`, '@middy/http-cors: https://a.example +true'],
    [
      `httpCors({ origin: 'https://a.example', credentials: 'True' });`,
      '@middy/http-cors: https://a.example +["True"]',
    ],
    [`httpCors({ origin: 'https://a.example', credentials: 1 });`, '@middy/http-cors: https://a.example +["1"]'],
    [`httpCors({ origin: 'https://a.example', credentials: config });`, '@middy/http-cors: https://a.example +unknown'],
    [`httpCors({ origin: true, credentials: true });`, '@middy/http-cors: absent +true'],
    [`httpCors({ origins: ['https://a.example', null] });`, '@middy/http-cors: [https://a.example]'],
    [`httpCors({ origins: ['*', /a/], credentials: true });`, '@middy/http-cors: absent +true'],
    [`httpCors({ origin: process.env.ORIGIN, credentials: true });`, '@middy/http-cors: unknown +true'],
    [
      `httpCors({ origins: ['https://a.example', '*'], credentials: true });`,
      '@middy/http-cors: reflected/none +true ?',
    ],
    [
      `httpCors({ origins: ['https://a.example'], origin: '*', credentials: true });`,
      '@middy/http-cors: [https://a.example] +true',
    ],
    [`httpCors({ origins: [], origin: '*', credentials: true });`, '@middy/http-cors: reflected/none +true'],
    [`httpCors({ origins: undefined, origin: '*', credentials: true });`, '@middy/http-cors: absent +true'],
    [
      `httpCors({ origins: process.env.ORIGINS.split(','), origin: '*', credentials: true });`,
      '@middy/http-cors: unknown +true',
    ],
    [`httpCors({ origins: config.origins, credentials: true });`, '@middy/http-cors: unknown +true'],
    [`httpCors({ origins: ['https://*.a.example'], credentials: true });`, '@middy/http-cors: reflected/checked +true'],
    [
      `httpCors({ getOrigin: (origin) => origin, origin: 'https://a.example', credentials: true });`,
      '@middy/http-cors: reflected/none +true',
    ],
    [
      `httpCors({ getOrigin: (origin) => list.includes(origin) ? origin : null, credentials: true });`,
      '@middy/http-cors: reflected/checked +true',
      '@middy/http-cors: absent +true',
    ],
    [
      `httpCors({ getOrigin: () => 'https://a.example', credentials: true });`,
      '@middy/http-cors: https://a.example +true',
    ],
    [`httpCors({ getOrigin: decide, credentials: true });`, '@middy/http-cors: unknown +true'],
    [`httpCors({ ...rest, origin: '*', credentials: true });`],
  ]);
});

describe('middy before version 1', () => {
  testPolicies(`import middy from 'middy'; import { cors } from 'middy/middlewares';`, [
    [`middy(handler).use(cors({ origin: '*', credentials: true }));`, 'middy 0: reflected/none +true'],
    [
      `middy(handler).use(cors({ origin: 'https://a.example', credentials: true }));`,
      'middy 0: https://a.example +true',
    ],
    [`cors({ origin: [undefined, 'https://a.example'] });`, 'middy 0: unknown'],
    [`cors({ origins: [''] });`, 'middy 0: unknown'],
    // Whoever is not on the list gets the first of it.
    [`cors({ origins: [/a/, 'https://a.example'] });`, 'middy 0: [https://a.example]', 'middy 0: /a/'],
  ]);
});

describeMeasured(['@middy/http-cors']);
