import { describe, expect, test } from 'vitest';
import { policiesIn } from '../support/policies.ts';
import { testPolicies } from '../support/policy-tables.ts';

// What version 1.2.2 of the module wrote into the headers of a response, run on its own.
describe('oakCors', () => {
  testPolicies(`import { oakCors } from 'https://deno.land/x/cors@v1.2.2/mod.ts';`, [
    [`app.use(oakCors());`, 'oakCors: * by default'],
    [`app.use(oakCors({ credentials: true }));`, 'oakCors: * by default +true'],
    [`app.use(oakCors({ origin: '*', credentials: true }));`, 'oakCors: * +true'],
    [`app.use(oakCors({ origin: true, credentials: true }));`, 'oakCors: reflected/none +true'],
    [`app.use(oakCors({ origin: false, credentials: true }));`, 'oakCors: absent +true'],
    [`app.use(oakCors({ origin: 'https://a.example', credentials: true }));`, 'oakCors: https://a.example +true'],
    [`app.use(oakCors({ origin: ['https://a.example'], credentials: true }));`, 'oakCors: [https://a.example] +true'],
    [`app.use(oakCors({ origin: async (origin) => true, credentials: true }));`, 'oakCors: reflected/none +true'],
    [`app.use(oakCors({ origin: (origin) => origin, credentials: 'true' }));`, 'oakCors: reflected/none dropped true'],
    [`app.use(oakCors(async () => ({ origin: true, credentials: true })));`, 'oakCors: reflected/none +true'],
  ]);

  test.for([
    `import { oakCors } from 'https://deno.land/x/cors/mod.ts';`,
    `import { oakCors } from 'jsr:@tajpouria/cors@^1.2.1';`,
    `import { oakCors } from 'cors';`,
    `import { opineCors as oakCors } from 'https://deno.land/x/cors@v1.2.2/opineCors.ts';`,
  ])('%s', (head) => {
    expect(policiesIn(`${head} oakCors({ origin: '*', credentials: true });`)).toEqual(['oakCors: * +true']);
  });
});
