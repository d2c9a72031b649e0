import { defineClient, MISSPELLED, truthy } from './define-client.ts';

/**
 * Fields of the `XMLHttpRequest` are set through `xhrFields`, and nowhere else.
 *
 * @see https://api.jquery.com/jQuery.ajax/
 */
export const jquery = defineClient({
  id: 'jQuery',
  see: 'https://api.jquery.com/jQuery.ajax/',
  packages: ['jquery', 'global.$', 'global.jQuery'],
  calls: [
    {
      names: ['ajax'],
      on: 'both',
      does: 'sends',
      url: [{ at: 0 }, { at: 0, key: 'url' }, { at: 1, key: 'url' }],
      options: [1, 0],
    },
    {
      names: ['get', 'post', 'getJSON'],
      on: 'both',
      does: 'sends',
      url: [{ at: 0, key: 'url' }, { at: 0 }],
      options: [0],
      body: 1,
    },
    { names: ['ajaxSetup'], on: 'both', does: 'sets', options: [0] },
  ],
  credentials: { options: [{ path: ['xhrFields', 'withCredentials'], read: truthy }], write: 'true', byDefault: false },
  ignored: ['withCredentials', 'credentials', ...MISSPELLED],
  checks: 'none',
  contentType: 'contentType',
  methodOptions: ['method', 'type'],
  hooks: [
    { at: { option: ['beforeSend'] }, parameter: 0, holds: 'request' },
    { at: { method: ['ajaxPrefilter'] }, parameter: 0, holds: 'options' },
  ],
});
