import fc from 'fast-check';
import { asked, SENDERS, type Asked, type GeneratedProject } from './generated-projects.ts';

/** How modules of a server name each other. */
interface Syntax {
  readonly isModule: boolean;
  readonly whole: (name: string, from: string) => string;
  readonly some: (names: string, from: string) => string;
  readonly exported: (name: string) => string;
  readonly alone: (name: string) => string;
}

const ESM: Syntax = {
  isModule: true,
  whole: (name, from) => `import ${name} from '${from}';\n`,
  some: (names, from) => `import { ${names} } from '${from}';\n`,
  exported: (name) => `export { ${name} };\n`,
  alone: (name) => `export default ${name};\n`,
};
const COMMONJS: Syntax = {
  isModule: false,
  whole: (name, from) => `const ${name} = require('${from}');\n`,
  some: (names, from) => `const { ${names} } = require('${from}');\n`,
  exported: (name) => `module.exports = { ${name} };\n`,
  alone: (name) => `module.exports = ${name};\n`,
};

/** What repositories are made of, as public ones have it. */
interface Choices {
  readonly names: readonly [client: string, server: string];
  readonly syntax: Syntax;
  readonly layout: 'one file' | 'app and server' | 'loaders' | 'factory' | 'class';
  readonly config: 'none' | 'module' | 'environment';
  readonly origin:
    'literal' | 'fallback' | 'configured' | 'list' | 'callback' | 'split' | 'default' | 'other' | 'production';
  readonly credentials: boolean;
  readonly place: 'before' | 'after' | 'prefix' | 'router' | 'route';
  readonly lists: string;
  readonly prefix: '' | '/api' | '/api/v1';
  readonly routes: 'app' | 'router' | 'index';
  readonly handler: 'inline' | 'controller' | 'async' | 'guarded' | 'passing' | 'route';
  readonly extras: readonly string[];
  readonly port: number;
  readonly page: { readonly origin: string; readonly config: string | null; readonly script: string };
  readonly address: 'literal' | 'module' | 'env' | 'fallback' | 'mode' | 'function' | 'development' | 'variable';
  readonly baseHasPrefix: boolean;
  readonly sender: keyof typeof SENDERS;
  readonly asked: Asked;
  readonly on: boolean;
  readonly root: 'workspaces' | 'scripts' | 'none';
  readonly other: boolean;
}

const choices: fc.Arbitrary<Choices> = fc.record({
  names: fc.constantFrom(
    ['client', 'server'],
    ['frontend', 'backend'],
    ['apps/web', 'apps/api'],
    ['packages/ui', 'packages/server'],
  ),
  syntax: fc.constantFrom(ESM, COMMONJS),
  layout: fc.constantFrom('one file', 'app and server', 'app and server', 'loaders', 'factory', 'class'),
  config: fc.constantFrom('none', 'module', 'environment'),
  origin: fc.constantFrom(
    'literal',
    'fallback',
    'configured',
    'list',
    'callback',
    'split',
    'default',
    'other',
    'production',
  ),
  credentials: fc.constantFrom(true, true, false),
  place: fc.constantFrom('before', 'before', 'before', 'after', 'prefix', 'router', 'route'),
  lists: fc.constantFrom(
    '',
    '',
    `, methods: ['GET', 'POST', 'PUT', 'DELETE']`,
    `, methods: ['GET', 'POST']`,
    `, allowedHeaders: ['Content-Type', 'Authorization']`,
  ),
  prefix: fc.constantFrom('', '/api', '/api/v1'),
  routes: fc.constantFrom('app', 'router', 'router', 'index'),
  handler: fc.constantFrom('inline', 'controller', 'async', 'guarded', 'passing', 'route'),
  extras: fc.subarray(['helmet', 'cookies', 'json', 'logger', 'static', 'errors', 'missing', 'proxy']),
  port: fc.constantFrom(4000, 5000, 8000, 3001),
  page: fc.constantFrom(
    { origin: 'http://localhost:5173', config: null, script: 'vite' },
    {
      origin: 'http://localhost:5173',
      config: `import { defineConfig } from 'vite';\nexport default defineConfig({ plugins: [] });\n`,
      script: 'vite',
    },
    {
      origin: 'http://localhost:3000',
      config: `import { defineConfig } from 'vite';\nexport default defineConfig({ server: { port: 3000 } });\n`,
      script: 'vite',
    },
    { origin: 'http://localhost:3000', config: null, script: 'vite --port 3000' },
  ),
  address: fc.constantFrom('literal', 'module', 'env', 'fallback', 'mode', 'function', 'development', 'variable'),
  baseHasPrefix: fc.boolean(),
  sender: fc.constantFrom(...Object.keys(SENDERS)),
  asked,
  on: fc.constantFrom(true, true, true, true, false),
  root: fc.constantFrom('workspaces', 'scripts', 'none'),
  other: fc.constantFrom(false, false, true),
} satisfies { [Key in keyof Choices]: fc.Arbitrary<Choices[Key]> });

