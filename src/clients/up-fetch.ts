import { defineClient, FETCH_CREDENTIALS, NOT_FETCH } from './define-client.ts';

/** @see https://github.com/L-Blondy/up-fetch#readme */
export const upFetch = defineClient({
  id: 'up-fetch',
  see: 'https://github.com/L-Blondy/up-fetch#readme',
  packages: ['up-fetch'],
  calls: [
    { names: ['up'], on: 'package', does: 'makes', options: [1] },
    { names: [''], on: 'instance', does: 'sends', url: [{ at: 0 }], options: [1] },
  ],
  credentials: FETCH_CREDENTIALS,
  ignored: NOT_FETCH,
  checks: 'native',
  base: 'baseUrl',
});
