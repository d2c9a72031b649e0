import { describe, expect, test } from 'vitest';
import { qualifiedName } from '../../src/syntax/qualified-name.ts';
import { find, findAll, parseJavaScript, parseTypeScript } from '../support/parse.ts';
import type { ParseOptions, Parsed } from '../support/parse.ts';

/** Code whose last expression statement is the value in question, and its name. */
type Row = readonly [code: string, name: string | null];

const imports: readonly Row[] = [
  ["import cors from 'cors'; cors", 'cors'],
  ["import mw from 'cors'; mw(options)", 'cors()'],
  ["import * as cors from 'cors'; cors", 'cors'],
  ["import * as ns from 'cors'; ns.default", 'cors'],
  ["import { default as mw } from 'cors'; mw", 'cors'],
  ["import { cors } from 'hono/cors'; cors", 'hono/cors.cors'],
  ["import { cors as allow } from 'hono/cors'; allow", 'hono/cors.cors'],
  ["import { 'cors' as allow } from 'hono/cors'; allow", 'hono/cors.cors'],
  ["import * as ns from 'hono/cors'; ns.cors", 'hono/cors.cors'],
  ["import lib, { cors } from 'hono/cors'; cors", 'hono/cors.cors'],
  ["import { Server } from 'socket.io'; new Server(http)", 'socket.io.Server()'],
  ["import { createServer } from 'node:http'; createServer", 'http.createServer'],
  ["import http from 'node:http'; http.createServer(listener).listen", 'http.createServer().listen'],
  ["import options from './options.js'; options.cors", './options.js.cors'],
  ["import { cors } from 'npm:hono@4.6/cors'; cors", 'hono/cors.cors'],
  ["import { cors } from 'jsr:@hono/hono@^4/cors'; cors", '@hono/hono/cors.cors'],
  ["import express from 'npm:express'; express()", 'express()'],
  ["import cors from 'https://esm.sh/cors@2.8.5?target=deno'; cors", 'cors'],
  ["import { cors } from 'https://esm.sh/v135/hono@4/cors'; cors", 'hono/cors.cors'],
  ["import { oakCors } from 'https://deno.land/x/cors@v1.2.2/mod.ts'; oakCors", 'deno.land/x/cors.oakCors'],
  ["import { serve } from 'https://deno.land/std/http/server.ts'; serve", 'https://deno.land/std/http/server.ts.serve'],
];

const requires: readonly Row[] = [
  ["require('cors')", 'cors'],
  ['require(`cors`)', 'cors'],
  ["require('cors')({ origin: true })", 'cors()'],
  ["require('cors').default", 'cors'],
  ["require('node:http').createServer", 'http.createServer'],
  ["const mw = require('cors'); mw", 'cors'],
  ["let mw = require('cors'); mw", 'cors'],
  ["var mw = require('cors'); mw", 'cors'],
  ["require('hono/cors').cors", 'hono/cors.cors'],
  ["const { cors } = require('hono/cors'); cors", 'hono/cors.cors'],
  ["const { cors: allow } = require('hono/cors'); allow", 'hono/cors.cors'],
  ["const { 'cors': allow } = require('hono/cors'); allow", 'hono/cors.cors'],
  ["const { ['cors']: allow } = require('hono/cors'); allow", 'hono/cors.cors'],
  ["const { default: mw } = require('cors'); mw", 'cors'],
  ["const { middleware: { cors: { strict } } } = require('lib'); strict", 'lib.middleware.cors.strict'],
  [
    "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); require('cors')",
    'cors',
  ],
  ["const load = require; load('cors')", 'cors'],
  ["module.exports = exports = require('cors')", 'cors'],
];

const dynamicImports: readonly Row[] = [
  ["await import('cors')", 'cors'],
  ["import('@fastify/cors')", '@fastify/cors'],
  ["(await import('cors')).default", 'cors'],
  ["(await import('hono/cors')).cors", 'hono/cors.cors'],
  ["const { default: cors } = await import('cors'); cors", 'cors'],
  ["const { cors } = await import('hono/cors'); cors", 'hono/cors.cors'],
];

const aliases: readonly Row[] = [
  ["import cors from 'cors'; const mw = cors; const again = mw; again()", 'cors()'],
  ["import * as lib from 'hono/cors'; const { cors } = lib; cors", 'hono/cors.cors'],
  ["const lib = require('hono/cors'); const allow = lib.cors; allow", 'hono/cors.cors'],
  ["import lib from 'lib'; lib['cors']", 'lib.cors'],
  ['import lib from "lib"; lib[`cors`]', 'lib.cors'],
  ["import lib from 'lib'; lib?.cors?.()", 'lib.cors()'],
  ["import lib from 'lib'; (lib?.cors).strict", 'lib.cors.strict'],
  ["import lib from 'lib'; lib[0]", 'lib.0'],
  ["import lib from 'lib'; const [first] = lib(); first", 'lib().0'],
  ["import lib from 'lib'; const cors = lib.default ?? lib; cors", 'lib'],
  ["import lib from 'lib'; const cors = lib.default || lib; cors", 'lib'],
  ["import lib from 'lib'; const cors = lib.default ? lib.default : lib; cors", 'lib'],
  ["import express from 'express'; const app = module.exports = express(); app.use", 'express().use'],
];