/** The route of a router, in its file. */
function routed({ handler }: Choices, before: string): string {
  switch (handler) {
    case 'inline':
      return `router.all('/me', ${before}(request, response) => response.json({}));\n`;
    case 'controller':
      return `router.all('/me', ${before}me);\n`;
    case 'async':
      return `router.all('/me', ${before}async (request, response) => {\n  const user = await Promise.resolve({ name: 'a' });\n  if (!user) return response.status(404).end();\n  return response.json(user);\n});\n`;
    case 'guarded':
      return `const guard = (request, response, next) => {\n  if (request.headers['x-no'] === '1') return response.sendStatus(401);\n  next();\n};\nrouter.use(guard);\nrouter.all('/me', ${before}guard, (request, response) => response.json({}));\n`;
    case 'passing':
      return `router.all('/me', ${before}(request, response, next) => {\n  request.seen = true;\n  next();\n});\n`;
    case 'route':
      return `router.route('/me').all(${before}(request, response) => response.json({}));\n`;
  }
}

/** The expression of the origin that the policy allows, with what stands before it. */
function originOf({ config, origin, page }: Choices): { readonly value: string | null; readonly before: string } {
  const configured = config === 'module' ? 'config.clientUrl' : `process.env.CLIENT_URL || '${page.origin}'`;
  switch (origin) {
    case 'literal':
      return { value: `'${page.origin}'`, before: '' };
    case 'fallback':
      return { value: `process.env.CLIENT_URL ?? '${page.origin}'`, before: '' };
    case 'configured':
      return { value: configured, before: '' };
    case 'list':
      return { value: `allowed`, before: `const allowed = ['${page.origin}', 'https://shop.example'];\n` };
    case 'callback':
      return {
        value: `(origin, callback) => {\n    if (!origin || allowed.includes(origin)) callback(null, true);\n    else callback(new Error('Not allowed by CORS'));\n  }`,
        before: `const allowed = ['${page.origin}', 'https://shop.example'];\n`,
      };
    case 'split':
      return { value: `(process.env.ORIGINS || '${page.origin},https://shop.example').split(',')`, before: '' };
    case 'default':
      return { value: null, before: '' };
    case 'other':
      return { value: `'http://127.0.0.1:${new URL(page.origin).port}'`, before: '' };
    case 'production':
      return { value: `process.env.NODE_ENV === 'production' ? 'https://shop.example' : '${page.origin}'`, before: '' };
  }
}

