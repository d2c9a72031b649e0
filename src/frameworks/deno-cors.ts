import { corsCredentialsOption, corsNames, corsOriginOption } from './cors.ts';
import { defineFramework } from './define-framework.ts';

/** Addresses of the module; `cors` is what import maps call it, of which the package on npm exports none of these. */
const MODULES = ['deno.land/x/cors', '@tajpouria/cors', 'cors', 'cors/mod.ts'];
const { allowHeaders, allowMethods, exposeHeaders, leavesPreflights } = corsNames;

/** The middlewares of Deno's `cors`: the options are those of `cors`, and functions answer by their result. */
export const denoCors = defineFramework({
  id: 'oakCors',
  see: 'https://deno.land/x/cors',
  policies: MODULES.flatMap((name) =>
    ['oakCors', 'opineCors'].map((made) => ({
      callee: `${name}.${made}`,
      at: 0,
    })),
  ),
  origin: { ...corsOriginOption, functions: 'returned' },
  credentials: corsCredentialsOption,
  allowHeaders,
  allowMethods,
  exposeHeaders,
  leavesPreflights,
  vary: 'never',
  wildcardWithCredentials: 'sent',
  delegation: 'returned',
  package: 'deno.land/x/cors',
  scope: 'app',
});
