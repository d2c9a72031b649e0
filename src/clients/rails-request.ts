import { defineClient, NOT_FETCH, OPTIONAL_CREDENTIALS } from './define-client.ts';

/** @see https://github.com/rails/request.js#readme */
export const railsRequest = defineClient({
  id: '@rails/request.js',
  see: 'https://github.com/rails/request.js#readme',
  packages: ['@rails/request.js'],
  calls: [
    {
      names: ['get', 'post', 'put', 'patch', 'destroy'],
      on: 'package',
      does: 'sends',
      url: [{ at: 0 }],
      options: [1],
    },
    { names: ['FetchRequest'], on: 'package', does: 'sends', url: [{ at: 1 }], options: [2], method: 0 },
  ],
  credentials: OPTIONAL_CREDENTIALS,
  ignored: NOT_FETCH,
  checks: 'native',
});
