import { defineClient, FETCH_CREDENTIALS, NOT_FETCH } from './define-client.ts';

/** @see https://heyapi.dev/openapi-ts/clients/fetch */
export const heyApi = defineClient({
  id: '@hey-api/client-fetch',
  see: 'https://heyapi.dev/openapi-ts/clients/fetch',
  packages: ['@hey-api/client-fetch'],
  calls: [
    { names: ['createClient'], on: 'package', does: 'makes', options: [0] },
    { names: ['client.setConfig'], on: 'package', does: 'sends', url: [{ at: 0, key: 'baseUrl' }], options: [0] },
    { names: ['setConfig'], on: 'instance', does: 'sets', options: [0] },
    {
      names: ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'request'],
      on: 'instance',
      does: 'sends',
      url: [{ at: 0, key: 'url' }],
      options: [0],
    },
  ],
  types: [],
  credentials: FETCH_CREDENTIALS,
  ignored: NOT_FETCH,
  checks: 'native',
  base: 'baseUrl',
  fetch: ['fetch'],
});
