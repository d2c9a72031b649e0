import { describe } from 'vitest';
import { describeMeasured } from '../support/measured.ts';
import { testPolicies } from '../support/policy-tables.ts';

describe('@tinyhttp/cors', () => {
  testPolicies(`import { cors } from '@tinyhttp/cors';`, [
    [`app.use(cors());`, '@tinyhttp/cors: * by default'],
    [`app.use(cors({ credentials: true }));`, '@tinyhttp/cors: * by default +true'],
    [`app.use(cors({ credentials: 'false' }));`, '@tinyhttp/cors: * by default +true'],
    [`app.use(cors({ origin: '*', credentials: true }));`, '@tinyhttp/cors: * +true'],
    [`app.use(cors({ origin: async () => 'https://a.example' }));`, '@tinyhttp/cors: [object Promise]'],
    [`app.use(cors({ origin: true, credentials: true }));`, '@tinyhttp/cors: * +true'],
    [`app.use(cors({ origin: undefined, credentials: true }));`, '@tinyhttp/cors: * +true'],
    [`app.use(cors({ origin: false, credentials: true }));`, '@tinyhttp/cors: absent +true'],
    [`app.use(cors({ origin: null, credentials: true }));`, '@tinyhttp/cors: absent +true'],
    [`app.use(cors({ origin: ['https://a.example', '*'], credentials: true }));`, '@tinyhttp/cors: * +true'],
    [
      `app.use(cors({ origin: ['https://a.example', 'https://b.example'], credentials: true }));`,
      '@tinyhttp/cors: [https://a.example, https://b.example] +true',
    ],
    [`app.use(cors({ origin: [/a/], credentials: true }));`, '@tinyhttp/cors: absent +true'],
    [`app.use(cors({ origin: /a\\.example$/, credentials: true }));`, '@tinyhttp/cors: reflected/weak +true'],
    [`app.use(cors({ origin: new Set(list), credentials: true }));`, '@tinyhttp/cors: unknown +true'],
    [
      `app.use(cors({ origin: (request) => request.headers.origin, credentials: true }));`,
      '@tinyhttp/cors: reflected/none +true',
    ],
    [`app.use(cors({ origin: () => '*', credentials: true }));`, '@tinyhttp/cors: * +true'],
    [`app.use(cors({ origin: () => undefined, credentials: true }));`, '@tinyhttp/cors: absent +true'],
    [`app.use(cors({ origin: () => list[0], credentials: true }));`, '@tinyhttp/cors: unknown +true'],
  ]);
});

describeMeasured(['@tinyhttp/cors']);
