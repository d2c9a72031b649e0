import { defineClient, FETCH_CREDENTIALS, NOT_FETCH } from './define-client.ts';

/** @see https://redux-toolkit.js.org/rtk-query/api/fetchBaseQuery */
export const rtkQuery = defineClient({
  id: 'fetchBaseQuery',
  see: 'https://redux-toolkit.js.org/rtk-query/api/fetchBaseQuery',
  packages: [
    '@reduxjs/toolkit/query',
    '@reduxjs/toolkit/query/react',
    '@reduxjs/toolkit/dist/query',
    '@reduxjs/toolkit/dist/query/react',
  ],
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
