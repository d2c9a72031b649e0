import { describe, expect, test } from 'vitest';
import { requestsIn } from '../support/requests.ts';

type Table = readonly (readonly [code: string, ...requests: string[]])[];

/** Programs of each client, and the requests with credentials in them. */
const byClient: Readonly<Record<string, Table>> = {
  fetch: [
    [`fetch('http://localhost:4000/me', { credentials: 'include' });`, 'fetch GET http://localhost:4000/me'],
    [`window.fetch('/me', { method: 'post', credentials: 'include' });`, 'fetch POST /me'],
    [`fetch('/me');`],
    [`fetch('/me', { credentials: 'same-origin' });`],
    [`fetch('/me', { credentials: undefined });`],
    [`fetch('/me', { credentials: ['include'] });`, 'fetch GET /me'],
    [`fetch('/me', { credentials });`],
    [`const options = { credentials: 'include' } as const; fetch('/me', options);`, 'fetch GET /me'],
    [`const options: RequestInit = {}; options.credentials = 'include'; fetch('/me', options);`, 'fetch GET /me'],
    [`const base = { credentials: 'include' }; fetch('/me', { ...base, method: 'PUT' });`, 'fetch PUT /me'],
    [`fetch('/me', Object.assign({ credentials: 'include' }, {}));`, 'fetch GET /me'],
    [`fetch('/me', { credentials: 'include', ...rest });`, 'fetch ? /me maybe'],
    [`fetch('/me', { ...rest, credentials: 'include' });`, 'fetch ? /me'],
    [`fetch('/me', { credentials: isSafe ? 'include' : 'omit' });`, 'fetch GET /me maybe'],
    [
      `fetch(new URL('/me', 'http://localhost:4000'), { credentials: 'include' });`,
      'fetch GET http://localhost:4000/me',
    ],
    [`import { fetch } from './net'; fetch('/me', { credentials: 'include' });`],
    [`function f(fetch) { fetch('/me', { credentials: 'include' }); }`],
    [`const request = new Request('/me', { credentials: 'include' }); fetch(request);`, 'Request GET /me'],
  ],
  XMLHttpRequest: [
    [
      `const xhr = new XMLHttpRequest(); xhr.open('PUT', '/me'); xhr.withCredentials = true; xhr.send();`,
      'XMLHttpRequest PUT /me',
    ],
    [
      `let xhr; xhr = new XMLHttpRequest(); xhr.withCredentials = true; xhr.open('GET', '/me');`,
      'XMLHttpRequest GET /me',
    ],
    [
      `class A { xhr = new XMLHttpRequest(); f() { this.xhr.withCredentials = true; this.xhr.open('GET', '/me'); } }`,
      'XMLHttpRequest GET /me',
    ],
    [`const xhr = new XMLHttpRequest(); xhr.open('PUT', '/me'); xhr.withCredentials = false; xhr.send();`],
    [`const other = new Other(); other.withCredentials = true; other.open('GET', '/me');`],
  ],
  EventSource: [
    [
      `new EventSource('http://a.example/events', { withCredentials: true });`,
      'EventSource GET http://a.example/events',
    ],
    [`new EventSource('/events');`],
    [
      `import { EventSourcePolyfill } from 'event-source-polyfill'; new EventSourcePolyfill('/e', { withCredentials: true });`,
      'EventSource GET /e',
    ],
  ],
  sendBeacon: [[`navigator.sendBeacon('http://a.example/log', '1');`, 'sendBeacon POST http://a.example/log']],
  axios: [
    [`import axios from 'axios'; axios.get('/me', { withCredentials: true });`, 'axios GET /me'],
    [`const axios = require('axios'); axios.post('/me', {}, { withCredentials: true });`, 'axios POST /me'],
    [`import axios from 'axios'; axios({ url: '/me', method: 'put', withCredentials: true });`, 'axios PUT /me'],
    [`import axios from 'axios'; axios('/me', { withCredentials: true });`, 'axios GET /me'],
    [`import axios from 'axios'; axios.post('/me', { withCredentials: true });`],
    [
      `import axios from 'axios'; const api = axios.create({ baseURL: 'http://a.example/api/', withCredentials: true }); api.get('/me');`,
      'axios GET http://a.example/api/me',
    ],
    [
      `import axios from 'axios'; export const api = axios.create({ baseURL: 'http://a.example/api', withCredentials: true });`,
      'axios base ? http://a.example/api',
    ],
    [
      `import axios from 'axios'; const api = axios.create({ withCredentials: true }); api.get('/me', { withCredentials: false });`,
    ],
    [
      `import axios from 'axios'; const api = axios.create(); api.defaults.withCredentials = true; api.get('http://b.example/');`,
      'axios GET http://b.example/',
    ],
    [
      `import axios from 'axios'; axios.defaults.withCredentials = true; const api = axios.create(); api.get('/me');`,
      'axios GET /me',
    ],
    [`import axios from 'axios'; const api = axios.create(); axios.defaults.withCredentials = true; api.get('/me');`],
    [
      `import axios from 'axios'; axios.interceptors.request.use((config) => { config.withCredentials = true; return config; }); axios.get('/me');`,
      'axios GET /me',
    ],
    [
      `import axios from 'axios'; axios.interceptors.request.use((config) => ({ ...config, withCredentials: true })); axios.get('/me');`,
      'axios GET /me',
    ],
    [
      `import axios from 'axios'; class Api { constructor() { this.http = axios.create({ withCredentials: true }); } me() { return this.http.get('/me'); } }`,
      'axios GET /me',
    ],
    [
      `import axios, { type AxiosInstance } from 'axios'; const me = (http: AxiosInstance) => http.get('/me', { withCredentials: true });`,
      'axios GET /me',
    ],
  ],
  'axios by another adapter': [
    [`import axios from 'axios'; axios.get('/me', { adapter: 'fetch', withCredentials: true });`, 'axios GET /me'],
    [`import axios from 'axios'; axios.get('/me', { adapter: 'fetch', withCredentials: 'include' });`, 'axios GET /me'],
    [`import axios from 'axios'; axios.get('/me', { adapter: 'fetch', withCredentials: 'true' });`],
    [`import axios from 'axios'; axios.get('/me', { adapter: ['fetch', 'xhr'], withCredentials: 'true' });`],
    [
      `import axios from 'axios'; axios.get('/me', { adapter: ['xhr', 'fetch'], withCredentials: 'true' });`,
      'axios GET /me',
    ],
    [
      `import axios from 'axios'; axios.defaults.adapter = 'fetch'; axios.get('/me', { withCredentials: 'same-origin' });`,
    ],
    [`import axios from 'axios'; axios.get('/me', { adapter: own, withCredentials: true });`],
    [`import axios from 'axios'; axios.get('/me', { adapter: isOld ? 'xhr' : 'fetch', withCredentials: true });`],
  ],
  'endpoints of RTK Query': [
    [
      `import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query/react'; export const api = createApi({ baseQuery: fetchBaseQuery({ baseUrl: 'http://a.example' }), endpoints: (build) => ({ me: build.query({ query: () => ({ url: '/me', credentials: 'include' }) }), you: build.query({ query: () => '/you' }) }) });`,
      'createApi GET http://a.example/me',
    ],
    [
      `import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query/react'; const inner = fetchBaseQuery({ baseUrl: 'http://a.example' }); const again = async (args, api, extra) => { const result = await inner(args, api, extra); return result; }; export const api = createApi({ baseQuery: again, endpoints: () => ({}) }); api.injectEndpoints({ endpoints(builder) { return { add: builder.mutation({ query: (body) => ({ url: 'users', method: 'POST', body, credentials: 'include' }) }) }; } });`,
      'createApi POST http://a.example/users',
    ],
    [
      `import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query/react'; createApi({ baseQuery: fetchBaseQuery({ baseUrl: 'http://a.example' }), endpoints: (build) => ({ one: build.query({ query: (id) => ({ url: \`/users/\${id}\`, credentials: 'include' }) }) }) });`,
      'createApi GET http://a.example/?',
    ],
    [
      `createApi({ endpoints: (build) => ({ me: build.query({ query: () => ({ url: '/me', credentials: 'include' }) }) }) });`,
    ],
  ],
  AngularJS: [
    [
      `angular.module('app').controller('Users', function ($scope, $http) { $http.get('http://a.example/me', { withCredentials: true }); });`,
      '$http GET http://a.example/me',
    ],
    [
      `angular.module('app').factory('users', ['$http', function (http) { return { load: () => http({ method: 'PUT', url: '/me', withCredentials: true }) }; }]);`,
      '$http PUT /me',
    ],
    [
      `import angular from 'angular'; function Users(a) { this.load = () => a.post('/me', {}, { withCredentials: true }); } Users.$inject = ['$http']; angular.module('app', []).service('users', Users);`,
      '$http POST /me',
    ],
    [
      `angular.module('app', []).config(['$httpProvider', ($httpProvider) => { $httpProvider.defaults.withCredentials = true; }]).run(['$http', ($http) => $http.get('/me')]);`,
      '$http GET /me',
    ],
    [
      `angular.module('app').run(function ($http) { $http.defaults.withCredentials = true; $http.get('/me', { withCredentials: false }); });`,
    ],
    [`run(function ($http) { $http.get('/me', { withCredentials: true }); });`],
    [`angular.module('app').run(['http', function ($http) { $http.get('/me', { withCredentials: true }); }]);`],
  ],
  'jQuery for all requests': [
    [
      `$.ajaxPrefilter((options) => { options.xhrFields = { withCredentials: true }; }); $.getJSON('/me');`,
      'jQuery GET /me',
    ],
    [
      `$.ajaxPrefilter(function (options) { if (options.isOurs) options.xhrFields = { withCredentials: true }; }); $.get('/me');`,
      'jQuery GET /me maybe',
    ],
    [
      `$.ajaxPrefilter((options) => { options.xhrFields = { withCredentials: false }; }); $.ajax('/me', { xhrFields: { withCredentials: true } });`,
    ],
  ],
  'what interceptors say': [
    [
      `import { ofetch } from 'ofetch'; const api = ofetch.create({ onRequest(context) { const { options } = context; options.credentials = 'include'; } }); api('/me');`,
      'ofetch GET /me',
    ],
    [
      `import { ofetch } from 'ofetch'; const api = ofetch.create({ onRequest(context) { const { response: options } = context; options.credentials = 'include'; } }); api('/me');`,
    ],
    [
      `import axios from 'axios'; axios.interceptors.request.use((config) => { config.withCredentials = true; return config; }); axios.get('/me', { withCredentials: false });`,
      'axios GET /me',
    ],
    [
      `import axios from 'axios'; axios.interceptors.request.use((config) => { config.withCredentials = false; return config; }); axios.get('/me', { withCredentials: true });`,
    ],
  ],
  'URLs of other shapes': [
    [
      `import axios from 'axios'; const E = { root: 'http://a.example' }; axios.defaults.baseURL = E.root; axios.get('/me', { withCredentials: true });`,
      'axios GET http://a.example/me',
    ],
    [
      `const E = { root: process.env.API || 'http://a.example' }; const holder = {}; holder.url = E.root; fetch(E.root, { credentials: 'include' });`,
      'fetch GET http://a.example',
    ],
    [
      `const E = { a: { root: 'http://a.example' } }; const holder = {}; holder.b = E.a; holder.b.root = next(); fetch(E.a.root, { credentials: 'include' });`,
      'fetch GET ?',
    ],
    [
      `const get = (path) => fetch(new URL(path, 'http://a.example').href, { credentials: 'include' });`,
      'fetch GET http://a.example/?',
    ],
    [
      `const get = (path) => { const url = new URL('http://a.example/api' + path); return fetch(url.toString(), { credentials: 'include' }); };`,
      'fetch GET http://a.example/?',
    ],
    [`const get = (path) => fetch(new URL(path), { credentials: 'include' });`, 'fetch GET ?'],
    ["const get = (id) => fetch(`/api/users/${id}`, { credentials: 'include' });", 'fetch GET /?'],
    ["const get = (host) => fetch(`//${host}/users`, { credentials: 'include' });", 'fetch GET ?'],
    ["const get = (path) => fetch(`/${path}`, { credentials: 'include' });", 'fetch GET ?'],
    ["const get = (id) => fetch(`users/${id}`, { credentials: 'include' });", 'fetch GET ?'],
    [
      "import axios from 'axios'; const api = axios.create({ baseURL: '/api', withCredentials: true }); const get = (id) => api.get(`users/${id}`);",
      'axios GET /?',
    ],
    [
      "import axios from 'axios'; const api = axios.create({ baseURL: base(), withCredentials: true }); const get = (id) => api.get(`/users/${id}`);",
      'axios GET ?',
    ],
    [
      "import axios from 'axios'; const api = axios.create({ baseURL: 'http://a.example', withCredentials: true }); const get = (id) => api.get(`/users/${id}`);",
      'axios GET http://a.example/?',
    ],
    [
      `import wretch from 'wretch'; wretch('http://a.example/me').options({ credentials: 'include' }).delete();`,
      'wretch DELETE http://a.example/me',
    ],
    [
      `import ky from 'ky'; class A { constructor() { this.api = ky.create({ prefixUrl: 'http://a.example' }); } f() { return this.api('me', { credentials: 'include' }); } }`,
      'ky GET http://a.example/me',
    ],
  ],
  'instances that functions make': [
    [
      `import ky from 'ky'; function createApi(base) { const api = ky.create({ prefixUrl: base }); return api; } const api = createApi('http://a.example'); api.get('me', { credentials: 'include' });`,
      'ky GET http://a.example/me',
    ],
    [
      `import axios from 'axios'; const make = (baseURL) => axios.create({ baseURL, withCredentials: true }); const a = make('http://a.example'); const b = make('http://b.example'); a.get('/me'); b.get('/you');`,
      'axios GET http://a.example/me',
      'axios GET http://b.example/you',
    ],
    [
      `import axios from 'axios'; const make = () => axios.create(); const a = make(); const b = make(); a.defaults.withCredentials = true; a.get('/me'); b.get('/you');`,
      'axios GET /me',
    ],
    [
      `import axios from 'axios'; function make() { const api = axios.create(); api.defaults.withCredentials = true; return api; } make().get('/me');`,
      'axios GET /me',
    ],
    [
      `import axios from 'axios'; function withCookies(api) { api.interceptors.request.use((config) => { config.withCredentials = true; return config; }); return api; } const api = withCookies(axios.create({ baseURL: 'http://a.example' })); api.get('/me');`,
      'axios GET http://a.example/me',
    ],
    [
      `import axios from 'axios'; const withCookies = (api) => { api.defaults.withCredentials = true; }; const api = axios.create(); withCookies(api); api.get('/me'); axios.create().get('/you');`,
      'axios GET /me',
    ],
    [
      `import axios from 'axios'; const withCookies = (other, api) => { api.defaults.withCredentials = true; }; const api = axios.create(); withCookies(api, other); api.get('/me');`,
    ],
  ],
  'methods that an argument says': [
    [`import request from 'superagent'; request('POST', '/me').withCredentials();`, 'superagent POST /me'],
    [`import request from 'superagent'; request('/me').withCredentials();`, 'superagent GET /me'],
    [
      `import { FetchRequest } from '@rails/request.js'; new FetchRequest('put', '/me', { credentials: 'include' });`,
      '@rails/request.js PUT /me',
    ],
    [
      `import { destroy } from '@rails/request.js'; destroy('/me', { credentials: 'include' });`,
      '@rails/request.js DELETE /me',
    ],
    [
      `import { HttpClient } from '@angular/common/http'; class A { constructor(private http: HttpClient) {} f() { return this.http.request('PUT', '/me', { withCredentials: true }); } }`,
      'HttpClient PUT /me',
    ],
  ],
  'hooks that come too late': [
    [
      `import xior from 'xior'; xior.interceptors.request.use((config) => ({ ...config, withCredentials: true })); xior.get('/me');`,
    ],
    [
      `import xior from 'xior'; xior.interceptors.request.use((config) => ({ ...config, credentials: 'include' })); xior.get('/me');`,
      'xior GET /me',
    ],
  ],
  'defaults of requests elsewhere': [
    [
      `import axios from 'axios'; axios.defaults.baseURL = 'http://a.example'; axios.defaults.withCredentials = true;`,
      'axios base ? http://a.example',
    ],
    [`import axios from 'axios'; axios.defaults.withCredentials = true; axios.get('/me');`, 'axios GET /me'],
  ],
  'functions that hand on what they are called with': [
    [
      `const api = (path, init) => fetch('http://a.example' + path, { credentials: 'include', ...init }); api('/a'); api('/b', { method: 'POST' }); api('/c', { credentials: 'omit' });`,
      'fetch GET http://a.example/a',
      'fetch POST http://a.example/b',
    ],
    [
      `export async function api(path: string, init: RequestInit = {}) { return fetch(\`http://localhost:3000\${path}\`, { ...init, credentials: 'include' }); }`,
      'fetch ? http://localhost:3000/?',
    ],
    [
      `const call = (path, init) => fetch(path, init); const get = (path) => call('http://a.example' + path, { credentials: 'include' }); get('/a');`,
      'fetch GET http://a.example/a',
    ],
    [
      `class Api { #base = 'http://a.example'; call(path, init) { return fetch(this.#base + path, { ...init, credentials: 'include' }); } me() { return this.call('/me'); } }`,
      'fetch GET http://a.example/me',
    ],
    [
      `const api = { async get(path) { return fetch('http://a.example' + path, { credentials: 'include' }); } }; api.get('/me');`,
      'fetch GET http://a.example/me',
    ],
    [
      `import axios from 'axios'; const http = axios.create({ baseURL: '/api' }); const post = (url, data, config = {}) => http.post(url, data, { withCredentials: true, ...config }); post('/a', {}); post('/b', {}, { withCredentials: false });`,
      'axios POST /api/a',
    ],
    [
      `function get(url) { const xhr = new XMLHttpRequest(); xhr.open('GET', url); xhr.withCredentials = true; xhr.send(); } get('http://a.example/');`,
      'XMLHttpRequest GET http://a.example/',
    ],
    [
      `const load = useCallback((id) => fetch('/users/' + id, { credentials: 'include' }), []); load('1');`,
      'fetch GET /users/1',
    ],
    [
      `const loop = (path) => loop(path) ?? fetch(path, { credentials: 'include' }); loop('/a');`,
      'fetch GET ?',
      'fetch GET /a',
    ],
  ],
  'ky, ofetch, wretch, redaxios, umi-request': [
    [
      `import ky from 'ky'; const api = ky.create({ prefixUrl: 'http://a.example', credentials: 'include' }); api.get('me'); api.extend({}).post('x');`,
      'ky GET http://a.example/me',
      'ky POST http://a.example/x',
    ],
    [`import { ofetch } from 'ofetch'; ofetch('/me', { credentials: 'include' });`, 'ofetch GET /me'],
    [
      `const api = $fetch.create({ baseURL: 'http://a.example', credentials: 'include' }); api('/me');`,
      'ofetch GET http://a.example/me',
    ],
    [
      `const { data } = await useFetch('http://a.example/me', { credentials: 'include' });`,
      'ofetch GET http://a.example/me',
    ],
    [
      `import wretch from 'wretch'; wretch('http://a.example').options({ credentials: 'include' }).get('/me').json();`,
      'wretch GET http://a.example/me',
    ],
    [`import axios from 'redaxios'; axios.get('/me', { withCredentials: true });`, 'redaxios GET /me'],
    [
      `import { extend } from 'umi-request'; const request = extend({ prefix: '/api', credentials: 'include' }); request.get('/me');`,
      'umi-request GET /api/me',
    ],
  ],
  superagent: [
    [`import request from 'superagent'; request.get('/me').withCredentials().end();`, 'superagent GET /me'],
    [`import request from 'superagent'; request.get('/me').set('a', 'b').withCredentials(false);`],
    [`import request from 'superagent'; const r = request.post('/me'); r.withCredentials();`, 'superagent POST /me'],
  ],
  jQuery: [
    [`$.ajax({ url: '/me', xhrFields: { withCredentials: true } });`, 'jQuery GET /me'],
    [`import $ from 'jquery'; $.ajaxSetup({ xhrFields: { withCredentials: true } }); $.get('/me');`, 'jQuery GET /me'],
    [`$.ajax({ url: '/me', withCredentials: true });`],
  ],
  Angular: [
    [
      `import { HttpClient } from '@angular/common/http'; class S { constructor(private readonly http: HttpClient) {} f() { this.http.get('/me', { withCredentials: true }); } }`,
      'HttpClient GET /me',
    ],
    [
      `import { HttpClient } from '@angular/common/http'; import { inject } from '@angular/core'; class S { http = inject(HttpClient); f() { this.http.post('/me', {}, { withCredentials: true }); } }`,
      'HttpClient POST /me',
    ],
    [
      `import type { HttpInterceptorFn } from '@angular/common/http'; const i: HttpInterceptorFn = (req, next) => next(req.clone({ withCredentials: true }));`,
      'HttpRequest ? ?',
    ],
    [
      `import type { HttpInterceptorFn } from '@angular/common/http'; export const i: HttpInterceptorFn = (req, next) => { req = req.clone({ withCredentials: true }); return next(req); };`,
      'HttpRequest ? ?',
    ],
  ],
  GraphQL: [
    [
      `import { ApolloClient, HttpLink } from '@apollo/client'; new ApolloClient({ link: new HttpLink({ uri: 'http://a.example/graphql', credentials: 'include' }) });`,
      'Apollo link POST http://a.example/graphql',
    ],
    [
      `import { createHttpLink } from '@apollo/client'; createHttpLink({ uri: '/graphql', fetchOptions: { credentials: 'include' } });`,
      'Apollo link POST /graphql',
    ],
    [
      `import { ApolloClient } from '@apollo/client'; new ApolloClient({ uri: '/graphql', credentials: 'include' });`,
      'ApolloClient POST /graphql',
    ],
    [`import { ApolloClient } from '@apollo/client'; new ApolloClient({ link, credentials: 'include' });`],
    [
      `import { createClient } from 'urql'; createClient({ url: '/graphql', fetchOptions: { credentials: 'include' } });`,
      'urql ? /graphql',
    ],
    [
      `import { createClient } from 'urql'; createClient({ url: '/graphql', fetchOptions: () => ({ credentials: 'include' }) });`,
      'urql ? /graphql',
    ],
    [`import { createClient } from 'urql'; createClient({ url: '/graphql', credentials: 'include' });`],
    [
      `import { GraphQLClient } from 'graphql-request'; new GraphQLClient('/graphql', { credentials: 'include' });`,
      'graphql-request POST /graphql',
    ],
  ],
  'RTK Query, tRPC, openapi-fetch, hey-api, hono, treaty, ts-rest': [
    [
      `import { fetchBaseQuery } from '@reduxjs/toolkit/query/react'; fetchBaseQuery({ baseUrl: 'http://a.example', credentials: 'include' });`,
      'fetchBaseQuery GET http://a.example',
    ],
    [
      `import { httpBatchLink } from '@trpc/client'; httpBatchLink({ url: '/trpc', fetch: (u, o) => fetch(u, { ...o, credentials: 'include' }) });`,
      'tRPC link GET /trpc',
    ],
    [`import { httpBatchLink } from '@trpc/client'; httpBatchLink({ url: '/trpc', credentials: 'include' });`],
    [
      `import createClient from 'openapi-fetch'; const api = createClient({ baseUrl: 'http://a.example', credentials: 'include' }); api.GET('/me');`,
      'openapi-fetch GET http://a.example/me',
    ],
    [
      `import { createClient } from '@hey-api/client-fetch'; createClient({ baseUrl: 'http://a.example', credentials: 'include' });`,
      '@hey-api/client-fetch base ? http://a.example',
    ],
    [
      `import { hc } from 'hono/client'; hc('http://a.example', { init: { credentials: 'include' } });`,
      'hc GET http://a.example',
    ],
    [`import { hc } from 'hono/client'; hc('http://a.example', { credentials: 'include' });`],
    [
      `import { treaty } from '@elysiajs/eden'; treaty('http://a.example', { fetch: { credentials: 'include' } });`,
      'treaty GET http://a.example',
    ],
    [
      `import { initClient } from '@ts-rest/core'; initClient(contract, { baseUrl: '/api', credentials: 'include' });`,
      'ts-rest GET /api',
    ],
  ],
  'sockets and streams': [
    [
      `import { io } from 'socket.io-client'; io('http://a.example', { withCredentials: true });`,
      'socket.io-client GET http://a.example/socket.io/',
    ],
    [`import { io } from 'socket.io-client'; io('http://a.example');`],
    [
      `import { io } from 'socket.io-client'; io('http://a.example', { withCredentials: true, transports: ['websocket'] });`,
    ],
    [
      `import { io } from 'socket.io-client'; io('http://a.example', { withCredentials: true, transports: ['websocket', 'polling'] });`,
      'socket.io-client GET http://a.example/socket.io/',
    ],
    [
      `import { HubConnectionBuilder } from '@microsoft/signalr'; new HubConnectionBuilder().withUrl('http://a.example/hub').build();`,
      'signalr POST http://a.example/hub',
    ],
    [
      `import { HubConnectionBuilder } from '@microsoft/signalr'; new HubConnectionBuilder().withUrl('/hub', { withCredentials: false }).build();`,
    ],
    [
      `import * as signalR from '@microsoft/signalr'; new signalR.HubConnectionBuilder().withUrl('/hub', { skipNegotiation: true, transport: signalR.HttpTransportType.WebSockets }).build();`,
    ],
    [`import SockJS from 'sockjs-client'; new SockJS('http://a.example/ws');`, 'sockjs-client GET http://a.example/ws'],
    [
      `import { fetchEventSource } from '@microsoft/fetch-event-source'; fetchEventSource('/e', { credentials: 'include' });`,
      'fetchEventSource GET /e',
    ],
    [
      `import { createAuthClient } from 'better-auth/react'; createAuthClient({ baseURL: 'http://a.example' });`,
      'better-auth ? http://a.example',
    ],
    [
      `import { createAuthClient } from 'better-auth/react'; createAuthClient({ fetchOptions: { credentials: 'omit' } });`,
    ],
  ],
  'classes and wrappers': [
    [
      `class Api { constructor(base) { this.base = base; } get(path) { return fetch(this.base + path, { credentials: 'include' }); } }
const api = new Api('http://a.example'); api.get('/me'); api.get('/you');`,
      'fetch GET http://a.example/me',
      'fetch GET http://a.example/you',
    ],
    [
      `class Api { constructor(private readonly base: string) {} get(path: string) { return fetch(\`\${this.base}\${path}\`, { credentials: 'include' }); } }
export const api = new Api('http://a.example:4000');`,
      'fetch GET http://a.example:4000/?',
    ],
    [
      `class Api { constructor(base) { this.base = base; } me() { return fetch(this.base + '/me', { credentials: 'include' }); } }
export const one = new Api('http://a.example'); export const other = new Api('http://b.example');`,
      'fetch GET ?',
    ],
    [
      `import useSWR from 'swr'; const get = (url) => fetch(url, { credentials: 'include' });
export const useMe = () => useSWR('http://a.example/me', get);`,
      'fetch GET http://a.example/me',
    ],
    [
      `import useSWR from 'swr'; useSWR('http://a.example/me', (url) => fetch(url, { credentials: 'include' }));`,
      'fetch GET http://a.example/me',
    ],
    [
      `import { useThing } from './thing'; useThing('http://a.example/me', (url) => fetch(url, { credentials: 'include' }));`,
      'fetch GET ?',
    ],
    [
      `const request = new XMLHttpRequest(); request.open('GET', '/me'); Object.assign(request, { withCredentials: true });`,
      'XMLHttpRequest GET /me',
    ],
    [
      `const request = new XMLHttpRequest(); request.open('GET', '/me'); Object.assign({}, request, { withCredentials: true });`,
    ],
    [
      `import axios from 'axios'; const api = axios.create(); Object.assign(api.defaults, { withCredentials: true }); api.get('/me');`,
      'axios GET /me',
    ],
    [
      `import wretch from 'wretch'; export const api = wretch('http://a.example').options({ credentials: 'include' });`,
      'wretch base ? http://a.example',
    ],
    [
      `import { createClient } from '@supabase/supabase-js';
createClient('http://a.example', key, { global: { fetch: (url, init) => fetch(url, { ...init, credentials: 'include' }) } });`,
      'supabase-js ? http://a.example',
    ],
    [`import { createClient } from '@supabase/supabase-js'; createClient('http://a.example', key);`],
  ],
  elements: [
    [
      `const a = <img src="http://a.example/x.png" crossOrigin="use-credentials" />;`,
      'crossorigin element GET http://a.example/x.png',
    ],
    [`const image = new Image(); image.crossOrigin = 'use-credentials';`, 'crossorigin element GET ?'],
    [`const a = <Picture crossOrigin="use-credentials" />; loader.crossOrigin = 'use-credentials';`],
  ],
};

describe.for(Object.entries(byClient))('%s', ([, table]) => {
  test.for(table)('%s', ([code, ...requests]) => {
    expect(requestsIn(code)).toEqual(requests);
  });
});
