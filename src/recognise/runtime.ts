/** What tells where the code of a file runs. */
export interface RuntimeSigns {
  /** The path with slashes; absolute, or from the root of the project. */
  readonly path: string;
  /** The modules that it imports or requires, types alone left out. */
  readonly imports: readonly string[];
  /** `'use client'`, `'use server'` at the top of the file. */
  readonly directives: readonly string[];
  readonly hasShebang: boolean;
  readonly hasJsx: boolean;
  /** It names globals that only a browser has: `document`, `localStorage`. */
  readonly usesDom: boolean;
  /** It asks whether it runs in a browser: `typeof window === 'undefined'`. */
  readonly asksForDom: boolean;
  /** It names what only Node and its like have: `process.argv`, `__dirname`, `Deno`, `Bun`. */
  readonly usesNode: boolean;
}

/** Where code runs: in a browser, on a server or in a tool, in both or who knows where, or in a test. */
export type Runtime = 'browser' | 'server' | 'test' | 'unknown';

/** Modules of Node that bundlers do not replace for browsers. */
const NODE_MODULES: ReadonlySet<string> = new Set(
  'async_hooks child_process cluster dgram dns fs fs/promises http http2 https inspector module net os perf_hooks readline repl tls v8 vm worker_threads'.split(
    ' ',
  ),
);

/** Packages that only servers and tools load; a path below one of them counts too. */
const SERVER_PACKAGES =
  /^(?:@adonisjs\/(?:core|http-server)|@apollo\/server|@aws-lambda-powertools\/.*|@fastify\/.*|@hapi\/hapi|@nestjs\/(?:common|core)|@remix-run\/(?:node|express|cloudflare|deno)|@react-router\/(?:node|express|serve)|@trpc\/server|apollo-server.*|axios-cookiejar-support|commander|cookie-parser|cors|dotenv|elysia|express|fastify|firebase-admin|firebase-functions|got|h3|hono(?:$|\/(?:cors|cookie|jwt|factory|vercel|logger|aws-lambda|cloudflare-workers|node-server))|http-proxy.*|koa|mongodb|mongoose|mysql2?|next\/(?:headers|server)|nitropack|node-fetch|node-cron|pg|polka|puppeteer.*|restify|sails|server-only|svelte\/server|tough-cookie|undici|ws|yargs)(?:\/|$)/;

/** Hono's own name is a server's; its client is not. */
const CLIENT_OF_SERVER = /^(?:hono\/client|hono\/jsx\/dom)(?:\/|$)/;

const TEST_PACKAGES =
  /^(?:vitest|jest(?:-fetch-mock)?|@jest\/globals|mocha|chai(?:-http)?|ava|tape?|@hapi\/(?:code|lab)|(?:bun|node):test|@playwright\/test|cypress|sinon|supertest|nock|msw|axios-mock-adapter|fetch-mock|@testing-library)(?:\/(?!config$)|$)/;

/** Whether only tests import a module; what configures their runner may serve others as well. */
export function isTestPackage(name: string): boolean {
  return TEST_PACKAGES.test(name);
}

const TEST_PATH =
  /\.(?:test|spec|cy|e2e|stories|mock|bench)\.[cm]?[jt]sx?$|(?:^|\/)(?:__tests__|__mocks__|__fixtures__|tests?|specs?|e2e|cypress|mocks?|fixtures)\/|(?:^|\/)(?:jest|vitest|playwright|cypress)\.[\w.-]+\.[cm]?[jt]s$/i;

/** Whether a file, by its path from the root of the project, is a test, a mock or belongs to one. */
export function isTestPath(path: string): boolean {
  return TEST_PATH.test(path);
}

/** Files that frameworks run on the server because of their path. */
const SERVER_PATH = new RegExp(
  [
    String.raw`\.cjs$`,
    String.raw`\.config\.[cm]?[jt]s$`, // of any tool
    String.raw`(?:^|/)(?:src/)?app/(?:.*/)?route\.[jt]sx?$`, // Next
    String.raw`(?:^|/)(?:src/)?pages/api/`,
    String.raw`(?:^|/)(?:src/)?(?:middleware|instrumentation|proxy)\.[jt]s$`,
    String.raw`(?:^|/)\+(?:server|page\.server|layout\.server)\.[jt]s$`, // SvelteKit
    String.raw`(?:^|/)hooks\.server\.[jt]s$`,
    String.raw`\.server\.[cm]?[jt]sx?$`,
    String.raw`(?:^|/)server/(?:api|routes|middleware|plugins|utils)/`, // Nuxt, Nitro
    String.raw`(?:^|/)(?:netlify|supabase|firebase)/(?:edge-)?functions/`,
    String.raw`(?:^|/)functions/(?:.*/)?_middleware\.[jt]s$`,
  ].join('|'),
);

/** Components of Next that run on the server unless they say otherwise. */
const SERVER_COMPONENT = /(?:^|\/)(?:src\/)?app\/(?:.*\/)?(?:page|layout|template|default|loading|not-found)\.[jt]sx?$/;

const TOOL_PATH = /(?:^|\/)(?:scripts?|bin|tools?|tasks)\//;

/**
 * Where a file runs. A plain word of the file comes before its imports, and these before its path: `'use client'` beside a
 * server's package is a browser's. `unknown` where nothing tells: it may run in a browser.
 */
export function runtimeOf(signs: RuntimeSigns): Runtime {
  const { asksForDom, directives, hasJsx, hasShebang, imports, path, usesDom, usesNode } = signs;
  if (TEST_PATH.test(path) || imports.some(isTestPackage)) return 'test';
  if (directives.includes('use client')) return 'browser';
  if (directives.includes('use server') || hasShebang) return 'server';
  if (imports.some(isOfServer) || SERVER_PATH.test(path)) return 'server';
  if (TOOL_PATH.test(path) && (usesNode || imports.some((name) => name.startsWith('node:')))) return 'server';
  if (SERVER_COMPONENT.test(path) && !usesDom) return 'server';
  if (asksForDom) return 'unknown';
  if (usesNode && !usesDom && !hasJsx) return 'server';
  return usesDom || hasJsx || imports.some(isOfBrowser) ? 'browser' : 'unknown';
}

function isOfServer(name: string): boolean {
  if (CLIENT_OF_SERVER.test(name)) return false;
  return name.startsWith('node:') || name.startsWith('bun:') || NODE_MODULES.has(name) || SERVER_PACKAGES.test(name);
}

/** Packages that put something on the screen. */
const BROWSER_PACKAGES =
  /^(?:react-dom|react-router-dom|vue|@angular\/(?:common|platform-browser)|jquery|svelte|@angular\/core|preact|solid-js\/web|lit)(?:\/|$)/;

function isOfBrowser(name: string): boolean {
  return BROWSER_PACKAGES.test(name);
}

/** Functions that frameworks run on the server, by the name under which a module exports them. */
const SERVER_EXPORTS: ReadonlySet<string> = new Set([
  'action',
  'generateMetadata',
  'generateStaticParams',
  'getInitialProps',
  'getServerSideProps',
  'getStaticPaths',
  'getStaticProps',
  'loader',
]);

/** Whether a function runs on the server, though its file may run in a browser: Next's and Remix's, and `'use server'`. */
export function isServerFunction(exportedAs: string | null, directives: readonly string[], isModule: boolean): boolean {
  if (directives.includes('use server')) return true;
  return isModule && exportedAs !== null && SERVER_EXPORTS.has(exportedAs);
}
