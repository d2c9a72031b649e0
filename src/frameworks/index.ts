import { adonis5, adonisCors } from './adonis-cors.ts';
import { apolloServer, apolloServerFastify, apolloServerKoa, apolloServerLambda2 } from './apollo-server.ts';
import { cdkFunctionUrl, cdkHttpApi, cdkRestApi, pulumiFunctionUrl } from './aws-cdk.ts';
import { colyseus } from './colyseus.ts';
import { cors } from './cors.ts';
import { nuxtSecurity } from './nuxt-security.ts';
import { moleculerRoute, moleculerWeb } from './moleculer-web.ts';
import { hattipCors } from './hattip-cors.ts';
import { convexHelpers } from './convex-helpers.ts';
import { corser } from './corser.ts';
import { effectPlatform } from './effect-platform.ts';
import { orpc } from './orpc.ts';
import { graphqlYoga1, keystone } from './cors-users.ts';
import type { Framework, HeaderOptions } from './define-framework.ts';
import { denoCors } from './deno-cors.ts';
import { elysiaCors } from './elysia-cors.ts';
import { fastifyCors, fastifyRoute, formerFastifyCors } from './fastify-cors.ts';
import { feathersExpress } from './feathers-express.ts';
import { firebaseCalls, firebaseRequests } from './firebase-functions.ts';
import { graphqlYoga } from './graphql-yoga.ts';
import { h3, h3Headers } from './h3.ts';
import { hapi, hapiRoute } from './hapi.ts';
import { honoCors } from './hono-cors.ts';
import { ittyRouter, ittyRouter4 } from './itty-router.ts';
import { jsonServer } from './json-server.ts';
import { kcors } from './kcors.ts';
import { koaCors } from './koa-cors.ts';
import { koaCorsGenerator } from './koa-cors-generator.ts';
import { koa2Cors } from './koa2-cors.ts';
import { loopbackRest } from './loopback-rest.ts';
import { microCors } from './micro-cors.ts';
import { middy0, middyHttpCors } from './middy-http-cors.ts';
import { nestExpress, nestFastify } from './nest.ts';
import { nextjsCors } from './nextjs-cors.ts';
import { nitroRouteRules } from './nitro.ts';
import { parseServer } from './parse-server.ts';
import { payload } from './payload.ts';
import { powertools } from './powertools.ts';
import { remixHeaders } from './remix.ts';
import { remixUtils } from './remix-utils.ts';
import { peer } from './peer.ts';
import { restifyCorsMiddleware, restifyCorsMiddleware2 } from './restify-cors-middleware.ts';
import { rsbuild, rsbuildHeaders } from './rsbuild.ts';
import { formerSails, sails } from './sails.ts';
import { serverless } from './serverless.ts';
import { nestGateway, socketIo, socketIo2, socketIoWithin } from './socket-io.ts';
import { sstFunctionUrl, sstHttpApi } from './sst.ts';
import { strapi, strapi3 } from './strapi.ts';
import { tinyhttpCors } from './tinyhttp-cors.ts';
import { total } from './total.ts';
import { vite, viteHeaders, vitePreview } from './vite.ts';
import { webpackDevServer } from './webpack-dev-server.ts';

/** Every library whose options state a policy. The order means nothing. */
export const frameworks: readonly Framework[] = [
  cors,
  fastifyCors,
  fastifyRoute,
  formerFastifyCors,
  honoCors,
  denoCors,
  remixUtils,
  koaCors,
  nestExpress,
  nestFastify,
  nestGateway,
  socketIo,
  socketIo2,
  koaCorsGenerator,
  parseServer,
  sstFunctionUrl,
  sstHttpApi,
  total,
  peer,
  colyseus,
  h3,
  h3Headers,
  rsbuild,
  vite,
  vitePreview,
  cdkRestApi,
  cdkFunctionUrl,
  pulumiFunctionUrl,
  cdkHttpApi,
  serverless,
  kcors,
  koa2Cors,
  microCors,
  tinyhttpCors,
  nextjsCors,
  feathersExpress,
  restifyCorsMiddleware,
  restifyCorsMiddleware2,
  middyHttpCors,
  ittyRouter,
  ittyRouter4,
  firebaseRequests,
  firebaseCalls,
  apolloServer,
  apolloServerKoa,
  apolloServerFastify,
  apolloServerLambda2,
  adonisCors,
  elysiaCors,
  graphqlYoga,
  hapi,
  hapiRoute,
  jsonServer,
  loopbackRest,
  payload,
  powertools,
  sails,
  strapi,
  adonis5,
  graphqlYoga1,
  keystone,
  orpc,
  effectPlatform,
  convexHelpers,
  corser,
  hattipCors,
  moleculerWeb,
  moleculerRoute,
  nuxtSecurity,
  middy0,
  formerSails,
  strapi3,
  socketIoWithin,
];

/** Every configuration that holds response headers. The order means nothing. */
export const headerOptions: readonly HeaderOptions[] = [
  ...viteHeaders,
  rsbuildHeaders,
  webpackDevServer,
  ...nitroRouteRules,
  remixHeaders,
];
