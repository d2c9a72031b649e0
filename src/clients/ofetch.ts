import { defineClient, FETCH_CREDENTIALS, NOT_FETCH } from './define-client.ts';

/**
 * `ofetch`, which is `$fetch` and, in components, `useFetch` in Nuxt: they hand their options on to `fetch`.
 *
 * @see https://github.com/unjs/ofetch#readme
 */
export const ofetch = defineClient({
  id: 'ofetch',
  see: 'https://github.com/unjs/ofetch#readme',
  packages: [
    'ofetch.ofetch',
    'ofetch.$fetch',
    'ohmyfetch.$fetch',
    'global.$fetch',
    'global.useFetch',
    'global.useLazyFetch',
    '#imports.$fetch',
    '#imports.useFetch',
    '#imports.useLazyFetch',
    '#app.useFetch',
    '#app.useLazyFetch',
    'nuxt/app.useFetch',
    'nuxt/app.useLazyFetch',
  ],
  calls: [
    { names: ['', 'raw'], on: 'both', does: 'sends', url: [{ at: 0 }], options: [1] },
    { names: ['create'], on: 'both', does: 'makes', options: [0] },
  ],
  types: [],
  credentials: FETCH_CREDENTIALS,
  ignored: NOT_FETCH,
  checks: 'native',
  jsonBody: ['body'],
  base: 'baseURL',
  hooks: [{ at: { option: ['onRequest'] }, parameter: 0, within: ['options'], holds: 'options' }],
});
