import { defineClient, NOT_FETCH, uncheckedMode } from './define-client.ts';

/**
 * Functions in the place of `fetch` that send by `XMLHttpRequest`, or in Node: they check no option.
 *
 * @see https://github.com/developit/unfetch#readme
 */
export const fetchPolyfills = defineClient({
  id: 'fetch polyfill',
  see: 'https://github.com/JakeChampion/fetch#sending-cookies',
  packages: [
    'whatwg-fetch.fetch',
    'cross-fetch',
    'cross-fetch.fetch',
    'unfetch',
    'isomorphic-unfetch',
    'isomorphic-fetch',
  ],
  calls: [{ names: [''], on: 'package', does: 'sends', url: [{ at: 0 }], options: [1] }],
  credentials: { options: [{ path: ['credentials'], read: uncheckedMode }], write: "'include'", byDefault: false },
  ignored: NOT_FETCH,
  checks: 'none',
});
