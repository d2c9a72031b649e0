import type { Rows } from './define-rows.ts';

const axiosPrograms: Rows['programs'] = {
  'axios.get(API);': 'plain',
  'axios.get(API, { withCredentials: true });': 'credentialed',
  'axios.get(API, { withCredentials: false });': 'plain',
  'axios.delete(API, { withCredentials: true });': 'credentialed, preflighted',
  'axios.head(API, { withCredentials: true });': 'credentialed',
  'axios.post(API, {}, { withCredentials: true });': 'credentialed, preflighted',
  'axios.post(API, undefined, { withCredentials: true });': 'credentialed',
  'axios.put(API, {}, { withCredentials: true });': 'credentialed, preflighted',
  'axios.patch(API, {}, { withCredentials: true });': 'credentialed, preflighted',
  'axios({ url: API, withCredentials: true });': 'credentialed',
  [`axios({ method: 'post', url: API, data: {}, withCredentials: true });`]: 'credentialed, preflighted',
  [`axios.post(API, { a: 1 }, { withCredentials: true });`]: 'credentialed, preflighted',
  [`axios.post(API, 'a=1', { withCredentials: true });`]: 'credentialed',
  [`axios.post(API, { a: 1 }, { withCredentials: true, headers: { 'Content-Type': 'text/plain' } });`]: 'credentialed',
  [`axios.get(API, { withCredentials: true, headers: { 'X-Unset': undefined, 'X-Set': '1' } });`]:
    'credentialed, preflighted',
  [`axios.get(API, { withCredentials: true, headers: { 'X-Unset': undefined } });`]: 'credentialed',
  'axios(API, { withCredentials: true });': 'credentialed',
  'axios.request({ url: API, withCredentials: true });': 'credentialed',
  [`const api = axios.create({ baseURL: API, withCredentials: true });\napi.get('/users');`]: 'credentialed',
  [`const api = axios.create({ baseURL: API, withCredentials: true });\napi.get('/users', { withCredentials: false });`]:
    'plain',
  [`const api = axios.create({ baseURL: API });\napi.get('/users', { withCredentials: true });`]: 'credentialed',
  [`const api = axios.create({ baseURL: API });\napi('/users', { withCredentials: true });`]: 'credentialed',
  [`const api = axios.create({ baseURL: API });\napi.defaults.withCredentials = true;\napi.get('/users');`]:
    'credentialed',
  'axios.defaults.withCredentials = true;\naxios.get(API);': 'credentialed',
  [`axios.defaults.baseURL = API;\naxios.defaults.withCredentials = true;\naxios.get('/users');`]: 'credentialed',
  [`axios.defaults.withCredentials = true;\nconst api = axios.create({ baseURL: API });\napi.get('/users');`]:
    'credentialed',
  [`const api = axios.create({ baseURL: API });\naxios.defaults.withCredentials = true;\napi.get('/users');`]: 'plain',
  [`axios.interceptors.request.use((config) => {\n  config.withCredentials = true;\n  return config;\n});\naxios.get(API);`]:
    'credentialed',
  [`axios.interceptors.request.use((config) => ({ ...config, withCredentials: true }));\naxios.get(API);`]:
    'credentialed',
  [`axios.interceptors.request.use((config) => {\n  config.withCredentials = true;\n  return config;\n});\naxios.get(API, { withCredentials: false });`]:
    'credentialed',
  [`axios.interceptors.request.use((config) => {\n  config.withCredentials = false;\n  return config;\n});\naxios.get(API, { withCredentials: true });`]:
    'plain',
  [`const withCookies = (api) => {\n  api.defaults.withCredentials = true;\n  return api;\n};\nwithCookies(axios.create({ baseURL: API })).get('/users');`]:
    'credentialed',
  [`const api = axios.create({ baseURL: API });\napi.interceptors.request.use((config) => {\n  config.withCredentials = true;\n  return config;\n});\napi.get('/users');`]:
    'credentialed',
  [`axios.get(API, { credentials: 'include' });`]: 'plain',
  [`axios.create({ baseURL: API, credentials: 'include' }).get('/users');`]: 'plain',
  [`axios({ url: API, credentials: 'include' });`]: 'plain',
  'axios.get(API, { withCredential: true });': 'plain',
  'axios.get(API, { withcredentials: true });': 'plain',
  'axios.get(API, { with_credentials: true });': 'plain',
  'axios.get(API, { crossDomain: true });': 'plain',
  [`axios.get(API, { mode: 'cors' });`]: 'plain',
  [`axios.get(API, { fetchOptions: { credentials: 'include' } });`]: 'plain',
  [`axios.get(API, { withCredentials: 'include' });`]: 'credentialed',
  [`axios.get(API, { withCredentials: 'false' });`]: 'credentialed',
  'axios.get(API, {}, { withCredentials: true });': 'plain',
  'axios.post(API, { withCredentials: true });': 'plain, preflighted',
  'axios.put(API, { withCredentials: true });': 'plain, preflighted',
  'axios.patch(API, { withCredentials: true });': 'plain, preflighted',
  'axios.get(API, { headers: { withCredentials: true } });': 'plain, preflighted',
  [`axios.get(API, { headers: { credentials: 'include' } });`]: 'plain, preflighted',
  [`axios.get(API, { headers: { 'Access-Control-Allow-Origin': '*' }, withCredentials: true });`]:
    'credentialed, preflighted',
  [`axios.defaults.headers.common['Access-Control-Allow-Origin'] = '*';\naxios.get(API);`]: 'plain, preflighted',
  [`axios.defaults.headers.post['Access-Control-Allow-Origin'] = '*';\naxios.post(API, 'a=1');`]: 'plain, preflighted',
  [`axios.create({ baseURL: API, headers: { 'Access-Control-Allow-Credentials': 'true' } }).get('/users');`]:
    'plain, preflighted',
  [`axios.get(API, { headers: { Cookie: 'session=1' } });`]: 'plain',
  'Object.assign(axios.defaults, { withCredentials: true });\naxios.get(API);': 'credentialed',
  // Without a body, its type is not sent.
  [`axios.get(API, { withCredentials: true, headers: { 'Content-Type': 'application/json' } });`]: 'credentialed',
  [`axios.delete(API, { withCredentials: true, headers: { 'Content-Type': 'application/json' } });`]:
    'credentialed, preflighted',
  [`const api = axios.create({ baseURL: API, withCredentials: true, headers: { 'Content-Type': 'application/json', 'X-Token': 'a' } });\napi.get('/users');`]:
    'credentialed, preflighted',
  [`const api = axios.create({ baseURL: API, withCredentials: true });\napi.interceptors.request.use((config) => { config.headers['X-Token'] = 'a'; return config; });\napi.get('/users');`]:
    'credentialed, preflighted',
  [`const api = axios.create({ baseURL: API, withCredentials: true });\napi.interceptors.request.use((config) => { if (config.method !== 'post') return config; config.headers['X-Token'] = 'a'; return config; });\napi.get('/users');`]:
    'credentialed',
  [`axios.defaults.headers.common['X-Token'] = 'a';\naxios.get(API, { withCredentials: true });`]:
    'credentialed, preflighted',
  [`axios.defaults.headers.post['X-Token'] = 'a';\naxios.get(API, { withCredentials: true });`]: 'credentialed',
};

