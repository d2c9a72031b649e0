import { describe } from 'vitest';
import { testPolicies } from '../support/policy-tables.ts';

describe('koa-cors', () => {
  testPolicies(`import Koa from 'koa'; import cors from 'koa-cors'; const app = new Koa();`, [
    [`app.use(cors());`, 'koa-cors: reflected/none'],
    [`app.use(cors({ origin: async () => 'https://a.example' }));`, 'koa-cors: [object Promise]'],
    [`app.use(cors({ credentials: true }));`, 'koa-cors: reflected/none +true'],
    [`app.use(cors({ origin: '*', credentials: true }));`, 'koa-cors: * +true'],
    [`app.use(cors({ origin: 'https://a.example', credentials: true }));`, 'koa-cors: https://a.example +true'],
    [`app.use(cors({ origin: false, credentials: true }));`, 'koa-cors: absent +true'],
    [`app.use(cors({ origin: ['https://a.example'], credentials: true }));`, 'koa-cors: undefined +true'],
    [`app.use(cors({ origin: undefined, credentials: true }));`, 'koa-cors: undefined +true'],
    [
      `app.use(cors({ origin: (request) => request.headers.origin, credentials: true }));`,
      'koa-cors: reflected/none +true',
    ],
    [`app.use(cors({ origin: (request) => '*', credentials: true }));`, 'koa-cors: * +true'],
    [`app.use(cors({ origin: true, credentials: 'true' }));`, 'koa-cors: reflected/none dropped true'],
    [`app.use(cors({ origin: settings.origin, credentials: true }));`, 'koa-cors: unknown +true'],
  ]);
});
