import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Linter } from 'eslint';
import * as typescriptParser from '@typescript-eslint/parser';
import { afterAll, describe, expect, test } from 'vitest';
import plugin from '../../src/index.ts';

/**
 * Every measured configuration of the six libraries and of the raw APIs (`servers.jsonl`: what real servers sent): the rule
 * that should speak speaks, all others are silent. Exceptions are listed with their reasons, and each must be needed.
 */
interface Row {
  readonly library: string;
  readonly version: string;
  readonly class: string;
  readonly install: string;
  readonly note?: string;
}

const WILDCARD = 'cors/no-wildcard-origin-with-credentials';
const ARBITRARY = 'cors/no-arbitrary-origin-with-credentials';
const ORIGIN = 'cors/valid-allow-origin';
const CREDENTIALS = 'cors/valid-allow-credentials';

/** The rule that each class of outcomes calls for. The other classes are fine, or fail without opening anything. */
const RULE_OF_CLASS: Readonly<Record<string, string>> = {
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

interface Exception {
  readonly because: string;
  readonly covers: (row: Row) => boolean;
  /** The rules that speak instead. */
  readonly rules: readonly string[];
}

const exceptions: readonly Exception[] = [
  {
    because: 'two layers of CORS on one application are judged one by one',
    covers: ({ install, class: outcome }) =>
      outcome in RULE_OF_CLASS && (/app\.use\(.*cors\(.*(?:app\.use|app\.get)\(/.test(install) || /await next\(\); ctx\.set/.test(install)),
    rules: [],
  },
  {
    because: 'an environment variable may hold anything, and NODE_ENV is that of production',
    covers: ({ install, class: outcome }) => outcome in RULE_OF_CLASS && install.includes('process.env') && !install.includes('?? true'),
    rules: [],
  },
  {
    because: 'the fallback of an environment variable is unknown to be taken, but `true` is never an origin',
    covers: ({ install, class: outcome }) => outcome in RULE_OF_CLASS && install.includes('process.env.NOPE ?? true') && outcome !== 'BROKEN-VALUE',
    rules: [],
  },
  {
    because: 'an entry that no browser sends matches nobody; nothing is exposed, but the author meant somebody',
    covers: ({ install, class: outcome }) => outcome === 'NO-ACAO(+stray ACAC)' && !/\/x\.example\.com|other\.example\.org|localhost:3000|\[\]|\[\/|\[process\.env/.test(install),
    rules: [ORIGIN],
  },
  {
    because: '`null` is an origin that every sandboxed frame has, so with credentials it is open to anybody',
    covers: ({ install }) => /origin: 'null', credentials: true/.test(install),
    rules: [ARBITRARY],
  },
  {
    because: '`null` without credentials exposes what anybody may read anyway',
    covers: ({ install }) => install.includes(`'Access-Control-Allow-Origin', null`),
    rules: [],
  },
  {
    because: 'the library drops what is not `true`: nothing is sent, though the author asked for credentials',
    covers: ({ install, class: outcome, library }) =>
      outcome === 'FIXED' && library !== '@fastify/cors' && /credentials: (?:'true'|1)/.test(install) && !install.includes('FastifyAdapter'),
    rules: [CREDENTIALS],
  },
  {
    because: 'a pattern without its dot or its end lets in more than the measured origins',
    covers: ({ install, class: outcome }) => outcome === 'ALLOWLIST+TRUE' && /\/example\\\.com(?:\$)?\/|endsWith\('example\.com'\)/.test(install),
    rules: [ARBITRARY],
  },
  {
    because: 'the text `false` turns credentials on, which its author did not mean',
    covers: ({ library, install, class: outcome }) => library === 'hono/cors' && /^(?:ALLOWLIST|FIXED)\+TRUE$/.test(outcome) && install.includes(`credentials: 'false'`),
    rules: [CREDENTIALS],
  },
  {
    because: 'Nest 10 on Fastify does not start with an options function that Nest 11 takes',
    covers: ({ library, version, class: outcome }) => library === '@nestjs/core' && version.startsWith('10.') && outcome === 'THROWS',
    rules: [WILDCARD],
  },
  {
    because: 'Hono before 4.10 did not await functions, and sent `[object Promise]`',
    covers: ({ library, version, install }) => library === 'hono/cors' && /^(?:3|4\.0)\./.test(version) && install.includes('async ()'),
    rules: [WILDCARD],
  },
  {
    because: '@koa/cors 2 took the function itself for true',
    covers: ({ library, version, install }) => library === '@koa/cors' && version.startsWith('2.') && install.includes('credentials: (ctx)'),
    rules: [],
  },
  {
    because: 'socket.io 2 reflects every origin whatever its options say; only later versions are known',
    covers: ({ library, version }) => library === 'socket.io' && version.startsWith('2.'),
    rules: [],
  },
  {
    because: 'the options are wrong for the application, though this request reaches another part of it',
    covers: ({ library, install }) => library === '@nestjs/websockets' && install.includes('enableCors'),
    rules: [ARBITRARY],
  },
  {
    because: 'Koa 3 refuses `undefined`, Koa 2 sends the word; either way nobody can read the answer',
    covers: ({ library, install, class: outcome }) => library === 'koa' && outcome === 'ERROR-500' && install.includes(', undefined'),
    rules: [ORIGIN],
  },
];

/** Rows that describe a set-up in words. */
const isProse = ({ install }: Row): boolean => !/^[\w$.]+\s*[=(.]|^(?:const|await|app|@)/.test(install) || /^(?:r = )?NextResponse|^next\.config/.test(install);

const rows = readFileSync(new URL('servers.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row)
  .filter((row) => Object.hasOwn(PRELUDES, row.library));

/** A project with that version of the library installed, as far as a manifest goes. */
function projectWith({ library, version }: Row): string {
  const folder = path.join(projects, `${library}@${version}`.replaceAll('/', '+'));
  const installed = path.join(folder, 'node_modules', library === 'hono/cors' ? 'hono' : library);
  mkdirSync(installed, { recursive: true });
  mkdirSync(path.join(folder, '.git'), { recursive: true });
  writeFileSync(path.join(installed, 'package.json'), JSON.stringify({ version }));
  return folder;
}

const projects = mkdtempSync(path.join(tmpdir(), 'servers-'));
afterAll(() => {
  rmSync(projects, { recursive: true });
});

const linter = new Linter({ configType: 'flat', cwd: projects });

function rulesThatSpeak(row: Row): readonly string[] {
  const { library, install } = row;
  const adapter = install.includes('FastifyAdapter') ? `import { FastifyAdapter } from '@nestjs/platform-fastify';` : '';
  const code = `${adapter} ${PRELUDES[library] ?? ''}\n${install}`;
  const messages = linter.verify(
    code,
    [{ ...plugin.configs.recommended, files: ['**/*.ts'], languageOptions: { parser: typescriptParser } }],
    path.join(projectWith(row), 'server.ts'),
  );
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return [...new Set(messages.map(({ ruleId }) => ruleId ?? ''))].sort();
}

function expected(row: Row): readonly string[] {
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

describe('measured servers', () => {
  test('has the rows', () => {
    expect(rows.length).toBeGreaterThan(1500);
    expect(rows.filter(isProse).length).toBeLessThan(60);
  });

  test.for(exceptions)('needs the exception: $because', ({ covers }) => {
    expect(rows.some(covers)).toBe(true);
  });

  test.for(rows.filter((row) => !isProse(row)).map((row) => [`${row.library}@${row.version} ${row.class}: ${row.install}`, row] as const))('%s', ([, row]) => {
    expect(rulesThatSpeak(row)).toEqual(withBoolean(row, expected(row)));
  });
});