const axios: Rows = {
  client: 'axios',
  before: `import axios from 'axios';`,
  programs: {
    ...axiosPrograms,
    [`axios.get(API, { adapter: 'fetch', withCredentials: true });`]: 'credentialed',
    [`const api = axios.create({ baseURL: API, withCredentials: true });\napi.interceptors.request.use((config) => { config.headers.Authorization = undefined; return config; });\napi.get('/users');`]:
      'credentialed',
    [`axios.get(API, { adapter: 'fetch' });`]: 'plain',
    [`axios.get(API, { adapter: 'fetch', withCredentials: false });`]: 'plain',
    [`axios.get(API, { adapter: 'fetch', withCredentials: 'include' });`]: 'credentialed',
    [`axios.get(API, { adapter: 'fetch', withCredentials: 'true' });`]: 'nothing',
    [`axios.get(API, { adapter: 'fetch', withCredentials: 'same-origin' });`]: 'plain',
    [`axios.get(API, { adapter: ['http', 'fetch'], withCredentials: 'true' });`]: 'nothing',
    [`axios.get(API, { adapter: ['xhr', 'fetch'], withCredentials: 'true' });`]: 'credentialed',
    [`const api = axios.create({ baseURL: API, adapter: 'fetch' });\napi.get('/users', { withCredentials: 'omit' });`]:
      'plain',
    [`axios.get(API, { adapter: 'fetch', fetchOptions: { credentials: 'include' } });`]: 'plain',
    [`axios.postForm(API, { a: 1 }, { withCredentials: true });`]: 'credentialed',
    'axios.postForm(API, { withCredentials: true });': 'plain',
  },
};

