import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';
import plugin from '../../src/index.ts';
import { createRepository } from '../support/folder.ts';
import type { TestFolder } from '../support/folder.ts';
import { COMPOSED_APPS } from './composed-apps.ts';

interface App {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly links?: Readonly<Record<string, string>>;
  /** What is reported, as `file:line rule`. */
  readonly reports: readonly string[];
}

const WILDCARD = 'no-wildcard-origin-with-credentials';
const ARBITRARY = 'no-arbitrary-origin-with-credentials';

const APPS: readonly App[] = [
  {
    name: 'Express with its options in a folder for configuration',
    files: {
      'src/config/cors.ts': `import type { CorsOptions } from 'cors';
import { env } from './env';

const ORIGINS = ['https://app.example.com', 'https://admin.example.com'];

export const publicCors: CorsOptions = { origin: '*' };
export const appCors: CorsOptions = {
  origin: (origin, callback) => {
    if (!origin || ORIGINS.includes(origin)) callback(null, true);
    else callback(new Error('Not allowed'));
  },
  credentials: true,
};
export const looseCors: CorsOptions = { origin: true, credentials: env.isProduction || true };
export default appCors;`,
      'src/config/env.ts': `export const env = { isProduction: process.env.NODE_ENV === 'production', port: Number(process.env.PORT ?? 3000) };`,
      'src/app.ts': `import express from 'express';
import cors from 'cors';
import appCors, { looseCors, publicCors } from './config/cors';
import { env } from './config/env';

const app = express();
app.use('/public', cors(publicCors));
app.use('/api', cors(appCors));
app.use('/loose', cors(looseCors));
app.use('/mixed', cors({ ...publicCors, credentials: true }));
app.listen(env.port);`,
    },
    reports: [`src/app.ts:9 ${ARBITRARY}`, `src/app.ts:10 ${WILDCARD}`],
  },
  {
    name: 'Nest with a configuration file and path aliases',
    files: {
      'tsconfig.json': `{ "compilerOptions": { "baseUrl": ".", "paths": { "@config/*": ["src/config/*"] } } }`,
      'src/config/cors.config.ts': `import { CorsOptions } from '@nestjs/common/interfaces/external/cors-options.interface';
export const corsConfig = (): CorsOptions => ({ origin: true, methods: ['GET', 'POST'], credentials: true });`,
      'src/main.ts': `import { NestFactory } from '@nestjs/core';
import { corsConfig } from '@config/cors.config';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.enableCors(corsConfig());
  await app.listen(3000);
}
bootstrap();`,
      'src/app.module.ts': `export class AppModule {}`,
    },
    reports: [`src/main.ts:7 ${ARBITRARY}`],
  },
  {
    name: 'Koa with a folder of middleware, in CommonJS',
    files: {
      'middlewares/index.js': `module.exports = { cors: require('./cors'), headers: require('./headers'), logger: require('./logger') };`,
      'middlewares/cors.js': `const cors = require('@koa/cors');
const { isAllowed } = require('../lib/origins');
module.exports = cors({ origin: (ctx) => (isAllowed(ctx.get('Origin')) ? ctx.get('Origin') : ''), credentials: true });`,
      'middlewares/headers.js': `const { setCors } = require('../lib/headers');
module.exports = async (ctx, next) => {
  setCors(ctx, '*');
  await next();
};`,
      'middlewares/logger.js': `module.exports = async (ctx, next) => { console.log(ctx.url); await next(); };`,
      'lib/origins.js': `const allowed = new Set(['https://app.example.com']);
exports.isAllowed = (origin) => allowed.has(origin);`,
      'lib/headers.js': `exports.setCors = function setCors(ctx, origin) {
  ctx.set('Access-Control-Allow-Origin', origin);
  ctx.set('Access-Control-Allow-Credentials', 'true');
};`,
      'app.js': `const Koa = require('koa');
const { cors, headers, logger } = require('./middlewares');
const app = new Koa();
app.use(logger).use(cors).use(headers);
app.listen(3000);`,
    },
    reports: [`middlewares/headers.js:3 ${WILDCARD}`],
  },
  {
    name: 'Hono with a factory and a barrel',
    files: {
      'src/middleware/index.ts': `export * from './cors';\nexport { createLogger } from './logger';`,
      'src/middleware/cors.ts': `import { cors } from 'hono/cors';
import { ALLOWED } from '../constants';

export const corsOptions = { origin: (origin: string) => origin, credentials: true };
export const createCors = () => cors({ origin: ALLOWED, credentials: true });
export { cors as honoCors } from 'hono/cors';`,
      'src/middleware/logger.ts': `export const createLogger = () => async (c: unknown, next: () => Promise<void>) => next();`,
      'src/constants.ts': `export const ALLOWED = ['https://app.example.com/', 'https://b.example.com'] as const;`,
      'src/index.ts': `import { Hono } from 'hono';
import { corsOptions, createCors, createLogger, honoCors } from './middleware/index.js';

const app = new Hono();
app.use('*', createLogger());
app.use('/a/*', createCors());
app.use('/b/*', honoCors(corsOptions));
export default app;`,
    },
    reports: [`src/index.ts:7 ${ARBITRARY}`, 'src/middleware/cors.ts:5 valid-allow-origin'],
  },
  {
    name: 'a workspace with a package for configuration',
    files: {
      'package.json': '{ "private": true, "workspaces": ["packages/*", "services/*"] }',
      'packages/config/package.json':
        '{ "name": "@acme/config", "main": "./dist/index.js", "types": "./dist/index.d.ts" }',
      'packages/config/src/index.ts': `export { corsOptions } from './cors';\nexport * as headers from './headers';`,
      'packages/config/src/cors.ts': `export const corsOptions = { origin: '*', credentials: true };`,
      'packages/config/src/headers.ts': `export const CORS_HEADERS = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' };`,
      'services/api/package.json': '{ "name": "api", "dependencies": { "@acme/config": "workspace:*" } }',
      'services/api/src/server.ts': `import Fastify from 'fastify';
import cors from '@fastify/cors';
import { corsOptions } from '@acme/config';

const app = Fastify();
await app.register(cors, corsOptions);`,
      'services/edge/src/handler.ts': `import { headers } from '@acme/config';
// The CORS headers are the same for all of us.
export const handler = async () => ({ statusCode: 200, headers: headers.CORS_HEADERS, body: '' });`,
    },
    links: { 'node_modules/@acme/config': 'packages/config' },
    reports: [`services/api/src/server.ts:6 ${WILDCARD}`, `services/edge/src/handler.ts:3 ${WILDCARD}`],
  },
  {
    name: 'Next with headers from a file of their own',
    files: {
      'lib/cors.ts': `const allowed = ['https://app.example.com'];
export function corsHeaders(origin: string | null) {
  const headers: Record<string, string> = { 'Access-Control-Allow-Credentials': 'true' };
  if (origin && allowed.includes(origin)) headers['Access-Control-Allow-Origin'] = origin;
  return headers;
}
export const openHeaders = (origin: string | null) => ({
  'Access-Control-Allow-Origin': origin ?? '*',
  'Access-Control-Allow-Credentials': 'true',
});`,
      'app/api/safe/route.ts': `import { corsHeaders } from '../../../lib/cors';
export async function GET(request: Request) {
  return new Response('ok', { headers: corsHeaders(request.headers.get('origin')) });
}`,
      'app/api/open/route.ts': `import { openHeaders } from '../../../lib/cors';
export async function GET(request: Request) {
  return new Response('ok', { headers: openHeaders(request.headers.get('origin')) });
}`,
    },
    reports: [`app/api/open/route.ts:3 ${ARBITRARY}`],
  },
  {
    name: 'files that import each other',
    files: {
      'a.ts': `import { credentials } from './b';
import cors from 'cors';
export const origin = '*';
export const one = cors({ origin, credentials });`,
      'b.ts': `import { origin } from './a';
import cors from 'cors';
export const credentials = true;
export const two = cors({ origin, credentials });`,
    },
    reports: [`a.ts:4 ${WILDCARD}`, `b.ts:4 ${WILDCARD}`],
  },
  {
    name: 'a helper that everybody uses and that is wrong by itself',
    files: {
      'cors.js': `export function allow(req, res) {
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  res.setHeader('Access-Control-Allow-Credentials', 'true');
}`,
      'one.js': `import { allow } from './cors.js';\nexport const one = (req, res) => { allow(req, res); res.end('1'); };`,
      'two.js': `import { allow } from './cors.js';\nexport const two = (req, res) => { allow(req, res); res.end('2'); };`,
    },
    reports: [`cors.js:2 ${ARBITRARY}`],
  },
];

