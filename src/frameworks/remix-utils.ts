import { corsCredentialsOption, corsNames, corsOriginOption } from './cors.ts';
import { defineFramework } from './define-framework.ts';
import { ANY, EVERYONE } from './origin-meanings.ts';
import { expressOrigin } from './origin-options.ts';
import { MIRRORED, namesOption } from './names-options.ts';

/** CORS of Remix and React Router, as a function over a response or as a middleware. Without an origin, everybody is allowed. */
export const remixUtils = defineFramework({
  id: 'remix-utils/cors',
  see: 'https://github.com/sergiodxa/remix-utils#cors',
  policies: [
    { callee: 'remix-utils/cors.cors', at: 2 },
    { callee: 'remix-utils.cors', at: 2 },
    { callee: 'remix-utils/middleware/cors.createCorsMiddleware', at: 0 },
    { callee: 'remix-utils/middleware/cors.unstable_createCorsMiddleware', at: 0 },
  ],
  origin: {
    ...corsOriginOption,
    whenAbsent: EVERYONE,
    read: (value) => (value.kind === 'primitive' && value.value === undefined ? ANY : expressOrigin(value)),
    functions: 'returned',
  },
  credentials: corsCredentialsOption,
  allowHeaders: namesOption('allowedHeaders', MIRRORED, { whenEmpty: MIRRORED }),
  allowMethods: corsNames.allowMethods,
  exposeHeaders: corsNames.exposeHeaders,
  vary: 'unlessWildcard',
  wildcardWithCredentials: 'sent',
  delegation: null,
  package: 'remix-utils',
  scope: 'route',
});