const formerAxios: Rows = {
  client: 'axios',
  packages: 'former',
  before: `import axios from 'axios';`,
  programs: {
    ...axiosPrograms,
    // It sent the text `undefined`.
    [`axios.get(API, { withCredentials: true, headers: { 'X-Unset': undefined } });`]: 'credentialed, preflighted',
  },
};

const namedAxios: Rows = {
  client: 'axios',
  before: `const axios = require('axios');`,
  programs: { 'axios.get(API, { withCredentials: true });': 'credentialed' },
};

const redaxios: Rows = {
  client: 'redaxios',
  before: `import axios from 'redaxios';`,
  programs: {
    'axios.get(API);': 'plain',
    'axios.get(API, { withCredentials: true });': 'credentialed',
    [`axios.create({ baseURL: API, withCredentials: true }).get('/users');`]: 'credentialed',
    [`axios.get(API, { credentials: 'include' });`]: 'plain',
    'axios.post(API, { withCredentials: true });': 'plain, preflighted',
    'axios.post(API, {}, { withCredentials: true });': 'credentialed, preflighted',
  },
};

const xior: Rows = {
  client: 'xior',
  before: `import xior from 'xior';`,
  programs: {
    'xior.get(API);': 'plain',
    'xior.get(API, { withCredentials: true });': 'credentialed',
    [`xior.get(API, { credentials: 'include' });`]: 'credentialed',
    [`xior.create({ baseURL: API, credentials: 'include' }).get('/users');`]: 'credentialed',
    [`const api = xior.create({ baseURL: API });\napi.interceptors.request.use((config) => ({ ...config, withCredentials: true }));\napi.get('/users');`]:
      'plain',
    [`const api = xior.create({ baseURL: API });\napi.interceptors.request.use((config) => ({ ...config, credentials: 'include' }));\napi.get('/users');`]:
      'credentialed',
    [`xior.create({ baseURL: API, withCredentials: true }).get('/users');`]: 'credentialed',
  },
};

const ky: Rows = {
  client: 'ky',
  before: `import ky from 'ky';`,
  programs: {
    'ky(API);': 'plain',
    [`ky(API, { credentials: 'include' });`]: 'credentialed',
    [`ky.get(API, { credentials: 'include' });`]: 'credentialed',
    [`ky.post(API, { json: {}, credentials: 'include' });`]: 'credentialed, preflighted',
    [`ky.create({ prefixUrl: API, credentials: 'include' }).get('users');`]: 'credentialed',
    [`const api = ky.extend({ credentials: 'include' });\napi.get(API);`]: 'credentialed',
    [`const api = ky.create({ credentials: 'include' });\napi.get(API, { credentials: 'omit' });`]: 'plain',
    'ky.get(API, { withCredentials: true });': 'plain',
    'ky.get(API, { credentials: true });': 'nothing',
    [`ky.get(API, { headers: { 'Access-Control-Allow-Origin': '*' } });`]: 'plain, preflighted',
  },
};

const ofetch: Rows = {
  client: 'ofetch',
  before: `import { $fetch, ofetch } from 'ofetch';`,
  programs: {
    'ofetch(API);': 'plain',
    [`ofetch(API, { credentials: 'include' });`]: 'credentialed',
    [`$fetch(API, { credentials: 'include' });`]: 'credentialed',
    [`$fetch('/users', { baseURL: API, credentials: 'include' });`]: 'credentialed',
    [`$fetch.create({ baseURL: API, credentials: 'include' })('/users');`]: 'credentialed',
    [`ofetch(API, { method: 'POST', body: {}, credentials: 'include' });`]: 'credentialed, preflighted',
    'ofetch(API, { withCredentials: true });': 'plain',
    'ofetch(API, { credentials: true });': 'nothing',
    [`ofetch(API, { headers: { withCredentials: 'true' } });`]: 'plain, preflighted',
  },
};

