import { defineClient, fetchMode, NOT_FETCH } from './define-client.ts';

/** @see https://nearform.com/open-source/urql/docs/api/core/#client */
export const urql = defineClient({
  id: 'urql',
  see: 'https://nearform.com/open-source/urql/docs/api/core/#client',
  packages: ['urql', '@urql/core', '@urql/vue', '@urql/svelte', '@urql/preact', '@urql/solid', '@urql/next'],
  calls: [
    {
      names: ['Client', 'createClient'],
      on: 'package',
      does: 'sends',
      url: [{ at: 0, key: 'url' }],
      options: [0],
      method: null,
    },
  ],
  credentials: {
    options: [{ path: ['fetchOptions', 'credentials'], read: fetchMode }],
    write: "'include'",
    byDefault: false,
  },
  ignored: ['credentials', ...NOT_FETCH],
  checks: 'native',
  headers: ['fetchOptions', 'headers'],
  fetch: ['fetch'],
});
