import { pick } from './idioms.ts';
import type { Idiom } from './idioms.ts';

const LOAD = (expression: string): string => `export const load = () => ${expression};\n`;

const STORE = `export const store = configureStore({
  reducer: { [api.reducerPath]: api.reducer },
  middleware: (all) => all().concat(api.middleware),
});
`;

const apollo: Idiom['write'] = ({ base, before }, on, spelling) => {
  const mode = on ? `credentials: 'include'` : '';
  const custom = `fetch: (uri, options) => fetch(uri, { ...options, ${mode} })`;
  const [imports, link] = (
    [
      ['HttpLink', `new HttpLink({ uri: \`\${${base}}/graphql\`, ${mode} })`],
      ['createHttpLink', `createHttpLink({ uri: ${base} + '/graphql', ${mode} })`],
      ['HttpLink', `new HttpLink({ uri: ${base} + '/graphql', fetchOptions: { ${mode} } })`],
      ['HttpLink', `new HttpLink({ uri: ${base} + '/graphql', ${custom} })`],
      [
        'ApolloLink, HttpLink',
        `ApolloLink.from([new ApolloLink((operation, forward) => forward(operation)), new HttpLink({ uri: ${base} + '/graphql', ${mode} })])`,
      ],
      [
        'ApolloLink, HttpLink',
        `new ApolloLink((operation, forward) => {\n  operation.setContext({ ${mode} });\n  return forward(operation);\n}).concat(new HttpLink({ uri: ${base} + '/graphql' }))`,
      ],
      [
        'HttpLink',
        `setContext((_, { headers }) => ({ headers: { ...headers, 'X-Page': 'me' }, ${mode} })).concat(new HttpLink({ uri: ${base} + '/graphql' }))`,
      ],
      ['createHttpLink, from', `from([createHttpLink({ uri: ${base} + '/graphql', ${mode} })])`],
    ] as const
  )[spelling % 8] ?? ['', ''];
  const context =
    imports.includes('HttpLink') && link.startsWith('setContext')
      ? `import { setContext } from '@apollo/client/link/context';\n`
      : '';
  return {
    files: {
      'client.ts': `import { ApolloClient, InMemoryCache, ${imports} } from '@apollo/client';\n${context}${before}const link = ${link};\nexport const client = new ApolloClient({ link, cache: new InMemoryCache() });\n`,
      'me.tsx': `import { gql } from '@apollo/client';\nimport { client } from './client.ts';\n${LOAD('client.query({ query: gql`{ users { id } }` })')}`,
    },
  };
};

const ANGULAR_DRIVER = (features: string, more: string): string => `import '@angular/compiler';
import { HTTP_INTERCEPTORS, HttpClient, provideHttpClient, withFetch, withInterceptors, withInterceptorsFromDi } from '@angular/common/http';
import { provideZonelessChangeDetection } from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import { firstValueFrom } from 'rxjs';
import { Users } from './row.ts';
${more}
const { injector } = await createApplication({ providers: [provideZonelessChangeDetection(), ${features}] });
await firstValueFrom(new Users(injector.get(HttpClient)).load());`;

const ANGULAR_SERVICE = (before: string, call: string): string =>
  `import { HttpClient, HttpHeaders } from '@angular/common/http';\n${before}export class Users {\n  constructor(private http: HttpClient) {}\n\n  load() {\n    return ${call};\n  }\n}\n`;

const angular: Idiom['write'] = ({ base, before }, on, spelling) => {
  const options = pick(
    [
      `{ ${on ? 'withCredentials: true' : ''} }`,
      `{ headers: new HttpHeaders({ 'X-Page': 'me' }), withCredentials: ${String(on)} }`,
      `{ observe: 'response', withCredentials: ${String(on)} }`,
    ],
    spelling,
  );
  const call = pick(
    [
      `this.http.get<any>(\`\${${base}}/users\`, ${options})`,
      `this.http.post(${base} + '/users', { a: 1 }, ${options})`,
      `this.http.request('GET', ${base} + '/users', ${options})`,
      `this.http.delete(${base} + '/users', ${options})`,
    ],
    spelling,
  );
  return { files: { 'me.tsx': ANGULAR_SERVICE(before, call) }, driver: ANGULAR_DRIVER('provideHttpClient()', '') };
};