function written({ files, links = {} }: App): TestFolder {
  const folder = createRepository(files);
  for (const [link, target] of Object.entries(links)) {
    mkdirSync(path.dirname(folder.at(link)), { recursive: true });
    symlinkSync(folder.at(target), folder.at(link));
  }
  return folder;
}

async function reportsIn(folder: TestFolder, files: readonly string[]): Promise<readonly string[]> {
  const eslint = new ESLint({
    cwd: folder.path,
    overrideConfigFile: true,
    overrideConfig: [plugin.configs.recommended, { files: ['**/*.ts'], languageOptions: { parser: typescriptParser } }],
  });
  const reports: string[] = [];
  for (const file of files)
    for (const { messages } of await eslint.lintFiles([file]))
      for (const { fatal, line, message, ruleId } of messages)
        reports.push(fatal ? message : `${file}:${String(line)} ${(ruleId ?? '').replace('cors/', '')}`);
  return reports.sort();
}

/** All orders of a few files; of more, each file once first and once last. */
function ordersOf(files: readonly string[]): readonly (readonly string[])[] {
  if (files.length > 3)
    return files.flatMap((file) => {
      const others = files.filter((other) => other !== file);
      return [
        [file, ...others],
        [...others.toReversed(), file],
      ];
    });
  if (files.length < 2) return [files];
  return files.flatMap((file) => ordersOf(files.filter((other) => other !== file)).map((rest) => [file, ...rest]));
}

