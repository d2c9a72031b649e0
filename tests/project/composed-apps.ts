/** An application whose answers are only known where its files come together. */
export interface ComposedApp {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** What is reported, as `file:line rule`. */
  readonly reports: readonly string[];
}

const WILDCARD = 'no-wildcard-origin-with-credentials';
const ARBITRARY = 'no-arbitrary-origin-with-credentials';
const PREFLIGHT = 'consistent-preflight';

export const COMPOSED_APPS: readonly ComposedApp[] = [
  {
    name: 'a middleware for the origin and one for the credentials',
    files: {
      'src/middleware/cors.ts': `import cors from 'cors';\nexport const openCors = cors();`,
      'src/middleware/session.ts': `import type { NextFunction, Request, Response } from 'express';
export function withSession(_request: Request, response: Response, next: NextFunction) {
  response.setHeader('Access-Control-Allow-Credentials', 'true');
  next();
}`,
      'src/app.ts': `import express from 'express';
import { openCors } from './middleware/cors';
import { withSession } from './middleware/session';

const app = express();
app.use(openCors, withSession);
app.get('/', (_request, response) => { response.send('ok'); });`,
    },
    reports: [`src/app.ts:6 ${WILDCARD}`],
  },
  {
    name: 'a list of middlewares behind a barrel, in CommonJS',
    files: {
      'middlewares/origin.js': `module.exports = (req, res, next) => { res.set('Access-Control-Allow-Origin', req.headers.origin); next(); };`,
      'middlewares/credentials.js': `module.exports = () => (req, res, next) => { res.set('Access-Control-Allow-Credentials', 'true'); next(); };`,
      'middlewares/index.js': `const credentials = require('./credentials');\nmodule.exports = [require('./origin'), credentials()];`,
      'app.js': `const express = require('express');
const corsMiddlewares = require('./middlewares');
const app = express();
app.use(corsMiddlewares);
app.listen(3000);`,
    },
    reports: [`app.js:4 ${ARBITRARY}`],
  },
  {
    name: 'a later layer that takes apart what an earlier one opens',
    files: {
      'cors.js': `import cors from 'cors';\nexport default cors({ origin: true });`,
      'app.js': `import express from 'express';
import cors from 'cors';
import open from './cors.js';
const app = express();
app.use(open);
app.use(cors({ origin: 'https://app.example.com', credentials: true }));
app.get('/', (req, res) => res.send('ok'));`,
    },
    // Of the open one, the answers to preflights remain.
    reports: [`app.js:6 ${PREFLIGHT}`],
  },
  {
    name: 'a router that allows credentials below a path that is open to all',
    files: {
      'routes/users.js': `import { Router } from 'express';
const router = Router();
router.get('/me', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.json({});
});
export default router;`,
      'app.js': `import express from 'express';
import cors from 'cors';
import users from './routes/users.js';
const app = express();
app.use(cors());
app.use('/users', users);`,
    },
    reports: [`app.js:6 ${WILDCARD}`],
  },
  {
    name: 'a router below another path',
    files: {
      'routes/users.js': `import { Router } from 'express';
const router = Router();
router.get('/me', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.json({});
});
export default router;`,
      'app.js': `import express from 'express';
import cors from 'cors';
import users from './routes/users.js';
const app = express();
app.use('/public', cors());
app.use('/users', users);`,
    },
    reports: [],
  },
  {
    name: 'a router that is wrong by itself, in an app of several layers',
    files: {
      'routes/index.js': `const express = require('express');
const cors = require('cors');
const router = express.Router();
router.use(cors());
router.use((req, res, next) => { res.set('Access-Control-Allow-Credentials', 'true'); next(); });
router.get('/', (req, res) => res.send('ok'));
module.exports = router;`,
      'app.js': `const express = require('express');
const cors = require('cors');
const app = express();
app.use('/public', cors({ origin: 'https://app.example.com' }));
app.use('/api', require('./routes'));`,
    },
    reports: [`routes/index.js:5 ${WILDCARD}`],
  },
  {
    name: 'a function that is given the app, and another one',
    files: {
      'src/security.ts': `import type { Express } from 'express';
import cors from 'cors';
export function setupSecurity(app: Express): void {
  app.use(cors({ origin: true }));
}`,
      'src/session.ts': `import type { Express } from 'express';
const allowCredentials = (_request, response, next) => {
  response.header('Access-Control-Allow-Credentials', 'true');
  next();
};
export const setupSession = (app: Express): void => {
  app.use(allowCredentials);
};`,
      'src/server.ts': `import express from 'express';
import { setupSecurity } from './security';
import { setupSession } from './session';

const app = express();
setupSecurity(app);
setupSession(app);
app.listen(3000);`,
    },
    reports: [`src/server.ts:6 ${ARBITRARY}`, `src/server.ts:7 ${PREFLIGHT}`],
  },
  {
    name: 'an app that another file makes',
    files: {
      'app.js': `import Koa from 'koa';
import cors from '@koa/cors';
export const app = new Koa();
app.use(cors({ origin: '*' }));`,
      'server.js': `import { app } from './app.js';
app.use(async (ctx, next) => {
  ctx.set('Access-Control-Allow-Credentials', 'true');
  await next();
});
app.listen(3000);`,
    },
    reports: [`server.js:3 ${WILDCARD}`],
  },
  {
    name: 'Hono with sub-apps',
    files: {
      'src/users.ts': `import { Hono } from 'hono';
import { cors } from 'hono/cors';
const users = new Hono();
users.use('*', cors({ origin: 'https://app.example.com', credentials: true }));
users.get('/me', (c) => c.text('me'));
export default users;`,
      'src/index.ts': `import { Hono } from 'hono';
import { cors } from 'hono/cors';
import users from './users';
const app = new Hono();
app.use('*', cors());
app.route('/users', users);
export default app;`,
    },
    reports: [`src/index.ts:6 ${PREFLIGHT}`],
  },
  {
    name: 'middlewares that nobody knows',
    files: {
      'auth.js': `import { guard } from 'some-auth';\nexport const auth = guard();`,
      'cors.js': `export const headers = (req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); next(); };`,
      'app.js': `import express from 'express';
import { auth } from './auth.js';
import { headers } from './cors.js';
const app = express();
app.use(headers);
if (process.env.SESSIONS) app.use((req, res, next) => { res.set('Access-Control-Allow-Credentials', 'true'); next(); });
app.use(auth);`,
    },
    reports: [],
  },
  {
    name: 'Next, whose configuration sets an origin for a route that allows credentials',
    files: {
      'next.config.js': `module.exports = {
  async headers() {
    return [{ source: '/api/:path*', headers: [{ key: 'Access-Control-Allow-Origin', value: '*' }] }];
  },
};`,
      'app/api/session/route.ts': `const headers = { 'Access-Control-Allow-Credentials': 'true' };
export function GET() {
  return Response.json({}, { headers });
}
export async function PUT() {
  return Response.json({}, { headers });
}`,
      'app/page/route.ts': `export function GET() {
  return Response.json({}, { headers: { 'Access-Control-Allow-Credentials': 'true' } });
}`,
    },
    reports: [`app/api/session/route.ts:2 ${WILDCARD}`],
  },
  {
    name: 'Fastify with plugins in files of their own',
    files: {
      'src/plugins/cors.ts': `import cors from '@fastify/cors';
import fp from 'fastify-plugin';
export default fp(async (fastify) => {
  await fastify.register(cors, { origin: '*' });
});`,
      'src/routes/session.ts': `import type { FastifyPluginAsync } from 'fastify';
const routes: FastifyPluginAsync = async (fastify) => {
  fastify.get('/me', async (_request, reply) => {
    reply.header('Access-Control-Allow-Credentials', 'true');
    return {};
  });
};
export default routes;`,
      'src/server.ts': `import Fastify from 'fastify';
import corsPlugin from './plugins/cors.js';
import session from './routes/session.js';

const app = Fastify({ logger: true });
await app.register(corsPlugin);
await app.register(session, { prefix: '/session' });
await app.listen({ port: 3000 });`,
    },
    reports: [`src/server.ts:7 ${WILDCARD}`],
  },
  {
    name: 'Fastify with a plugin in a scope, which other routes do not have',
    files: {
      'plugins/cors.js': `import cors from '@fastify/cors';
export default async function (fastify) {
  await fastify.register(cors, { origin: '*' });
}`,
      'server.js': `import fastify from 'fastify';
import corsPlugin from './plugins/cors.js';
const app = fastify();
app.register(corsPlugin);
app.get('/me', async (request, reply) => {
  reply.header('Access-Control-Allow-Credentials', 'true');
  return {};
});`,
    },
    reports: [],
  },
  {
    name: 'Nest, whose options come behind what is enabled',
    files: {
      'src/main.ts': `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
import { corsOptions } from './cors.config';

async function bootstrap() {
  const app = await NestFactory.create(AppModule, { cors: true });
  app.enableCors(corsOptions);
  await app.listen(3000);
}
void bootstrap();`,
      'src/cors.config.ts': `export const corsOptions = { origin: 'https://app.example.com', credentials: true };`,
      'src/app.module.ts': `export class AppModule {}`,
    },
    // The origin is that of the options, `*`, and the credentials are those of the other ones.
    reports: [`src/main.ts:7 ${WILDCARD}`],
  },
];
