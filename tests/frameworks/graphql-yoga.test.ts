import { describe } from 'vitest';
import { ARBITRARY, CREDENTIALS, describeMeasured, ORIGIN } from '../support/measured.ts';
import { testPolicies } from '../support/policy-tables.ts';

describe('graphql-yoga', () => {
  testPolicies(`import { createYoga, createSchema } from 'graphql-yoga';`, [
    [`createYoga({ schema: createSchema({ typeDefs }) });`, 'graphql-yoga: reflected/none +true'],
    [`createYoga();`, 'graphql-yoga: reflected/none +true'],
    [`createYoga({ schema, cors: undefined });`, 'graphql-yoga: reflected/none +true'],
    [`createYoga({ schema, cors: {} });`, 'graphql-yoga: reflected/none +true'],
    [`createYoga({ schema, cors: { methods: ['POST'] } });`, 'graphql-yoga: reflected/none +true'],
    [`createYoga({ schema, cors: false });`],
    [`createYoga({ schema, cors });`],
    [`createYoga({ schema, ...options });`],
    [`createYoga(options);`],
    [`createYoga({ schema, cors: { origin: '*' } });`, 'graphql-yoga: reflected/none +true'],
    [`createYoga({ schema, cors: { origin: '*', credentials: false } });`, 'graphql-yoga: reflected/none'],
    [
      `createYoga({ schema, cors: { origin: '*', credentials: config.credentials } });`,
      'graphql-yoga: reflected/none +unknown',
    ],
    [`createYoga({ schema, cors: { origin: 'https://*.a.example' } });`, 'graphql-yoga: reflected/none +true'],
    [`createYoga({ schema, cors: { origin: '' } });`, 'graphql-yoga: reflected/none +true'],
    [`createYoga({ schema, cors: { origin: undefined } });`, 'graphql-yoga: reflected/none +true'],
    [`createYoga({ schema, cors: { origin: [] } });`, 'graphql-yoga: reflected/none +true'],
    [`createYoga({ schema, cors: { origin: ['*'] } });`, 'graphql-yoga: reflected/none +true'],
    [
      `createYoga({ schema, cors: { origin: process.env.ORIGIN } });`,
      'graphql-yoga: unknown +true',
      'graphql-yoga: reflected/none +true ?',
    ],
    [`createYoga({ schema, cors: { origin: [process.env.ORIGIN] } });`, 'graphql-yoga: unknown +true'],
    [`createYoga({ schema, cors: { origin: [...origins] } });`, 'graphql-yoga: unknown +true'],
    [`createYoga({ schema, cors: { origin: 'https://a.example' } });`, 'graphql-yoga: https://a.example +true'],
    [`createYoga({ schema, cors: { origin: ['https://a.example'] } });`, 'graphql-yoga: https://a.example +true'],
    [
      `createYoga({ schema, cors: { origin: ['https://a.example', 'https://b.example'] } });`,
      'graphql-yoga: [https://a.example, https://b.example] +true',
      'graphql-yoga: null +true',
    ],
    [
      `createYoga({ schema, cors: { origin: ['https://a.example', /x/] } });`,
      'graphql-yoga: [https://a.example] +true',
      'graphql-yoga: null +true',
    ],
    [
      `createYoga({ schema, cors: { origin: ['https://a.example', 'https://b.example'], credentials: false } });`,
      'graphql-yoga: [https://a.example, https://b.example]',
      'graphql-yoga: null',
    ],
    [`createYoga({ schema, cors: { origin: true } });`, 'graphql-yoga: absent +true'],
    [`createYoga({ schema, cors: { origin: /x/ } });`, 'graphql-yoga: absent +true'],
    [`createYoga({ schema, cors: { origin: [/x/] } });`, 'graphql-yoga: /x/ +true'],
    [`createYoga({ schema, cors: { origin: new String('https://a.example') } });`, 'graphql-yoga: absent +true'],
    [`createYoga({ schema, cors: { origin: () => true } });`, 'graphql-yoga: unknown +true'],
    [`createYoga({ schema, cors: { credentials: null } });`, 'graphql-yoga: reflected/none +true'],
    [`createYoga({ schema, cors: { credentials: 0 } });`, 'graphql-yoga: reflected/none'],
    [
      `createYoga({ schema, cors: { origin: 'https://a.example', credentials: 'true' } });`,
      'graphql-yoga: https://a.example dropped true',
    ],
    [
      `createYoga({ schema, cors: (request) => ({ origin: request.headers.get('origin') }) });`,
      'graphql-yoga: reflected/none +true',
    ],
    [
      `createYoga({ schema, cors: async (request) => ({ origin: 'https://a.example' }) });`,
      'graphql-yoga: https://a.example +true',
    ],
    [`createYoga({ schema, cors: () => false });`],
    [
      `createYoga({ schema, cors: (request) => list.includes(request.headers.get('origin')) ? { origin: request.headers.get('origin') } : false });`,
      'graphql-yoga: reflected/checked +true',
    ],
    [
      `import { createServer } from '@graphql-yoga/node'; createServer({ schema });`,
      'graphql-yoga: reflected/none +true',
    ],
    [`import { useCORS } from '@whatwg-node/server'; useCORS();`, 'graphql-yoga: reflected/none +true'],
    [`import { createYoga as other } from './yoga'; other({ schema });`],
  ]);
});

describeMeasured(
  ['graphql-yoga'],
  [
    {
      because: 'the library drops what is not `true`: nothing is sent, though the author asked for credentials',
      covers: ({ install, class: outcome }) => outcome === 'FIXED' && /credentials: (?:'true'|1)/.test(install),
      rules: [CREDENTIALS],
    },
    {
      because: '`null` is an origin that every sandboxed frame has, so with credentials it is open to anybody',
      covers: ({ install }) => install.includes(`origin: 'null'`),
      rules: [ARBITRARY],
    },
    {
      because:
        'whoever is not on a list of several gets `null`, which opens it to sandboxed frames; capitals are a second cause',
      covers: ({ install }) => install.includes(`origin: ['HTTPS://APP.EXAMPLE.COM', '`),
      rules: [ARBITRARY, ORIGIN],
    },
  ],
);
