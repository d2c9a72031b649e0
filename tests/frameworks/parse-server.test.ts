import { describe } from 'vitest';
import { testPolicies } from '../support/policy-tables.ts';

describe('Parse Server', () => {
  testPolicies(`import { ParseServer } from 'parse-server';`, [
    [`new ParseServer({ appId: 'a' });`, 'Parse Server: * by default'],
    [`new ParseServer({ allowOrigin: '*' });`, 'Parse Server: *'],
    [`new ParseServer({ allowOrigin: 'https://a.example' });`, 'Parse Server: https://a.example'],
    [
      `new ParseServer({ allowOrigin: ['https://a.example', 'https://b.example'] });`,
      'Parse Server: [https://a.example, https://b.example]',
      'Parse Server: https://a.example',
    ],
    [`new ParseServer({ allowOrigin: process.env.ORIGIN });`, 'Parse Server: unknown', 'Parse Server: * by default ?'],
    [`new ParseServer(options);`],
  ]);

  testPolicies(``, [
    [
      `const Parse = require('parse-server'); new Parse({ allowOrigin: 'https://a.example/' });`,
      'Parse Server: https://a.example/',
    ],
  ]);
});
