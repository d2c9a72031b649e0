import { describe, expect, test } from 'vitest';
import type { Range } from '../../src/recognise/facts.ts';
import { policiesOfFile, renderedPolicies } from '../support/linked.ts';

type Files = Readonly<Record<string, string>>;

const WRONG = `{ origin: '*', credentials: true }`;

/** Ways to hand options from one file to another: what `app.ts` says before `cors(…)`, what it passes, and the other files. */
const WAYS: readonly (readonly [name: string, head: string, options: string, others: Files])[] = [
  ['named', `import { options } from './config';`, 'options', { 'config.ts': `export const options = ${WRONG};` }],
  ['renamed', `import { options as o } from './config.js';`, 'o', { 'config.ts': `export const options = ${WRONG};` }],
  ['default', `import options from './config';`, 'options', { 'config.js': `export default ${WRONG};` }],
  [
    'default of a name',
    `import options from './config';`,
    'options',
    { 'config.ts': `const o = ${WRONG};\nexport default o;` },
  ],
  ['default as', `import { default as o } from './config';`, 'o', { 'config.ts': `export default ${WRONG};` }],
  [
    'namespace',
    `import * as config from './config';`,
    'config.options',
    { 'config.ts': `export const options = ${WRONG};` },
  ],
  [
    'namespace as a whole',
    `import * as options from './config';`,
    'options',
    { 'config.ts': `export const origin = '*', credentials = true;` },
  ],
  [
    'default of a namespace',
    `import * as config from './config';`,
    'config.default',
    { 'config.ts': `export default ${WRONG};` },
  ],
  [
    'list of exports',
    `import { options } from './config';`,
    'options',
    { 'config.ts': `const o = ${WRONG};\nexport { o as options };` },
  ],
  [
    'text as a name',
    `import { 'the options' as o } from './config';`,
    'o',
    { 'config.ts': `const o = ${WRONG};\nexport { o as 'the options' };` },
  ],
  [
    'pattern',
    `import { options } from './config';`,
    'options',
    { 'config.ts': `export const { cors: options } = { cors: ${WRONG} };` },
  ],
  [
    're-export',
    `import { options } from './config';`,
    'options',
    { 'config/index.ts': `export { o as options } from './cors';`, 'config/cors.ts': `export const o = ${WRONG};` },
  ],
  [
    're-export of a default',
    `import { options } from './config';`,
    'options',
    { 'config/index.ts': `export { default as options } from './cors';`, 'config/cors.ts': `export default ${WRONG};` },
  ],
  [
    'export *',
    `import { options } from './config';`,
    'options',
    {
      'config/index.ts': `export * from './other';\nexport * from './cors';`,
      'config/other.ts': 'export const other = 1;',
      'config/cors.ts': `export const options = ${WRONG};`,
    },
  ],
  [
    'export * as',
    `import { config } from './config';`,
    'config.options',
    { 'config/index.ts': `export * as config from './cors';`, 'config/cors.ts': `export const options = ${WRONG};` },
  ],
  [
    'import, then export',
    `import { options } from './config';`,
    'options',
    {
      'config/index.ts': `import { options } from './cors';\nexport { options };`,
      'config/cors.ts': `export const options = ${WRONG};`,
    },
  ],
  [
    'function',
    `import { optionsFor } from './config';`,
    `optionsFor('*')`,
    { 'config.ts': `export function optionsFor(origin) { return { origin, credentials: true }; }` },
  ],
  [
    'arrow function',
    `import { optionsFor } from './config';`,
    `optionsFor('*')`,
    { 'config.ts': `export const optionsFor = (origin) => ({ origin, credentials: true });` },
  ],
  [
    'parts',
    `import { ORIGIN, CREDENTIALS } from './config';`,
    '{ origin: ORIGIN, credentials: CREDENTIALS }',
    { 'config.ts': `export const ORIGIN = '*';\nexport const CREDENTIALS = true;` },
  ],
  [
    'enum',
    `import { Origin } from './config';`,
    '{ origin: Origin.Any, credentials: true }',
    { 'config.ts': `export enum Origin { Any = '*' }` },
  ],
  [
    'spread',
    `import { base } from './config';`,
    '{ ...base, credentials: true }',
    { 'config.ts': `export const base = { origin: '*' };` },
  ],
  [
    'changed there',
    `import { options } from './config';`,
    'options',
    {
      'config.ts': `export const options = { origin: 'https://a.example', credentials: true };\noptions.origin = '*';`,
    },
  ],
  [
    'changed here',
    `import { options } from './config';\noptions.origin = '*';`,
    'options',
    { 'config.ts': `export const options = { origin: 'https://a.example', credentials: true };` },
  ],
  ['JSON', `import options from './cors.json';`, 'options', { 'cors.json': '{ "origin": "*", "credentials": true }' }],
  [
    'part of JSON',
    `import { cors as o } from './config.json';`,
    'o',
    { 'config.json': '{ "cors": { "origin": "*", "credentials": true } }' },
  ],
  [
    'require of module.exports',
    `const options = require('./config');`,
    'options',
    { 'config.js': `module.exports = ${WRONG};` },
  ],
  [
    'require of exports.x',
    `const { options } = require('./config');`,
    'options',
    { 'config.js': `exports.options = ${WRONG};` },
  ],
  [
    'require of module.exports.x',
    `const config = require('./config');`,
    'config.options',
    { 'config.cjs': `module.exports.options = ${WRONG};` },
  ],
  [
    'require of a member',
    `const options = require('./config').options;`,
    'options',
    { 'config.js': `module.exports = { options: ${WRONG} };` },
  ],
  ['require in place', '', `require('./config')`, { 'config.js': `module.exports = ${WRONG};` }],
  [
    'require of shorthand',
    `const { options } = require('./config');`,
    'options',
    { 'config.js': `const options = ${WRONG};\nmodule.exports = { options };` },
  ],
  [
    'require of a chain',
    `const { options } = require('./config');`,
    'options',
    { 'config.js': `exports.options = exports.cors = ${WRONG};` },
  ],
  [
    'require of a module',
    `const { options } = require('./config');`,
    'options',
    { 'config.ts': `export const options = ${WRONG};` },
  ],
  [
    'require of a default',
    `const options = require('./config').default;`,
    'options',
    { 'config.ts': `export default ${WRONG};` },
  ],
  [
    'require of JSON',
    `const options = require('./cors');`,
    'options',
    { 'cors.json': '{ "origin": "*", "credentials": true }' },
  ],
  [
    'require behind an interop',
    `const config_1 = __importDefault(require('./config'));`,
    'config_1.default',
    { 'config.ts': `export default ${WRONG};` },
  ],
  [
    'import of module.exports',
    `import options from './config';`,
    'options',
    { 'config.js': `module.exports = ${WRONG};` },
  ],
  [
    'import of a member of module.exports',
    `import { options } from './config';`,
    'options',
    { 'config.js': `module.exports = { options: ${WRONG} };` },
  ],
  [
    'import of exports.x',
    `import config from './config';`,
    'config.options',
    { 'config.js': `exports.options = ${WRONG};` },
  ],
  [
    'import of compiled code',
    `import { options } from './config';`,
    'options',
    { 'config.js': `exports.options = void 0;\nexports.options = ${WRONG};` },
  ],
  [
    're-export by require',
    `const { options } = require('./config');`,
    'options',
    {
      'config/index.js': `module.exports = { options: require('./cors') };`,
      'config/cors.js': `module.exports = ${WRONG};`,
    },
  ],
  [
    'import = of export =',
    `import options = require('./config');`,
    'options',
    { 'config.ts': `const options = ${WRONG};\nexport = options;` },
  ],
  [
    'import = of a module',
    `import config = require('./config');`,
    'config.options',
    { 'config.ts': `export const options = ${WRONG};` },
  ],
  [
    'await import',
    `const { options } = await import('./config.mjs');`,
    'options',
    { 'config.mjs': `export const options = ${WRONG};` },
  ],
  [
    'compiled re-exports',
    `import { options, other } from './config';`,
    '{ ...options, ...other }',
    {
      'config.js': `var cors_1 = require('./cors');
Object.defineProperty(exports, 'other', { enumerable: true, get: function () { return cors_1.other; } });
__exportStar(require('./cors'), exports);`,
      'cors.js': `exports.other = exports.options = void 0;\nexports.options = { origin: '*' };\nexports.other = { credentials: true };`,
    },
  ],
  [
    'static member of a class',
    `import { Config } from './config';`,
    'Config.cors',
    { 'config.ts': `export class Config { static readonly cors = ${WRONG}; }` },
  ],
  [
    'static method of a class',
    `import Config from './config';`,
    'Config.cors()',
    { 'config.ts': `export default class Config { static cors() { return ${WRONG}; } }` },
  ],
  [
    'a circle of files',
    `import { options } from './config';`,
    'options',
    {
      'config.ts': `import { ANY } from './any';\nexport const options = { origin: ANY, credentials: true };`,
      'any.ts': `import { options } from './config';\nexport const ANY = '*';\nexport const same = options;`,
    },
  ],
  [
    'a circle through the file itself',
    `import { options } from './config';\nexport const ANY = '*';`,
    'options',
    { 'config.ts': `import { ANY } from './app';\nexport const options = { origin: ANY, credentials: true };` },
  ],
];