const wretch: Rows = {
  client: 'wretch',
  before: `import wretch from 'wretch';`,
  programs: {
    'wretch(API).get().res();': 'plain',
    [`wretch(API, { credentials: 'include' }).get().res();`]: 'credentialed',
    [`wretch(API).options({ credentials: 'include' }).get().res();`]: 'credentialed',
    [`wretch(API).options({ credentials: 'include' }).url('/users').get().res();`]: 'credentialed',
    [`wretch(API).options({ credentials: 'include' }).post({}).res();`]: 'credentialed, preflighted',
    'wretch(API, { withCredentials: true }).get().res();': 'plain',
    'wretch(API).options({ credentials: true }).get().res();': 'nothing',
    [`wretch(API).headers({ 'Access-Control-Allow-Origin': '*' }).get().res();`]: 'plain, preflighted',
  },
};

const superagent: Rows = {
  client: 'superagent',
  before: `import request from 'superagent';`,
  programs: {
    'await request.get(API);': 'plain',
    'await request.get(API).withCredentials();': 'credentialed',
    'await request.get(API).withCredentials(true);': 'credentialed',
    'await request.get(API).withCredentials(false);': 'plain',
    [`await request.get(API).set('X-Token', 'a').withCredentials();`]: 'credentialed, preflighted',
    'await request.post(API).withCredentials().send({});': 'credentialed, preflighted',
    'request.get(API).withCredentials().end(() => {});': 'credentialed',
    [`await request('POST', API).withCredentials();`]: 'credentialed',
    'const agent = request.agent().withCredentials();\nawait agent.get(API);': 'credentialed',
    [`await request.get(API).set('withCredentials', 'true');`]: 'plain, preflighted',
    [`await request.get(API).set('Access-Control-Allow-Origin', '*');`]: 'plain, preflighted',
  },
};

const jqueryPrograms: Rows['programs'] = {
  '$.ajax(API);': 'plain',
  '$.get(API);': 'plain',
  '$.ajax({ url: API, xhrFields: { withCredentials: true } });': 'credentialed',
  '$.ajax(API, { xhrFields: { withCredentials: true } });': 'credentialed',
  '$.get({ url: API, xhrFields: { withCredentials: true } });': 'credentialed',
  '$.ajaxSetup({ xhrFields: { withCredentials: true } });\n$.get(API);': 'credentialed',
  '$.ajaxPrefilter((options) => { options.xhrFields = { withCredentials: true }; });\n$.getJSON(API);': 'credentialed',
  '$.ajaxPrefilter((options) => { options.xhrFields = { withCredentials: false }; });\n$.ajax(API, { xhrFields: { withCredentials: true } });':
    'plain',
  '$.ajax({ url: API, xhrFields: { withCredentials: false } });': 'plain',
  [`$.ajax({ url: API, method: 'PUT', xhrFields: { withCredentials: true } });`]: 'credentialed, preflighted',
  [`$.ajax({ url: API, type: 'POST', data: { a: 1 }, xhrFields: { withCredentials: true } });`]: 'credentialed',
  [`$.ajax({ url: API, type: 'POST', data: '{}', contentType: 'application/json', xhrFields: { withCredentials: true } });`]:
    'credentialed, preflighted',
  [`$.ajax({ url: API, contentType: 'application/json', xhrFields: { withCredentials: true } });`]:
    'credentialed, preflighted',
  [`$.ajax({ url: API, type: 'POST', data: 'a', contentType: 'text/plain', xhrFields: { withCredentials: true } });`]:
    'credentialed',
  '$.ajax({ url: API, withCredentials: true });': 'plain',
  [`$.ajax({ url: API, credentials: 'include' });`]: 'plain',
  '$.ajax({ url: API, crossDomain: true });': 'plain',
  '$.ajax({ url: API, beforeSend: (xhr) => { xhr.withCredentials = true; } });': 'plain',
  [`$.ajax({ url: API, headers: { 'Access-Control-Allow-Origin': '*' } });`]: 'plain, preflighted',
  [`$.ajax({ url: API, headers: { withCredentials: 'true' } });`]: 'plain, preflighted',
  [`$.ajax({ url: API, beforeSend: (xhr) => { xhr.setRequestHeader('Access-Control-Allow-Origin', '*'); } });`]:
    'plain, preflighted',
};

