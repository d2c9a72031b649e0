import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Linter } from 'eslint';
import * as typescriptParser from '@typescript-eslint/parser';
import { afterAll, describe, expect, test } from 'vitest';
import plugin from '../../src/index.ts';

/** A measured configuration: what a real server sent (`tests/frameworks/servers.jsonl`). */
export interface Row {
  readonly library: string;
  readonly version: string;
  readonly class: string;
  readonly install: string;
  readonly note?: string;
  /** What a browser says of the answer to a preflight for PUT with `content-type` and `x-custom`, and with credentials. */
  readonly preflight?: string;
  /** The `Vary` of the answer to GET; `null` is none. */
  readonly vary?: string | null;
}

export interface Exception {
  readonly because: string;
  readonly covers: (row: Row) => boolean;
  /** The rules that speak instead. */
  readonly rules: readonly string[];
}

export const WILDCARD = 'cors/no-wildcard-origin-with-credentials';
export const ARBITRARY = 'cors/no-arbitrary-origin-with-credentials';
export const ORIGIN = 'cors/valid-allow-origin';
export const PREFLIGHT = 'cors/consistent-preflight';
export const HEADERS = 'cors/no-wildcard-headers-with-credentials';
export const VARY = 'cors/require-vary-origin';
export const CREDENTIALS = 'cors/valid-allow-credentials';

/** What the class of a row says nothing about. */
const OTHER_CAUSES: ReadonlySet<string> = new Set([HEADERS, PREFLIGHT, VARY]);

/** The rule that each class of outcomes calls for. The other classes are fine, or fail without opening anything. */
export const RULE_OF_CLASS: Readonly<Record<string, string>> = {
  'BROKEN-ACAC': CREDENTIALS,
  'STAR+TRUE': WILDCARD,
  'REFLECT-ANY+TRUE': ARBITRARY,
  'BROKEN-VALUE': ORIGIN,
  'BROKEN-MULTI': ORIGIN,
};