function within(text: string, range: Range | null): string {
  return range ? text.slice(...range) : '';
}

describe('options from another file', () => {
  test.for(WAYS)('%s', ([, head, options, others]) => {
    const app = `import cors from 'cors';\n${head}\ncors(${options});\nexport {};`;
    const files = { ...others, 'app.ts': app };
    expect(renderedPolicies('app.ts', files)).toEqual(['cors: * +true']);
    for (const { allowOrigin, allowCredentials, range } of policiesOfFile('app.ts', files))
      for (const place of [allowOrigin.range, allowCredentials.range, range]) expect(within(app, place)).not.toBe('');
  });
});

test('options of a decorator, which stands outside of the range of its class', () => {
  const app = `import { WebSocketGateway } from '@nestjs/websockets';
import { options } from './config';
@WebSocketGateway({ cors: options })
export class Gateway {}`;
  const files = { 'app.ts': app, 'config.ts': `export const options = { credentials: true };` };
  const ranges = policiesOfFile('app.ts', files).map(({ allowCredentials }) => within(app, allowCredentials.range));
  expect(ranges).toEqual(['options']);
});

const UNKNOWN: typeof WAYS = [
  [
    'not exported',
    `import { options } from './config';`,
    'options',
    { 'config.ts': `const options = ${WRONG};\nexport {};` },
  ],
  [
    'assigned again',
    `import { options } from './config';`,
    'options',
    { 'config.ts': `export let options = ${WRONG};\nexport function close() { options = {}; }` },
  ],
  [
    'exported under a condition',
    `const { options } = require('./config');`,
    'options',
    { 'config.js': `if (process.env.OPEN) exports.options = ${WRONG};` },
  ],
  [
    'a whole under a condition',
    `const options = require('./config');`,
    'options',
    { 'config.js': `module.exports = {};\nif (process.env.OPEN) module.exports = ${WRONG};` },
  ],
  ['a file that is not there', `import { options } from './nothing';`, 'options', {}],
  [
    'a file that does not parse',
    `import { options } from './config';`,
    'options',
    { 'config.ts': `export const options = ${WRONG}; (` },
  ],
  [
    'a parameter',
    `import { optionsFor } from './config';`,
    'optionsFor(process.env.ORIGIN)',
    { 'config.ts': `export const optionsFor = (origin) => ({ origin, credentials: true });` },
  ],
  [
    'names that lead in a circle',
    `import { options } from './a';`,
    'options',
    { 'a.ts': `export { options } from './b';`, 'b.ts': `export { options } from './a';` },
  ],
  [
    'imports that lead in a circle',
    `import { options } from './a';`,
    'options',
    {
      'a.ts': `import { options } from './b';\nexport { options };`,
      'b.ts': `import { options } from './a';\nexport { options };`,
    },
  ],
  [
    'stars that lead in a circle',
    `import { options } from './a';`,
    'options',
    { 'a.ts': `export * from './b';`, 'b.ts': `export * from './a';` },
  ],
  [
    'a type',
    `import type { options } from './config';`,
    'options',
    { 'config.ts': `export type options = { origin: '*' };` },
  ],
  [
    'a namespace that is changed by another name',
    `import * as config from './config';\nconst same = config.options;\nsame.origin = 'https://a.example';`,
    'config.options',
    { 'config.ts': `export const options = ${WRONG};` },
  ],
];

