import { defineFramework } from './define-framework.ts';
import { koaOrigin, koaResult } from './origin-options.ts';

/** The CORS middleware of Koa, which Feathers hands on. */
export const koaCors = defineFramework({
  id: '@koa/cors',
  see: 'https://github.com/koajs/cors#corsoptions',
  policies: [
    { callee: '@koa/cors', at: 0 },
    { callee: '@feathersjs/koa.cors', at: 0 },
  ],
  origin: {
    option: 'origin',
    whenAbsent: { kind: 'any' },
    read: koaOrigin,
    readResult: koaResult,
    functions: 'returned',
    asks: 'context',
  },
  credentials: { option: 'credentials', whenAbsent: false, test: 'truthy', asksFunctions: true },
  wildcardWithCredentials: 'reflected',
  delegation: null,
  scope: 'app',
});
