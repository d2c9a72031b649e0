import { defineFramework } from './define-framework.ts';
import { ABSENT, MIRRORED, names, namesOption } from './names-options.ts';
import { EVERYONE } from './origin-meanings.ts';
import { comparedOrigin } from './origin-options.ts';

/** The plugin of oRPC, which allows everybody unless told otherwise. */
export const orpc = defineFramework({
  id: 'oRPC',
  see: 'https://orpc.unnoq.com/docs/plugins/cors',
  policies: ['plugins', 'fetch', 'node'].map((path) => ({ callee: `@orpc/server/${path}.CORSPlugin`, at: 0 })),
  origin: {
    option: 'origin',
    whenAbsent: EVERYONE,
    read: comparedOrigin,
    functions: 'returned',
    asks: 'origin',
  },
  credentials: { option: 'credentials', whenAbsent: false, test: 'truthy' },
  allowHeaders: namesOption('allowHeaders', MIRRORED, { whenNothing: MIRRORED }),
  allowMethods: namesOption('allowMethods', names('GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH'), {
    whenNothing: ABSENT,
  }),
  exposeHeaders: namesOption('exposeHeaders', ABSENT, { whenNothing: ABSENT }),
  vary: 'unlessWildcard',
  wildcardWithCredentials: 'sent',
  delegation: null,
  package: '@orpc/server',
  scope: 'app',
});
