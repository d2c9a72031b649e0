import { describe, expect, test } from 'vitest';
import { NO_ENVIRONMENT } from '../../src/recognise/environment.ts';
import type { Environment } from '../../src/recognise/environment.ts';
import { listeningOf } from '../../src/recognise/listening.ts';
import { serverFactsOf } from '../../src/recognise/server-facts.ts';
import { writtenPorts } from '../../src/recognise/written-ports.ts';
import { parseJavaScript, parseTypeScript } from '../support/parse.ts';

const environment: Environment = { valueOf: (name) => ({ PORT: '4567' })[name] };

/** What listens where: `Express 4000`, `Fastify ?`. */
function listeningIn(code: string, env?: Environment): readonly string[] {
  const { ast, scopeManager } = parseTypeScript(code);
  const found = listeningOf({ program: ast, scopes: scopeManager, filename: 'server.ts' }, env);
  // Whoever asks for a port looks into no program whose text tells of others.
  const written = writtenPorts(code, () => env ?? NO_ENVIRONMENT);
  if (written !== 'any') expect(written).toEqual(expect.arrayContaining(found.flatMap(({ ports }) => ports ?? [])));
  return found.map(
    ({ library, ports, secure }) => `${library ?? 'something'} ${ports?.join('|') ?? '?'}${secure ? ' secure' : ''}`,
  );
}

type Rows = readonly (readonly [code: string, ...expected: readonly string[]])[];

function testRows(prelude: string, rows: Rows): void {
  test.for(rows)('%s', ([code, ...expected]) => expect(listeningIn(`${prelude}\n${code}`)).toEqual(expected));
}

describe('Express', () => {
  testRows(`import express from 'express';\nconst app = express();`, [
    ['app.listen(4000);', 'Express 4000'],
    ["app.listen('4000', () => {});", 'Express 4000'],
    ["app.listen(4000, '127.0.0.1');", 'Express 4000'],
    ['const PORT = 4000; app.listen(PORT);', 'Express 4000'],
    ['const port = process.env.PORT || 4000; app.listen(port);', 'Express 4000'],
    ["app.listen(process.env.PORT ?? '4000');", 'Express 4000'],
    ['app.listen(Number(process.env.PORT) || 4000);', 'Express 4000'],
    ["app.listen(parseInt(process.env.PORT || '4000', 10));", 'Express 4000'],
    ['app.listen(+(process.env.PORT ?? 4000));', 'Express 4000'],
    ['const { PORT = 4000 } = process.env; app.listen(PORT);', 'Express 4000'],
    ['const config = { server: { port: 4000 } }; app.listen(config.server.port);', 'Express 4000'],
    ["app.listen(process.env.NODE_ENV === 'production' ? 80 : 4000);", 'Express 4000'],
    ['app.listen(flag ? 4000 : 5000);', 'Express 4000|5000'],
    ['app.listen(process.env.PORT);', 'Express ?'],
    ["app.set('port', 4000); app.listen(app.get('port'));", 'Express 4000'],
    ["app.set('port', 4000); app.set('port', read()); app.listen(app.get('port'));", 'Express ?'],
    ["const kept = require('kept')(); kept.set('port', 4000); app.listen(kept.get('port'));", 'Express ?'],
    ["app.set('env', 4000); app.listen(app.get('port'));", 'Express ?'],
    ["const admin = make(); admin.set('port', 4000); app.listen(app.get('port'));", 'Express ?'],
    ['app.listen(0);', 'Express ?'],
    ["app.listen('/tmp/socket');", 'Express ?'],
    ['app.listen(flag ? 4000 : other());', 'Express ?'],
    ['const server = app.listen(4000); server.on("error", () => {});', 'Express 4000'],
    ['express().use(express.json()).listen(4000);', 'Express 4000'],
    ['function start(app: express.Application) { app.listen(4000); }', 'Express 4000'],
    ['class App { app = express(); start() { this.app.listen(4000); } }', 'Express 4000'],
    [
      'class App { app: express.Application; port = process.env.PORT || 4000; constructor() { this.app = express(); } start() { this.app.listen(this.port); } }',
      'Express 4000',
    ],
  ]);
});

