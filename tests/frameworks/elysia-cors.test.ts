import { describe } from 'vitest';
import { ARBITRARY, describeMeasured, ORIGIN } from '../support/measured.ts';
import { testPolicies } from '../support/policy-tables.ts';

describe('@elysiajs/cors', () => {
  testPolicies(`import { Elysia } from 'elysia'; import cors from '@elysiajs/cors';`, [
    [`new Elysia().use(cors());`, '@elysiajs/cors: reflected/none +true'],
    [
      `import { cors as allow } from '@elysiajs/cors'; new Elysia().use(allow());`,
      '@elysiajs/cors: reflected/none +true',
    ],
    [`new Elysia().use(cors(null));`, '@elysiajs/cors: reflected/none +true'],
    [`new Elysia().use(cors(options));`],
    [`new Elysia().use(cors({ ...options }));`],
    [`cors({ credentials: false });`, '@elysiajs/cors: reflected/none'],
    [`cors({ credentials: undefined });`, '@elysiajs/cors: reflected/none +true'],
    [`cors({ credentials: null });`, '@elysiajs/cors: reflected/none'],
    [`cors({ origin: 'https://a.example', credentials: 'true' });`, '@elysiajs/cors: [https://a.example] dropped true'],
    [`cors({ origin: '*' });`, '@elysiajs/cors: * +true'],
    [`cors({ origin: ['https://a.example', '*'] });`, '@elysiajs/cors: * +true'],
    [`cors({ origin: undefined });`, '@elysiajs/cors: reflected/none +true'],
    [`cors({ origin: null });`, '@elysiajs/cors: absent +true'],
    [`cors({ origin: false });`, '@elysiajs/cors: absent +true'],
    [`cors({ origin: 1 });`, '@elysiajs/cors: absent +true'],
    [`cors({ origin: {} });`, '@elysiajs/cors: absent +true'],
    [`cors({ origin: new String('https://a.example') });`, '@elysiajs/cors: absent +true'],
    [`cors({ origin: 'a.example:3000' });`, '@elysiajs/cors: [https://a.example:3000] +true'],
    [
      `cors({ origin: ['a.example', 'https://b.example'] });`,
      '@elysiajs/cors: [https://a.example, https://b.example] +true',
    ],
    [`cors({ origin: [['a.example']] });`, '@elysiajs/cors: [https://a.example] +true'],
    [
      `cors({ origin: ['a.example', /^https:\\/\\/b\\.example$/] });`,
      '@elysiajs/cors: [https://a.example] +true',
      '@elysiajs/cors: reflected/checked +true',
    ],
    [`cors({ origin: /example/ });`, '@elysiajs/cors: reflected/weak +true'],
    [`cors({ origin: (request) => true });`, '@elysiajs/cors: reflected/none +true'],
    [`cors({ origin: (request) => request.headers.get('origin') });`, '@elysiajs/cors: absent +true'],
    [
      `cors({ origin: (request) => request.headers.get('origin') === 'https://a.example' });`,
      '@elysiajs/cors: reflected/checked +true',
    ],
    [`cors({ origin: (request) => decide(request) });`, '@elysiajs/cors: unknown +true'],
    [`cors({ origin: async () => true });`, '@elysiajs/cors: absent +true'],
    [
      `cors({ origin: process.env.ORIGIN });`,
      '@elysiajs/cors: unknown +true',
      '@elysiajs/cors: reflected/none +true ?',
    ],
  ]);
});

describeMeasured(
  ['@elysiajs/cors'],
  [
    {
      because: '`null` is an origin that every sandboxed frame has, so with credentials it is open to anybody',
      covers: ({ install }) => install.includes(`origin: 'null'`),
      rules: [ARBITRARY],
    },
    {
      because: 'an entry that no browser sends matches nobody; nothing is exposed, but the author meant somebody',
      covers: ({ install, class: outcome }) =>
        outcome === 'NO-ACAO(+stray ACAC)' && /https:\/\/\*|com\/'|com[ ,]https|HTTPS/.test(install),
      rules: [ORIGIN],
    },
    {
      because: 'a pattern without its dot or its end lets in more than the measured origins',
      covers: ({ install }) => install.includes('/example\\.com$/'),
      rules: [ARBITRARY],
    },
    {
      because: 'functions in a list are not followed',
      covers: ({ install }) => install.includes('[(request) => true]'),
      rules: [],
    },
  ],
);