const results: readonly Row[] = [
  ["import express from 'express'; express()", 'express()'],
  ["import express from 'express'; express().use", 'express().use'],
  ["import express from 'express'; const app = express(); app.use(handler)", 'express().use()'],
  ["import express from 'express'; const router = express.Router(); router.get", 'express.Router().get'],
  ["import { z } from 'zod'; z.string().default('x')", 'zod.z.string().default()'],
  [
    "import { NestFactory } from '@nestjs/core'; const app = await NestFactory.create(Module); app.enableCors",
    '@nestjs/core.NestFactory.create().enableCors',
  ],
];

const globals: readonly Row[] = [
  ['fetch', 'global.fetch'],
  ["fetch('/x')", 'global.fetch()'],
  ['globalThis.fetch', 'global.fetch'],
  ['window.fetch', 'global.fetch'],
  ['self.fetch', 'global.fetch'],
  ['global.fetch', 'global.fetch'],
  ["globalThis['fetch']", 'global.fetch'],
  ['globalThis.window.fetch', 'global.fetch'],
  ['globalThis', 'global'],
  ['const { fetch: send } = window; send', 'global.fetch'],
  ['const request = new XMLHttpRequest(); request.withCredentials', 'global.XMLHttpRequest().withCredentials'],
  ['process.env.ORIGIN', 'global.process.env.ORIGIN'],
];

const compiled: readonly Row[] = [
  ["const cors_1 = require('cors'); (0, cors_1.default)(options)", 'cors()'],
  ["const cors_1 = __importDefault(require('cors')); cors_1.default", 'cors'],
  [
    'var __importDefault = (this && this.__importDefault) || function (m) { return m; };' +
      "const cors_1 = __importDefault(require('cors')); (0, cors_1.default)()",
    'cors()',
  ],
  ["const cors_1 = tslib_1.__importDefault(require('cors')); cors_1.default", 'cors'],
  ["const cors_1 = (0, tslib_1.__importDefault)(require('cors')); cors_1.default", 'cors'],
  ["const cors = __importStar(require('hono/cors')); cors.cors", 'hono/cors.cors'],
  ["var _cors = _interopRequireDefault(require('cors')); (0, _cors.default)()", 'cors()'],
  ["var lib = _interopRequireWildcard(require('hono/cors')); lib.cors", 'hono/cors.cors'],
  ["var import_cors = __toESM(require('cors')); (0, import_cors.default)()", 'cors()'],
  ["var import_cors = __toESM(require('hono/cors'), 1); import_cors.cors", 'hono/cors.cors'],
  ["const _cors = _interop_require_default._(require('cors')); (0, _cors.default)()", 'cors()'],
];

const unknown: readonly Row[] = [
  ['function require() {} require("cors")', null],
  ['require(name)', null],
  ['require()', null],
  ['await import(name)', null],
  ["let mw = require('cors'); mw = other; mw", null],
  ["let mw; mw = require('cors'); mw", null],
  ["var mw = require('cors'); var mw = other; mw", null],
  ['fetch = polyfill; fetch', null],
  ['function send() {} send()', null],
  ['class Server {} new Server()', null],
  ['class Server { static cors = 1 } Server.cors', null],
  ["import lib from 'lib'; lib[name]", null],
  ["import lib from 'lib'; const { [name]: cors } = lib; cors", null],
  ["import lib from 'lib'; const { cors = fallback } = lib; cors", null],
  ["import lib from 'lib'; const { a, ...others } = lib; others", null],
  ["import lib from 'lib'; const [a, ...others] = lib; others", null],
  ["import lib from 'lib'; for (const part of lib) part;", null],
  ["import a from 'a'; import b from 'b'; a || b", null],
  ["import lib from 'lib'; lib && lib.default", null],
  ["import lib from 'lib'; let y; y ||= lib", null],
  ["import lib from 'lib'; lib`text`", null],
  ['let mw; mw', null],
  ['const a = a.b; a', null],
  ['const a = b; const b = c(); const c = a; a', null],
  ['const a = a ? a.b : a(a); a', null],
  ['this.fetch', null],
  ['import.meta.url', null],
  ['() => fetch', null],
];