describe('servers of Node.js', () => {
  testRows('', [
    ["require('http').createServer(app).listen(4000);", 'Node.js 4000'],
    [
      "import { createServer } from 'node:http'; const server = createServer((req, res) => {}); server.listen({ port: 4000 });",
      'Node.js 4000',
    ],
    ["import https from 'https'; https.createServer({ key }, app).listen(4443);", 'Node.js 4443 secure'],
    ["import { Server } from 'http'; new Server(app).listen(4000);", 'Node.js 4000'],
    [
      "import { createServer } from 'http'; const yoga = make(); createServer(yoga).listen(4000, () => {});",
      'Node.js 4000',
    ],
    ["import net from 'net'; net.createServer(() => {}).listen(4000);"],
  ]);
});

describe('others', () => {
  testRows('', [
    [
      "import Fastify from 'fastify'; const app = Fastify(); await app.listen({ port: 4000, host: '0.0.0.0' });",
      'Fastify 4000',
    ],
    ["const fastify = require('fastify')({ logger: true }); fastify.listen(4000, cb);", 'Fastify 4000'],
    [
      "import { NestFactory } from '@nestjs/core'; async function bootstrap() { const app = await NestFactory.create(AppModule); await app.listen(process.env.PORT ?? 3000); }",
      'NestJS 3000',
    ],
    ["import Koa from 'koa'; const app = new Koa(); app.listen(4000);", 'Koa 4000'],
    ["import Hapi from '@hapi/hapi'; const server = Hapi.server({ port: 4000, host: 'localhost' });", 'hapi 4000'],
    ["import { serve } from '@hono/node-server'; serve({ fetch: app.fetch, port: 4000 }, (info) => {});", 'Hono 4000'],
    ["import { serve } from '@hono/node-server'; serve(app);", 'Hono 3000'],
    ['Bun.serve({ port: 4000, fetch() {} });', 'Bun 4000'],
    ['Bun.serve({ fetch() {} });', 'Bun 3000'],
    ['export default { port: 4000, fetch: app.fetch };', 'Bun 4000'],
    ['export default { fetch: app.fetch };'],
    ['Deno.serve({ port: 4000 }, handler);', 'Deno 4000'],
    ['Deno.serve(handler);', 'Deno 8000'],
    ["Deno.serve({ port: Number(Deno.env.get('PORT') ?? 4000) }, handler);", 'Deno 4000'],
    ["import { Elysia } from 'elysia'; new Elysia().get('/', () => 1).listen(4000);", 'Elysia 4000'],
    ["import polka from 'polka'; polka().use(x).listen(4000);", 'polka 4000'],
    ["import restify from 'restify'; const s = restify.createServer(); s.listen(4000);", 'restify 4000'],
    ["import { Server } from 'socket.io'; const io = new Server(4000, { cors: {} });", 'Socket.IO 4000'],
    ["import { Server } from 'socket.io'; const io = new Server(httpServer, { cors: {} });"],
    ["import { Server } from 'socket.io'; const io = new Server(); io.listen(4000);", 'Socket.IO 4000'],
    ["const io = require('socket.io')(server);"],
    [
      "import { startStandaloneServer } from '@apollo/server/standalone'; startStandaloneServer(server, { listen: { port: 4001 } });",
      'Apollo Server 4001',
    ],
    [
      "import { startStandaloneServer } from '@apollo/server/standalone'; startStandaloneServer(server);",
      'Apollo Server 4000',
    ],
    ["import app from './app'; app.listen(4000);", 'something 4000'],
    ['export function start(app) { app.listen(4000); }', 'something 4000'],
    [
      "import { setupServer } from 'msw/node'; const server = setupServer(); server.listen({ onUnhandledRequest: 'error' });",
    ],
    ['history.listen((location) => {}); emitter.listen(handler);'],
    ["navigator.listen('4000');"],
  ]);
});