const angularInterceptor: Idiom['write'] = ({ base, before }, on, spelling) => {
  const clone = `request.clone({ ${on ? 'withCredentials: true' : `setHeaders: { 'X-Page': 'me' }`} })`;
  const text = pick(
    [
      `export const interceptor: HttpInterceptorFn = (request, next) => next(${clone});\n`,
      `export const interceptor: HttpInterceptorFn = (request, next) => {\n  const copy = ${clone};\n  return next(copy);\n};\n`,
      `export function interceptor(request: HttpRequest<unknown>, next: HttpHandlerFn) {\n  return next(${clone});\n}\n`,
      `export const interceptor: HttpInterceptorFn = (request, next) => {\n  request = ${clone};\n  return next(request);\n};\n`,
    ],
    spelling,
  );
  return {
    files: {
      'interceptor.ts': `import type { HttpHandlerFn, HttpInterceptorFn, HttpRequest } from '@angular/common/http';\n${text}`,
      'app.config.ts': `import { provideHttpClient, withInterceptors } from '@angular/common/http';\nimport { interceptor } from './interceptor.ts';\nexport const appConfig = { providers: [provideHttpClient(withInterceptors([interceptor]))] };\n`,
      'me.tsx': ANGULAR_SERVICE(before, `this.http.get(${base} + '/users')`),
    },
    driver: ANGULAR_DRIVER('...appConfig.providers', `import { appConfig } from './app.config.ts';`),
  };
};

const angularClassInterceptor: Idiom['write'] = ({ base, before }, on) => ({
  files: {
    'interceptor.ts': `import type { HttpHandler, HttpInterceptor, HttpRequest } from '@angular/common/http';\nexport class CookieInterceptor implements HttpInterceptor {\n  intercept(request: HttpRequest<any>, next: HttpHandler) {\n    const copy = request.clone({ ${on ? 'withCredentials: true' : `setHeaders: { 'X-Page': 'me' }`} });\n    return next.handle(copy);\n  }\n}\n`,
    'app.module.ts': `import { HTTP_INTERCEPTORS } from '@angular/common/http';\nimport { CookieInterceptor } from './interceptor.ts';\nexport const providers = [{ provide: HTTP_INTERCEPTORS, useClass: CookieInterceptor, multi: true }];\n`,
    'me.tsx': ANGULAR_SERVICE(before, `this.http.get(${base} + '/users')`),
  },
  driver: ANGULAR_DRIVER(
    'provideHttpClient(withInterceptorsFromDi()), ...providers',
    `import { providers } from './app.module.ts';`,
  ),
});

const ANGULARJS_DRIVER = `import angular from 'angular';
import { main } from './row.ts';
const injector = angular.injector(['ng', main.name]);
await injector.invoke(['users', '$rootScope', (users, $rootScope) => { const sent = users.load(); $rootScope.$apply(); return sent; }]);`;

const angularJs: Idiom['write'] = ({ base, before }, on, spelling) => {
  const config = on ? ', { withCredentials: true }' : '';
  const send = pick(
    [
      `$http.get(${base} + '/users'${config})`,
      `$http({ method: 'GET', url: ${base} + '/users', withCredentials: ${String(on)} })`,
      `$http.post(${base} + '/users', { a: 1 }${config})`,
    ],
    spelling,
  );
  const factory = pick(
    [
      `main.factory('users', ['$http', function ($http) {\n  return { load: function () { return ${send}; } };\n}]);\n`,
      `main.service('users', ['$http', '$q', function ($http, $q) {\n  this.load = () => ${send};\n}]);\n`,
      `function users($http: angular.IHttpService) {\n  return { load: () => ${send} };\n}\nusers.$inject = ['$http'];\nmain.factory('users', users);\n`,
    ],
    spelling,
  );
  return {
    files: {
      'me.tsx': `import angular from 'angular';\n${before}export const main = angular.module('main', []);\n${factory}`,
    },
    driver: ANGULARJS_DRIVER,
  };
};

const angularJsDefaults: Idiom['write'] = ({ base, before }, on) => ({
  files: {
    'me.tsx': `import angular from 'angular';\n${before}export const main = angular.module('main', []);\nmain.config(['$httpProvider', function ($httpProvider) {\n  ${on ? '$httpProvider.defaults.withCredentials = true;' : ''}\n}]);\nmain.factory('users', ['$http', ($http) => ({ load: () => $http.get(${base} + '/users') })]);\n`,
  },
  driver: ANGULARJS_DRIVER,
});

