import { defineClient, FETCH_CREDENTIALS, NOT_FETCH, uncheckedMode } from './define-client.ts';

/**
 * Functions in the place of `fetch` that send by `XMLHttpRequest`, or in Node: they check no option.
 *
 * @see https://github.com/developit/unfetch#readme
 */
export const fetchPolyfills = defineClient({
  id: 'fetch polyfill',
  see: 'https://github.com/JakeChampion/fetch#sending-cookies',
  packages: ['whatwg-fetch.fetch', 'unfetch', 'isomorphic-unfetch'],
  calls: [{ names: [''], on: 'package', does: 'sends', url: [{ at: 0 }], options: [1] }],
  credentials: { options: [{ path: ['credentials'], read: uncheckedMode }], write: "'include'", byDefault: false },
  ignored: NOT_FETCH,
  checks: 'none',
});

/**
 * The `fetch` of the browser, where it has one.
 *
 * @see https://github.com/lquixada/cross-fetch#readme
 */
export const crossFetch = defineClient({
  id: 'cross-fetch',
  see: 'https://github.com/lquixada/cross-fetch#readme',
  packages: ['cross-fetch', 'cross-fetch.fetch', 'isomorphic-fetch'],
  calls: [{ names: [''], on: 'package', does: 'sends', url: [{ at: 0 }], options: [1] }],
  credentials: FETCH_CREDENTIALS,
  ignored: NOT_FETCH,
  checks: 'native',
});
