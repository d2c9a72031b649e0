import { cors } from './cors.ts';
import { defineFramework } from './define-framework.ts';
import type { OptionValue, OriginMeaning, PolicyCall } from './define-framework.ts';
import { fastifyCors } from './fastify-cors.ts';
import { koaCors } from './koa-cors.ts';
import { ABSENT, MIRRORED, namesOption } from './names-options.ts';
import { OFF, UNKNOWN, amongTexts } from './origin-meanings.ts';
import { expressOrigin } from './origin-options.ts';

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

/** On Lambda, version 2 writes the headers by itself: none without an origin, and to lists and texts only. */
export const apolloServerLambda2 = defineFramework({
  id: 'apollo-server-lambda 2',
  see: 'https://www.apollographql.com/docs/apollo-server/v2/deployment/lambda/',
  policies: [{ callee: 'apollo-server-lambda.ApolloServer().createHandler', at: 0, within: ['cors'] }],
  origin: { option: 'origin', whenAbsent: OFF, read: lambdaOrigin, functions: 'none', asks: 'origin' },
  credentials: { option: 'credentials', whenAbsent: false, test: 'truthy' },
  allowHeaders: namesOption('allowedHeaders', MIRRORED),
  allowMethods: namesOption('methods', ABSENT),
  exposeHeaders: namesOption('exposedHeaders', ABSENT),
  vary: 'never',
  wildcardWithCredentials: 'sent',
  delegation: null,
  package: 'apollo-server-lambda',
  only: { from: '0.0.0', below: '3.0.0' },
  scope: 'app',
});

function lambdaOrigin(value: OptionValue): OriginMeaning {
  if (value.kind === 'array') return amongTexts(value);
  if (value.kind === 'primitive' || value.kind === 'requestOrigin') return expressOrigin(value);
  return value.kind === 'unknown' ? UNKNOWN : OFF;
}
