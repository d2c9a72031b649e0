import { defineClient, FETCH_CREDENTIALS, NOT_FETCH } from './define-client.ts';

/** @see https://openapi-ts.dev/openapi-fetch/api */
export const openapiFetch = defineClient({
  id: 'openapi-fetch',
  see: 'https://openapi-ts.dev/openapi-fetch/api',
  packages: ['openapi-fetch'],
  calls: [
    { names: ['', 'createClient'], on: 'package', does: 'makes', options: [0] },
    {
      names: ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'],
      on: 'instance',
      does: 'sends',
      url: [{ at: 0 }],
      options: [1],
    },
  ],
  types: [],
  credentials: FETCH_CREDENTIALS,
  ignored: NOT_FETCH,
  checks: 'native',
  base: 'baseUrl',
  fetch: ['fetch'],
});
