import { defineClient, fetchMode, NOT_FETCH } from './define-client.ts';

/** @see https://elysiajs.com/eden/treaty/config */
export const edenTreaty = defineClient({
  id: 'treaty',
  see: 'https://elysiajs.com/eden/treaty/config',
  packages: ['@elysiajs/eden', '@elysiajs/eden/treaty2'],
  calls: [{ names: ['treaty'], on: 'package', does: 'sends', url: [{ at: 0 }], options: [1] }],
  credentials: { options: [{ path: ['fetch', 'credentials'], read: fetchMode }], write: "'include'", byDefault: false },
  ignored: ['credentials', ...NOT_FETCH],
  checks: 'native',
});
