import { expect, test } from 'vitest';
import { factsOf } from '../../src/recognise/file-facts.ts';
import { parseTypeScript } from '../support/parse.ts';

/** The code that is at fault where nobody wrote an option: small, and never the whole configuration. */
const places: readonly (readonly [name: string, code: string, place: string, filename?: string])[] = [
  ['the name of a function', `import { createYoga } from 'graphql-yoga'; createYoga({ schema });`, 'createYoga'],
  ['the name of a method', `import jsonServer from 'json-server'; jsonServer.defaults();`, 'defaults'],
  [
    'the name of a class',
    `import { Server } from '@hapi/hapi'; const options = { credentials: true }; new Server({ routes: { cors: options } });`,
    'Server',
  ],
  [
    'the key of the options',
    `import { createYoga } from 'graphql-yoga'; createYoga({ schema, cors: { methods: ['POST'] } });`,
    'cors',
  ],
  [
    'the entry of a list',
    `export default ['strapi::logger', 'strapi::cors'];`,
    `'strapi::cors'`,
    'config/middlewares.ts',
  ],
  ['the name in a list', `export default [{ name: 'strapi::cors' }];`, `name: 'strapi::cors'`, 'config/middlewares.ts'],
  [
    'the key in a list',
    `export default [{ name: 'strapi::cors', config: { maxAge: 1 } }];`,
    'config',
    'config/middlewares.ts',
  ],
];

test.for(places)('%s states a policy', ([, code, place, filename = 'server.ts']) => {
  const { policies } = factsOf(parseTypeScript(code).sourceCode, filename);
  expect(policies.map(({ range }) => code.slice(...range))).toEqual([place]);
});
