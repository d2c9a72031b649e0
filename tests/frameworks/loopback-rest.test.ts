import { describe } from 'vitest';
import { describeMeasured } from '../support/measured.ts';
import { testPolicies } from '../support/policy-tables.ts';

describe('@loopback/rest', () => {
  testPolicies(`import { RestApplication } from '@loopback/rest';`, [
    [`new RestApplication({ rest: { cors: { origin: '*', credentials: true } } });`, '@loopback/rest: * +true'],
    [`new RestApplication({ rest: { cors: { credentials: true } } });`, '@loopback/rest: * by default +true'],
    [
      `new RestApplication({ rest: { cors: { origin: true, credentials: true } } });`,
      '@loopback/rest: reflected/none +true',
    ],
    [
      `new RestApplication({ rest: { cors: { origin: ['https://a.example'], credentials: true } } });`,
      '@loopback/rest: [https://a.example] +true',
    ],
    [`new RestApplication({ rest: { cors: false } });`, '@loopback/rest: * by default'],
    [`new RestApplication({ rest: { port: 3000 } });`],
    [`new RestApplication();`],
    [
      `class Shop extends RestApplication { constructor(options = {}) { super({ ...options, rest: { cors: { origin: '*', credentials: true } } }); } }`,
      '@loopback/rest: * +true',
    ],
    [`client({ rest: { port: 3000 } }, { cors: { origin: '*', credentials: true } });`],
  ]);

  describe('in a configuration beside the application', () => {
    testPolicies(`import { ApplicationConfig, ShopApplication } from './application';`, [
      [
        `const config = { rest: { port: 3000, cors: { origin: '*', credentials: true } } }; main(config);`,
        '@loopback/rest: * +true',
      ],
    ]);
    testPolicies(`import { Shop } from './application';`, [
      [`main({ rest: { cors: { origin: '*', credentials: true } } });`],
    ]);
  });
});

describeMeasured(['@loopback/rest']);
