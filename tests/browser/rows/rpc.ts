import type { Rows } from './define-rows.ts';

const apolloPrograms: Rows['programs'] = {
  'new HttpLink({ uri: API })': 'plain, preflighted',
  [`new HttpLink({ uri: API, credentials: 'include' })`]: 'credentialed, preflighted',
  [`createHttpLink({ uri: API, credentials: 'include' })`]: 'credentialed, preflighted',
  [`new HttpLink({ uri: API, fetchOptions: { credentials: 'include' } })`]: 'credentialed, preflighted',
  'new HttpLink({ uri: API, withCredentials: true })': 'plain, preflighted',
  [`new HttpLink({ uri: API, headers: { credentials: 'include' } })`]: 'plain, preflighted',
  [`new HttpLink({ uri: API, headers: { 'Access-Control-Allow-Origin': '*' } })`]: 'plain, preflighted',
  'new HttpLink({ uri: API, credentials: true })': 'nothing',
  [`new BatchHttpLink({ uri: API, credentials: 'include' })`]: 'credentialed, preflighted',
};

const apolloLink: Rows = {
  client: '@apollo/client',
  before: `import { ApolloClient, createHttpLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { BatchHttpLink } from '@apollo/client/link/batch-http';`,
  module: (link) => `const link = ${link};
const client = new ApolloClient({ link, cache: new InMemoryCache() });
client.query({ query: gql\`{ users { id } }\` });`,
  programs: apolloPrograms,
};

const apollo: Rows = {
  client: '@apollo/client',
  before: `import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
const cache = new InMemoryCache();
const query = gql\`{ users { id } }\`;`,
  programs: {
    [`new ApolloClient({ cache, link: new HttpLink({ uri: API }), credentials: 'include' }).query({ query });`]:
      'plain, preflighted',
    [`new ApolloClient({ cache, link: new HttpLink({ uri: API }) }).query({ query, context: { credentials: 'include' } });`]:
      'credentialed, preflighted',
    [`new ApolloClient({ cache, link: new HttpLink({ uri: API }) }).query({ query, context: { fetchOptions: { credentials: 'include' } } });`]:
      'credentialed, preflighted',
  },
};

const formerApollo: Rows = {
  ...apollo,
  packages: 'former',
  programs: {
    ...apollo.programs,
    'new ApolloClient({ cache, uri: API }).query({ query });': 'plain, preflighted',
    [`new ApolloClient({ cache, uri: API, credentials: 'include' }).query({ query });`]: 'credentialed, preflighted',
    [`new ApolloClient({ cache, uri: API, fetchOptions: { credentials: 'include' } }).query({ query });`]:
      'plain, preflighted',
  },
};

const urql: Rows = {
  client: '@urql/core',
  before: `import { cacheExchange, Client, createClient, fetchExchange, gql } from '@urql/core';
const exchanges = [cacheExchange, fetchExchange];
const query = gql\`{ users { id } }\`;`,
  programs: {
    [`createClient({ url: API, exchanges, preferGetMethod: false }).query(query, {}).toPromise();`]:
      'plain, preflighted',
    [`new Client({ url: API, exchanges, preferGetMethod: false, fetchOptions: { credentials: 'include' } }).query(query, {}).toPromise();`]:
      'credentialed, preflighted',
    [`new Client({ url: API, exchanges, preferGetMethod: false, fetchOptions: () => ({ credentials: 'include' }) }).query(query, {}).toPromise();`]:
      'credentialed, preflighted',
    [`new Client({ url: API, exchanges, preferGetMethod: false, credentials: 'include' }).query(query, {}).toPromise();`]:
      'plain, preflighted',
    [`new Client({ url: API, exchanges, preferGetMethod: false, fetchOptions: { credentials: true } }).query(query, {}).toPromise();`]:
      'nothing',
  },
};

const graphqlRequest: Rows = {
  client: 'graphql-request',
  before: `import { GraphQLClient, gql, request } from 'graphql-request';
const query = gql\`{ users { id } }\`;`,
  programs: {
    'request(API, query);': 'plain, preflighted',
    'new GraphQLClient(API).request(query);': 'plain, preflighted',
    [`new GraphQLClient(API, { credentials: 'include' }).request(query);`]: 'credentialed, preflighted',
    [`new GraphQLClient(API, { headers: { 'Access-Control-Allow-Origin': '*' } }).request(query);`]:
      'plain, preflighted',
    'new GraphQLClient(API, { credentials: true }).request(query);': 'nothing',
  },
};

