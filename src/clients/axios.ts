import { defineClient, NOT_XHR, XHR_CREDENTIALS } from './define-client.ts';

/**
 * axios sends by `XMLHttpRequest`: any true `withCredentials` counts. `credentials` is nothing to it.
 *
 * @see https://axios-http.com/docs/req_config
 */
export const axios = defineClient({
  id: 'axios',
  see: 'https://axios-http.com/docs/req_config',
  packages: ['axios'],
  calls: [
    {
      names: ['', 'request'],
      on: 'both',
      does: 'sends',
      url: [{ at: 0 }, { at: 0, key: 'url' }, { at: 1, key: 'url' }],
      options: [1, 0],
    },
    { names: ['get', 'delete', 'head', 'options'], on: 'both', does: 'sends', url: [{ at: 0 }], options: [1] },
    {
      names: ['post', 'put', 'patch', 'postForm', 'putForm', 'patchForm'],
      on: 'both',
      does: 'sends',
      url: [{ at: 0 }],
      body: 1,
      options: [2],
    },
    { names: ['create'], on: 'both', does: 'makes', options: [0] },
  ],
  types: ['AxiosInstance'],
  credentials: XHR_CREDENTIALS,
  ignored: NOT_XHR,
  checks: 'none',
  jsonBody: ['data'],
  dropsContentType: true,
  base: 'baseURL',
  writes: ['defaults'],
  hooks: [{ at: { method: ['interceptors', 'request', 'use'] }, parameter: 0, holds: 'options' }],
});