describe('nobody knows the options of another file', () => {
  test.for(UNKNOWN)('%s', ([, head, options, others]) => {
    const app = `import cors from 'cors';\n${head}\ncors(${options});`;
    expect(renderedPolicies('app.ts', { ...others, 'app.ts': app })).not.toContain('cors: * +true');
  });
});

const HEADERS = `{ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' }`;

/** What `cors.ts` exports, the handler in `app.ts`, its policies, and where they are reported. */
const HANDLERS: readonly {
  readonly name: string;
  readonly exported: string;
  readonly handler: string;
  readonly policies: readonly string[];
  readonly places: readonly string[];
}[] = [
  {
    name: 'headers in an object',
    exported: `export const HEADERS = ${HEADERS};`,
    handler: 'res.writeHead(200, HEADERS);',
    policies: ['headers: * +true'],
    places: ['HEADERS'],
  },
  {
    name: 'headers in an object, spread',
    exported: `export const HEADERS = ${HEADERS};`,
    handler: `res.set({ ...HEADERS, 'X-Frame-Options': 'DENY' });`,
    policies: ['headers: * +true'],
    places: ['HEADERS'],
  },
  {
    name: 'a name and a value',
    exported: `export const ORIGIN_HEADER = 'Access-Control-Allow-Origin', ANY = '*', CREDENTIALS = 'access-control-allow-credentials';`,
    handler: `res.setHeader(ORIGIN_HEADER, ANY); res.setHeader(CREDENTIALS, 'true');`,
    policies: ['headers: * +true'],
    places: ['ANY', "'true'"],
  },
  {
    name: 'a helper that is told the origin',
    exported: `export function allow(res, origin) {
      res.setHeader('Access-Control-Allow-Origin', origin);
      res.setHeader('Access-Control-Allow-Credentials', 'true');
    }`,
    handler: `allow(res, '*');`,
    policies: ['headers: * +true'],
    places: ["'*'", "allow(res, '*')"],
  },
  {
    name: 'a helper that is told the origin of the request',
    exported: `export function allow(res, origin) {
      res.setHeader('Access-Control-Allow-Origin', origin);
      res.setHeader('Access-Control-Allow-Credentials', 'true');
    }`,
    handler: 'allow(res, req.headers.origin);',
    policies: ['headers: reflected/none +true'],
    places: ['allow(res, req.headers.origin)'],
  },
  {
    name: 'a helper for half of it',
    exported: `export const withCredentials = (res) => res.setHeader('Access-Control-Allow-Credentials', 'true');`,
    handler: `res.setHeader('Access-Control-Allow-Origin', '*'); withCredentials(res);`,
    policies: ['headers: * +true'],
    places: ["'*'", 'withCredentials(res)'],
  },
  {
    name: 'a helper that says all of it itself',
    exported: `export function allow(res) { res.set(${HEADERS}); }`,
    handler: 'allow(res);',
    policies: ['headers: * +true elsewhere'],
    places: ['allow(res)'],
  },
  {
    name: 'a helper that calls another one',
    exported: `function write(res, name, value) { res.setHeader(name, value); }
    export function allow(res, origin) {
      write(res, 'Access-Control-Allow-Origin', origin);
      write(res, 'Access-Control-Allow-Credentials', 'true');
    }`,
    handler: `allow(res, '*');`,
    policies: ['headers: * +true'],
    places: ["'*'", "allow(res, '*')"],
  },
  {
    name: 'an allow-list that is asked',
    exported: `export const ALLOWED = ['https://a.example'];`,
    handler: `const { origin } = req.headers;
    if (ALLOWED.includes(origin)) {
      res.setHeader('Access-Control-Allow-Origin', origin);
      res.setHeader('Access-Control-Allow-Credentials', 'true');
    }`,
    policies: ['headers: reflected/checked +true'],
    places: ['origin', "'true'"],
  },
  {
    name: 'a predicate that lets everybody in',
    exported: 'export function isAllowed(origin) { return true; }',
    handler: `if (isAllowed(req.headers.origin)) {
      res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
      res.setHeader('Access-Control-Allow-Credentials', 'true');
    }`,
    policies: ['headers: reflected/none +true'],
    places: ['req.headers.origin', "'true'"],
  },
  {
    name: 'a predicate that checks',
    exported: `const allowed = new Set(['https://a.example']);\nexport const isAllowed = (origin) => allowed.has(origin);`,
    handler: `if (isAllowed(req.headers.origin)) {
      res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
      res.setHeader('Access-Control-Allow-Credentials', 'true');
    }`,
    policies: ['headers: reflected/checked +true'],
    places: ['req.headers.origin', "'true'"],
  },
  {
    name: 'a guard that throws',
    exported: `export function demand(origin) { if (origin !== 'https://a.example') throw new Error(); }`,
    handler: `demand(req.headers.origin);
    res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
    res.setHeader('Access-Control-Allow-Credentials', 'true');`,
    policies: ['headers: reflected/checked +true'],
    places: ['req.headers.origin', "'true'"],
  },
  {
    name: 'a value that is made by a function',
    exported: `export const headers = (origin) => ({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' });`,
    handler: `res.writeHead(204, headers('*'));`,
    policies: ['headers: * +true'],
    places: ["'*'", "headers('*')"],
  },
];

