import { defineClient, FETCH_CREDENTIALS, NOT_FETCH } from './define-client.ts';

/** @see https://elbywan.github.io/wretch/api/interfaces/index.Wretch.html */
export const wretch = defineClient({
  id: 'wretch',
  see: 'https://github.com/elbywan/wretch#readme',
  packages: ['wretch', 'wretch.default'],
  calls: [
    { names: [''], on: 'package', does: 'makes', url: [{ at: 0 }], options: [1] },
    { names: ['options'], on: 'instance', does: 'links', options: [0] },
    { names: ['url'], on: 'instance', does: 'links', url: [{ at: 0 }] },
    {
      names: ['headers', 'auth', 'content', 'accept', 'body', 'json', 'formData', 'formUrl', 'query', 'addon'],
      on: 'instance',
      does: 'links',
    },
    { names: ['catcher', 'catcherFallback', 'middlewares', 'resolve', 'defer'], on: 'instance', does: 'links' },
    {
      names: ['get', 'delete', 'put', 'post', 'patch', 'head', 'opts', 'fetch'],
      on: 'instance',
      does: 'sends',
      url: [{ at: 0 }],
    },
  ],
  types: ['Wretch'],
  credentials: FETCH_CREDENTIALS,
  ignored: NOT_FETCH,
  checks: 'native',
  headerMethods: ['headers'],
});