test('variables of the environment', () => {
  expect(listeningIn(`require('express')().listen(process.env.PORT || 4000);`, environment)).toEqual(['Express 4567']);
  expect(listeningIn(`Bun.serve({ fetch() {} });`, environment)).toEqual(['Bun 4567']);
});

test('plain JavaScript, as another parser reads it', () => {
  const { ast, scopeManager } = parseJavaScript(
    `const app = require('express')(); app.listen(process.env.PORT || 4000);`,
  );
  const listening = listeningOf({ program: ast, scopes: scopeManager, filename: 'bin/www' });
  expect(listening.map(({ ports }) => ports)).toEqual([[4000]]);
});

test('tests listen on nothing', () => {
  const { ast, scopeManager } = parseTypeScript(`require('express')().listen(4000);`);
  expect(listeningOf({ program: ast, scopes: scopeManager, filename: 'app.test.ts' })).toEqual([]);
});

describe('what else a server answers', () => {
  const factsOf = (code: string) => {
    const { ast, scopeManager } = parseTypeScript(`import express from 'express';\nconst app = express();\n${code}`);
    return serverFactsOf({ program: ast, scopes: scopeManager, filename: 'server.ts' });
  };

  test.for<[code: string, ...pages: (string | null)[]]>([
    ["app.use(express.static('public'));", 'public'],
    ["app.use(express.static(path.join(__dirname, '..', 'client', 'dist')));", '../client/dist'],
    ['app.use(express.static(folder));', null],
    ["import sirv from 'sirv'; app.use(sirv('dist'));", 'dist'],
    ["import { serveStatic } from '@hono/node-server/serve-static'; app.use(serveStatic({ root: './web' }));", './web'],
    ["fastify.register(require('@fastify/static'), { root: join(__dirname, 'public') });", 'public'],
    ["app.get('/', (req, res) => res.render('index'));", null],
    ["res.sendFile(path.resolve('index.html'));", null],
    ["res.setHeader('Content-Type', 'text/html');", null],
    ["import next from 'next'; const web = next({ dev: true });", null],
    ["app.get('/', (req, res) => res.json({ a: 'html' }));"],
    ["if (process.env.NODE_ENV === 'production') app.use(express.static('dist'));"],
    [
      "if (process.env.NODE_ENV === 'production') { app.get('/', (req, res) => res.sendFile(path.resolve('dist', 'index.html'))); }",
    ],
  ])('%s', ([code, ...pages]) => expect(factsOf(code).pages).toEqual(pages));

  test.for<[code: string, ...foreign: string[]]>([
    ["import kit from '@acme/kit'; app.use(kit());", '@acme/kit'],
    ["import { x } from 'some-proxy'; app.use('/api', x.make({}));", 'some-proxy'],
    ["import helmet from 'helmet'; app.use(helmet()); app.use(express.json());"],
    ["import cors from 'cors'; app.use(cors());"],
    ["import routes from './routes'; app.use(routes); app.use((req, res, next) => next());"],
    ["import { Router } from 'express'; app.use(Router());"],
    [
      "import { ApolloServer } from 'apollo-server-express'; new ApolloServer({}).applyMiddleware({ app, cors: false });",
    ],
    ["import { Kit } from '@acme/kit'; new Kit({}).applyMiddleware({ app, cors: false });", '@acme/kit'],
    [
      "import { ApolloServer } from 'apollo-server-express'; new ApolloServer({}).applyMiddleware({ app });",
      'apollo-server-express',
    ],
    [
      "import { ApolloServer } from 'apollo-server-express'; new ApolloServer({}).applyMiddleware({ app, cors: options });",
      'apollo-server-express',
    ],
    [
      "import { ApolloServer } from 'apollo-server-express'; new ApolloServer({}).applyMiddleware({ app, ...options });",
      'apollo-server-express',
    ],
    ["import passport from 'passport'; import { Strategy } from 'passport-local'; passport.use(new Strategy(check));"],
    [
      "import passport from 'passport'; import { Strategy } from '@acme/sso'; passport.use(new Strategy(check));",
      '@acme/sso',
    ],
  ])('%s', ([code, ...foreign]) => expect(factsOf(code).foreign).toEqual(foreign));

  test.for<[code: string, mentions: 'headers' | 'word' | null]>([
    ["import cors from 'cors';", 'word'],
    ["res.setHeader('access-control-allow-origin', x);", 'headers'],
    ['app.enableCors();', 'word'],
    ['// cors\n/* Access-Control */', null],
    ['app.get("/scores", x);', null],
  ])('%s', ([code, mentions]) => expect(factsOf(code).mentions).toBe(mentions));
});

