import { defineFramework } from './define-framework.ts';
import { formerKoaOriginOption } from './koa-cors.ts';
import { ABSENT, MIRRORED, names, namesOption } from './names-options.ts';

const METHODS = names('GET', 'PUT', 'POST', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS');

/**
 * Another CORS middleware of Koa. `*` with credentials is refused by browsers either way: preflights get both, and the
 * response itself gets `*` alone.
 */
export const koa2Cors = defineFramework({
  id: 'koa2-cors',
  see: 'https://github.com/zadzbw/koa2-cors#options',
  policies: [{ callee: 'koa2-cors', at: 0 }],
  origin: { ...formerKoaOriginOption, functions: 'immediate' },
  credentials: { option: 'credentials', whenAbsent: false, test: 'identical' },
  allowHeaders: namesOption('allowHeaders', MIRRORED, { texts: false, whenEmpty: names() }),
  allowMethods: namesOption('allowMethods', METHODS, { texts: false, whenEmpty: names() }),
  exposeHeaders: namesOption('exposeHeaders', ABSENT, { texts: false, whenEmpty: names() }),
  vary: 'always',
  wildcardWithCredentials: 'sent',
  delegation: null,
  package: 'koa2-cors',
  scope: 'app',
});
