import { defineClient, fetchMode, NOT_FETCH } from './define-client.ts';

/** @see https://hono.dev/docs/guides/rpc#cookies */
export const honoClient = defineClient({
  id: 'hc',
  see: 'https://hono.dev/docs/guides/rpc#cookies',
  packages: ['hono/client'],
  calls: [{ names: ['hc'], on: 'package', does: 'sends', url: [{ at: 0 }], options: [1] }],
  credentials: { options: [{ path: ['init', 'credentials'], read: fetchMode }], write: "'include'", byDefault: false },
  ignored: ['credentials', ...NOT_FETCH],
  checks: 'native',
  fetch: ['fetch'],
});
