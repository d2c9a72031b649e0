import { describe } from 'vitest';
import { testPolicies } from '../support/policy-tables.ts';

/** @see https://keystonejs.com/docs/config/config#server */
describe('Keystone', () => {
  testPolicies(`import { config } from '@keystone-6/core';`, [
    [`export default config({ server: { cors: true }, lists });`, 'Keystone: reflected/none +true'],
    [
      `export default config({ server: { cors: { origin: ['http://localhost:7777'], credentials: true } } });`,
      'Keystone: [http://localhost:7777] +true',
    ],
    [`export default config({ server: { cors: { credentials: true } } });`, 'Keystone: * by default +true'],
    [`export default config({ server: { cors: false } });`],
    [`export default config({ server: { port: 3000 } }); // cors`],
  ]);
});

describe('graphql-yoga 1', () => {
  testPolicies(`import { GraphQLServer } from 'graphql-yoga'; const server = new GraphQLServer({ typeDefs });`, [
    [`server.start({ cors: { origin: '*', credentials: true } });`, 'graphql-yoga 1: * +true'],
    [`server.start({ port: 4000 }); // cors`],
  ]);
});