describe('headers of responses in a file of their own', () => {
  const headers = `export const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' };`;
  const gateway = `import { headers } from './h'; export const handler = async () => ({ statusCode: 200, headers, body: '' });`;

  test('an answer of a gateway that says no word of CORS', () => {
    expect(renderedPolicies('a.ts', { 'a.ts': gateway, 'h.ts': headers })).toEqual(['headers: * +true']);
    expect(renderedPolicies('h.ts', { 'a.ts': gateway, 'h.ts': headers })).toEqual([]);
  });

  test('an answer as a whole, at the name of it that is returned', () => {
    const answer = `${headers} export const refused = { statusCode: 400, headers, body: '' };`;
    const app = `import { refused } from './h'; // cors
export const handler = async (event) => { if (!event.x) { return refused; } return { statusCode: 200 }; };`;
    const policies = policiesOfFile('a.ts', { 'a.ts': app, 'h.ts': answer });
    const places = policies.flatMap(({ allowOrigin }) => (allowOrigin.range ? [within(app, allowOrigin.range)] : []));
    expect(places).toEqual(['refused']);
  });

  test('where servers alone run, the pair is said once, where it stands', () => {
    const user = `import { headers } from '../h'; Deno.serve(() => new Response('', { headers: { ...headers, a: 'b' } })); // cors`;
    const files = { 'supabase/functions/h.ts': headers, 'supabase/functions/a/index.ts': user };
    expect(renderedPolicies('supabase/functions/h.ts', files)).toEqual(['headers: * +true']);
    expect(renderedPolicies('supabase/functions/a/index.ts', files)).toEqual(['headers: * +true elsewhere']);
  });

  test('an object that holds them, and one whose origin is not known', () => {
    const held = `const cors = { 'access-control-allow-origin': 'null', 'access-control-allow-credentials': 'true' };
      const open = { ...process.env.HEADERS, 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' };
      module.exports = { cors, open };`;
    expect(renderedPolicies('netlify/functions/h.js', { 'netlify/functions/h.js': held })).toEqual([
      'headers: null +true',
    ]);
  });
});

