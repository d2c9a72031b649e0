import { axios } from './axios.ts';
import { defineClient } from './define-client.ts';

/**
 * axios in small, over `fetch`.
 *
 * @see https://github.com/developit/redaxios#readme
 */
export const redaxios = defineClient({
  ...axios,
  id: 'redaxios',
  see: 'https://github.com/developit/redaxios#readme',
  packages: ['redaxios'],
  types: [],
  transport: undefined,
  hooks: [],
});
