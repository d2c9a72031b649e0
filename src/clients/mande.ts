import { defineClient, FETCH_CREDENTIALS, NOT_FETCH } from './define-client.ts';

/** @see https://github.com/posva/mande#readme */
export const mande = defineClient({
  id: 'mande',
  see: 'https://github.com/posva/mande#readme',
  packages: ['mande'],
  calls: [
    { names: ['mande'], on: 'package', does: 'makes', url: [{ at: 0 }], options: [1] },
    { names: ['get', 'delete'], on: 'instance', does: 'sends', url: [{ at: 0 }], options: [1, 0] },
    { names: ['post', 'put', 'patch'], on: 'instance', does: 'sends', url: [{ at: 0 }], body: 1, options: [2] },
  ],
  credentials: FETCH_CREDENTIALS,
  ignored: NOT_FETCH,
  checks: 'native',
  asks: { headers: ['content-type'] },
});
