import { cors, corsCredentialsOption, corsOriginOption } from './cors.ts';
import { defineFramework } from './define-framework.ts';
import { EVERYONE } from './origin-meanings.ts';

/** Keystone 6 hands `server.cors` to the `cors` package; `true` is everybody, with credentials. */
export const keystone = defineFramework({
  ...cors,
  id: 'Keystone',
  see: 'https://keystonejs.com/docs/config/config#server',
  policies: [{ callee: '@keystone-6/core.config', at: 0, within: ['server', 'cors'] }],
  unmerged: {
    origin: { ...corsOriginOption, whenAbsent: EVERYONE },
    credentials: { ...corsCredentialsOption, whenAbsent: true },
  },
  delegation: null,
  package: '@keystone-6/core',
  scope: 'app',
});

/** The server of graphql-yoga 1. */
export const graphqlYoga1 = defineFramework({
  ...cors,
  id: 'graphql-yoga 1',
  see: 'https://www.npmjs.com/package/graphql-yoga/v/1.18.3',
  policies: [{ callee: 'graphql-yoga.GraphQLServer().start', at: 0, within: ['cors'] }],
  scope: 'app',
});
