/** How a method that writes headers takes them. */
export type HeaderForm =
  /** `(name, value)` */
  | 'pair'
  /** `(name, value)` or `({ name: value })` */
  | 'pairOrObject'
  /** `({ name: value })` */
  | 'object'
  /** `(headers)`: a `Headers` or a `Map`; a plain object is refused */
  | 'collection'
  /** `(status, message?, headers)`: an object, a flat array or an array of pairs */
  | 'head'
  /** `(name)` */
  | 'name'
  /** `(names)` of `Vary` */
  | 'vary'
  /** `(body, status?, headers?)` or `(body, { headers })` */
  | 'body';

export interface HeaderMethod {
  readonly form: HeaderForm;
  readonly action: 'set' | 'append' | 'remove';
  /** The libraries whose documentation describes it. */
  readonly of: readonly string[];
}

/**
 * The methods of responses (and of `Headers`) that write headers, by name. One name means the same in every library.
 *
 * @see https://nodejs.org/api/http.html#class-httpserverresponse
 * @see https://expressjs.com/en/api.html#res.set
 * @see https://koajs.com/#response-set-field-value-
 * @see https://fastify.dev/docs/latest/Reference/Reply/
 * @see https://hono.dev/docs/api/context#header
 * @see https://fetch.spec.whatwg.org/#headers-class
 */
export const HEADER_METHODS: ReadonlyMap<string, HeaderMethod> = new Map([
  ['setHeader', { form: 'pair', action: 'set', of: ['node:http', 'restify'] }],
  ['appendHeader', { form: 'pair', action: 'append', of: ['node:http'] }],
  ['setHeaders', { form: 'collection', action: 'set', of: ['node:http'] }],
  ['writeHead', { form: 'head', action: 'set', of: ['node:http'] }],
  ['writeHeader', { form: 'head', action: 'set', of: ['node:http'] }],
  ['removeHeader', { form: 'name', action: 'remove', of: ['node:http', 'fastify'] }],
  ['header', { form: 'pairOrObject', action: 'set', of: ['express', 'fastify', 'hono', 'restify', '@hapi/hapi'] }],
  ['headers', { form: 'object', action: 'set', of: ['fastify'] }],
  ['set', { form: 'pairOrObject', action: 'set', of: ['express', 'koa', 'Headers', 'restify'] }],
  ['append', { form: 'pair', action: 'append', of: ['express', 'koa', 'Headers'] }],
  ['remove', { form: 'name', action: 'remove', of: ['koa'] }],
  ['delete', { form: 'name', action: 'remove', of: ['Headers'] }],
  ['vary', { form: 'vary', action: 'append', of: ['express', 'koa'] }],
  ['json', { form: 'body', action: 'set', of: ['hono'] }],
  ['text', { form: 'body', action: 'set', of: ['hono'] }],
  ['html', { form: 'body', action: 'set', of: ['hono'] }],
  ['body', { form: 'body', action: 'set', of: ['hono'] }],
  ['newResponse', { form: 'body', action: 'set', of: ['hono'] }],
]);

/** What methods of these names take instead, in files that import one of the modules. */
export const HEADER_METHODS_BY_MODULE: readonly {
  readonly modules: readonly string[];
  readonly methods: ReadonlyMap<string, HeaderMethod>;
}[] = [
  {
    // https://svelte.dev/docs/kit/load#Headers
    modules: ['@sveltejs/kit', './$types', './$types.js'],
    methods: new Map([['setHeaders', { form: 'object', action: 'set', of: ['@sveltejs/kit'] }]]),
  },
  {
    // https://unetworking.github.io/uWebSockets.js/generated/interfaces/HttpResponse.html
    modules: ['uWebSockets.js'],
    methods: new Map([['writeHeader', { form: 'pair', action: 'append', of: ['uWebSockets.js'] }]]),
  },
];

/** Methods after which the headers have left. */
export const SENDING_METHODS: ReadonlySet<string> = new Set([
  'download',
  'end',
  'flushHeaders',
  'jsonp',
  'send',
  'sendFile',
  'sendStatus',
  'write',
]);

/** Functions that throw, or end the process, by qualified name. */
export const THROWING_FUNCTIONS: ReadonlySet<string> = new Set([
  '@sveltejs/kit.error',
  '@sveltejs/kit.redirect',
  'global.process.exit',
  'next/navigation.notFound',
  'next/navigation.redirect',
  'process.exit',
]);

