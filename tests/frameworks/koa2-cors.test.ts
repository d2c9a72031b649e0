import { describe } from 'vitest';
import { ARBITRARY, CREDENTIALS, describeMeasured } from '../support/measured.ts';
import { testPolicies } from '../support/policy-tables.ts';

describe('koa2-cors', () => {
  testPolicies(`import cors from 'koa2-cors';`, [
    [`app.use(cors());`, 'koa2-cors: reflected/none'],
    [`app.use(cors({ credentials: true }));`, 'koa2-cors: reflected/none +true'],
    [`app.use(cors({ credentials: 'true' }));`, 'koa2-cors: reflected/none dropped true'],
    [`app.use(cors({ credentials: () => true }));`, 'koa2-cors: reflected/none dropped () => …'],
    [`app.use(cors({ origin: '*', credentials: true }));`, 'koa2-cors: * +true'],
    [
      `app.use(cors({ origin: ['https://a.example', 'https://b.example'], credentials: true }));`,
      'koa2-cors: lines(https://a.example | https://b.example) +true',
    ],
    [
      `app.use(cors({ origin: ['https://a.example', ['https://b.example', null, '*']], credentials: true }));`,
      'koa2-cors: lines(https://a.example | https://b.example,,*) +true',
    ],
    [`app.use(cors({ origin: (ctx) => ctx.header.origin, credentials: true }));`, 'koa2-cors: reflected/none +true'],
    [
      `app.use(cors({ origin: (ctx) => { if (ctx.url === '/public') return '*'; return 'https://a.example'; }, credentials: true }));`,
      'koa2-cors: * +true',
      'koa2-cors: https://a.example +true',
    ],
    [
      `app.use(cors({ origin: async () => 'https://a.example', credentials: true }));`,
      'koa2-cors: [object Promise] +true',
    ],
  ]);
});

describeMeasured(
  ['koa2-cors'],
  [
    {
      because: 'the library drops what is not `true`: nothing is sent, though the author asked for credentials',
      covers: ({ install }) => /credentials: (?:'true'|1|(?:async )?\(ctx\))/.test(install),
      rules: [CREDENTIALS],
    },
    {
      because: '`null` is an origin that every sandboxed frame has, so with credentials it is open to anybody',
      covers: ({ install }) => install.includes(`origin: 'null'`),
      rules: [ARBITRARY],
    },
  ],
);
