import type { Packages } from '../support/packages.ts';

/** How a client sends one request to a URL with the given options, as an object in code. */
export interface Usage {
  /** The id of the client's definition. */
  readonly client: string;
  readonly packages?: Packages;
  readonly before?: string;
  /** A module `./setup.ts` that `before` may import: what an application has done before anything is sent. */
  readonly setup?: string;
  readonly send: (url: string, options: string) => string;
  /** Whether versions of before the change of a default are used. */
  readonly isBefore?: true;
}

const ANGULAR = `import '@angular/compiler';
import { HttpClient, provideHttpClient } from '@angular/common/http';
import { provideZonelessChangeDetection } from '@angular/core';
import { createApplication } from '@angular/platform-browser';
const { injector } = await createApplication({ providers: [provideZonelessChangeDetection(), provideHttpClient()] });
export const http = injector.get(HttpClient);`;

const toolkit = (baseQuery: string): string => `(() => {
  const api = createApi({
    baseQuery: ${baseQuery},
    endpoints: (build) => ({ users: build.query<unknown, void>({ query: () => '/users' }) }),
  });
  const store = configureStore({
    reducer: { [api.reducerPath]: api.reducer },
    middleware: (all) => all().concat(api.middleware),
  });
  return store.dispatch(api.endpoints.users.initiate());
})()`;

const apolloLink: Usage = {
  client: 'Apollo link',
  before: `import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';`,
  send: (url, options) =>
    `new ApolloClient({ link: new HttpLink({ uri: ${url}, ...${options} }), cache: new InMemoryCache() }).query({ query: gql\`{ a }\` })`,
};

const axios: Usage = {
  client: 'axios',
  before: `import axios from 'axios';`,
  send: (url, options) => `axios.get(${url}, ${options})`,
};

const crossFetch: Usage = {
  client: 'cross-fetch',
  before: `import fetch from 'cross-fetch';`,
  send: (url, options) => `fetch(${url}, ${options})`,
};

const jquery: Usage = {
  client: 'jQuery',
  before: `import $ from 'jquery';`,
  send: (url, options) => `$.ajax(${url}, ${options})`,
};