const relay: Rows = {
  client: 'relay-runtime',
  before: `import { Environment, Network, Observable, RecordSource, Store } from 'relay-runtime';`,
  module: (init) => `const fetchQuery = async ({ text }, variables) => {
  const response = await fetch(API, ${init});
  return response.json();
};
const network = Network.create(fetchQuery);
export const environment = new Environment({ network, store: new Store(new RecordSource()) });`,
  driver: `import { environment } from './row.ts';
const network = environment.getNetwork();
await network.execute({ name: 'q', operationKind: 'query', text: 'query q { id }' }, {}, {}).toPromise();`,
  programs: {
    [`{ method: 'POST', headers: { 'Content-Type': 'application/json' }, credentials: 'include', body: JSON.stringify({ query: text, variables }) }`]:
      'credentialed, preflighted',
    [`{ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query: text, variables }) }`]:
      'plain, preflighted',
  },
};

const toolkit: Rows = {
  client: '@reduxjs/toolkit',
  before: `import { configureStore } from '@reduxjs/toolkit';
import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query';`,
  module: (baseQuery) => `const api = createApi({
  baseQuery: ${baseQuery},
  endpoints: (build) => ({ users: build.query<unknown, void>({ query: () => '/users' }) }),
});
const store = configureStore({
  reducer: { [api.reducerPath]: api.reducer },
  middleware: (all) => all().concat(api.middleware),
});
store.dispatch(api.endpoints.users.initiate());`,
  programs: {
    'fetchBaseQuery({ baseUrl: API })': 'plain',
    [`fetchBaseQuery({ baseUrl: API, credentials: 'include' })`]: 'credentialed',
    'fetchBaseQuery({ baseUrl: API, withCredentials: true })': 'plain',
    'fetchBaseQuery({ baseUrl: API, credentials: true })': 'nothing',
    [`fetchBaseQuery({ baseUrl: API, prepareHeaders: (headers) => { headers.set('credentials', 'include'); return headers; } })`]:
      'plain, preflighted',
    [`fetchBaseQuery({ baseUrl: API, prepareHeaders: (headers) => { headers.set('Access-Control-Allow-Origin', '*'); } })`]:
      'plain, preflighted',
    [`fetchBaseQuery({ baseUrl: API, headers: { 'Access-Control-Allow-Origin': '*' } })`]: 'plain, preflighted',
  },
};

const toolkitEndpoint: Rows = {
  client: '@reduxjs/toolkit',
  before: `import { configureStore } from '@reduxjs/toolkit';
import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query';`,
  module: (query) => `const api = createApi({
  baseQuery: fetchBaseQuery({ baseUrl: API }),
  endpoints: (build) => ({ users: build.query<unknown, void>({ query: ${query} }) }),
});
const store = configureStore({
  reducer: { [api.reducerPath]: api.reducer },
  middleware: (all) => all().concat(api.middleware),
});
store.dispatch(api.endpoints.users.initiate());`,
  programs: {
    [`() => ({ url: '/users', credentials: 'include' })`]: 'credentialed',
    [`() => ({ url: '/users', withCredentials: true })`]: 'plain',
  },
};

const trpc: Rows = {
  client: '@trpc/client',
  before: `import { createTRPCClient, httpBatchLink, httpLink } from '@trpc/client';`,
  module: (link) => `const client = createTRPCClient<any>({ links: [${link}] });\nclient.users.query();`,
  programs: {
    'httpBatchLink({ url: API })': 'plain',
    [`httpBatchLink({ url: API, fetch: (url, options) => fetch(url, { ...options, credentials: 'include' }) })`]:
      'credentialed',
    [`httpBatchLink({ url: API, fetch(url, options) { return fetch(url, { ...options, credentials: 'include' }); } })`]:
      'credentialed',
    [`httpLink({ url: API, fetch: (url, options) => fetch(url, { ...options, credentials: 'include' }) })`]:
      'credentialed',
    [`httpBatchLink({ url: API, credentials: 'include' })`]: 'plain',
    [`httpBatchLink({ url: API, fetchOptions: { credentials: 'include' } })`]: 'plain',
    [`httpBatchLink({ url: API, headers: () => ({ credentials: 'include' }) })`]: 'plain, preflighted',
  },
};