function serverOf(choice: Choices): { readonly files: Readonly<Record<string, string>>; readonly start: string } {
  const { config, credentials, extras, handler, layout, lists, place, port, prefix, routes, syntax } = choice;
  const { alone, exported, some, whole } = syntax;
  const { before: allowed, value } = originOf(choice);
  const options =
    `{ ${[value === null ? '' : `origin: ${value}`, credentials ? 'credentials: true' : ''].filter((one) => one !== '').join(', ')}${lists} }`.replace(
      '{ ,',
      '{',
    );
  const from = layout === 'one file' ? './src/' : './';
  const configImport = (at: string): string => (config === 'module' ? whole('config', `${at}config/index.js`) : '');
  const routerText = `${some('Router', 'express')}${handler === 'controller' ? some('me', '../controllers/me.js') : ''}${place === 'router' || place === 'route' ? whole('cors', 'cors') + configImport('../') + allowed : ''}const router = Router();
${place === 'router' ? `router.use(cors(${options}));\n` : ''}${routed(choice, place === 'route' ? `cors(${options}), ` : '')}${alone('router')}`;
  const usesRouter = routes !== 'app' || place === 'router' || place === 'route';
  const usesIndex = usesRouter && routes === 'index';
  const mount = usesRouter
    ? `app.use('${prefix || '/'}', routes);\n`
    : `app.all('${prefix}/me', (request, response) => response.json({}));\n`;
  const use = {
    before: `app.use(cors(${options}));\n`,
    after: `app.use(cors(${options}));\n`,
    prefix: `app.use('${prefix || '/'}', cors(${options}));\n`,
    router: '',
    route: '',
  }[place];
  const has = (name: string): boolean => extras.includes(name);
  const heads = [
    config === 'environment' ? (syntax.isModule ? `import 'dotenv/config';\n` : `require('dotenv').config();\n`) : '',
    whole('express', 'express'),
    use === '' ? '' : whole('cors', 'cors'),
    has('helmet') ? whole('helmet', 'helmet') : '',
    has('cookies') ? whole('cookieParser', 'cookie-parser') : '',
    usesRouter ? whole('routes', usesIndex ? `${from}routes/index.js` : `${from}routes/me.js`) : '',
    use === '' && layout !== 'one file' ? '' : configImport(from),
    use === '' ? '' : allowed,
  ].join('');
  const body = [
    has('proxy') ? `app.set('trust proxy', 1);\n` : '',
    has('helmet') ? 'app.use(helmet());\n' : '',
    place === 'after' ? '' : use,
    has('json') ? 'app.use(express.json());\n' : '',
    has('cookies') ? 'app.use(cookieParser());\n' : '',
    has('logger')
      ? 'app.use((request, response, next) => {\n  console.debug(request.method, request.url);\n  next();\n});\n'
      : '',
    has('static')
      ? `app.use('/uploads', express.static('uploads'));\napp.get('/health', (request, response) => response.json({ status: 'ok' }));\n`
      : '',
    mount,
    place === 'after' ? use : '',
    handler === 'passing' && usesRouter ? `app.all('${prefix}/me', (request, response) => response.json({}));\n` : '',
    has('missing') ? `app.use((request, response) => response.status(404).json({ error: 'Not found' }));\n` : '',
    has('errors')
      ? 'app.use((error, request, response, next) => {\n  response.status(500).json({ error: error.message });\n});\n'
      : '',
  ].join('');
  const number =
    config === 'module' ? 'config.port' : `process.env.PORT || ${String(config === 'environment' ? 9999 : port)}`;
  const listen = `app.listen(${number}, () => console.log('ready'));\n`;
  const start = `${choice.names[1]}/${layout === 'one file' ? 'index.js' : 'src/server.js'}`;
  const main = configImport('./');
  const files: Record<string, string> = {
    ...(usesRouter ? { 'src/routes/me.js': routerText } : {}),
    ...(usesRouter && handler === 'controller'
      ? {
          'src/controllers/me.js': `async function me(request, response, next) {\n  try {\n    response.status(200).json({ name: 'a' });\n  } catch (error) {\n    next(error);\n  }\n}\n${exported('me')}`,
        }
      : {}),
    ...(usesIndex
      ? {
          'src/routes/index.js': `${some('Router', 'express')}${whole('me', './me.js')}const routes = Router();\nroutes.use(me);\n${alone('routes')}`,
        }
      : {}),
    ...(config === 'module'
      ? {
          'src/config/index.js': `const config = {\n  port: Number(process.env.PORT) || ${String(port)},\n  clientUrl: process.env.CLIENT_URL || '${choice.page.origin}',\n};\n${alone('config')}`,
        }
      : {}),
    ...(config === 'environment' ? { '.env': `PORT=${String(port)}\nDATABASE_URL=postgres://localhost/a\n` } : {}),
    'package.json': JSON.stringify({
      name: 'server',
      ...(syntax.isModule ? { type: 'module' } : {}),
      scripts: {
        dev: `nodemon ${start.slice(choice.names[1].length + 1)}`,
        start: `node ${start.slice(choice.names[1].length + 1)}`,
      },
      dependencies: { 'cookie-parser': '*', cors: '*', dotenv: '*', express: '*', helmet: '*' },
    }),
    ...layouts(layout, { heads, body, listen, main, exported, some }),
  };
  return {
    files: Object.fromEntries(Object.entries(files).map(([name, text]) => [`${choice.names[1]}/${name}`, text])),
    start,
  };
}

