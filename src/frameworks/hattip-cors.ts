import { defineFramework } from './define-framework.ts';
import { formerKoaOriginOption } from './koa-cors.ts';
import { kcors } from './kcors.ts';

/** The middleware of HatTip, made after that of Koa. */
export const hattipCors = defineFramework({
  ...kcors,
  id: '@hattip/cors',
  see: 'https://github.com/hattipjs/hattip/tree/main/packages/middleware/cors',
  policies: [{ callee: '@hattip/cors.cors', at: 0 }],
  origin: formerKoaOriginOption,
  credentials: { ...kcors.credentials, asksFunctions: true },
  package: '@hattip/cors',
});
