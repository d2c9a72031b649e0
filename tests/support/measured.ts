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
export const CREDENTIALS = 'cors/valid-allow-credentials';

/** The rule that each class of outcomes calls for. The other classes are fine, or fail without opening anything. */
export const RULE_OF_CLASS: Readonly<Record<string, string>> = {
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
};

/** The package whose version a row states, where it has another name than the library. */
const PACKAGES: Readonly<Record<string, string>> = {
  'hono/cors': 'hono',
};

/** Where a row stands whose library looks at the path of the file. */
const FILES: Readonly<Record<string, string>> = {};

/** Rows that describe a set-up in words. */
export const isProse = ({ install }: Row): boolean =>
  !/^[\w$.]+\s*[=(.]|^(?:const|await|app|import|export|@)/.test(install) || /^(?:r = )?NextResponse|^next\.config/.test(install);

/** The rows of some libraries. */
export function measuredRows(libraries: readonly string[]): readonly Row[] {
  return readFileSync(new URL('../frameworks/servers.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
    .filter((row) => libraries.includes(row.library));
}

/** Tests that for every row of these libraries the rule speaks that its class calls for, and no other; exceptions must be needed. */
export function describeMeasured(libraries: readonly string[], exceptions: readonly Exception[] = []): void {
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

    test.for(rows.filter((row) => !isProse(row)).map((row) => [`${row.library}@${row.version} ${row.class}: ${row.install}`, row] as const))('%s', ([, row]) => {
      expect(rulesThatSpeak(row, linter, projects)).toEqual(withBoolean(row, expected(row, exceptions)));
    });
  });
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

function rulesThatSpeak(row: Row, linter: Linter, projects: string): readonly string[] {
  const { library, install } = row;
  const adapter = install.includes('FastifyAdapter') ? `import { FastifyAdapter } from '@nestjs/platform-fastify';` : '';
  const code = `${adapter} ${PRELUDES[library] ?? ''}\n${install}`;
  const messages = linter.verify(
    code,
    [{ ...plugin.configs.recommended, files: ['**/*.ts'], languageOptions: { parser: typescriptParser } }],
    path.join(projectWith(row, projects), FILES[library] ?? 'server.ts'),
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
  const isBoolean = /Access-Control-Allow-Credentials'\]?[:,] true\b/.test(row.install) && row.class.endsWith('+TRUE');
  return isBoolean ? [...new Set([...rules, CREDENTIALS])].sort() : rules;
}