const openapiFetch: Rows = {
  client: 'openapi-fetch',
  before: `import createClient from 'openapi-fetch';`,
  programs: {
    [`createClient<any>({ baseUrl: API }).GET('/users');`]: 'plain',
    [`createClient<any>({ baseUrl: API, credentials: 'include' }).GET('/users');`]: 'credentialed',
    [`createClient<any>({ baseUrl: API }).GET('/users', { credentials: 'include' });`]: 'credentialed',
    [`createClient<any>({ baseUrl: API, withCredentials: true }).GET('/users');`]: 'plain',
    [`createClient<any>({ baseUrl: API, credentials: true }).GET('/users');`]: 'nothing',
    [`createClient<any>({ baseUrl: API, headers: { 'Access-Control-Allow-Origin': '*' } }).GET('/users');`]:
      'plain, preflighted',
  },
};

const heyApi: Rows = {
  client: '@hey-api/client-fetch',
  before: `import { createClient } from '@hey-api/client-fetch';`,
  programs: {
    [`createClient({ baseUrl: API }).get({ url: '/users' });`]: 'plain',
    [`createClient({ baseUrl: API, credentials: 'include' }).get({ url: '/users' });`]: 'credentialed',
    [`createClient({ baseUrl: API }).get({ url: '/users', credentials: 'include' });`]: 'credentialed',
    [`const client = createClient({ baseUrl: API });\nclient.setConfig({ credentials: 'include' });\nclient.get({ url: '/users' });`]:
      'credentialed',
    [`createClient({ baseUrl: API, withCredentials: true }).get({ url: '/users' });`]: 'plain',
  },
};

const tsRest: Rows = {
  client: '@ts-rest/core',
  packages: 'former',
  before: `import { initClient, initContract } from '@ts-rest/core';
const contract = initContract().router({ users: { method: 'GET', path: '/users', responses: {} } });`,
  programs: {
    'initClient(contract, { baseUrl: API, baseHeaders: {} }).users();': 'plain',
    [`initClient(contract, { baseUrl: API, baseHeaders: {}, credentials: 'include' }).users();`]: 'credentialed',
  },
};

const hono: Rows = {
  client: 'hono/client',
  before: `import { hc } from 'hono/client';`,
  programs: {
    'hc<any>(API).users.$get();': 'plain',
    [`hc<any>(API, { init: { credentials: 'include' } }).users.$get();`]: 'credentialed',
    [`hc<any>(API, { fetch: (input, init) => fetch(input, { ...init, credentials: 'include' }) }).users.$get();`]:
      'credentialed',
    [`hc<any>(API, { credentials: 'include' }).users.$get();`]: 'plain',
    [`hc<any>(API, { init: { credentials: true } }).users.$get();`]: 'nothing',
    [`hc<any>(API, { headers: { 'Access-Control-Allow-Origin': '*' } }).users.$get();`]: 'plain, preflighted',
  },
};

const eden: Rows = {
  client: '@elysiajs/eden',
  before: `import { treaty } from '@elysiajs/eden';`,
  programs: {
    'treaty<any>(API).users.get();': 'plain',
    [`treaty<any>(API, { fetch: { credentials: 'include' } }).users.get();`]: 'credentialed',
    [`treaty<any>(API, { credentials: 'include' }).users.get();`]: 'plain',
  },
};

const betterAuth: Rows = {
  client: 'better-auth',
  before: `import { createAuthClient } from 'better-auth/client';`,
  programs: {
    'createAuthClient({ baseURL: API }).getSession();': 'credentialed',
    [`createAuthClient({ baseURL: API, fetchOptions: { credentials: 'omit' } }).getSession();`]: 'plain',
    [`createAuthClient({ baseURL: API, fetchOptions: { credentials: 'include' } }).getSession();`]: 'credentialed',
    [`createAuthClient({ baseURL: API }).signIn.email({ email: 'a@b.c', password: 'secret' });`]:
      'credentialed, preflighted',
  },
};

const supabase: Rows = {
  client: '@supabase/supabase-js',
  before: `import { createClient } from '@supabase/supabase-js';`,
  programs: {
    [`await createClient(API, 'key').from('users').select();`]: 'plain, preflighted',
    [`await createClient(API, 'key', { global: { fetch: (input, init) => fetch(input, { ...init, credentials: 'include' }) } }).from('users').select();`]:
      'credentialed, preflighted',
  },
};

export const rpc: readonly Rows[] = [
  apolloLink,
  { ...apolloLink, packages: 'former' },
  apollo,
  formerApollo,
  urql,
  graphqlRequest,
  relay,
  toolkit,
  toolkitEndpoint,
  trpc,
  openapiFetch,
  heyApi,
  tsRest,
  hono,
  eden,
  betterAuth,
  supabase,
];