const toolkit: Idiom['write'] = ({ base, before }, on, spelling) => {
  const mode = on ? `credentials: 'include'` : '';
  const query = pick(
    [
      `fetchBaseQuery({ baseUrl: ${base}, ${mode} })`,
      `fetchBaseQuery({ baseUrl: ${base}, ${mode}${on ? ',' : ''} prepareHeaders: (headers) => { headers.set('X-Page', 'me'); return headers; } })`,
      `fetchBaseQuery({ baseUrl: ${base}, fetchFn: (input, init) => fetch(input, { ...init, ${mode} }) })`,
    ],
    spelling,
  );
  const baseQuery =
    spelling % 2 === 0
      ? `const baseQuery = ${query};\n`
      : `const inner = ${query};\nconst baseQuery: typeof inner = async (args, api, extra) => {\n  const result = await inner(args, api, extra);\n  if (result.error?.status === 401) await inner('/refresh', api, extra);\n  return result;\n};\n`;
  const isApart = spelling % 3 === 0;
  const endpoints = `endpoints: (build) => ({ users: build.query<unknown, void>({ query: () => '/users' }) })`;
  const imports = `import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query';\n`;
  return isApart
    ? {
        files: {
          'api.ts': `${imports}${before}${baseQuery}export const api = createApi({ baseQuery, endpoints: () => ({}) });\n`,
          'me.tsx': `import { configureStore } from '@reduxjs/toolkit';\nimport { api } from './api.ts';\nconst users = api.injectEndpoints({ ${endpoints} });\n${STORE}${LOAD('store.dispatch(users.endpoints.users.initiate())')}`,
        },
      }
    : {
        files: {
          'me.tsx': `import { configureStore } from '@reduxjs/toolkit';\n${imports}${before}${baseQuery}const api = createApi({ baseQuery, ${endpoints} });\n${STORE}${LOAD('store.dispatch(api.endpoints.users.initiate())')}`,
        },
      };
};

const toolkitEndpoint: Idiom['write'] = ({ base, before }, on, spelling) => {
  const mode = on ? `credentials: 'include'` : '';
  const query = pick(
    [
      `() => ({ url: '/users', ${mode} })`,
      `(id) => ({ url: \`/users/\${id}\`, ${mode} })`,
      `() => {\n    return { url: 'users', ${mode} };\n  }`,
      `(body) => ({ url: '/users', method: 'POST', body: { body }, ${mode} })`,
    ],
    spelling,
  );
  const kind = spelling % 4 === 3 ? 'mutation' : 'query';
  const isApart = spelling % 3 === 0;
  const endpoints = `endpoints: (builder) => ({ users: builder.${kind}<unknown, number>({ query: ${query} }) })`;
  const imports = `import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query';\n`;
  const load = LOAD('store.dispatch(users.endpoints.users.initiate(7))');
  return isApart
    ? {
        files: {
          'api.ts': `${imports}${before}export const api = createApi({ baseQuery: fetchBaseQuery({ baseUrl: ${base} }), endpoints: () => ({}) });\n`,
          'me.tsx': `import { configureStore } from '@reduxjs/toolkit';\nimport { api } from './api.ts';\nconst users = api.injectEndpoints({ ${endpoints} });\n${STORE}${load}`,
        },
      }
    : {
        files: {
          'me.tsx': `import { configureStore } from '@reduxjs/toolkit';\n${imports}${before}const api = createApi({ baseQuery: fetchBaseQuery({ baseUrl: ${base} }), ${endpoints} });\nconst users = api;\n${STORE}${load}`,
        },
      };
};

