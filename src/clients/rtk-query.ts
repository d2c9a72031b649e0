import { defineClient, FETCH_CREDENTIALS, fetchMode, NOT_FETCH } from './define-client.ts';

const PACKAGES = [
  '@reduxjs/toolkit/query',
  '@reduxjs/toolkit/query/react',
  '@reduxjs/toolkit/dist/query',
  '@reduxjs/toolkit/dist/query/react',
];

/** @see https://redux-toolkit.js.org/rtk-query/api/fetchBaseQuery */
export const rtkQuery = defineClient({
  id: 'fetchBaseQuery',
  see: 'https://redux-toolkit.js.org/rtk-query/api/fetchBaseQuery',
  packages: PACKAGES,
  calls: [
    {
      names: ['fetchBaseQuery'],
      on: 'package',
      does: 'sends',
      url: [{ at: 0, key: 'baseUrl' }],
      options: [0],
    },
  ],
  credentials: FETCH_CREDENTIALS,
  ignored: NOT_FETCH,
  checks: 'native',
  fetch: ['fetchFn'],
  hooks: [{ at: { option: ['prepareHeaders'] }, parameter: 0, holds: 'headers' }],
});

/**
 * What the queries of endpoints say over the base query that sends them.
 *
 * @see https://redux-toolkit.js.org/rtk-query/usage/queries#defining-query-endpoints
 */
export const rtkEndpoints = defineClient({
  id: 'createApi',
  see: 'https://redux-toolkit.js.org/rtk-query/api/createApi#query',
  packages: PACKAGES,
  calls: [
    {
      names: ['query', 'mutation', 'infiniteQuery'],
      on: 'instance',
      does: 'sends',
      url: [
        { at: 0, key: ['query', 'url'] },
        { at: 0, key: 'query' },
      ],
      options: [0],
    },
  ],
  types: ['createApi{endpoints}(0)', 'createApi().injectEndpoints{endpoints}(0)'],
  sender: 'baseQuery',
  credentials: { options: [{ path: ['query', 'credentials'], read: fetchMode }], write: "'include'", byDefault: false },
  ignored: [],
  checks: 'native',
  headers: ['query', 'headers'],
  methodOptions: [['query', 'method']],
});
