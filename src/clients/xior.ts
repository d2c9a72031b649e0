import { axios } from './axios.ts';
import { defineClient, fetchMode, MISSPELLED, truthy } from './define-client.ts';

/**
 * axios over `fetch`, which takes the options of both.
 *
 * @see https://github.com/suhaotian/xior#readme
 */
export const xior = defineClient({
  ...axios,
  id: 'xior',
  see: 'https://github.com/suhaotian/xior#readme',
  packages: ['xior', 'xior.xior'],
  types: ['XiorInstance'],
  transport: undefined,
  credentials: {
    options: [
      { path: ['withCredentials'], read: truthy },
      { path: ['credentials'], read: fetchMode },
    ],
    write: 'true',
    byDefault: false,
  },
  ignored: MISSPELLED,
  beforeHooks: ['withCredentials'],
});