const jquery: Rows = {
  client: 'jquery',
  before: `import $ from 'jquery';`,
  programs: jqueryPrograms,
};
const formerJquery: Rows = { ...jquery, packages: 'former' };

const umi: Rows = {
  client: 'umi-request',
  before: `import request, { extend } from 'umi-request';`,
  programs: {
    'request(API);': 'plain',
    [`request(API, { credentials: 'include' });`]: 'credentialed',
    [`request.get(API, { credentials: 'include' });`]: 'credentialed',
    [`extend({ prefix: API, credentials: 'include' })('/users');`]: 'credentialed',
    'request(API, { withCredentials: true });': 'plain',
  },
};

const alova: Rows = {
  client: 'alova',
  before: `import { createAlova } from 'alova';\nimport adapterFetch from 'alova/fetch';\nconst alova = createAlova({ requestAdapter: adapterFetch() });`,
  programs: {
    'alova.Get(API).send();': 'plain, preflighted',
    [`alova.Get(API, { credentials: 'include' }).send();`]: 'credentialed, preflighted',
    [`alova.Post(API, {}, { credentials: 'include' }).send();`]: 'credentialed, preflighted',
    [`createAlova({\n  baseURL: API,\n  requestAdapter: adapterFetch(),\n  beforeRequest(method) {\n    method.config.credentials = 'include';\n  },\n}).Get('/users').send();`]:
      'credentialed, preflighted',
  },
};

const mande: Rows = {
  client: 'mande',
  before: `import { mande } from 'mande';`,
  programs: {
    [`mande(API).get('/users');`]: 'plain, preflighted',
    [`mande(API, { credentials: 'include' }).get('/users');`]: 'credentialed, preflighted',
    [`mande(API).get('/users', { credentials: 'include' });`]: 'credentialed, preflighted',
    [`mande(API).post('/users', {}, { credentials: 'include' });`]: 'credentialed, preflighted',
  },
};

const upFetch: Rows = {
  client: 'up-fetch',
  before: `import { up } from 'up-fetch';`,
  programs: {
    [`up(fetch, () => ({ baseUrl: API }))('/users');`]: 'plain',
    [`up(fetch, () => ({ baseUrl: API, credentials: 'include' }))('/users');`]: 'credentialed',
    [`up(fetch)(API, { credentials: 'include' });`]: 'credentialed',
  },
};

const rails: Rows = {
  client: '@rails/request.js',
  before: `import { FetchRequest, get, post } from '@rails/request.js';`,
  programs: {
    'get(API);': 'plain, preflighted',
    [`get(API, { credentials: 'include' });`]: 'credentialed, preflighted',
    [`post(API, { body: {}, credentials: 'include' });`]: 'credentialed, preflighted',
    [`new FetchRequest('get', API, { credentials: 'include' }).perform();`]: 'credentialed, preflighted',
  },
};

const polyfillPrograms = (fetchName: string): Rows['programs'] => ({
  [`${fetchName}(API);`]: 'plain',
  [`${fetchName}(API, { credentials: 'include' });`]: 'credentialed',
  [`${fetchName}(API, { credentials: true });`]: 'plain',
  [`${fetchName}(API, { credentials: 'Include' });`]: 'plain',
  [`${fetchName}(API, { withCredentials: true });`]: 'plain',
});

const whatwgFetch: Rows = {
  client: 'whatwg-fetch',
  before: `import { fetch as fetchPolyfill } from 'whatwg-fetch';`,
  programs: polyfillPrograms('fetchPolyfill'),
};

const unfetch: Rows = {
  client: 'unfetch',
  before: `import fetch from 'unfetch';`,
  programs: polyfillPrograms('fetch'),
};

/** It is the browser's own where there is one. */
const crossFetch: Rows = {
  client: 'cross-fetch',
  before: `import fetch from 'cross-fetch';`,
  programs: {
    ...polyfillPrograms('fetch'),
    'fetch(API, { credentials: true });': 'nothing',
    [`fetch(API, { credentials: 'Include' });`]: 'nothing',
  },
};

const formerCrossFetch: Rows = { ...crossFetch, packages: 'former' };

const angularDriver = (features: string): string => `import '@angular/compiler';
import { HttpClient, provideHttpClient, withFetch, withInterceptors } from '@angular/common/http';
import { provideZonelessChangeDetection } from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import { firstValueFrom } from 'rxjs';
import * as row from './row.ts';
const providers = [provideZonelessChangeDetection(), provideHttpClient(${features})];
const { injector } = await createApplication({ providers });
await firstValueFrom(new row.Users(injector.get(HttpClient)).load());`;

