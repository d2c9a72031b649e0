import { describe } from 'vitest';
import { describeMeasured } from '../support/measured.ts';
import { testPolicies } from '../support/policy-tables.ts';

describe('@feathersjs/express', () => {
  testPolicies(`import express, { cors } from '@feathersjs/express';`, [
    [`app.use(cors({ origin: '*', credentials: true }));`, '@feathersjs/express: * +true'],
    [`app.use(express.cors({ origin: true, credentials: true }));`, '@feathersjs/express: reflected/none +true'],
    [
      `app.use(cors({ origin: 'https://a.example', credentials: 'true' }));`,
      '@feathersjs/express: https://a.example dropped true',
    ],
  ]);
});

describeMeasured(['@feathersjs/express', '@feathersjs/koa']);