/** What stands before the code of a row in a real file. */
const PRELUDES: Readonly<Record<string, string>> = {
  cors: `import cors from 'cors'; import express from 'express'; const app = express();`,
  '@fastify/cors': `import Fastify from 'fastify'; import cors from '@fastify/cors'; const app = Fastify();`,
  'hono/cors': `import { Hono } from 'hono'; import { cors } from 'hono/cors'; const app = new Hono();`,
  '@koa/cors': `import Koa from 'koa'; import cors from '@koa/cors'; const app = new Koa();`,
  '@nestjs/core': `import { NestFactory } from '@nestjs/core';`,
  '@nestjs/websockets': `import { WebSocketGateway } from '@nestjs/websockets';`,
  'socket.io': `import * as sio from 'socket.io'; import { Server } from 'socket.io'; import * as eio from 'engine.io';`,
  express: `import express from 'express'; const app = express();`,
  fastify: `import Fastify from 'fastify'; const app = Fastify();`,
  koa: `import Koa from 'koa'; const app = new Koa();`,
  h3: `import { appendCorsHeaders, appendCorsPreflightHeaders, appendHeader, appendResponseHeader, createApp, eventHandler, handleCors, setHeader, setResponseHeader, setResponseHeaders } from 'h3'; const app = createApp();`,
  'vite server.cors': `import { defineConfig } from 'vite'; export default`,
  'webpack-dev-server': '',
  kcors: `import Koa from 'koa'; import cors from 'kcors'; const app = new Koa();`,
  'koa2-cors': `import Koa from 'koa'; import cors from 'koa2-cors'; const app = new Koa();`,
  'micro-cors': `const microCors = require('micro-cors');`,
  '@tinyhttp/cors': `import { App } from '@tinyhttp/app'; import { cors } from '@tinyhttp/cors'; const app = new App();`,
  '@feathersjs/express': `import { feathers } from '@feathersjs/feathers'; import express from '@feathersjs/express'; const app = express(feathers());`,
  '@feathersjs/koa': `import { feathers } from '@feathersjs/feathers'; import { koa } from '@feathersjs/koa'; const app = koa(feathers());`,
  'restify-cors-middleware2': `import restify from 'restify'; import corsMiddleware from 'restify-cors-middleware2'; const server = restify.createServer();`,
  restify: `import restify from 'restify';`,
  '@middy/http-cors': `import middy from '@middy/core'; import httpCors from '@middy/http-cors';`,
  'itty-router': `import { AutoRouter, cors, Router } from 'itty-router';`,
  'firebase-functions': `import { onCall, onRequest } from 'firebase-functions/v2/https';`,
  '@apollo/server': `import { ApolloServer } from '@apollo/server'; import { expressMiddleware } from '@as-integrations/express5'; import { startStandaloneServer } from '@apollo/server/standalone'; import cors from 'cors'; import express from 'express'; const app = express(); const server = new ApolloServer({ typeDefs, resolvers });`,
  'apollo-server': `import { ApolloServer } from 'apollo-server';`,
  'apollo-server-express': `import { ApolloServer } from 'apollo-server-express'; import express from 'express'; const app = express(); const server = new ApolloServer({ typeDefs, resolvers });`,
  '@trpc/server standalone': `import { createHTTPServer } from '@trpc/server/adapters/standalone'; import cors from 'cors';`,
  'connect+cors': `import connect from 'connect'; import cors from 'cors';`,
  'polka+cors': `import polka from 'polka'; import cors from 'cors';`,
  'graphql-yoga': `import { createYoga } from 'graphql-yoga';`,
  '@elysiajs/cors': `import { Elysia } from 'elysia'; import { cors } from '@elysiajs/cors';`,
  '@adonisjs/cors': `import { defineConfig } from '@adonisjs/cors';`,
  '@loopback/rest': `import { RestApplication } from '@loopback/rest';`,
  '@hapi/hapi': `import Hapi from '@hapi/hapi';`,
  payload: `import { buildConfig } from 'payload';`,
};

/** How a file of configuration exports what a row states behind the path of that file. */
const CONFIGURATIONS: Readonly<Record<string, (stated: string) => string>> = {
  '@strapi/core strapi::cors': (stated) => `export default [${stated}];`,
  sails: (stated) => `module.exports = ${stated};`,
};

const CONFIGURATION = /^(?<file>config\/\w+)\.js: (?<stated>.*)$/;

/** The package whose version a row states, where it has another name than the library. */
const PACKAGES: Readonly<Record<string, string>> = {
  '@trpc/server standalone': '@trpc/server',
  'connect+cors': 'connect',
  'hono/cors': 'hono',
  'vite server.cors': 'vite',
  'polka+cors': 'polka',
  '@strapi/core strapi::cors': '@strapi/strapi',
};

/** Where a row stands whose library looks at the path of the file. */
const FILES: Readonly<Record<string, string>> = {
  'vite server.cors': 'vite.config.ts',
  'webpack-dev-server': 'webpack.config.ts',
};

