import { defineClient, NOT_FETCH, OPTIONAL_CREDENTIALS } from './define-client.ts';

/** @see https://github.com/umijs/umi-request#readme */
export const umiRequest = defineClient({
  id: 'umi-request',
  see: 'https://github.com/umijs/umi-request#readme',
  packages: ['umi-request'],
  calls: [
    {
      names: ['', 'get', 'post', 'delete', 'put', 'patch', 'head', 'options', 'rpc'],
      on: 'both',
      does: 'sends',
      url: [{ at: 0 }],
      options: [1],
    },
    { names: ['extend'], on: 'package', does: 'makes', options: [0] },
    { names: ['extendOptions'], on: 'instance', does: 'sets', options: [0] },
  ],
  types: [],
  credentials: OPTIONAL_CREDENTIALS,
  ignored: NOT_FETCH,
  checks: 'native',
  base: 'prefix',
});
