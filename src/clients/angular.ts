import { defineClient, MISSPELLED, XHR_CREDENTIALS } from './define-client.ts';

/**
 * `HttpClient` is injected; `credentials` counts only where the application is set up with `withFetch()`, which no file
 * but that of the set-up shows.
 *
 * @see https://angular.dev/api/common/http/HttpClient
 */
export const angular = defineClient({
  id: 'HttpClient',
  see: 'https://angular.dev/guide/http/making-requests',
  packages: ['@angular/common/http'],
  calls: [
    {
      names: ['get', 'delete', 'head', 'options', 'jsonp'],
      on: 'instance',
      does: 'sends',
      url: [{ at: 0 }],
      options: [1],
    },
    { names: ['post', 'put', 'patch'], on: 'instance', does: 'sends', url: [{ at: 0 }], body: 1, options: [2] },
    { names: ['request'], on: 'instance', does: 'sends', url: [{ at: 1 }], options: [2], method: 0 },
    { names: ['HttpRequest'], on: 'package', does: 'sends', url: [{ at: 1 }], options: [3, 2], method: 0 },
  ],
  types: ['HttpClient'],
  credentials: XHR_CREDENTIALS,
  ignored: MISSPELLED,
  checks: 'none',
  jsonBody: [],
});

/**
 * A request in an interceptor is copied with other options.
 *
 * @see https://angular.dev/guide/http/interceptors
 */
export const angularInterceptors = defineClient({
  id: 'HttpRequest',
  see: 'https://angular.dev/guide/http/interceptors',
  packages: ['@angular/common/http'],
  calls: [
    { names: ['clone'], on: 'instance', does: 'sends', url: [{ at: 0, key: 'url' }], options: [0], method: null },
  ],
  types: ['HttpRequest', 'HttpInterceptorFn(0)'],
  credentials: XHR_CREDENTIALS,
  ignored: MISSPELLED,
  checks: 'none',
  headers: ['setHeaders'],
});

/**
 * Headers for requests, in a collection that never changes: `set` and `append` give another one.
 *
 * @see https://angular.dev/api/common/http/HttpHeaders
 */
export const angularHeaders = defineClient({
  id: 'HttpHeaders',
  see: 'https://angular.dev/api/common/http/HttpHeaders',
  packages: ['@angular/common/http'],
  calls: [
    { names: ['HttpHeaders'], on: 'package', does: 'makes', options: [0] },
    { names: ['set', 'append', 'delete'], on: 'instance', does: 'links' },
  ],
  credentials: { options: [], write: null, byDefault: false },
  ignored: [],
  checks: 'none',
  headers: [],
  headerMethods: ['set', 'append'],
  isImmutable: true,
});