/** Rows that describe a set-up in words. */
export const isProse = ({ install, library }: Row): boolean =>
  !(Object.hasOwn(CONFIGURATIONS, library) && CONFIGURATION.test(install)) &&
  (install.includes(' ..., ') ||
    !/^[\w$.]+\s*[=(.]|^(?:const|await|app|import|export|new|@)/.test(install) ||
    /^(?:r = )?NextResponse|^next\.config/.test(install));

/** The rows of some libraries, or all. */
export function measuredRows(libraries?: readonly string[]): readonly Row[] {
  return readFileSync(new URL('../frameworks/servers.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
    .filter((row) => libraries?.includes(row.library) ?? true);
}

/**
 * Tests that for every row of these libraries the rule speaks that its class calls for, and no other; exceptions must be
 * needed. The class says nothing about lists of names and preflights: `names.test.ts` compares those.
 */
export function describeMeasured(
  libraries: readonly string[],
  exceptions: readonly Exception[] = [],
  preset: 'recommended' | 'strict' = 'recommended',
): void {
  const projects = mkdtempSync(path.join(tmpdir(), 'servers-'));
  afterAll(() => {
    rmSync(projects, { recursive: true });
  });
  const linter = new Linter({ configType: 'flat', cwd: projects });
  const rows = measuredRows(libraries);

  describe('measured servers', () => {
    test.for(libraries)('has rows of %s', (library) => {
      expect(rows.some((row) => row.library === library)).toBe(true);
    });

    if (exceptions.length > 0) {
      test.for(exceptions)('needs the exception: $because', ({ covers }) => {
        expect(rows.some(covers)).toBe(true);
      });
    }

    test.for(
      rows
        .filter((row) => !isProse(row))
        .map((row) => [`${row.library}@${row.version} ${row.class}: ${row.install}`, row] as const),
    )('%s', ([, row]) => {
      expect(rulesThatSpeak(row, linter, projects, preset).filter((rule) => !OTHER_CAUSES.has(rule))).toEqual(
        withBoolean(row, expected(row, exceptions)),
      );
    });
  });
}

/** The code of a row in a file of a project that has its version of the library installed. */
export function fileOfRow(row: Row, projects: string): { readonly code: string; readonly filename: string } {
  const { install, library } = row;
  const adapter = install.includes('FastifyAdapter')
    ? `import { FastifyAdapter } from '@nestjs/platform-fastify';`
    : '';
  const { file, stated } = CONFIGURATION.exec(install)?.groups ?? {};
  const configuration = stated === undefined ? undefined : CONFIGURATIONS[library]?.(stated);
  return {
    code: configuration ?? `${adapter} ${PRELUDES[library] ?? ''}\n${install}`,
    filename: path.join(
      projectWith(row, projects),
      configuration ? `${file ?? ''}.ts` : (FILES[library] ?? 'server.ts'),
    ),
  };
}

/** A project with that version of the library installed, as far as a manifest goes. */
function projectWith({ library, version }: Row, projects: string): string {
  const folder = path.join(projects, `${library}@${version}`.replaceAll('/', '+'));
  const installed = path.join(folder, 'node_modules', PACKAGES[library] ?? library);
  mkdirSync(installed, { recursive: true });
  mkdirSync(path.join(folder, '.git'), { recursive: true });
  writeFileSync(path.join(installed, 'package.json'), JSON.stringify({ version }));
  return folder;
}

/** The rules that report the code of a row, in order of their names. */
export function rulesThatSpeak(
  row: Row,
  linter: Linter,
  projects: string,
  preset: 'recommended' | 'strict',
): readonly string[] {
  const { code, filename } = fileOfRow(row, projects);
  const messages = linter.verify(
    code,
    [{ ...plugin.configs[preset], files: ['**/*.ts'], languageOptions: { parser: typescriptParser } }],
    filename,
  );
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return [...new Set(messages.map(({ ruleId }) => ruleId ?? ''))].sort();
}

function expected(row: Row, exceptions: readonly Exception[]): readonly string[] {
  const exception = exceptions.find(({ covers }) => covers(row));
  if (exception) return exception.rules;
  const rule = RULE_OF_CLASS[row.class];
  return rule === undefined ? [] : [rule];
}

/** A boolean as a header value goes out as the right text, and is reported as what it is, whatever else is wrong. */
function withBoolean(row: Row, rules: readonly string[]): readonly string[] {
  const isHeader = !/cors(?:\(|: )\{[^}]*Access-Control/.test(row.install) && row.class.endsWith('+TRUE');
  const isBoolean = isHeader && /Access-Control-Allow-Credentials'\]?(?:[:,]| =) true\b/i.test(row.install);
  return isBoolean ? [...new Set([...rules, CREDENTIALS])].sort() : rules;
}
