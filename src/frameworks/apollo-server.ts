import { cors } from './cors.ts';
import { defineFramework } from './define-framework.ts';
import type { PolicyCall } from './define-framework.ts';
import { fastifyCors } from './fastify-cors.ts';
import { koaCors } from './koa-cors.ts';

const see = 'https://www.apollographql.com/docs/apollo-server/v3/security/cors';

/** `applyMiddleware({ app, cors })` and its kin, as methods of what a package's `ApolloServer` makes. */
function methods(module: string, names: readonly string[]): readonly PolicyCall[] {
  return names.map((name) => ({ callee: `${module}.ApolloServer().${name}`, at: 0, within: ['cors'] }));
}

/** Apollo Server 2 and 3. Later versions (`@apollo/server`) have no such option. */
export const apolloServer = defineFramework({
  ...cors,
  id: 'apollo-server',
  see,
  policies: [
    { callee: 'apollo-server.ApolloServer', at: 0, within: ['cors'] },
    ...methods('apollo-server-express', ['applyMiddleware', 'getMiddleware']),
    ...['lambda', 'cloud-functions'].map((name): PolicyCall => ({
      callee: `apollo-server-${name}.ApolloServer().createHandler`,
      at: 0,
      within: ['expressGetMiddlewareOptions', 'cors'],
    })),
  ],
  scope: 'app',
});

/** On Koa, `cors` holds the options of `@koa/cors`. */
export const apolloServerKoa = defineFramework({
  ...koaCors,
  id: 'apollo-server-koa',
  see,
  policies: methods('apollo-server-koa', ['applyMiddleware', 'getMiddleware']),
});

/** On Fastify, `cors` holds the options of `@fastify/cors`. */
export const apolloServerFastify = defineFramework({
  ...fastifyCors,
  id: 'apollo-server-fastify',
  see,
  policies: methods('apollo-server-fastify', ['createHandler']),
});
