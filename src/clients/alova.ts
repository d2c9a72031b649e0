import { defineClient, FETCH_CREDENTIALS } from './define-client.ts';

/** @see https://alova.js.org/tutorial/getting-started/basic/method */
export const alova = defineClient({
  id: 'alova',
  see: 'https://alova.js.org/api/alova',
  packages: ['alova'],
  calls: [
    { names: ['createAlova'], on: 'package', does: 'makes', options: [0] },
    { names: ['Get', 'Head', 'Options'], on: 'instance', does: 'sends', url: [{ at: 0 }], options: [1] },
    {
      names: ['Post', 'Put', 'Patch', 'Delete'],
      on: 'instance',
      does: 'sends',
      url: [{ at: 0 }],
      body: 1,
      options: [2],
    },
  ],
  types: [],
  credentials: FETCH_CREDENTIALS,
  // What an adapter makes of other options is up to it.
  ignored: [],
  checks: 'native',
  asks: { headers: ['content-type'] },
  base: 'baseURL',
  hooks: [{ at: { option: ['beforeRequest'] }, parameter: 0, within: ['config'], holds: 'options' }],
});
