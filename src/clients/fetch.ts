import { defineClient, FETCH_CREDENTIALS, NOT_FETCH } from './define-client.ts';

/**
 * `fetch` as browsers bring it along.
 *
 * @see https://fetch.spec.whatwg.org/#fetch-method
 */
export const fetch = defineClient({
  id: 'fetch',
  see: 'https://developer.mozilla.org/docs/Web/API/RequestInit#credentials',
  packages: ['global.fetch'],
  calls: [{ names: [''], on: 'package', does: 'sends', url: [{ at: 0 }], options: [1] }],
  credentials: FETCH_CREDENTIALS,
  ignored: NOT_FETCH,
  checks: 'native',
});

/** A request that is made now and sent later. */
export const request = defineClient({
  id: 'Request',
  see: 'https://developer.mozilla.org/docs/Web/API/Request/Request',
  packages: ['global.Request'],
  calls: [{ names: [''], on: 'package', does: 'sends', url: [{ at: 0 }], options: [1] }],
  credentials: FETCH_CREDENTIALS,
  ignored: NOT_FETCH,
  checks: 'native',
});
