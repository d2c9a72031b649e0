import { defineClient, NOT_XHR, XHR_CREDENTIALS } from './define-client.ts';

/**
 * `$http` of AngularJS, which functions get that ask for it by name; its provider sets what holds for all requests.
 *
 * @see https://docs.angularjs.org/api/ng/service/$http#usage
 */
export const angularJs = defineClient({
  id: '$http',
  see: 'https://docs.angularjs.org/api/ng/service/$http',
  packages: ['angular', 'global.angular', 'angular.$httpProvider'],
  calls: [
    { names: [''], on: 'instance', does: 'sends', url: [{ at: 0, key: 'url' }], options: [0] },
    { names: ['get', 'delete', 'head', 'jsonp'], on: 'instance', does: 'sends', url: [{ at: 0 }], options: [1] },
    { names: ['post', 'put', 'patch'], on: 'instance', does: 'sends', url: [{ at: 0 }], body: 1, options: [2] },
  ],
  types: ['$http', 'IHttpService'],
  sharesDefaults: true,
  credentials: XHR_CREDENTIALS,
  ignored: NOT_XHR,
  checks: 'none',
  jsonBody: ['data'],
  dropsContentType: true,
  writes: ['defaults'],
});
