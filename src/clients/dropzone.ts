import { defineClient, NOT_XHR, XHR_CREDENTIALS } from './define-client.ts';

/** @see https://docs.dropzone.dev/configuration/basics/configuration-options */
export const dropzone = defineClient({
  id: 'Dropzone',
  see: 'https://docs.dropzone.dev/configuration/basics/configuration-options',
  packages: ['dropzone', 'global.Dropzone'],
  calls: [
    {
      names: ['', 'Dropzone'],
      on: 'package',
      does: 'sends',
      url: [{ at: 1, key: 'url' }],
      options: [1],
      method: 'POST',
    },
  ],
  credentials: XHR_CREDENTIALS,
  ignored: NOT_XHR,
  checks: 'none',
  asks: { headers: ['cache-control', 'x-requested-with'], unless: ['headers', 'defaultHeaders'] },
});