interface Texts extends Pick<Syntax, 'exported' | 'some'> {
  readonly heads: string;
  readonly body: string;
  readonly listen: string;
  /** What the file that listens imports for it. */
  readonly main: string;
}

function layouts(
  layout: Choices['layout'],
  { body, exported, heads, listen, main, some }: Texts,
): Readonly<Record<string, string>> {
  const inner = body.replace(/^/gm, '  ').trimEnd();
  switch (layout) {
    case 'one file':
      return { 'index.js': `${heads}const app = express();\n${body}${listen}` };
    case 'app and server':
      return {
        'src/app.js': `${heads}const app = express();\n${body}${exported('app')}`,
        'src/server.js': `${main}${some('app', './app.js')}${listen}`,
      };
    case 'loaders':
      return {
        'src/loader.js': `${heads}function load({ app }) {\n${inner}\n}\n${exported('load')}`,
        'src/server.js': `${heads.includes('import ') ? `import express from 'express';\n` : `const express = require('express');\n`}${main}${some('load', './loader.js')}async function start() {\n  const app = express();\n  await load({ app });\n  ${listen}}\nstart();\n`,
      };
    case 'factory':
      return {
        'src/app.js': `${heads}function createApp() {\n  const app = express();\n${inner}\n  return app;\n}\n${exported('createApp')}`,
        'src/server.js': `${main}${some('createApp', './app.js')}const app = createApp();\n${listen}`,
      };
    case 'class':
      return {
        'src/app.js': `${heads}class Application {\n  constructor() {\n    this.app = express();\n    this.configure();\n  }\n\n  configure() {\n    const { app } = this;\n${inner.replace(/^/gm, '  ')}\n  }\n}\n${exported('Application')}`,
        'src/server.js': `${main}${some('Application', './app.js')}const { app } = new Application();\n${listen}`,
      };
  }
}

