import { defineFramework } from './define-framework.ts';
import { honoOrigin, honoResult } from './origin-options.ts';

/** The CORS middleware that comes with Hono. */
export const honoCors = defineFramework({
  id: 'hono/cors',
  see: 'https://hono.dev/docs/middleware/builtin/cors',
  policies: [{ callee: 'hono/cors.cors', at: 0 }],
  origin: {
    option: 'origin',
    whenAbsent: { kind: 'any' },
    read: honoOrigin,
    readResult: honoResult,
    functions: 'returned',
    asks: 'origin',
  },
  credentials: { option: 'credentials', whenAbsent: false, test: 'truthy' },
  wildcardWithCredentials: 'sent',
  delegation: null,
  scope: 'route',
});
