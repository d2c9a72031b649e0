import { defineClient, NOT_XHR, XHR_CREDENTIALS } from './define-client.ts';

/**
 * `withCredentials` is a property of the request, before or after `open`.
 *
 * @see https://xhr.spec.whatwg.org/#the-withcredentials-attribute
 */
export const xmlHttpRequest = defineClient({
  id: 'XMLHttpRequest',
  see: 'https://developer.mozilla.org/docs/Web/API/XMLHttpRequest/withCredentials',
  packages: ['global.XMLHttpRequest'],
  calls: [
    { names: [''], on: 'package', does: 'makes' },
    { names: ['open'], on: 'instance', does: 'sends', url: [{ at: 1 }], method: 0 },
  ],
  types: [''],
  credentials: XHR_CREDENTIALS,
  ignored: NOT_XHR,
  checks: 'none',
  writes: [],
  headerMethods: ['setRequestHeader'],
});