function clientOf(choice: Choices): Readonly<Record<string, string>> {
  const { address, asked: one, baseHasPrefix, names, on, page, port, prefix, sender } = choice;
  const [folder] = names;
  const host = `http://localhost:${String(port)}`;
  const url = baseHasPrefix ? host + prefix : host;
  const { base, before, files } = addressOf(address, url);
  const texts =
    SENDERS[sender]?.(
      baseHasPrefix ? base : `${base}${prefix === '' ? '' : ` + '${prefix}'`}`.replace(/^(.* \+ .*)$/, '($1)'),
      before,
      one,
      on,
    ) ?? {};
  return {
    [`${folder}/package.json`]: JSON.stringify({
      name: 'client',
      type: 'module',
      scripts: { dev: page.script, build: 'vite build' },
      dependencies: { axios: '*', ky: '*', ofetch: '*', vite: '*' },
    }),
    ...(page.config === null ? {} : { [`${folder}/vite.config.js`]: page.config }),
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text])),
    ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${folder}/src/${name}`, text])),
  };
}

function addressOf(
  address: Choices['address'],
  url: string,
): { readonly base: string; readonly before: string; readonly files: Readonly<Record<string, string>> } {
  const far = 'https://api.example';
  switch (address) {
    case 'literal':
      return { base: `'${url}'`, before: '', files: {} };
    case 'module':
      return {
        base: 'API_CONFIG.baseUrl',
        before: `import { API_CONFIG } from './config.js';\n`,
        files: { 'src/config.js': `export const API_CONFIG = { baseUrl: '${url}', timeout: 5000 };\n` },
      };
    case 'env':
      return {
        base: 'import.meta.env.VITE_API_URL',
        before: '',
        files: { '.env': `VITE_API_URL=${url}\n`, '.env.production': `VITE_API_URL=${far}\n` },
      };
    case 'fallback':
      return { base: 'API', before: `const API = import.meta.env.VITE_API_URL || '${url}';\n`, files: {} };
    case 'mode':
      return {
        base: 'API',
        before: `const API = import.meta.env.MODE === 'production' ? '${far}' : '${url}';\n`,
        files: {},
      };
    case 'function':
      return {
        base: 'getBaseUrl()',
        before: `import { getBaseUrl } from './config.js';\n`,
        files: {
          'src/config.js': `const URLS = { development: '${url}', production: '${far}' };\nexport const getBaseUrl = () => {\n  if (import.meta.env.PROD) return URLS.production;\n  return URLS.development;\n};\n`,
        },
      };
    case 'development':
      return {
        base: 'import.meta.env.VITE_API_URL',
        before: '',
        files: { '.env': `VITE_API_URL=${far}\n`, '.env.development': `VITE_API_URL=${url}\n` },
      };
    case 'variable':
      return {
        base: 'ENV.API_URL',
        before: `import { ENV } from './env.js';\n`,
        files: {
          'src/env.js': `export const ENV = {\n  API_URL: import.meta.env.VITE_API_URL ?? '${url}',\n  MODE: import.meta.env.MODE,\n};\n`,
        },
      };
  }
}

function rootOf({ names, port, root }: Choices): Readonly<Record<string, string>> {
  const [client, server] = names;
  const compose = `services:\n  web:\n    build: ./${client}\n    ports: ['80:80']\n  api:\n    build: ./${server}\n    environment:\n      PORT: ${String(port)}\n    ports: ['${String(port)}:${String(port)}']\n`;
  const scripts = {
    dev: 'concurrently "npm run server" "npm run client"',
    client: `npm run dev --prefix ${client}`,
    server: `npm run dev --prefix ${server}`,
  };
  return {
    ...(root === 'none'
      ? {}
      : {
          'package.json': JSON.stringify({
            private: true,
            scripts,
            ...(root === 'workspaces' ? { workspaces: [client, server] } : {}),
          }),
        }),
    'docker-compose.yml': compose,
  };
}

/** A server of something else, on another port. */
const OTHER = {
  'worker/package.json': JSON.stringify({
    name: 'worker',
    type: 'module',
    scripts: { start: 'node index.js' },
    dependencies: { express: '*' },
  }),
  'worker/index.js': `import express from 'express';\nconst app = express();\napp.get('/jobs', (request, response) => response.json([]));\napp.listen(4200);\n`,
};

/** Repositories as people lay them out: two packages with configuration, routers, loaders, environment files and scripts. */
export const repositories: fc.Arbitrary<GeneratedProject> = choices.map((choice) => {
  const { files, start } = serverOf(choice);
  return {
    files: { ...rootOf(choice), ...files, ...clientOf(choice), ...(choice.other ? OTHER : {}) },
    start: [start],
    isCredentialed: choice.on,
    client: `${choice.names[0]}/src/me.js`,
    page: choice.page.origin,
  };
});
