import { defineClient } from './define-client.ts';

/**
 * A beacon always takes the cookies along, and nothing can be said about it.
 *
 * @see https://w3c.github.io/beacon/#sec-processing-model
 */
export const sendBeacon = defineClient({
  id: 'sendBeacon',
  see: 'https://developer.mozilla.org/docs/Web/API/Navigator/sendBeacon',
  packages: ['global.navigator.sendBeacon'],
  calls: [{ names: [''], on: 'package', does: 'sends', url: [{ at: 0 }], body: 1, method: 'POST' }],
  credentials: { options: [], write: null, byDefault: true },
  ignored: [],
  checks: 'none',
});