describe('files in folders for tests', () => {
  const app = `import express from 'express'; import cors from 'cors'; express().use(cors(${WRONG}));`;
  test.for([
    'e2e/app.ts',
    'test/server/app.ts',
    'packages/api-client/tests/app.ts',
    'mocks/app.ts',
    'web/src/setupProxy.js',
    '.storybook/main.ts',
  ])('%s', (file) => {
    expect(renderedPolicies(file, { [file]: app })).toEqual([]);
  });
  test.for(['src/app.ts', 'app/api/test/route.ts', 'routes/tests/app.ts', 'src/contest/app.ts'])('%s', (file) => {
    expect(renderedPolicies(file, { [file]: app })).toEqual(['cors: * +true']);
  });
});

const SYSTEMS: readonly (readonly [
  system: string,
  (names: readonly string[]) => string,
  (code: string, names: readonly string[]) => string,
])[] = [
  ['import', (names) => `import { ${names.join(', ')} } from './cors';`, (code) => code],
  ['import *', (names) => `import * as all from './cors'; const { ${names.join(', ')} } = all;`, (code) => code],
  [
    'require',
    (names) => `const { ${names.join(', ')} } = require('./cors');`,
    (code, names) => `${code.replaceAll('export ', '')}\nmodule.exports = { ${names.join(', ')} };`,
  ],
  [
    'require of exports',
    (names) => `const { ${names.join(', ')} } = require('./cors');`,
    (code, names) =>
      `${code.replaceAll('export ', '')}\n${names.map((name) => `exports.${name} = ${name};`).join('\n')}`,
  ],
];

describe.for(SYSTEMS)('handlers that use another file by %s', ([, head, others]) => {
  test.for(HANDLERS)('$name', ({ exported, handler, policies, places }) => {
    const names = [...exported.matchAll(/export (?:const|function) (\w+)|, (\w+) =/g)].map(
      (found) => found[1] ?? found[2] ?? '',
    );
    const app = `${head(names)}\nexport const handler = (req, res) => {\n${handler}\nres.end();\n}; // cors`;
    const files = { 'app.ts': app, 'cors.ts': others(exported, names) };
    const found = policiesOfFile('app.ts', files);
    const reported = found.flatMap(({ allowOrigin, allowCredentials }) => [allowOrigin, allowCredentials]);
    expect(renderedPolicies('app.ts', files)).toEqual(policies);
    expect([...new Set(reported.map(({ range }) => within(app, range)))]).toEqual(places);
    for (const { range, site } of reported) if (site) expect(within(app, site.value)).toBe(within(app, range));
  });
});
