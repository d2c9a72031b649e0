import { defineClient, FETCH_CREDENTIALS, NOT_FETCH } from './define-client.ts';

/** @see https://github.com/sindresorhus/ky#options */
export const ky = defineClient({
  id: 'ky',
  see: 'https://github.com/sindresorhus/ky#options',
  packages: ['ky', 'ky-universal'],
  calls: [
    { names: [''], on: 'both', does: 'sends', url: [{ at: 0 }], options: [1] },
    {
      names: ['get', 'post', 'put', 'patch', 'delete', 'head'],
      on: 'both',
      does: 'sends',
      url: [{ at: 0 }],
      options: [1],
    },
    { names: ['create', 'extend'], on: 'both', does: 'makes', options: [0] },
  ],
  types: ['KyInstance'],
  credentials: FETCH_CREDENTIALS,
  ignored: NOT_FETCH,
  checks: 'native',
  jsonBody: ['json'],
  base: 'prefixUrl',
});