const typescriptOnly: readonly Row[] = [
  ["import cors = require('cors'); cors", 'cors'],
  ["import cors = require('hono/cors'); cors.cors", 'hono/cors.cors'],
  ["import * as ns from 'lib'; import cors = ns.middleware.cors; cors()", 'lib.middleware.cors()'],
  ["import lib from 'lib'; import again = lib; again", 'lib'],
  ["import cors from 'cors'; cors as any", 'cors'],
  ["import cors from 'cors'; (cors as unknown as Loose)(options)", 'cors()'],
  ["import cors from 'cors'; cors!", 'cors'],
  ["import cors from 'cors'; (cors satisfies Fn)", 'cors'],
  ["import cors from 'cors'; (<any>cors)", 'cors'],
  ["import cors from 'cors'; const typed = cors<Request>; typed", 'cors'],
  ["import lib from 'lib'; lib['cors' as const]", 'lib.cors'],
  ["import lib from 'lib'; lib!.cors!()", 'lib.cors()'],
  ["const lib = require('lib') as Lib; lib.cors", 'lib.cors'],
  ["import express, { type Request } from 'express'; express()", 'express()'],
  ['declare const fetch: Fetch; fetch', 'global.fetch'],
  ["declare function require(id: string): any; require('cors')", 'cors'],
  ['const Schema = globalThis.Zod; type Schema = 1; Schema', 'global.Zod'],
  ['enum Mode { Cors } Mode.Cors', null],
  ['namespace cors { export const x = 1 } cors.x', null],
  ['type fetch = 1; fetch', 'global.fetch'],
];

const everywhere = [
  ...imports,
  ...requires,
  ...dynamicImports,
  ...aliases,
  ...results,
  ...globals,
  ...compiled,
  ...unknown,
];

describe('espree', () => {
  test.for(everywhere)('%s', ([code, name]) => {
    expect(nameOfLastExpression(parseJavaScript(code))).toBe(name);
  });
});

describe('typescript-eslint', () => {
  test.for([...everywhere, ...typescriptOnly])('%s', ([code, name]) => {
    expect(nameOfLastExpression(parseTypeScript(code))).toBe(name);
  });
});

describe.for([
  ['espree', parseJavaScript],
  ['typescript-eslint', parseTypeScript],
] as const)('%s', ([, parse]) => {
  test.for<[string, string | null, ParseOptions]>([
    ["const mw = require('cors'); mw", 'cors', { sourceType: 'script' }],
    ["var mw = require('cors'); function use() { return mw; } mw", 'cors', { sourceType: 'script' }],
    ["const mw = require('cors'); mw", 'cors', { sourceType: 'commonjs' }],
    ['fetch', 'global.fetch', { globals: { fetch: 'readonly' } }],
    ["require('cors')", 'cors', { globals: { require: 'readonly' } }],
    ['fetch = polyfill; fetch', null, { globals: { fetch: 'writable' } }],
    ['app = express(); app', null, { sourceType: 'script' }],
    ['/* global fetch */ fetch', 'global.fetch', {}],
  ])('%s is %s with %o', ([code, name, options]) => {
    expect(nameOfLastExpression(parse(code, options))).toBe(name);
  });

  test('a parameter shadows a global', () => {
    expect(nameOfCallee(parse("function send(fetch) { fetch('/x'); }"))).toBeNull();
    expect(nameOfCallee(parse("function send(fetch = globalThis.fetch) { fetch('/x'); }"))).toBeNull();
    expect(nameOfCallee(parse("const load = ({ require }) => require('cors');"))).toBeNull();
    expect(nameOfCallee(parse("try { go; } catch (fetch) { fetch('/x'); }"))).toBeNull();
    expect(nameOfCallee(parse('function send() { arguments(); }'))).toBeNull();
  });

  test('a chain without end has no name', () => {
    const calls = (count: number) => `import lib from 'lib'; lib${'.a()'.repeat(count)}`;
    expect(nameOfLastExpression(parse(calls(50)))).toBe(`lib${'.a()'.repeat(50)}`);
    expect(nameOfLastExpression(parse(calls(150)))).toBeNull();
  });

  test('an identifier that is no reference has no name', () => {
    const { ast, scopeManager } = parse('fetch: while (x.fetch) ({ fetch: 1 });');
    const identifiers = findAll(ast, (node) => node.type === 'Identifier' && node.name === 'fetch');
    expect(identifiers.map((identifier) => qualifiedName(identifier, scopeManager))).toEqual([null, null, null]);
  });

  test('a binding has the name of its value', () => {
    const { ast, scopeManager } = parse("import { cors as allow } from 'hono/cors'; export const mw = allow;");
    const binding = find(ast, (node) => node.type === 'Identifier' && node.name === 'mw');
    expect(qualifiedName(binding, scopeManager)).toBe('hono/cors.cors');
  });
});

test.for([
  ["import express from 'express'; let app: express.Application;", 'express.Application'],
  ["import type { Request } from 'express'; function f(request: Request) {}", 'express.Request'],
  ['let answer: Response;', 'global.Response'],
] as const)('the type in %s is %s', ([code, name]) => {
  const { ast, scopeManager } = parseTypeScript(code);
  const reference = find(ast, (node) => node.type === 'TSTypeReference');
  expect(qualifiedName(reference.typeName, scopeManager)).toBe(name);
});

function nameOfLastExpression({ ast, scopeManager }: Parsed): string | null {
  const statement = findAll(ast, (node) => node.type === 'ExpressionStatement').at(-1);
  if (!statement) throw new Error('The code has no expression statement.');
  return qualifiedName(statement.expression, scopeManager);
}

function nameOfCallee({ ast, scopeManager }: Parsed): string | null {
  const call = find(ast, (node) => node.type === 'CallExpression');
  return qualifiedName(call.callee, scopeManager);
}
