import { describe } from 'vitest';
import { testPolicies } from '../support/policy-tables.ts';

describe('nextjs-cors', () => {
  testPolicies(`import NextCors from 'nextjs-cors';`, [
    [
      `export default async function handler(req, res) { await NextCors(req, res, { origin: '*', credentials: true }); }`,
      'nextjs-cors: * +true',
    ],
    [`await NextCors(req, res, { methods: ['GET'], credentials: true });`, 'nextjs-cors: * by default +true'],
    [`await NextCors(req, res, { origin: true, credentials: true });`, 'nextjs-cors: reflected/none +true'],
    [
      `await NextCors(req, res, { origin: 'https://a.example', credentials: 1 });`,
      'nextjs-cors: https://a.example dropped 1',
    ],
    [`await NextCors(req, res);`, 'nextjs-cors: * by default'],
    [`await NextCors(...all);`],
    [`await NextCors(req, res, options);`],
  ]);
});
