import { describe } from 'vitest';
import { ARBITRARY, describeMeasured, ORIGIN } from '../support/measured.ts';
import { testPolicies } from '../support/policy-tables.ts';

describe('@hapi/hapi', () => {
  testPolicies(`import Hapi from '@hapi/hapi';`, [
    [`Hapi.server({ routes: { cors: true } });`, '@hapi/hapi: reflected/none'],
    [`Hapi.server({ routes: { cors: false } });`],
    [
      `import * as all from '@hapi/hapi'; all.server({ routes: { cors: { credentials: true } } });`,
      '@hapi/hapi: reflected/none +true',
    ],
    [`Hapi.server({ port: 3000 });`],
    [`new Hapi.Server({ routes: { cors: { credentials: true } } });`, '@hapi/hapi: reflected/none +true'],
    [
      `const { server } = require('@hapi/hapi'); server({ routes: { cors: { origin: ['*'], credentials: true } } });`,
      '@hapi/hapi: reflected/none +true',
    ],
    [
      `Hapi.server({ routes: { cors: { origin: undefined, credentials: true } } });`,
      '@hapi/hapi: reflected/none +true',
    ],
    [`Hapi.server({ routes: { cors: { origin: ['*'], credentials: 'TRUE' } } });`, '@hapi/hapi: reflected/none +true'],
    [`Hapi.server({ routes: { cors: { origin: ['*'], credentials: 1 } } });`, '@hapi/hapi: reflected/none'],
    [
      `Hapi.server({ routes: { cors: { origin: ['*'], credentials: settings.credentials } } });`,
      '@hapi/hapi: reflected/none +unknown',
    ],
    [`Hapi.server({ routes: { cors: { origin: '*', credentials: true } } });`, '@hapi/hapi: absent +true'],
    [
      `Hapi.server({ routes: { cors: { origin: ['https://a.example', '*'], credentials: true } } });`,
      '@hapi/hapi: absent +true',
    ],
    [`Hapi.server({ routes: { cors: { origin: [/x/], credentials: true } } });`, '@hapi/hapi: absent +true'],
    [`Hapi.server({ routes: { cors: { origin: /x/, credentials: true } } });`, '@hapi/hapi: absent +true'],
    [
      `Hapi.server({ routes: { cors: { origin: settings.origins, credentials: true } } });`,
      '@hapi/hapi: unknown +true',
    ],
    [
      `Hapi.server({ routes: { cors: { origin: ['https://a.example', 'https://b.example?'], credentials: true } } });`,
      '@hapi/hapi: [https://a.example, https://b.example?] +true',
    ],
    [
      `Hapi.server({ routes: { cors: { origin: ['https://*.a.example'], credentials: true } } });`,
      '@hapi/hapi: reflected/checked +true',
    ],
    [
      `Hapi.server({ routes: { cors: { origin: ['https://a.example*'], credentials: true } } });`,
      '@hapi/hapi: reflected/weak +true',
    ],
    [
      `Hapi.server({ routes: { cors: { origin: ['https://a?example*'], credentials: true } } });`,
      '@hapi/hapi: reflected/weak +true',
    ],
    [`import { server } from './server'; server({ routes: { cors: { credentials: true } } });`],
  ]);

  describe('on routes', () => {
    testPolicies(`import Hapi from '@hapi/hapi'; const server = Hapi.server();`, [
      [
        `server.route({ method: 'GET', path: '/', options: { cors: { origin: ['*'], credentials: true } }, handler });`,
        '@hapi/hapi route: reflected/none +true',
      ],
      [
        `server.route({ method: 'GET', path: '/', config: { cors: { origin: ['*'], credentials: true } }, handler });`,
        '@hapi/hapi route: reflected/none +true',
      ],
      [
        `server.route([{ path: '/a', handler }, { path: '/b', options: { cors: { origin: ['https://*'], credentials: true } }, handler }]);`,
        '@hapi/hapi route: reflected/weak +true',
      ],
      [
        `const routes = [{ path: '/b', options: { cors: { origin: ['*'], credentials: true } }, handler }]; server.route(routes);`,
        '@hapi/hapi route: reflected/none +true',
      ],
      [
        `server.route({ path: '/', options: { cors: { credentials: true } }, handler });`,
        '@hapi/hapi route: unknown +true',
      ],
      [`server.route({ path: '/', options: { cors: true }, handler });`, '@hapi/hapi route: unknown'],
      [`server.route({ path: '/', handler });`],
    ]);
    testPolicies(`import express from 'express';`, [
      [`app.route({ options: { cors: { origin: ['*'], credentials: true } } });`],
    ]);
  });
});

describeMeasured(
  ['@hapi/hapi'],
  [
    {
      because: 'an entry that no browser sends matches nobody; nothing is exposed, but the author meant somebody',
      covers: ({ install }) => install.includes('example.co?'),
      rules: [ORIGIN],
    },
    {
      because: '`null` is an origin that every sandboxed frame has, so with credentials it is open to anybody',
      covers: ({ install }) => install.includes(`['null']`),
      rules: [ARBITRARY],
    },
  ],
);

describe('hapi without a scope', () => {
  testPolicies(`const Hapi = require('hapi');`, [
    [`Hapi.server({ routes: { cors: { credentials: true } } });`, '@hapi/hapi: reflected/none +true'],
    [
      `const server = new Hapi.Server(); server.connection({ port: 1, routes: { cors: { credentials: true } } });`,
      '@hapi/hapi: reflected/none +true',
    ],
  ]);
});
