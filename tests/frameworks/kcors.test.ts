import { describe } from 'vitest';
import { CREDENTIALS, describeMeasured } from '../support/measured.ts';
import { testPolicies } from '../support/policy-tables.ts';

describe('kcors', () => {
  testPolicies(`const cors = require('kcors');`, [
    [`app.use(cors());`, 'kcors: reflected/none'],
    [`app.use(cors({ credentials: true }));`, 'kcors: reflected/none +true'],
    [`app.use(cors({ credentials: () => false }));`, 'kcors: reflected/none +true'],
    [`app.use(cors({ origin: '*', credentials: true }));`, 'kcors: * +true'],
    [`app.use(cors({ origin: false, credentials: true }));`, 'kcors: reflected/none +true'],
    [
      `app.use(cors({ origin: process.env.ORIGIN, credentials: true }));`,
      'kcors: unknown +true',
      'kcors: reflected/none +true ?',
    ],
    [`app.use(cors({ origin: 'https://a.example', credentials: true }));`, 'kcors: https://a.example +true'],
    [`app.use(cors({ origin: (ctx) => ctx.get('Origin'), credentials: true }));`, 'kcors: reflected/none +true'],
    [
      `app.use(cors({ origin: async (ctx) => ctx.get('Origin'), credentials: true }));`,
      'kcors: [object Promise] +true',
    ],
    [
      `app.use(cors({ origin: (ctx) => list.includes(ctx.get('Origin')) && ctx.get('Origin'), credentials: true }));`,
      'kcors: reflected/checked +true',
      'kcors: absent +true',
    ],
  ]);
});

describeMeasured(
  ['kcors'],
  [
    {
      because: 'the text `false` turns credentials on, which its author did not mean',
      covers: ({ install }) => install.includes(`credentials: 'false'`),
      rules: [CREDENTIALS],
    },
  ],
);