const toolkitAxios: Idiom['write'] = ({ base, before }, on) => ({
  files: {
    'base-query.ts': `import axios from 'axios';\nexport const axiosBaseQuery =\n  ({ baseUrl }: { baseUrl: string } = { baseUrl: '' }) =>\n  async ({ url, method, data }: any) => {\n    try {\n      const result = await axios({ url: baseUrl + url, method, data${on ? ', withCredentials: true' : ''} });\n      return { data: result.data };\n    } catch (error) {\n      return { error: String(error) };\n    }\n  };\n`,
    'me.tsx': `import { configureStore } from '@reduxjs/toolkit';\nimport { createApi } from '@reduxjs/toolkit/query';\nimport { axiosBaseQuery } from './base-query.ts';\n${before}const api = createApi({ baseQuery: axiosBaseQuery({ baseUrl: ${base} }), endpoints: (build) => ({ users: build.query<any, void>({ query: () => ({ url: '/users', method: 'get' }) }) }) });\n${STORE}${LOAD('store.dispatch(api.endpoints.users.initiate())')}`,
  },
});

const trpc: Idiom['write'] = ({ base, before }, on, spelling) => {
  const mode = on ? `credentials: 'include'` : '';
  const custom = pick(
    [
      `fetch(url, options) {\n        return fetch(url, { ...options, ${mode} } as RequestInit);\n      }`,
      `fetch: (url, options) => fetch(url, { ...(options as RequestInit), ${mode} })`,
      `fetch: async (input, init) => {\n        const response = await fetch(input, { ...init, ${mode} } as any);\n        return response;\n      }`,
      'fetch: withCookies',
    ],
    spelling,
  );
  const link = pick(
    [
      `httpBatchLink({ url: \`\${${base}}/trpc\`, ${custom} })`,
      `httpLink({ url: ${base} + '/trpc', ${custom} })`,
      `splitLink({ condition: () => true, true: httpLink({ url: ${base} + '/trpc', ${custom} }), false: httpBatchLink({ url: ${base} + '/trpc', ${custom} }) })`,
    ],
    spelling,
  );
  const helper = custom.includes('withCookies')
    ? `const withCookies = (url: any, options: any) => fetch(url, { ...options, ${mode} });\n`
    : '';
  return {
    files: {
      'trpc.ts': `import { createTRPCClient, httpBatchLink, httpLink, loggerLink, splitLink } from '@trpc/client';\n${before}${helper}export const trpc = createTRPCClient<any>({ links: [loggerLink({ enabled: () => false }), ${link}] });\n`,
      'me.tsx': `import { trpc } from './trpc.ts';\n${LOAD('(trpc as any).users.query()')}`,
    },
  };
};

const urql: Idiom['write'] = ({ base, before }, on, spelling) => {
  const init = pick(
    [
      `fetchOptions: { ${on ? `credentials: 'include'` : ''} }`,
      `fetchOptions: () => ({ ${on ? `credentials: 'include' as const, ` : ''}headers: { 'X-Page': 'me' } })`,
      `fetch: (input, init) => fetch(input, { ...init, ${on ? `credentials: 'include'` : ''} })`,
    ],
    spelling,
  );
  return {
    files: {
      'client.ts': `import { Client, cacheExchange, createClient, fetchExchange } from '@urql/core';\n${before}export const client = ${pick(['new Client', 'createClient'], spelling)}({ url: ${base} + '/graphql', exchanges: [cacheExchange, fetchExchange], preferGetMethod: false, ${init} });\n`,
      'me.tsx': `import { gql } from '@urql/core';\nimport { client } from './client.ts';\n${LOAD('client.query(gql`{ users { id } }`, {}).toPromise()')}`,
    },
  };
};

const graphqlRequest: Idiom['write'] = ({ base, before }, on, spelling) => {
  const mode = on ? `credentials: 'include'` : '';
  const text = pick(
    [
      `const client = new GraphQLClient(${base} + '/graphql', { ${mode} });\n${LOAD(`client.request('{ a }')`)}`,
      `const client = new GraphQLClient(\`\${${base}}/graphql\`, { ${mode}${on ? ',' : ''} headers: { 'X-Page': 'me' } });\n${LOAD('client.request(gql`{ a }`)')}`,
      `const client = new GraphQLClient(${base} + '/graphql', { requestMiddleware: (request) => ({ ...request, ${mode} }) });\n${LOAD(`client.request('{ a }')`)}`,
      `const client = new GraphQLClient(${base} + '/graphql', { fetch: (url, init) => fetch(url, { ...init, ${mode} }) });\n${LOAD(`client.request('{ a }')`)}`,
    ],
    spelling,
  );
  return { files: { 'me.tsx': `import { gql, GraphQLClient } from 'graphql-request';\n${before}${text}` } };
};

