import { alova } from './alova.ts';
import { angular, angularHeaders, angularInterceptors } from './angular.ts';
import { angularJs } from './angular-js.ts';
import { apolloClient, apolloContext, apolloLinks } from './apollo.ts';
import { axios } from './axios.ts';
import { betterAuth } from './better-auth.ts';
import type { Client } from './define-client.ts';
import { dropzone } from './dropzone.ts';
import { railsRequest } from './rails-request.ts';
import { upFetch } from './up-fetch.ts';
import { edenTreaty } from './eden-treaty.ts';
import { eventSource } from './event-source.ts';
import { fetchEventSource } from './fetch-event-source.ts';
import { crossFetch, fetchPolyfills } from './fetch-polyfills.ts';
import { fetch, request } from './fetch.ts';
import { graphqlRequest } from './graphql-request.ts';
import { heyApi } from './hey-api.ts';
import { honoClient } from './hono-client.ts';
import { jquery } from './jquery.ts';
import { ky } from './ky.ts';
import { mande } from './mande.ts';
import { ofetch } from './ofetch.ts';
import { openapiFetch } from './openapi-fetch.ts';
import { redaxios } from './redaxios.ts';
import { rtkEndpoints, rtkQuery } from './rtk-query.ts';
import { sendBeacon } from './send-beacon.ts';
import { signalr } from './signalr.ts';
import { socketIoClient } from './socket-io-client.ts';
import { sockjsClient } from './sockjs-client.ts';
import { supabase } from './supabase.ts';
import { superagent } from './superagent.ts';
import { trpc } from './trpc.ts';
import { tsRest } from './ts-rest.ts';
import { umiRequest } from './umi-request.ts';
import { urql } from './urql.ts';
import { wretch } from './wretch.ts';
import { xior } from './xior.ts';
import { xmlHttpRequest } from './xml-http-request.ts';

/** Every client; their order means nothing. */
export const clients: readonly Client[] = [
  alova,
  angular,
  angularHeaders,
  angularInterceptors,
  angularJs,
  apolloClient,
  apolloContext,
  apolloLinks,
  axios,
  betterAuth,
  crossFetch,
  edenTreaty,
  eventSource,
  fetch,
  fetchEventSource,
  fetchPolyfills,
  graphqlRequest,
  heyApi,
  honoClient,
  jquery,
  ky,
  mande,
  ofetch,
  openapiFetch,
  redaxios,
  request,
  rtkEndpoints,
  rtkQuery,
  sendBeacon,
  signalr,
  socketIoClient,
  sockjsClient,
  supabase,
  superagent,
  trpc,
  tsRest,
  umiRequest,
  urql,
  wretch,
  xior,
  upFetch,
  railsRequest,
  dropzone,
  xmlHttpRequest,
];
