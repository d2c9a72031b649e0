/** How the values on which middlewares and routes are registered behave. */
export interface AppKind {
  /** What makes one, by qualified name. */
  readonly factories: readonly string[];
  /** It is only a part of an app: what stands before it, another file may say. */
  readonly isPart?: true;
  /** Its middlewares run only where one of its routes answers. */
  readonly isRouteOnly?: true;
  /** Mounted, it answers `OPTIONS` for the paths of its routes, where no handler does. */
  readonly answersOptions?: true;
  /** What answers a preflight that no handler answers: the app itself, with the headers set so far, or nobody (404). */
  readonly unanswered: 'allowed' | 'refused';
  /** A handler waits for what is registered later, and may write after it. */
  readonly nests: boolean;
  /** Before this version of the package, layers answered otherwise together. */
  readonly since?: { readonly package: string; readonly version: string };
  /** Plugins and hooks come before all routes, wherever they stand, and functions that are registered have a scope of their own. */
  readonly pluginsFirst?: true;
  /** What the options of the call that makes it state is registered when all else is. */
  readonly ownLast?: true;
}

const EXPRESS = { unanswered: 'allowed', nests: false } as const;
const FASTIFY = { unanswered: 'refused', nests: false, pluginsFirst: true } as const;
const KOA = { unanswered: 'refused', nests: true } as const;

/**
 * @see https://expressjs.com/en/guide/routing.html
 * @see https://koajs.com/#application
 * @see https://hono.dev/docs/api/routing
 * @see https://fastify.dev/docs/latest/Reference/Hooks/
 */
export const APP_KINDS: readonly AppKind[] = [
  { ...EXPRESS, factories: ['express()'] },
  { ...EXPRESS, factories: ['@nestjs/core.NestFactory.create()'], ownLast: true },
  { ...EXPRESS, factories: ['express.Router()'], isPart: true, answersOptions: true },
  { unanswered: 'refused', nests: false, factories: ['polka()', 'connect()'] },
  { ...KOA, factories: ['koa()'] },
  { ...KOA, factories: ['hono.Hono()', '@hono/hono.Hono()'], since: { package: 'hono', version: '4.11.0' } },
  { ...KOA, factories: ['@koa/router()', 'koa-router()'], isPart: true, isRouteOnly: true },
  { ...FASTIFY, factories: ['fastify()', 'fastify.fastify()'] },
];

/** What makes an app of one kind into one of another, when it is given to the call that makes it. */
export const ADAPTERS: ReadonlyMap<string, AppKind> = new Map([
  ['@nestjs/platform-fastify.FastifyAdapter()', { ...FASTIFY, factories: ['@nestjs/core.NestFactory.create()'] }],
]);

/** What takes the scope from a function that is registered, so that it is part of the app itself. */
export const SCOPE_BREAKERS: ReadonlySet<string> = new Set([
  'fastify-plugin()',
  'fastify-plugin.fastifyPlugin()',
  'fastify-plugin.fp()',
]);

/** Hooks that run before a handler, in their order, and the one that always runs behind it. */
export const HOOKS_BEFORE: readonly string[] = ['onRequest', 'preParsing', 'preValidation', 'preHandler'];
export const HOOK_BEHIND = 'onSend';

/** Hooks that see no response, or one that is sent, or fails. */
export const IDLE_HOOKS: ReadonlySet<string> = new Set([
  'onClose',
  'onError',
  'onListen',
  'onReady',
  'onRegister',
  'onRequestAbort',
  'onResponse',
  'onRoute',
  'onTimeout',
  'preClose',
]);

/** Methods that register for requests of any method, or of the one they are named after. */
export const ANY_METHOD: ReadonlySet<string> = new Set(['all', 'use']);
export const ROUTE_METHODS: ReadonlySet<string> = new Set(['delete', 'get', 'head', 'options', 'patch', 'post', 'put']);

/** Methods that bring a plugin, an app or a router along: with its path first, or as options behind it. */
export const PLUGIN_METHODS: ReadonlySet<string> = new Set(['addHook', 'enableCors', 'register', 'route']);

/** Methods that say what comes before the paths of further registrations. */
export const BASE_METHODS: ReadonlySet<string> = new Set(['basePath', 'prefix']);

/** Packages whose middleware never answers a preflight and never sets a CORS header. */
const QUIET_PACKAGES: readonly string[] = [
  '@fastify/cookie',
  '@fastify/formbody',
  '@fastify/helmet',
  '@fastify/jwt',
  '@fastify/multipart',
  '@fastify/rate-limit',
  '@fastify/sensible',
  '@fastify/session',
  '@fastify/swagger',
  '@fastify/swagger-ui',
  'body-parser',
  'compression',
  'connect-timeout',
  'cookie-parser',
  'cookie-session',
  'csurf',
  'errorhandler',
  'express',
  'express-rate-limit',
  'express-session',
  'helmet',
  'hpp',
  'koa-body',
  'koa-bodyparser',
  'koa-helmet',
  'koa-logger',
  'morgan',
  'multer',
  'passport',
  'response-time',
  'serve-favicon',
];

/** The same, and what only looks on, or hands out files; for middlewares of an app whose layers are known. */
export const NEUTRAL_PACKAGES: ReadonlySet<string> = new Set([
  ...QUIET_PACKAGES,
  '@fastify/static',
  'hono/logger',
  'serve-static',
]);

/** The same for whole servers, beside those of the table of frameworks: what an app takes from any other package may do both. */
export const SILENT_MIDDLEWARE: ReadonlySet<string> = new Set([
  ...QUIET_PACKAGES,
  '@apollo/server',
  '@as-integrations/fastify',
  '@as-integrations/koa',
  '@elysiajs/cookie',
  '@elysiajs/jwt',
  '@elysiajs/swagger',
  '@fastify/compress',
  '@fastify/csrf-protection',
  '@fastify/env',
  '@fastify/passport',
  '@fastify/secure-session',
  '@fastify/view',
  '@fastify/websocket',
  '@hono/swagger-ui',
  '@hono/zod-validator',
  '@hono/trpc-server',
  '@koa/bodyparser',
  '@koa/multer',
  '@koa/router',
  '@sentry/node',
  '@trpc/server',
  'celebrate',
  'connect-flash',
  'express-async-handler',
  'express-fileupload',
  'express-graphql',
  'express-jwt',
  'express-mongo-sanitize',
  'express-openid-connect',
  'express-pino-logger',
  'express-slow-down',
  'express-validator',
  'express-winston',
  'fastify',
  'fastify-plugin',
  'fastify-type-provider-zod',
  'graphql-http',
  'graphql-upload',
  'hono',
  'http-errors',
  'koa',
  'koa-compress',
  'koa-json',
  'koa-mount',
  'koa-passport',
  'koa-router',
  'koa-session',
  'method-override',
  'on-finished',
  'passport-42',
  'passport-facebook',
  'passport-github2',
  'passport-google-oauth20',
  'passport-jwt',
  'passport-local',
  'passport-oauth2',
  'pino-http',
  'polka',
  'prom-client',
  'restify',
  'socket.io',
  'swagger-jsdoc',
  'swagger-ui-express',
  'winston',
  'xss-clean',
]);

/** Functions that take an app to serve it, and leave it as it is; any other function may register more on it. */
export const SERVING_FUNCTIONS: ReadonlySet<string> = new Set([
  '@hono/node-server.serve()',
  'global.Bun.serve()',
  'global.Deno.serve()',
  'http.createServer()',
  'http.Server()',
  'http2.createSecureServer()',
  'https.createServer()',
  'serverless-http()',
  'socket.io.Server()',
]);
