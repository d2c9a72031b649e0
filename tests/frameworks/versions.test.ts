import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { versionsOf } from '../../src/frameworks/versions.ts';
import { policiesIn } from '../support/policies.ts';

describe('versionsOf', () => {
  test.for<readonly [range: string, from: string | null, below?: string | null]>([
    ['4.12.9', '4.12.9', '4.12.10'],
    ['v4.12.9', '4.12.9', '4.12.10'],
    ['=4.12.9', '4.12.9', '4.12.10'],
    ['5.0.0-beta.2', '5.0.0', '5.0.1'],
    ['^4.12.9', '4.12.9', '5.0.0'],
    ['^0.8.2', '0.8.2', '0.9.0'],
    ['^0.0.3', '0.0.3', '0.0.4'],
    ['^4', '4.0.0', '5.0.0'],
    ['^0', '0.0.0', '1.0.0'],
    ['~4.12.9', '4.12.9', '4.13.0'],
    ['~4', '4.0.0', '5.0.0'],
    ['4.12', '4.12.0', '4.13.0'],
    ['4.x', '4.0.0', '5.0.0'],
    ['4.12.*', '4.12.0', '4.13.0'],
    ['>=4.12.9', '4.12.9', null],
    ['workspace:^4.12.9', '4.12.9', '5.0.0'],
    ['npm:@koa/cors@^3.4.1', '3.4.1', '4.0.0'],
    ['*', null],
    ['latest', null],
    ['catalog:', null],
    ['link:../cors', null],
    ['^3.0.0 || ^4.0.0', null],
    ['', null],
  ])('%s', ([range, from, below]) => {
    expect(versionsOf(range)).toEqual(from === null ? null : { from, below });
  });
});

