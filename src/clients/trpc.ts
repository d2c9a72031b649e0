import { defineClient, NOT_FETCH } from './define-client.ts';

/**
 * Links over HTTP have no option for credentials: a function in the place of `fetch` asks for them.
 *
 * @see https://trpc.io/docs/client/cors
 */
export const trpc = defineClient({
  id: 'tRPC link',
  see: 'https://trpc.io/docs/client/cors',
  packages: ['@trpc/client', '@trpc/client/links/httpBatchLink', '@trpc/client/links/httpLink'],
  calls: [
    {
      names: ['httpLink', 'httpBatchLink', 'httpBatchStreamLink', 'unstable_httpBatchStreamLink'],
      on: 'package',
      does: 'sends',
      url: [{ at: 0, key: 'url' }],
      options: [0],
    },
  ],
  credentials: { options: [], write: null, byDefault: false },
  ignored: ['credentials', 'fetchOptions', ...NOT_FETCH],
  checks: 'native',
  fetch: ['fetch'],
  instead: "fetch: (url, options) => fetch(url, { ...options, credentials: 'include' })",
});
