import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import plugin from '../../src/index.ts';
import { describeMeasured, ORIGIN } from '../support/measured.ts';
import { testPolicies } from '../support/policy-tables.ts';

describe('itty-router', () => {
  testPolicies(`import { cors } from 'itty-router';`, [
    [`cors();`, 'itty-router: * by default'],
    [`cors({ credentials: true });`, 'itty-router: reflected/none +true'],
    [`cors({ origin: '*', credentials: true });`, 'itty-router: reflected/none +true'],
    [`cors({ origin: undefined, credentials: true });`, 'itty-router: reflected/none +true'],
    [`cors({ origin: true, credentials: true });`, 'itty-router: reflected/none +true'],
    [`cors({ origin: false, credentials: true });`, 'itty-router: absent +true'],
    [`cors({ origin: 'https://a.example', credentials: 1 });`, 'itty-router: https://a.example +["1"]'],
    [`cors({ origin: 'https://a.example', credentials: 'true' });`, 'itty-router: https://a.example +true'],
    [`cors({ origin: ['https://a.example', /a/], credentials: true });`, 'itty-router: [https://a.example] +true'],
    [`cors({ origin: /^https:\\/\\/a\\.example$/, credentials: true });`, 'itty-router: reflected/checked +true'],
    [
      `cors({ origin: ['https://a.example', [/a/]], credentials: () => true });`,
      'itty-router: [https://a.example] +["() => …"]',
    ],
    [`cors({ origin: /a\\.example$/, credentials: true });`, 'itty-router: reflected/weak +true'],
    [`cors({ origin: new URL('https://a.example'), credentials: true });`, 'itty-router: https://a.example/ +true'],
    [`cors({ origin: (origin) => origin, credentials: true });`, 'itty-router: reflected/none +true'],
    [
      `cors({ origin: (origin) => origin.endsWith('.a.example') ? origin : undefined, credentials: true });`,
      'itty-router: reflected/checked +true',
      'itty-router: absent +true',
    ],
    [`cors({ origin: () => '*', credentials: true });`, 'itty-router: * +true'],
    [`cors({ origin: async (origin) => origin, credentials: true });`, 'itty-router: [object Promise] +true'],
    [`cors({ origin: env.ORIGIN, credentials: true });`, 'itty-router: unknown +true'],
  ]);
});

test('what itty-router sends is named as it is on the wire', () => {
  const code = `import { cors } from 'itty-router'; cors({ origin: 'https://a.example', credentials: 'True' });`;
  const { output, messages } = new Linter({ configType: 'flat' }).verifyAndFix(code, [plugin.configs.recommended]);
  expect(output).toBe(code.replace('True', 'true'));
  expect(messages).toEqual([]);
});

describe('itty-router 4', () => {
  testPolicies(
    `import { createCors } from 'itty-router'; const headers = { 'Access-Control-Allow-Credentials': 'true' };`,
    [
      [`createCors();`, 'itty-router 4: reflected/none'],
      [`createCors({ headers });`, 'itty-router 4: reflected/none +true'],
      [
        `createCors({ origins: ['*'], headers: { 'access-control-allow-credentials': true } });`,
        'itty-router 4: reflected/none +true',
      ],
      [`createCors({ origins: '*', headers });`, 'itty-router 4: reflected/none +true'],
      [`createCors({ origins: ['https://a.example', '*'], headers });`, 'itty-router 4: reflected/none +true'],
      [`createCors({ origins: ['https://a.example'], headers });`, 'itty-router 4: [https://a.example] +true'],
      [
        `createCors({ origins: ['https://a.example'], headers: { 'Access-Control-Allow-Credentials': 'True' } });`,
        'itty-router 4: [https://a.example] +["True"]',
      ],
      [`createCors({ origins: ['*'], credentials: true });`, 'itty-router 4: reflected/none'],
      [`createCors({ origins: ['*'], headers: { 'Access-Control-Max-Age': '60' } });`, 'itty-router 4: reflected/none'],
      [`createCors({ origins: ['*'], headers: { ...headers } });`, 'itty-router 4: reflected/none +true'],
      [`createCors({ origins: ['*'], headers: others });`],
      [`createCors({ origins: (origin) => origin, headers });`, 'itty-router 4: reflected/none +true'],
      [
        `createCors({ origins: (origin) => list.includes(origin), headers });`,
        'itty-router 4: reflected/checked +true',
        'itty-router 4: absent +true',
      ],
      [
        `createCors({ origins: async (origin) => list.includes(origin), headers });`,
        'itty-router 4: reflected/none +true',
      ],
    ],
  );
});

describeMeasured(
  ['itty-router'],
  [
    {
      because: 'an entry that no browser sends matches nobody; nothing is exposed, but the author meant somebody',
      covers: ({ install }) => /origin: \['(?:\*|https:\/\/\*\.example\.com)'\]/.test(install),
      rules: [ORIGIN],
    },
  ],
);
