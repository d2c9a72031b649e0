import { describe, expect, test } from 'vitest';
import { describeMeasured, ORIGIN } from '../support/measured.ts';
import { policiesIn } from '../support/policies.ts';

describe('h3', () => {
  test.for<readonly [code: string, ...expected: readonly string[]]>([
    [`handleCors(event, { origin: '*', credentials: true });`, 'h3: * +true'],
    [`handleCors(event, { credentials: true });`, 'h3: * by default +true'],
    [`handleCors(event, { origin: false, credentials: true });`, 'h3: * +true'],
    [`appendCorsHeaders(event, { origin: '', credentials: 'false' });`, 'h3 appendCorsHeaders: * +true'],
    [`appendCorsPreflightHeaders(event, { origin: undefined, credentials: 1 });`, 'h3 appendCorsHeaders: * +true'],
    [`handleCors(event, { origin: 'https://a.example', credentials: true });`, 'h3: [https://a.example] +true'],
    [
      `handleCors(event, { origin: ['https://a.example', /\\.a\\.example$/], credentials: true });`,
      'h3: [https://a.example] +true',
      'h3: reflected/checked +true',
    ],
    [`handleCors(event, { origin: true, credentials: true });`, 'h3: absent +true'],
    [`handleCors(event, { origin: /./, credentials: true });`, 'h3: absent +true'],
    [`handleCors(event, { origin: new Set(list), credentials: true });`, 'h3: absent +true'],
    [`handleCors(event, { origin: (origin) => origin, credentials: true });`, 'h3: reflected/none +true'],
    [`handleCors(event, { origin: () => false, credentials: true });`, 'h3: absent +true'],
    [
      `handleCors(event, { origin: (origin) => list.includes(origin), credentials: true });`,
      'h3: reflected/checked +true',
      'h3: absent +true',
    ],
    [
      `handleCors(event, { origin: (origin) => origin.endsWith('a.example'), credentials: true });`,
      'h3: reflected/weak +true',
      'h3: absent +true',
    ],
    [
      `handleCors(event, { origin: async (origin) => list.includes(origin), credentials: true });`,
      'h3: reflected/none +true',
    ],
    [`handleCors(event, { origin: (origin) => isKnown(origin), credentials: true });`, 'h3: unknown +true'],
    [`handleCors(event, options);`],
    [`handleCors(event, useRuntimeConfig().cors);`],
  ])('%s', ([code, ...expected]) => {
    const imported = `import { appendCorsHeaders, appendCorsPreflightHeaders, handleCors } from 'h3'; export default defineEventHandler((event) => { ${code} });`;
    expect(policiesIn(imported)).toEqual(expected);
    // Nitro and Nuxt need no import.
    expect(policiesIn(`export default defineEventHandler((event) => { ${code} });`)).toEqual(expected);
  });

  test('is no function of another module', () => {
    expect(
      policiesIn(`import { handleCors } from './cors.ts'; handleCors(event, { origin: '*', credentials: true });`),
    ).toEqual([]);
  });
});

describeMeasured(
  ['h3'],
  [
    {
      because: 'two calls on one event are judged one by one',
      covers: ({ install }) => /appendCorsPreflightHeaders\(.*appendCorsHeaders\(/.test(install),
      rules: [],
    },
    {
      because: 'an entry that no browser sends matches nobody; nothing is exposed, but the author meant somebody',
      covers: ({ install, class: outcome }) =>
        outcome === 'NO-ACAO(+stray ACAC)' && /HTTPS:|b\.example\.com|'\*'\]|\*\.example/.test(install),
      rules: [ORIGIN],
    },
  ],
);
