import { describe, expect, test } from 'vitest';
import {
  ARBITRARY,
  CREDENTIALS,
  describeMeasured,
  isProse,
  measuredRows,
  ORIGIN,
  RULE_OF_CLASS,
  WILDCARD,
} from '../support/measured.ts';
import type { Exception } from '../support/measured.ts';

/** The six libraries that most servers use, and the raw APIs. */
const LIBRARIES = [
  'cors',
  '@fastify/cors',
  'hono/cors',
  '@koa/cors',
  '@nestjs/core',
  '@nestjs/websockets',
  'socket.io',
  'express',
  'fastify',
  'koa',
];

const exceptions: readonly Exception[] = [
  {
    because: 'layers of Hono before 4.11 met otherwise, and are judged one by one',
    covers: ({ library, version, install }) =>
      library === 'hono/cors' &&
      /^(?:3|4\.0)\./.test(version) &&
      install.endsWith(`app.use('*', cors())`) &&
      install.includes('origin'),
    rules: [],
  },
  {
    because: 'of a line that is added to that of another layer, `*` is what its author sees',
    covers: ({ install, class: outcome }) => outcome === 'BROKEN-MULTI' && /cors\(.*res\.append/.test(install),
    rules: [WILDCARD],
  },
  {
    because: 'an environment variable may hold anything, and NODE_ENV is that of production',
    covers: ({ install, class: outcome }) =>
      outcome in RULE_OF_CLASS && install.includes('process.env') && !install.includes('?? true'),
    rules: [],
  },
  {
    because: 'the fallback of an environment variable is unknown to be taken, but `true` is never an origin',
    covers: ({ install, class: outcome }) =>
      outcome in RULE_OF_CLASS && install.includes('process.env.NOPE ?? true') && outcome !== 'BROKEN-VALUE',
    rules: [],
  },
  {
    because: 'an entry that no browser sends matches nobody; nothing is exposed, but the author meant somebody',
    covers: ({ install, class: outcome }) =>
      outcome === 'NO-ACAO(+stray ACAC)' &&
      !/\/x\.example\.com|other\.example\.org|localhost:3000|\[\]|\[\/|process\.env/.test(install),
    rules: [ORIGIN],
  },
  {
    because: '`null` is an origin that every sandboxed frame has, so with credentials it is open to anybody',
    covers: ({ install }) => /origin: 'null', credentials: true/.test(install),
    rules: [ARBITRARY],
  },
  {
    because: '`null` without credentials exposes what anybody may read anyway',
    covers: ({ install }) => install.includes(`'Access-Control-Allow-Origin', null`),
    rules: [],
  },
  {
    because: 'the library drops what is not `true`: nothing is sent, though the author asked for credentials',
    covers: ({ install, class: outcome, library }) =>
      outcome === 'FIXED' &&
      library !== '@fastify/cors' &&
      /credentials: (?:'true'|1)/.test(install) &&
      !install.includes('FastifyAdapter'),
    rules: [CREDENTIALS],
  },
  {
    because: 'a pattern without its dot or its end lets in more than the measured origins',
    covers: ({ install, class: outcome }) =>
      outcome === 'ALLOWLIST+TRUE' && /\/example\\\.com(?:\$)?\/|endsWith\('example\.com'\)/.test(install),
    rules: [ARBITRARY],
  },
  {
    because: 'the text `false` turns credentials on, which its author did not mean',
    covers: ({ library, install, class: outcome }) =>
      library === 'hono/cors' &&
      /^(?:ALLOWLIST|FIXED)\+TRUE$/.test(outcome) &&
      install.includes(`credentials: 'false'`),
    rules: [CREDENTIALS],
  },
  {
    because: 'Nest 10 on Fastify does not start with an options function that Nest 11 takes',
    covers: ({ library, version, class: outcome }) =>
      library === '@nestjs/core' && version.startsWith('10.') && outcome === 'THROWS',
    rules: [WILDCARD],
  },
  {
    because: 'socket.io 2 reflects every origin whatever its options say; only later versions are known',
    covers: ({ library, version }) => library === 'socket.io' && version.startsWith('2.'),
    rules: [],
  },
  {
    because: 'the options are wrong for the application, though this request reaches another part of it',
    covers: ({ library, install }) => library === '@nestjs/websockets' && install.includes('enableCors'),
    rules: [ARBITRARY],
  },
  {
    because: 'Koa 3 refuses `undefined`, Koa 2 sends the word; either way nobody can read the answer',
    covers: ({ library, install, class: outcome }) =>
      library === 'koa' && outcome === 'ERROR-500' && install.includes(', undefined'),
    rules: [ORIGIN],
  },
];

describe('the rows', () => {
  const rows = measuredRows(LIBRARIES);

  test('are there, and few are prose', () => {
    expect(rows.length).toBeGreaterThan(1500);
    expect(rows.filter(isProse).length).toBeLessThan(60);
  });
});

describeMeasured(LIBRARIES, exceptions);