test.for<[code: string, expected: readonly number[] | 'any']>([
  ['app.listen(4000);', [4000]],
  ["app.listen( 4000 , '127.0.0.1'); admin.listen(4001, () => app.listen(4000))", [4000, 4001]],
  ['// app.listen(4000)', [4000]],
  ['app.listen(process.env.PORT || 4000);', [4567, 4000]],
  ["app.listen(Number(process.env['PORT'] ?? '4000'), () => {});", [4567, 4000]],
  ['app.listen(+(process.env.OTHER || 4000));', [4000]],
  ['app.listen(parseInt(process.env.PORT!, 10) as number);', [4567]],
  ['const PORT: number = 4000; app.listen(PORT, () => console.log(PORT));', [4000]],
  ['const port = process.env.PORT || 4000\napp.listen(port)', [4567, 4000]],
  ['app.listen({ port: 4000 });', [4000]],
  ["const PORT = 4000; app.listen({ host: '::', port: PORT });", [4000]],
  ['const port = 4000; app.listen({ port });', [4000]],
  ['app.listen(PORT);', 'any'],
  ['let port = 4000; app.listen(port);', 'any'],
  ['const port = 4000; function start(port) { app.listen(port); }', 'any'],
  ['const port = 4000; const start = (port) => app.listen(port);', 'any'],
  ['const port = 4000; const start = port => app.listen(port);', 'any'],
  ['const port = 4000; function start({ host, port }) { app.listen(port); }', 'any'],
  ['const port = 4000; { const port = 4001; app.listen(port); }', 'any'],
  ['const port = 4000; for (const { port } of all) app.listen(port);', 'any'],
  ["import { port } from './port'; app.listen(port);", 'any'],
  ['const port = normalize(process.env.PORT || 4000); app.listen(port);', 'any'],
  ['app.listen({ ...options, port: 4000 });', 'any'],
  ['app.listen({ host });', 'any'],
  ['app.listen(process.env.OTHER);', 'any'],
  ['app.listen(parseInt(process.env.PORT, 16));', 'any'],
  ['app.listen(process.env.PORT + 1);', 'any'],
  ['app.listen(4000 + 1);', 'any'],
  ['app.listen(4_000);', 'any'],
  ['app.listen(4000 + n);', 'any'],
  ['app.listen(4e3);', 'any'],
  ['app.listen(0xfa0);', 'any'],
  ['app.listen();', 'any'],
  ['app.listen(4000); const { listen } = app; app.listen.call(app, 4001);', 'any'],
  ['app.listen(4000); Bun.serve({ port: 4001 });', 'any'],
  ['export default { port: 4000, fetch: app.fetch };', 'any'],
  ['', []],
])('the text %s tells of %s', ([code, expected]) => {
  expect(writtenPorts(code, () => environment)).toEqual(expected);
});

test('a text that names a port fifty thousand times is read as fast as any', () => {
  const text = `const PORT = 4000; app.listen(PORT); ${'PORT '.repeat(50_000)}`;
  expect(writtenPorts(text, () => NO_ENVIRONMENT)).toEqual([4000]);
});