describe('applications in several files', () => {
  test.for([...APPS, ...COMPOSED_APPS])('$name', { timeout: 60_000 }, async (app) => {
    const folder = written(app);
    const code = Object.keys(app.files).filter((file) => /\.[jt]s$/.test(file));
    for (const files of ordersOf(code)) expect(await reportsIn(folder, files)).toEqual([...app.reports].sort());
  });
});

test('an edit of another file counts at the next look', async () => {
  const folder = createRepository({
    'app.js': `import cors from 'cors';\nimport { origin } from './origin.js';\ncors({ origin, credentials: true });`,
    'origin.js': `export const origin = '*';`,
  });
  expect(await reportsIn(folder, ['app.js'])).toEqual([`app.js:3 ${WILDCARD}`]);
  folder.write({ 'origin.js': `export const origin = 'https://app.example.com';` });
  expect(await reportsIn(folder, ['app.js'])).toEqual([]);
  folder.write({ 'origin.js': `export const origin = (` });
  expect(await reportsIn(folder, ['app.js'])).toEqual([]);
  folder.remove('origin.js');
  expect(await reportsIn(folder, ['app.js'])).toEqual([]);
  folder.write({ 'origin.ts': `export const origin: string = '*';` });
  expect(await reportsIn(folder, ['app.js'])).toEqual([`app.js:3 ${WILDCARD}`]);
});

test('a text that nobody has saved yet stands beside the others', async () => {
  const folder = createRepository({ 'origin.js': `export const origin = '*';` });
  const eslint = new ESLint({
    cwd: folder.path,
    overrideConfigFile: true,
    overrideConfig: [plugin.configs.recommended],
  });
  const code = `import cors from 'cors';\nimport { origin } from './origin.js';\ncors({ origin, credentials: true });`;
  const [beside] = await eslint.lintText(code, { filePath: 'new-file.js' });
  expect(beside?.messages.map(({ line }) => line)).toEqual([3]);
  const [below] = await eslint.lintText(code, { filePath: 'src/new-file.js' });
  expect(below?.messages).toEqual([]);
});
