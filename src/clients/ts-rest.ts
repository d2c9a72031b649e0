import { defineClient, OPTIONAL_CREDENTIALS } from './define-client.ts';

/** @see https://ts-rest.com/client/fetch */
export const tsRest = defineClient({
  id: 'ts-rest',
  see: 'https://ts-rest.com/client/fetch',
  packages: ['@ts-rest/core', '@ts-rest/react-query', '@ts-rest/react-query/v5', '@ts-rest/vue-query'],
  calls: [
    {
      names: ['initClient', 'initQueryClient', 'initTsrReactQuery'],
      on: 'package',
      does: 'sends',
      url: [{ at: 1, key: 'baseUrl' }],
      options: [1],
    },
  ],
  credentials: OPTIONAL_CREDENTIALS,
  ignored: [],
  checks: 'native',
  headers: ['baseHeaders'],
});
