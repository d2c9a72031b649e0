import { defineClient, FETCH_CREDENTIALS, NOT_FETCH } from './define-client.ts';

/** @see https://github.com/graffle-js/graffle/tree/graphql-request#readme */
export const graphqlRequest = defineClient({
  id: 'graphql-request',
  see: 'https://github.com/graffle-js/graffle/tree/graphql-request#readme',
  packages: ['graphql-request'],
  calls: [
    {
      names: ['GraphQLClient'],
      on: 'package',
      does: 'sends',
      url: [{ at: 0 }],
      options: [1],
      method: 'POST',
    },
  ],
  types: ['GraphQLClient'],
  credentials: FETCH_CREDENTIALS,
  ignored: NOT_FETCH,
  checks: 'native',
  asks: { headers: ['content-type'], unless: ['method'] },
  fetch: ['fetch'],
  headerMethods: ['setHeader'],
});