const relay: Idiom['write'] = ({ base, before }, on, spelling) => {
  const init = `{\n    method: 'POST',\n    ${on ? `credentials: 'include',` : ''}\n    headers: { 'Content-Type': 'application/json' },\n    body: JSON.stringify({ query: params.text, variables }),\n  }`;
  const fetchFn = pick(
    [
      `async function fetchRelay(params, variables) {\n  const response = await fetch(\`\${${base}}/graphql\`, ${init});\n  return response.json();\n}\n`,
      `const fetchRelay = (params, variables) =>\n  fetch(${base} + '/graphql', ${init}).then((response) => response.json());\n`,
    ],
    spelling,
  );
  return {
    files: {
      'environment.ts': `// @ts-nocheck\nimport { Environment, Network, RecordSource, Store } from 'relay-runtime';\n${before}${fetchFn}export const environment = new Environment({ network: Network.create(fetchRelay), store: new Store(new RecordSource()) });\n`,
      'me.tsx': `import { environment } from './environment.ts';\n${LOAD(`environment.getNetwork().execute({ name: 'q', operationKind: 'query', text: 'query q { id }' } as any, {}, {}).toPromise()`)}`,
    },
  };
};

const rpc: readonly Idiom[] = [
  { name: 'tRPC', write: trpc },
  {
    name: 'hc',
    write: ({ base, before }, on, spelling) => ({
      files: {
        'me.tsx': `import { hc } from 'hono/client';\n${before}const client = hc<any>(${base}, ${pick([`{ init: { ${on ? `credentials: 'include'` : ''} } }`, `{ fetch: (input: any, init: any) => fetch(input, { ...init, ${on ? `credentials: 'include'` : ''} }) }`], spelling)});\n${LOAD('(client as any).users.$get()')}`,
      },
    }),
  },
  {
    name: 'treaty',
    write: ({ base, before }, on) => ({
      files: {
        'me.tsx': `import { treaty } from '@elysiajs/eden';\n${before}const client = treaty<any>(${base}, { fetch: { ${on ? `credentials: 'include'` : ''} } });\n${LOAD('(client as any).users.get()')}`,
      },
    }),
  },
  {
    name: 'better-auth',
    write: ({ base, before }, on) => ({
      files: {
        'auth.ts': `import { createAuthClient } from 'better-auth/client';\n${before}export const auth = createAuthClient({ baseURL: ${base}${on ? '' : `, fetchOptions: { credentials: 'omit' }`} });\n`,
        'me.tsx': `import { auth } from './auth.ts';\n${LOAD('auth.getSession()')}`,
      },
    }),
  },
  {
    name: 'signalr',
    write: ({ base, before }, on, spelling) => ({
      files: {
        'me.tsx': `import { HubConnectionBuilder } from '@microsoft/signalr';\n${before}const hub = new HubConnectionBuilder().withUrl(${base} + '/hub'${on ? pick(['', ', { withCredentials: true }'], spelling) : ', { withCredentials: false }'}).build();\n${LOAD('hub.start()')}`,
      },
    }),
  },
  {
    name: 'supabase',
    write: ({ base, before }, on) => ({
      files: {
        'me.tsx': `import { createClient } from '@supabase/supabase-js';\n${before}const client = createClient(${base}, 'key', { global: { fetch: (input, init) => fetch(input, { ...init, ${on ? `credentials: 'include'` : ''} }) } });\n${LOAD(`client.from('users').select()`)}`,
      },
    }),
  },
];

export const frameworkIdioms: readonly Idiom[] = [
  { name: 'Apollo 4', write: apollo },
  { name: 'Apollo 3', packages: 'former', write: apollo },
  { name: 'urql', write: urql },
  { name: 'graphql-request', write: graphqlRequest },
  { name: 'Relay', write: relay },
  { name: 'Angular', write: angular },
  { name: 'Angular, an interceptor', write: angularInterceptor },
  { name: 'Angular, a class that intercepts', write: angularClassInterceptor },
  { name: 'AngularJS', write: angularJs },
  { name: 'AngularJS, its defaults', write: angularJsDefaults },
  { name: 'RTK Query', write: toolkit },
  { name: 'RTK Query, an endpoint', write: toolkitEndpoint },
  { name: 'RTK Query over axios', write: toolkitAxios },
  ...rpc,
];