export interface HeaderFunction {
  readonly form: 'pair' | 'object' | 'name' | 'vary';
  readonly action: 'set' | 'append' | 'remove';
}

/**
 * Functions that write headers of the response, or of the response to the event, that they are given, by qualified name.
 * Nitro and Nuxt import those of h3 by themselves, so the global names count too.
 *
 * @see https://h3.dev/utils/response
 */
export const HEADER_FUNCTIONS: ReadonlyMap<string, HeaderFunction> = new Map([
  // https://github.com/jshttp/vary#varyres-field
  ['vary', { form: 'vary', action: 'append' }],
  ...['h3', 'nitropack/runtime', '#imports', 'global'].flatMap((module): [string, HeaderFunction][] => [
    [`${module}.setResponseHeader`, { form: 'pair', action: 'set' }],
    [`${module}.setHeader`, { form: 'pair', action: 'set' }],
    [`${module}.setResponseHeaders`, { form: 'object', action: 'set' }],
    [`${module}.setHeaders`, { form: 'object', action: 'set' }],
    [`${module}.appendResponseHeader`, { form: 'pair', action: 'append' }],
    [`${module}.appendHeader`, { form: 'pair', action: 'append' }],
    [`${module}.appendResponseHeaders`, { form: 'object', action: 'append' }],
    [`${module}.appendHeaders`, { form: 'object', action: 'append' }],
    [`${module}.removeResponseHeader`, { form: 'name', action: 'remove' }],
  ]),
]);

export interface ResponseFactory {
  /** The argument that is, or holds as `headers`, the headers. */
  readonly initAt: number;
}

/**
 * What makes a web `Response`, by qualified name (construction is a call).
 *
 * @see https://fetch.spec.whatwg.org/#response-class
 * @see https://nextjs.org/docs/app/api-reference/functions/next-response
 */
export const RESPONSE_FACTORIES: ReadonlyMap<string, ResponseFactory> = new Map([
  ['global.Response()', { initAt: 1 }],
  ['global.Response.json()', { initAt: 1 }],
  ['global.Response.error()', { initAt: 1 }],
  ['global.Response.redirect()', { initAt: 1 }],
  ['undici.Response()', { initAt: 1 }],
  ['undici.Response.json()', { initAt: 1 }],
  ['next/server.NextResponse()', { initAt: 1 }],
  ['next/server.NextResponse.json()', { initAt: 1 }],
  ['next/server.NextResponse.next()', { initAt: 0 }],
  ['next/server.NextResponse.redirect()', { initAt: 1 }],
  ['next/server.NextResponse.rewrite()', { initAt: 1 }],
  ...[
    '@remix-run/node',
    '@remix-run/cloudflare',
    '@remix-run/server-runtime',
    'react-router',
    'react-router-dom',
  ].flatMap((module) =>
    ['json', 'data'].map((name): [string, ResponseFactory] => [`${module}.${name}()`, { initAt: 1 }]),
  ),
  ['@tanstack/react-start.json()', { initAt: 1 }],
  ['@sveltejs/kit.json()', { initAt: 1 }],
  ['@sveltejs/kit.text()', { initAt: 1 }],
]);

/** Collections of headers that are no response yet, by qualified name. */
export const HEADER_COLLECTIONS: ReadonlySet<string> = new Set([
  'global.Headers()',
  'undici.Headers()',
  'global.Map()',
]);

/** Steps from a handler's parameter that lead to another view of the same response: `ctx.response.headers`, `reply.raw`. */
export const RESPONSE_VIEWS: ReadonlySet<string> = new Set(['headers', 'node', 'raw', 'res', 'response', 'set']);

/** Steps that lead to a request, or to the settings of a client. */
export const REQUEST_VIEWS: ReadonlySet<string> = new Set([
  'body',
  'config',
  'defaults',
  'options',
  'params',
  'query',
  'req',
  'request',
  'searchParams',
]);

/** Functions given under these names get a request, or the settings of one, which they may change before it is sent. */
export const REQUEST_HOOKS: ReadonlySet<string> = new Set([
  'beforeRequest',
  'onProxyReq',
  'onRequest',
  'prepareHeaders',
  'proxyReq',
  'requestInterceptor',
  'transformRequest',
]);
