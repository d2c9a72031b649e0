import { describe } from 'vitest';
import { ARBITRARY, describeMeasured } from '../support/measured.ts';
import { testPolicies } from '../support/policy-tables.ts';

describe('restify-cors-middleware2', () => {
  testPolicies(`import corsMiddleware from 'restify-cors-middleware2';`, [
    [`corsMiddleware({ origins: ['*'] });`, 'restify-cors-middleware2: reflected/none'],
    [`corsMiddleware({ origins: ['*'], credentials: true });`, 'restify-cors-middleware2: absent +true'],
    [
      `corsMiddleware({ origins: ['*'], credentials: true, allowCredentialsAllOrigins: true });`,
      'restify-cors-middleware2: reflected/none +true',
    ],
    [
      `corsMiddleware({ credentials: true, allowCredentialsAllOrigins: true });`,
      'restify-cors-middleware2: reflected/none +true',
    ],
    [
      `corsMiddleware({ origins: ['*'], credentials: true, allowCredentialsAllOrigins: false });`,
      'restify-cors-middleware2: absent +true',
    ],
    [
      `corsMiddleware({ origins: ['*'], credentials: true, allowCredentialsAllOrigins: config.all });`,
      'restify-cors-middleware2: absent +true',
    ],
    [
      `corsMiddleware({ origins: ['https://a.example', 'https://b.example'], credentials: true });`,
      'restify-cors-middleware2: [https://a.example, https://b.example] +true',
    ],
    [
      `corsMiddleware({ origins: ['https://*.a.example'], credentials: true });`,
      'restify-cors-middleware2: reflected/checked +true',
    ],
    [
      `corsMiddleware({ origins: ['https://*.b.a.example'], credentials: true });`,
      'restify-cors-middleware2: reflected/weak +true',
    ],
    [
      `corsMiddleware({ origins: [/\\.a\\.example$/], credentials: true });`,
      'restify-cors-middleware2: reflected/checked +true',
    ],
    [`corsMiddleware({ origins: 'https://a.example', credentials: true });`, 'restify-cors-middleware2: absent +true'],
    [`corsMiddleware({ origins: config.origins, credentials: true });`, 'restify-cors-middleware2: unknown +true'],
    [
      `corsMiddleware({ origins: ['https://a.example'], credentials: 'true' });`,
      'restify-cors-middleware2: [https://a.example]',
    ],
    [
      `corsMiddleware({ origins: ['https://a.example'], credentials: config.credentials });`,
      'restify-cors-middleware2: [https://a.example] +unknown',
    ],
  ]);
});

describe('restify-cors-middleware', () => {
  testPolicies(`const corsMiddleware = require('restify-cors-middleware');`, [
    [
      `corsMiddleware({ origins: ['*'], credentials: true, allowCredentialsAllOrigins: true });`,
      'restify-cors-middleware: absent +true',
    ],
    [`corsMiddleware({ origins: ['http*'], credentials: true });`, 'restify-cors-middleware: reflected/weak +true'],
  ]);
});

describeMeasured(
  ['restify-cors-middleware2', 'restify'],
  [
    {
      because: '`null` is an origin that every sandboxed frame has, so with credentials it is open to anybody',
      covers: ({ install }) => install.includes(`origins: ['null']`),
      rules: [ARBITRARY],
    },
  ],
);
