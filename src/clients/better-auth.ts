import type { SettledValue } from '../syntax/value.ts';
import { defineClient, fetchMode } from './define-client.ts';
import type { Meaning } from './define-client.ts';

/**
 * Takes cookies along unless `fetchOptions` say otherwise.
 *
 * @see https://www.better-auth.com/docs/concepts/client
 */
export const betterAuth = defineClient({
  id: 'better-auth',
  see: 'https://www.better-auth.com/docs/concepts/client',
  packages: ['better-auth/client', 'better-auth/react', 'better-auth/vue', 'better-auth/svelte', 'better-auth/solid'],
  calls: [
    {
      names: ['createAuthClient'],
      on: 'package',
      does: 'sends',
      url: [{ at: 0, key: 'baseURL' }],
      options: [0],
      method: null,
    },
  ],
  credentials: {
    options: [{ path: ['fetchOptions', 'credentials'], read: overwriting }],
    write: "'include'",
    byDefault: true,
  },
  ignored: ['credentials'],
  checks: 'native',
  headers: ['fetchOptions', 'headers'],
});

/** The options overwrite the default, also where they say `undefined`. */
function overwriting(value: SettledValue): Meaning {
  return value.kind === 'primitive' && value.value === undefined ? 'withheld' : fetchMode(value);
}
