import { defineClient, FETCH_CREDENTIALS, NOT_FETCH } from './define-client.ts';

/** @see https://github.com/posva/mande#readme */
export const mande = defineClient({
  id: 'mande',
  see: 'https://github.com/posva/mande#readme',
  packages: ['mande'],
  calls: [{ names: ['mande'], on: 'package', does: 'sends', url: [{ at: 0 }], options: [1] }],
  credentials: FETCH_CREDENTIALS,
  ignored: NOT_FETCH,
  checks: 'native',
});