export const usages: readonly Usage[] = [
  { client: 'fetch', send: (url, options) => `fetch(${url}, ${options})` },
  { client: 'Request', send: (url, options) => `fetch(new Request(${url}, ${options}))` },
  {
    client: 'XMLHttpRequest',
    send: (url, options) => `(() => {
  const xhr = new XMLHttpRequest();
  xhr.open('GET', ${url});
  Object.assign(xhr, ${options});
  xhr.send();
})()`,
  },
  { client: 'EventSource', send: (url, options) => `new EventSource(${url}, ${options})` },
  {
    client: 'EventSource',
    before: `import { EventSourcePolyfill } from 'event-source-polyfill';`,
    send: (url, options) => `new EventSourcePolyfill(${url}, ${options})`,
  },
  {
    client: 'EventSource',
    before: `import { EventSource } from 'eventsource';`,
    send: (url, options) => `new EventSource(${url}, ${options})`,
  },
  { client: 'sendBeacon', send: (url) => `navigator.sendBeacon(${url}, 'left')` },
  axios,
  { ...axios, packages: 'former' },
  { ...axios, send: (url, options) => `axios.create(${options}).get(${url})` },
  { ...axios, send: (url, options) => `axios.post(${url}, {}, ${options})` },
  {
    client: 'redaxios',
    before: `import axios from 'redaxios';`,
    send: (url, options) => `axios.get(${url}, ${options})`,
  },
  { client: 'xior', before: `import xior from 'xior';`, send: (url, options) => `xior.get(${url}, ${options})` },
  { client: 'ky', before: `import ky from 'ky';`, send: (url, options) => `ky(${url}, ${options})` },
  {
    client: 'ofetch',
    before: `import { ofetch } from 'ofetch';`,
    send: (url, options) => `ofetch(${url}, ${options})`,
  },
  {
    client: 'wretch',
    before: `import wretch from 'wretch';`,
    send: (url, options) => `wretch(${url}).options(${options}).get().res()`,
  },
  jquery,
  { ...jquery, packages: 'former' },
  {
    client: 'umi-request',
    before: `import request from 'umi-request';`,
    send: (url, options) => `request(${url}, ${options})`,
  },
  {
    client: 'alova',
    before: `import { createAlova } from 'alova';\nimport adapterFetch from 'alova/fetch';`,
    send: (url, options) => `createAlova({ requestAdapter: adapterFetch() }).Get(${url}, ${options}).send()`,
  },
  {
    client: 'mande',
    before: `import { mande } from 'mande';`,
    send: (url, options) => `mande(${url}, ${options}).get('/users')`,
  },
  {
    client: 'up-fetch',
    before: `import { up } from 'up-fetch';`,
    send: (url, options) => `up(fetch)(${url}, ${options})`,
  },
  {
    client: '@rails/request.js',
    before: `import { get } from '@rails/request.js';`,
    send: (url, options) => `get(${url}, ${options})`,
  },
  {
    client: 'Dropzone',
    before: `import Dropzone from 'dropzone';\nDropzone.autoDiscover = false;`,
    send: (url, options) =>
      `new Dropzone(document.createElement('div'), { url: ${url}, ...${options} }).addFile(new File(['a'], 'a.txt'))`,
  },
  {
    client: 'fetch polyfill',
    before: `import { fetch } from 'whatwg-fetch';`,
    send: (url, options) => `fetch(${url}, ${options})`,
  },
  {
    client: 'fetch polyfill',
    before: `import fetch from 'unfetch';`,
    send: (url, options) => `fetch(${url}, ${options})`,
  },
  crossFetch,
  { ...crossFetch, packages: 'former' },
  {
    client: 'HttpClient',
    setup: ANGULAR,
    before: `import { firstValueFrom } from 'rxjs';\nimport { http } from './setup.ts';`,
    send: (url, options) => `firstValueFrom(http.get(${url}, ${options}))`,
  },
  {
    client: '$http',
    before: `import angular from 'angular';`,
    send: (url, options) => `(() => {
  angular.module('main', []).run(['$http', ($http) => { $http.get(${url}, ${options}); }]);
  angular.bootstrap(document.createElement('div'), ['main']);
})()`,
  },
  apolloLink,
  { ...apolloLink, packages: 'former' },
  {
    client: 'ApolloClient',
    packages: 'former',
    before: `import { ApolloClient, gql, InMemoryCache } from '@apollo/client';`,
    send: (url, options) =>
      `new ApolloClient({ uri: ${url}, cache: new InMemoryCache(), ...${options} }).query({ query: gql\`{ a }\`, ...${options} })`,
  },
  {
    client: 'urql',
    before: `import { Client, fetchExchange, gql } from '@urql/core';`,
    send: (url, options) =>
      `new Client({ url: ${url}, exchanges: [fetchExchange], preferGetMethod: false, ...${options} }).query(gql\`{ a }\`, {}).toPromise()`,
  },
  {
    client: 'graphql-request',
    before: `import { GraphQLClient } from 'graphql-request';`,
    send: (url, options) => `new GraphQLClient(${url}, ${options}).request('{ a }')`,
  },
  {
    client: 'fetchBaseQuery',
    before: `import { configureStore } from '@reduxjs/toolkit';\nimport { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query';`,
    send: (url, options) => toolkit(`fetchBaseQuery({ baseUrl: ${url}, ...${options} })`),
  },
  {
    client: 'tRPC link',
    before: `import { createTRPCClient, httpBatchLink } from '@trpc/client';`,
    send: (url, options) =>
      `createTRPCClient<any>({ links: [httpBatchLink({ url: ${url}, ...${options} })] }).users.query()`,
  },
  {
    client: 'openapi-fetch',
    before: `import createClient from 'openapi-fetch';`,
    send: (url, options) => `createClient<any>({ baseUrl: ${url}, ...${options} }).GET('/users')`,
  },
  {
    client: '@hey-api/client-fetch',
    before: `import { createClient } from '@hey-api/client-fetch';`,
    send: (url, options) => `createClient({ baseUrl: ${url}, ...${options} }).get({ url: '/users' })`,
  },
  {
    client: 'ts-rest',
    packages: 'former',
    before: `import { initClient, initContract } from '@ts-rest/core';
const contract = initContract().router({ users: { method: 'GET', path: '/users', responses: {} } });`,
    send: (url, options) => `initClient(contract, { baseUrl: ${url}, baseHeaders: {}, ...${options} }).users()`,
  },
  {
    client: 'hc',
    before: `import { hc } from 'hono/client';`,
    send: (url, options) => `hc<any>(${url}, ${options}).users.$get()`,
  },
  {
    client: 'treaty',
    before: `import { treaty } from '@elysiajs/eden';`,
    send: (url, options) => `treaty<any>(${url}, ${options}).users.get()`,
  },
  {
    client: 'better-auth',
    before: `import { createAuthClient } from 'better-auth/client';`,
    send: (url, options) => `createAuthClient({ baseURL: ${url}, ...${options} }).getSession()`,
  },
  {
    client: 'socket.io-client',
    before: `import { io } from 'socket.io-client';`,
    send: (url, options) => `io(API, { path: new URL(${url}).pathname, forceNew: true, ...${options} })`,
  },
  {
    client: 'socket.io-client',
    packages: 'former',
    isBefore: true,
    before: `import io from 'socket.io-client';`,
    send: (url, options) => `io(API, { path: new URL(${url}).pathname, forceNew: true, ...${options} })`,
  },
  {
    client: 'signalr',
    before: `import { HubConnectionBuilder } from '@microsoft/signalr';`,
    send: (url, options) => `new HubConnectionBuilder().withUrl(${url}, ${options}).build().start()`,
  },
  {
    client: 'sockjs-client',
    before: `import SockJS from 'sockjs-client';`,
    send: (url, options) => `new SockJS(${url}, null, ${options})`,
  },
  {
    client: 'fetchEventSource',
    before: `import { fetchEventSource } from '@microsoft/fetch-event-source';`,
    send: (url, options) => `fetchEventSource(${url}, ${options})`,
  },
];

/** Clients whose options are not an object that one call takes; their programs are in the tables beside this file. */
export const WITHOUT_OPTIONS: ReadonlySet<string> = new Set([
  'superagent',
  'HttpRequest',
  'HttpHeaders',
  'setContext',
  'supabase-js',
  'createApi',
]);