describe('the version that a file would load', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'versions-'));
  let count = 0;

  beforeAll(() => {
    mkdirSync(path.join(root, '.git'));
  });

  afterAll(() => {
    rmSync(root, { recursive: true });
  });

  /** A file of a project with these manifests, by folder. */
  function fileBeside(manifests: Readonly<Record<string, object>>, folder = 'src'): string {
    count += 1;
    const project = path.join(root, String(count));
    for (const [where, manifest] of Object.entries(manifests)) {
      mkdirSync(path.join(project, where), { recursive: true });
      writeFileSync(path.join(project, where, 'package.json'), JSON.stringify(manifest));
    }
    return path.join(project, folder, 'server.ts');
  }

  const installed = (name: string, version: string): Record<string, object> => ({
    [`node_modules/${name}`]: { version },
  });
  const declared = (name: string, range: string): Record<string, object> => ({
    '.': { dependencies: { [name]: range } },
  });

  const hono = `import { cors } from 'hono/cors'; cors({ origin: '*', credentials: true });`;
  const koa = `import cors from '@koa/cors'; cors({ origin: '*', credentials: true });`;
  const koaDefault = `import cors from '@koa/cors'; cors({ credentials: true });`;
  const fastify = `import cors from '@fastify/cors'; app.register(cors, { origin: (o, cb) => cb(null, ['*']), credentials: true });`;
  const middy = `import cors from '@middy/http-cors'; cors({ credentials: true });`;
  const lambda = `import { ApolloServer } from 'apollo-server-lambda'; export const handler = new ApolloServer({ typeDefs }).createHandler({ cors: { origin: true, credentials: true } });`;
  const elysia = `import { cors } from '@elysiajs/cors'; new Elysia().use(cors());`;
  const h3 = `import { handleCors } from 'h3'; handleCors(event, { origin: 'https://a.example', credentials: true });`;

  test.for<readonly [what: string, code: string, manifests: Readonly<Record<string, object>>, policy: string | null]>([
    ['hono, installed', hono, installed('hono', '4.13.19'), 'hono/cors: * +true'],
    ['hono, the hole', hono, installed('hono', '4.12.24'), 'hono/cors 4.12.24: reflected/none +true'],
    ['hono, before the hole', hono, installed('hono', '4.12.8'), 'hono/cors: * +true'],
    ['hono, declared exactly', hono, declared('hono', '4.12.20'), 'hono/cors 4.12.20: reflected/none +true'],
    ['hono, declared within the hole', hono, declared('hono', '~4.12.9'), 'hono/cors: * +true'],
    ['hono, unknown: browsers refuse it, or worse', hono, {}, 'hono/cors: * +true'],
    [
      'hono, the installed copy before the declared range',
      hono,
      { ...declared('hono', '^4.0.0'), ...installed('hono', '4.12.10') },
      'hono/cors 4.12.10: reflected/none +true',
    ],
    ['@koa/cors 5', koa, installed('@koa/cors', '5.0.0'), '@koa/cors: reflected/none +true'],
    ['@koa/cors 3.4.0', koa, installed('@koa/cors', '3.4.0'), '@koa/cors 3.4.0: * +true'],
    ['@koa/cors, a range over both', koa, declared('@koa/cors', '^3.1.0'), '@koa/cors 3.4.1: reflected/none +true'],
    ['@koa/cors, by default', koaDefault, installed('@koa/cors', '4.0.0'), '@koa/cors 4.0.0: reflected/none +true'],
    ['@koa/cors, by default, unknown', koaDefault, {}, '@koa/cors: reflected/none +true'],
    ['@fastify/cors 11.4.3', fastify, installed('@fastify/cors', '11.4.3'), '@fastify/cors: * +true'],
    ['@fastify/cors 11.4.2', fastify, installed('@fastify/cors', '11.4.2'), '@fastify/cors 11.4.2: [*] +true'],
    ['@fastify/cors, unknown: only some versions', fastify, {}, '@fastify/cors: * +true ?'],
    ['@middy/http-cors 7', middy, installed('@middy/http-cors', '7.9.2'), '@middy/http-cors: absent +true'],
    [
      '@middy/http-cors 5',
      middy,
      installed('@middy/http-cors', '5.5.1'),
      '@middy/http-cors 5.5.1: reflected/none +true',
    ],
    ['@middy/http-cors, unknown', middy, {}, '@middy/http-cors: absent +true'],
    [
      'apollo-server-lambda 2',
      lambda,
      declared('apollo-server-lambda', '^2.6.7'),
      'apollo-server-lambda 2: reflected/none +true',
    ],
    ['apollo-server-lambda 3 has it elsewhere', lambda, declared('apollo-server-lambda', '^3.1.0'), null],
    ['apollo-server-lambda, unknown', lambda, {}, null],
    ['@elysiajs/cors 0.7.1', elysia, installed('@elysiajs/cors', '0.7.1'), '@elysiajs/cors 0.7.1: * by default'],
    ['@elysiajs/cors, unknown: nobody counts on 0.7', elysia, {}, '@elysiajs/cors: reflected/none +true'],
    ['h3 1', h3, installed('h3', '1.15.11'), 'h3 1.15.11: https://a.example +true'],
    ['h3 2', h3, installed('h3', '2.0.8'), 'h3: [https://a.example] +true'],
  ])('%s', ([, code, manifests, policy]) => {
    expect(policiesIn(code, 'typescript', fileBeside(manifests))).toEqual(policy === null ? [] : [policy]);
  });

  test('is that of the nearest workspace', () => {
    const manifests = { ...installed('hono', '4.13.19'), ...{ 'apps/api/node_modules/hono': { version: '4.12.24' } } };
    expect(policiesIn(hono, 'typescript', fileBeside(manifests, 'apps/api/src'))).toEqual([
      'hono/cors 4.12.24: reflected/none +true',
    ]);
    expect(policiesIn(hono, 'typescript', fileBeside(manifests, 'apps/web/src'))).toEqual(['hono/cors: * +true']);
  });

  test('is unknown where the manifest is broken', () => {
    const file = fileBeside({ '.': {} });
    writeFileSync(path.join(path.dirname(file), '../package.json'), '{ "dependencies": ');
    expect(policiesIn(hono, 'typescript', file)).toEqual(['hono/cors: * +true']);
  });
});
