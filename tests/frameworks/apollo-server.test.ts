import { describe } from 'vitest';
import { describeMeasured } from '../support/measured.ts';
import { testPolicies } from '../support/policy-tables.ts';

describe('apollo-server', () => {
  testPolicies(`import { ApolloServer } from 'apollo-server';`, [
    [`new ApolloServer({ typeDefs, cors: { origin: '*', credentials: true } });`, 'apollo-server: * +true'],
    [`new ApolloServer({ typeDefs, cors: { credentials: true } });`, 'apollo-server: * by default +true'],
    [
      `new ApolloServer({ typeDefs, cors: { origin: true, credentials: true } });`,
      'apollo-server: reflected/none +true',
    ],
    [
      `new ApolloServer({ typeDefs, cors: { origin: 'https://a.example', credentials: 'true' } });`,
      'apollo-server: https://a.example dropped true',
    ],
    [`new ApolloServer({ typeDefs, cors: true });`, 'apollo-server: * by default'],
    [`new ApolloServer({ typeDefs, cors: false });`],
    [`new ApolloServer({ typeDefs, cors: config.cors });`],
  ]);
});

describe('apollo-server-express', () => {
  testPolicies(`import { ApolloServer } from 'apollo-server-express'; const server = new ApolloServer({ typeDefs });`, [
    [`server.applyMiddleware({ app, cors: { origin: '*', credentials: true } });`, 'apollo-server: * +true'],
    [
      `async function start() { await server.start(); server.applyMiddleware({ app, path: '/', cors: { origin: true, credentials: true } }); }`,
      'apollo-server: reflected/none +true',
    ],
    [`app.use(server.getMiddleware({ cors: { origin: '*', credentials: true } }));`, 'apollo-server: * +true'],
    [`server.applyMiddleware({ app, cors: false });`],
    // The constructor takes the option in `apollo-server` only.
    [`new ApolloServer({ typeDefs, cors: { origin: '*', credentials: true } });`],
  ]);
});

describe('apollo-server-koa', () => {
  testPolicies(`import { ApolloServer } from 'apollo-server-koa'; const server = new ApolloServer({ typeDefs });`, [
    [
      `server.applyMiddleware({ app, cors: { origin: '*', credentials: true } });`,
      'apollo-server-koa: reflected/none +true',
    ],
  ]);
});

describe('apollo-server-fastify', () => {
  testPolicies(`import { ApolloServer } from 'apollo-server-fastify'; const server = new ApolloServer({ typeDefs });`, [
    [
      `app.register(server.createHandler({ cors: { origin: ['*'], credentials: true } }));`,
      'apollo-server-fastify: * +true',
    ],
  ]);
});

describe('@apollo/server has no such option', () => {
  testPolicies(
    `import { ApolloServer } from '@apollo/server'; import { startStandaloneServer } from '@apollo/server/standalone'; import { expressMiddleware } from '@apollo/server/express4'; import cors from 'cors';`,
    [
      [`const server = new ApolloServer({ typeDefs, cors: { origin: '*', credentials: true } });`],
      [
        `const server = new ApolloServer({ typeDefs }); startStandaloneServer(server, { cors: { origin: '*', credentials: true } });`,
      ],
      [
        `app.use('/graphql', cors({ origin: '*', credentials: true }), express.json(), expressMiddleware(server));`,
        'cors: * +true',
      ],
    ],
  );
});

describeMeasured(['@apollo/server', 'apollo-server', 'apollo-server-express']);

describe('apollo-server-lambda 3', () => {
  testPolicies(`import { ApolloServer } from 'apollo-server-lambda'; const server = new ApolloServer({ typeDefs });`, [
    [
      `export const handler = server.createHandler({ expressGetMiddlewareOptions: { cors: { origin: '*', credentials: true } } });`,
      'apollo-server: * +true',
    ],
  ]);
});