const angularService = (body: string): string =>
  `export class Users {\n  constructor(private readonly http: HttpClient) {}\n  load() {\n    ${body}\n  }\n}`;

const angular: Rows = {
  client: '@angular/common',
  before: `import { HttpClient, HttpHeaders } from '@angular/common/http';`,
  module: angularService,
  driver: angularDriver(''),
  programs: {
    'return this.http.get(API);': 'plain',
    'return this.http.get(API, { withCredentials: true });': 'credentialed',
    'return this.http.get(API, { withCredentials: false });': 'plain',
    'return this.http.delete(API, { withCredentials: true });': 'credentialed, preflighted',
    'return this.http.post(API, {}, { withCredentials: true });': 'credentialed, preflighted',
    'return this.http.put(API, {}, { withCredentials: true });': 'credentialed, preflighted',
    [`return this.http.request('GET', API, { withCredentials: true });`]: 'credentialed',
    'return this.http.post(API, { withCredentials: true });': 'plain, preflighted',
    [`return this.http.get(API, { credentials: 'include' });`]: 'plain',
    [`return this.http.get(API, { headers: { withCredentials: 'true' } });`]: 'plain, preflighted',
    [`return this.http.get(API, { headers: { 'Access-Control-Allow-Origin': '*' } });`]: 'plain, preflighted',
    [`return this.http.get(API, { headers: new HttpHeaders({ 'Access-Control-Allow-Origin': '*' }) });`]:
      'plain, preflighted',
    [`const headers = new HttpHeaders().set('Access-Control-Allow-Origin', '*');\n    return this.http.get(API, { headers });`]:
      'plain, preflighted',
    [`const headers = new HttpHeaders();\n    headers.set('Access-Control-Allow-Origin', '*');\n    return this.http.get(API, { headers });`]:
      'plain',
  },
};

const angularInterceptor: Rows = {
  client: '@angular/common',
  before: `import type { HttpClient, HttpInterceptorFn } from '@angular/common/http';`,
  module: (body) =>
    `${angularService('return this.http.get(API);')}\nexport const interceptor: HttpInterceptorFn = (req, next) => ${body};`,
  driver: angularDriver('withInterceptors([row.interceptor])'),
  programs: {
    'next(req.clone({ withCredentials: true }))': 'credentialed',
    'next(req)': 'plain',
    [`next(req.clone({ setHeaders: { 'Access-Control-Allow-Origin': '*' } }))`]: 'plain, preflighted',
  },
};

const angularJs: Rows = {
  client: 'angular',
  before: `import angular from 'angular';`,
  module: (body) => `export const users = ($http: angular.IHttpService) => ${body};`,
  driver: `import angular from 'angular';
import { users } from './row.ts';
await angular.injector(['ng']).invoke(['$http', '$rootScope', ($http, $rootScope) => { const sent = users($http); $rootScope.$apply(); return sent; }]);`,
  programs: {
    '$http.get(API)': 'plain',
    '$http.get(API, { withCredentials: true })': 'credentialed',
    '$http({ url: API, withCredentials: true })': 'credentialed',
    '$http.post(API, {}, { withCredentials: true })': 'credentialed, preflighted',
  },
};

const dropzone: Rows = {
  client: 'dropzone',
  before: `import Dropzone from 'dropzone';`,
  module: (options) =>
    `Dropzone.autoDiscover = false;\nconst zone = new Dropzone(document.body, ${options});\nzone.addFile(new File(['a'], 'a.txt'));`,
  programs: {
    '{ url: API }': 'plain, preflighted',
    '{ url: API, withCredentials: true }': 'credentialed, preflighted',
  },
};

export const http: readonly Rows[] = [
  axios,
  formerAxios,
  namedAxios,
  redaxios,
  xior,
  ky,
  ofetch,
  wretch,
  superagent,
  jquery,
  formerJquery,
  umi,
  alova,
  mande,
  upFetch,
  rails,
  whatwgFetch,
  unfetch,
  formerCrossFetch,
  crossFetch,
  angular,
  angularInterceptor,
  angularJs,
  dropzone,
];
