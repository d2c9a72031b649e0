import { defineFramework } from './define-framework.ts';
import { formerKoaOriginOption, koaNames } from './koa-cors.ts';

/** What `@koa/cors` was called before; it does not wait for promises. */
export const kcors = defineFramework({
  id: 'kcors',
  see: 'https://www.npmjs.com/package/kcors',
  policies: [{ callee: 'kcors', at: 0 }],
  origin: { ...formerKoaOriginOption, functions: 'immediate' },
  credentials: { option: 'credentials', whenAbsent: false, test: 'truthy' },
  ...koaNames,
  wildcardWithCredentials: 'sent',
  delegation: null,
  package: 'kcors',
  scope: 'app',
});
