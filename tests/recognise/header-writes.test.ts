import { describe, expect, test } from 'vitest';
import { policiesIn } from '../support/policies.ts';

const ACAO = `'Access-Control-Allow-Origin'`;
const ACAC = `'Access-Control-Allow-Credentials'`;

const STAR = ['headers: * +true'];

interface Row {
  readonly name: string;
  readonly code: string;
  readonly expected: readonly string[];
}

function handler(parameters: string, body: string): string {
  return `app.use((${parameters}) => { ${body} });`;
}

const rows: readonly Row[] = [
  {
    name: 'a name that is the one or the other',
    code: handler(
      'req, res',
      `const name = req.query.a ? ${ACAO} : 'X-Origin'; res.setHeader(name, '*'); res.setHeader(${ACAC}, 'true');`,
    ),
    expected: [...STAR, 'headers: absent +true'],
  },
  {
    name: 'a call within itself has variables of its own, those that its callbacks use included',
    code: handler(
      'req, res',
      `function set(to, n) { if (n) set(to, false); [1].forEach(() => { res.setHeader(${ACAO}, to); }); to = '*'; } set('https://a.example', req.n);`,
    ),
    expected: ['headers: https://a.example'],
  },
  // node:http and http2
  {
    name: 'node: setHeader',
    code: handler('req, res', `res.setHeader(${ACAO}, '*'); res.setHeader(${ACAC}, 'true');`),
    expected: STAR,
  },
  {
    name: 'node: setHeader, fluent',
    code: handler('req, res', `res.setHeader(${ACAO}, '*').setHeader(${ACAC}, true).end();`),
    expected: STAR,
  },
  {
    name: 'node: names in any case',
    code: handler(
      'req, res',
      `res.setHeader('access-control-ALLOW-origin', '*'); res.setHeader('ACCESS-CONTROL-ALLOW-CREDENTIALS', 'true');`,
    ),
    expected: STAR,
  },
  {
    name: 'node: the later write wins',
    code: handler(
      'req, res',
      `res.setHeader(${ACAO}, '*'); res.setHeader('access-control-allow-origin', 'https://a.example'); res.setHeader(${ACAC}, 'true');`,
    ),
    expected: ['headers: https://a.example +true'],
  },
  {
    name: 'node: appendHeader adds a line',
    code: handler('req, res', `res.setHeader(${ACAO}, '*'); res.appendHeader(${ACAO}, 'https://a.example');`),
    expected: ['headers: lines(* | https://a.example)'],
  },
  {
    name: 'node: setHeaders with Headers',
    code: handler('req, res', `res.setHeaders(new Headers({ [${ACAO}]: '*', [${ACAC}]: 'true' }));`),
    expected: STAR,
  },
  {
    name: 'node: setHeaders with Map',
    code: handler('req, res', `res.setHeaders(new Map([[${ACAO}, '*'], [${ACAC}, true]]));`),
    expected: STAR,
  },
  {
    name: 'node: setHeaders refuses an object',
    code: handler('req, res', `res.setHeaders({ [${ACAO}]: '*' });`),
    expected: [],
  },
  {
    name: 'node: writeHead with an object',
    code: handler('req, res', `res.writeHead(200, { ${ACAO}: '*', ${ACAC}: true });`),
    expected: STAR,
  },
  {
    name: 'node: writeHead with a message',
    code: handler('req, res', `res.writeHead(200, 'OK', { ${ACAO}: '*', ${ACAC}: true });`),
    expected: STAR,
  },
  {
    name: 'node: writeHead with a flat array',
    code: handler('req, res', `res.writeHead(200, [${ACAO}, '*', ${ACAC}, 'true']);`),
    expected: STAR,
  },
  {
    name: 'node: writeHead with pairs',
    code: handler('req, res', `res.writeHead(200, [[${ACAO}, '*'], [${ACAC}, 'true']]);`),
    expected: STAR,
  },
  {
    name: 'node: writeHead adds to what was set',
    code: handler('req, res', `res.setHeader(${ACAO}, '*'); res.writeHead(200, { ${ACAC}: 'true' });`),
    expected: STAR,
  },
  {
    name: 'node: writeHead overrides what was set',
    code: handler(
      'req, res',
      `res.setHeader(${ACAO}, '*'); res.writeHead(200, { ${ACAO}: 'https://a.example', ${ACAC}: 'true' });`,
    ),
    expected: ['headers: https://a.example +true'],
  },
  {
    name: 'node: writeHead takes no Headers',
    code: handler('req, res', `res.writeHead(200, new Headers({ [${ACAO}]: '*', [${ACAC}]: 'true' }));`),
    expected: [],
  },
  {
    name: 'node: nothing after writeHead',
    code: handler('req, res', `res.writeHead(200, { ${ACAO}: '*' }); res.setHeader(${ACAC}, 'true');`),
    expected: ['headers: *'],
  },
  {
    name: 'node: nothing after end',
    code: handler('req, res', `res.setHeader(${ACAO}, '*'); res.end(); res.setHeader(${ACAC}, 'true');`),
    expected: ['headers: *'],
  },
  {
    name: 'node: removeHeader',
    code: handler(
      'req, res',
      `res.setHeader(${ACAO}, '*'); res.removeHeader(${ACAO}); res.setHeader(${ACAC}, 'true');`,
    ),
    expected: ['headers: absent +true'],
  },
  // Express
  {
    name: 'express: set and header',
    code: handler('req, res', `res.set(${ACAO}, '*'); res.header(${ACAC}, 'true');`),
    expected: STAR,
  },
  {
    name: 'express: object form',
    code: handler('req, res', `res.status(200).set({ ${ACAO}: '*', ${ACAC}: 'true' }).json({});`),
    expected: STAR,
  },
  {
    name: 'express: append',
    code: handler('req, res', `res.append(${ACAO}, '*'); res.append(${ACAC}, 'true');`),
    expected: STAR,
  },
  {
    name: 'express: an array is several lines',
    code: handler('req, res', `res.set(${ACAO}, ['https://a.example', 'https://b.example']);`),
    expected: ['headers: lines(https://a.example | https://b.example)'],
  },
  {
    name: 'express: req.get reflects',
    code: handler('req, res', `res.header(${ACAO}, req.get('Origin')); res.header(${ACAC}, true);`),
    expected: ['headers: reflected/none +true'],
  },
  {
    name: 'express: req.header reflects',
    code: handler('req, res', `res.header(${ACAO}, req.header('origin')); res.header(${ACAC}, true);`),
    expected: ['headers: reflected/none +true'],
  },
  // Koa
  { name: 'koa: ctx.set', code: handler('ctx', `ctx.set(${ACAO}, '*'); ctx.set(${ACAC}, 'true');`), expected: STAR },
  {
    name: 'koa: views of one response',
    code: handler('ctx', `ctx.response.set(${ACAO}, '*'); ctx.res.setHeader(${ACAC}, 'true');`),
    expected: STAR,
  },
  {
    name: 'koa: object form and remove',
    code: handler('ctx', `ctx.set({ ${ACAO}: '*', ${ACAC}: 'true' }); ctx.remove(${ACAO});`),
    expected: ['headers: absent +true'],
  },
  {
    name: 'koa: ctx.get reflects',
    code: handler('ctx', `ctx.set(${ACAO}, ctx.get('Origin')); ctx.set(${ACAC}, 'true');`),
    expected: ['headers: reflected/none +true'],
  },
  {
    name: 'koa: ctx.throw drops the headers',
    code: handler('ctx', `ctx.set(${ACAO}, '*'); ctx.set(${ACAC}, 'true'); ctx.throw(400);`),
    expected: [],
  },
  // Fastify
  {
    name: 'fastify: header, fluent',
    code: `app.get('/', (request, reply) => { reply.header(${ACAO}, '*').header(${ACAC}, true).send('x') });`,
    expected: STAR,
  },
  {
    name: 'fastify: headers',
    code: handler('request, reply', `reply.code(200).headers({ ${ACAO}: '*', ${ACAC}: true }).send('x');`),
    expected: STAR,
  },
  {
    name: 'fastify: raw',
    code: handler('request, reply', `reply.raw.writeHead(200, { ${ACAO}: '*', ${ACAC}: true });`),
    expected: STAR,
  },
  // Hono
  {
    name: 'hono: c.header',
    code: handler('c', `c.header(${ACAO}, '*'); c.header(${ACAC}, 'true'); return c.text('x');`),
    expected: STAR,
  },
  {
    name: 'hono: append option',
    code: handler(
      'c',
      `c.header(${ACAO}, 'https://a.example'); c.header(${ACAO}, 'https://b.example', { append: true });`,
    ),
    expected: ['headers: lines(https://a.example | https://b.example)'],
  },
  {
    name: 'hono: c.json with headers',
    code: handler('c', `return c.json({}, 200, { ${ACAO}: '*', ${ACAC}: 'true' });`),
    expected: STAR,
  },
  {
    name: 'hono: c.text with init',
    code: handler('c', `return c.text('x', { headers: { ${ACAO}: '*', ${ACAC}: 'true' } });`),
    expected: STAR,
  },
  {
    name: 'hono: c.res.headers',
    code: handler(
      'c, next',
      `await next(); c.res.headers.set(${ACAO}, '*'); c.res.headers.set(${ACAC}, 'true');`,
    ).replace('((c', '(async (c'),
    expected: STAR,
  },
  {
    name: 'hono: undefined removes',
    code: `import { Hono } from 'hono'; ${handler('c', `c.header(${ACAO}, '*'); c.header(${ACAO}, undefined); c.header(${ACAC}, 'true');`)}`,
    expected: ['headers: absent +true'],
  },
  // Web
  {
    name: 'web: Response init',
    code: `export function GET() { return new Response('x', { headers: { ${ACAO}: '*', ${ACAC}: 'true' } }); }`,
    expected: STAR,
  },
  {
    name: 'web: Response init with Headers',
    code: `export function GET() { const headers = new Headers(); headers.set(${ACAO}, '*'); headers.append(${ACAC}, 'true'); return new Response('x', { headers }); }`,
    expected: STAR,
  },
  {
    name: 'web: Response init with pairs',
    code: `export function GET() { return new Response('x', { headers: [[${ACAO}, '*'], [${ACAC}, 'true']] }); }`,
    expected: STAR,
  },
  {
    name: 'web: headers of a Response',
    code: `export function GET() { const r = new Response('x'); r.headers.set(${ACAO}, '*'); r.headers.set(${ACAC}, 'true'); return r; }`,
    expected: STAR,
  },
  {
    name: 'web: Response.json',
    code: `export function GET(request) { return Response.json({}, { headers: { ${ACAO}: request.headers.get('origin'), ${ACAC}: 'true' } }); }`,
    expected: ['headers: reflected/none +true'],
  },
  {
    name: 'web: headers taken over from another Response',
    code: `export function GET() { const r = new Response('x', { headers: { ${ACAO}: '*' } }); const s = new Response(r.body, r); s.headers.set(${ACAC}, 'true'); return s; }`,
    expected: ['headers: *', 'headers: * +true'],
  },
  {
    name: 'web: headers of what the next handler answered',
    code: `export const onRequest = async (context, next) => { const response = await next(); response.headers.set(${ACAO}, '*'); response.headers.set(${ACAC}, 'true'); return response; };`,
    expected: STAR,
  },
  {
    name: 'next: NextResponse.json',
    code: `import { NextResponse } from 'next/server'; export function GET() { return NextResponse.json({}, { headers: { ${ACAO}: '*', ${ACAC}: 'true' } }); }`,
    expected: STAR,
  },
  {
    name: 'next: NextResponse.next',
    code: `import { NextResponse } from 'next/server'; export function middleware() { const r = NextResponse.next(); r.headers.set(${ACAO}, '*'); r.headers.set(${ACAC}, 'true'); return r; }`,
    expected: STAR,
  },
  {
    name: 'next: request headers of NextResponse.next',
    code: `import { NextResponse } from 'next/server'; export function middleware() { return NextResponse.next({ request: { headers: { ${ACAO}: '*', ${ACAC}: 'true' } } }); }`,
    expected: [],
  },
  // Functions that return their answer
  {
    name: 'lambda: returned',
    code: `exports.handler = async () => ({ statusCode: 200, headers: { ${ACAO}: '*', ${ACAC}: true } });`,
    expected: STAR,
  },
  {
    name: 'lambda: returned through a variable',
    code: `export const handler = async () => { const response = { statusCode: 200, headers: { ${ACAO}: '*' } }; response.headers[${ACAC}] = 'true'; return response; };`,
    expected: STAR,
  },
  {
    name: 'lambda: called back with',
    code: `exports.handler = (event, context, callback) => { callback(null, { statusCode: 200, headers: { ${ACAO}: event.headers.origin, ${ACAC}: 'true' } }); };`,
    expected: ['headers: reflected/none +true'],
  },
  {
    name: 'lambda: multi-value headers',
    code: `export const handler = async () => ({ statusCode: 200, multiValueHeaders: { ${ACAO}: ['*'], ${ACAC}: ['true'] } });`,
    expected: STAR,
  },
  {
    name: 'lambda: headers in a constant of the module',
    code: `const headers = { ${ACAO}: '*', ${ACAC}: 'true' }; export const handler = async () => ({ statusCode: 200, headers });`,
    expected: STAR,
  },
  {
    name: 'lambda: helper that builds the answer',
    code: `const reply = (statusCode, body) => ({ statusCode, headers: { ${ACAO}: '*', ${ACAC}: 'true' }, body }); export const handler = async () => reply(200, '');`,
    expected: STAR,
  },
  {
    name: 'azure: context.res',
    code: `module.exports = async function (context, req) { context.res = { status: 200, headers: { ${ACAO}: '*', ${ACAC}: 'true' } }; };`,
    expected: STAR,
  },
  {
    name: 'node: writeHeader, another name of writeHead',
    code: `http.createServer((req, res) => { res.writeHeader(200, { ${ACAO}: '*', ${ACAC}: 'true' }); res.end(); });`,
    expected: STAR,
  },
  {
    name: 'uWebSockets.js: writeHeader',
    code: `import uWS from 'uWebSockets.js'; uWS.App().get('/*', (res, req) => { res.writeHeader(${ACAO}, '*').writeHeader(${ACAC}, 'true').end('x'); });`,
    expected: STAR,
  },
  {
    name: 'azure: what a handler of version 4 returns',
    code: `app.http('users', { handler: async (request) => ({ jsonBody: {}, headers: { ${ACAO}: '*', ${ACAC}: 'true' } }) });`,
    expected: STAR,
  },
  {
    name: 'the options of a request',
    code: `export const options = () => ({ method: 'POST', body: '', headers: { ${ACAO}: '*', ${ACAC}: 'true' } });`,
    expected: [],
  },
  // h3
  {
    name: 'h3: setResponseHeader',
    code: `import { setResponseHeader, defineEventHandler } from 'h3'; export default defineEventHandler((event) => { setResponseHeader(event, ${ACAO}, '*'); setResponseHeader(event, ${ACAC}, 'true'); });`,
    expected: STAR,
  },
  {
    name: 'h3: auto-imported',
    code: `export default defineEventHandler((event) => { setResponseHeaders(event, { ${ACAO}: getRequestHeader(event, 'origin'), ${ACAC}: 'true' }); });`,
    expected: ['headers: reflected/none +true'],
  },
  {
    name: 'h3: setHeader of the node response',
    code: `export default defineEventHandler((event) => { setHeader(event, ${ACAO}, '*'); event.node.res.setHeader(${ACAC}, 'true'); });`,
    expected: STAR,
  },
  // Others
  {
    name: 'elysia: set.headers',
    code: `new Elysia().get('/', ({ set }) => { set.headers[${ACAO}] = '*'; set.headers[${ACAC}] = 'true'; return ''; });`,
    expected: STAR,
  },
  {
    name: 'assignment to response.headers',
    code: handler('request, response', `response.headers[${ACAO}] = '*'; response.headers[${ACAC}] = 'true';`),
    expected: STAR,
  },
  {
    name: 'restify: send with headers',
    code: handler('req, res, next', `res.send(200, 'x', { ${ACAO}: '*', ${ACAC}: true });`),
    expected: STAR,
  },
  {
    name: 'hapi: h.response().header()',
    code: `server.route({ handler: (request, h) => h.response('x').header(${ACAO}, '*').header(${ACAC}, 'true') });`,
    expected: STAR,
  },
  // Names and values from elsewhere in the file
  {
    name: 'names in constants',
    code: `const ORIGIN = ${ACAO}; const NAMES = { credentials: ${ACAC} } as const; ${handler('req, res', `res.set(ORIGIN, '*'); res.set(NAMES.credentials, 'true');`)}`,
    expected: STAR,
  },
  {
    name: 'names in an enum',
    code: `enum Header { Origin = ${ACAO}, Credentials = ${ACAC} } ${handler('req, res', `res.set(Header.Origin, '*'); res.set(Header.Credentials, 'true');`)}`,
    expected: STAR,
  },
  {
    name: 'a helper that receives the response',
    code: `function allow(response) { response.setHeader(${ACAO}, '*'); response.setHeader(${ACAC}, 'true'); } ${handler('req, res', 'allow(res);')}`,
    expected: STAR,
  },
  {
    name: 'a helper that sets one header',
    code: `const put = (r, name, value) => r.setHeader(name, value); ${handler('req, res', `put(res, ${ACAO}, '*'); put(res, ${ACAC}, 'true');`)}`,
    expected: STAR,
  },
  {
    name: 'a method of the class',
    code: `class Api { allow(res) { res.setHeader(${ACAO}, '*'); } get(req, res) { this.allow(res); res.setHeader(${ACAC}, 'true'); } }`,
    expected: STAR,
  },
  {
    name: 'a loop over entries',
    code: `const headers = { ${ACAO}: '*', ${ACAC}: 'true' }; ${handler('req, res', 'for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);')}`,
    expected: STAR,
  },
  {
    name: 'an object that a loop or a sum fills',
    code: handler(
      'req, res',
      `const one = {}; for (const key of [${ACAO}]) one[key] = '*'; res.set([[${ACAC}, 'true']].reduce((all, [key, value]) => { all[key] = value; return all; }, {})); res.set(one);`,
    ),
    expected: STAR,
  },
  {
    name: 'an object that a function fills in a loop',
    code: `function build() { const all = {}; for (const [key, value] of Object.entries({ ${ACAO}: '*', ${ACAC}: 'true' })) all[key] = value; return all; } ${handler('req, res', 'res.set(build());')}`,
    expected: STAR,
  },
  {
    name: 'what a function that makes handlers is given',
    code: `const allow = ({ origin, credentials = true }) => (req, res, next) => { res.set(${ACAO}, origin); res.set(${ACAC}, String(credentials)); next(); }; app.use(allow({ origin: '*' }));`,
    expected: STAR,
  },
  {
    name: 'what a function that makes handlers puts over defaults',
    code: `const defaults = { origin: '*' }; function allow(options) { const all = { ...defaults, ...options }; return (req, res) => { res.set(${ACAO}, all.origin); res.set(${ACAC}, 'true'); }; } app.use(allow());`,
    expected: STAR,
  },
  {
    name: 'a function that makes handlers, called twice, in a branch, or with what nobody knows',
    code: `const one = (origin) => (req, res) => { res.set(${ACAO}, origin); }; app.use(one('*')); app.use(one('null')); const two = (origin) => (req, res) => { res.set(${ACAO}, origin); }; if (isLocal) app.use(two('*')); const three = (origin) => (req, res) => { res.set(${ACAO}, origin); }; app.use(three(process.env.ORIGIN));`,
    expected: ['headers: unknown'],
  },
  {
    name: 'headers of a response that is given to a function',
    code: `export const allow = (response, origin) => { response.headers[${ACAO}] = '*'; response.headers[${ACAC}] = 'true'; return response; };`,
    expected: STAR,
  },
  {
    name: 'forEach over entries',
    code: handler(
      'req, res',
      `Object.entries({ ${ACAO}: '*', ${ACAC}: 'true' }).forEach(([name, value]) => res.setHeader(name, value));`,
    ),
    expected: STAR,
  },
  {
    name: 'forEach over pairs that are spread',
    code: handler('req, res', `[[${ACAO}, '*'], [${ACAC}, 'true']].forEach((pair) => res.setHeader(...pair));`),
    expected: STAR,
  },
  {
    name: 'a bound method, and by call and apply',
    code: handler(
      'req, res',
      `const put = res.setHeader.bind(res); put(${ACAO}, 'null'); res.setHeader.apply(res, [${ACAO}, '*']); res.setHeader.call(res, ${ACAC}, 'true');`,
    ),
    expected: STAR,
  },
  {
    name: 'a method that is bound to another object',
    code: handler(
      'req, res',
      `const put = res.setHeader.bind(log); put(${ACAO}, '*'); res.setHeader.call(log, ${ACAC}, 'true');`,
    ),
    expected: [],
  },
  {
    name: 'a helper in an object',
    code: `const security = { allow(response) { response.setHeader(${ACAO}, '*'); response.setHeader(${ACAC}, 'true'); } }; ${handler('req, res', 'security.allow(res);')}`,
    expected: STAR,
  },
  {
    name: 'a helper in an object that gets another one',
    code: `const security = { allow(response) { response.setHeader(${ACAO}, '*'); } }; security.allow = other; ${handler('req, res', `security.allow(res); res.setHeader(${ACAC}, 'true');`)}`,
    expected: ['headers: absent +true', 'headers: *'],
  },
  {
    name: 'a helper of an instance',
    code: `class Security { allow(response) { response.setHeader(${ACAO}, '*'); response.setHeader(${ACAC}, 'true'); } } const security = new Security(); ${handler('req, res', 'security.allow(res);')}`,
    expected: STAR,
  },
  {
    name: 'one value whatever the setting',
    code: handler('req, res', `res.set(${ACAO}, process.env.A ? '*' : '*'); res.set(${ACAC}, 'true');`),
    expected: STAR,
  },
  {
    name: 'a conditional spread',
    code: handler('req, res', `res.set({ ${ACAO}: '*', ...(req.secure && { ${ACAC}: 'true' }) });`),
    expected: ['headers: * +true', 'headers: *'],
  },
  {
    name: 'credentials on one path, wildcard on the other',
    code: handler(
      'req, res',
      `if (req.secure) { res.set(${ACAO}, 'https://a.example'); res.set(${ACAC}, 'true'); } else { res.set(${ACAO}, '*'); }`,
    ),
    expected: ['headers: https://a.example +true', 'headers: *'],
  },
  {
    name: 'one constant condition is not both',
    code: handler(
      'req, res',
      `const known = list.includes(req.path); res.set(${ACAO}, known ? 'https://a.example' : '*'); if (known) res.set(${ACAC}, 'true');`,
    ),
    expected: ['headers: https://a.example +true', 'headers: *'],
  },
];

/** Code that mentions the headers and writes none to a response. */
const silent: readonly Omit<Row, 'expected'>[] = [
  { name: 'request headers of fetch', code: `fetch('/x', { headers: { ${ACAO}: '*', ${ACAC}: 'true' } });` },
  { name: 'request headers of axios', code: `axios.get('/x', { headers: { ${ACAO}: '*', ${ACAC}: 'true' } });` },
  {
    name: 'default headers of axios',
    code: `axios.defaults.headers.common[${ACAO}] = '*'; api.defaults.headers[${ACAC}] = 'true';`,
  },
  {
    name: 'an axios interceptor',
    code: `api.interceptors.request.use((config) => { config.headers[${ACAO}] = '*'; config.headers.set(${ACAC}, 'true'); return config; });`,
  },
  {
    name: 'prepareHeaders of RTK Query',
    code: `fetchBaseQuery({ prepareHeaders: (headers) => { headers.set(${ACAO}, '*'); headers.set(${ACAC}, 'true'); return headers; } });`,
  },
  {
    name: 'a Headers given to fetch',
    code: `const headers = new Headers(); headers.set(${ACAO}, '*'); headers.set(${ACAC}, 'true'); fetch('/x', { headers });`,
  },
  {
    name: 'a Request',
    code: `const request = new Request('/x', { headers: { ${ACAO}: '*', ${ACAC}: 'true' } }); request.headers.set(${ACAC}, 'true');`,
  },
  {
    name: 'supertest',
    code: `import request from 'supertest'; request(app).get('/').set(${ACAO}, '*').set(${ACAC}, 'true');`,
  },
  {
    name: 'a test that requires what only tests do',
    code: `const expect = require('chai').expect; app.use((req, res, next) => { res.set({ ${ACAO}: '*', ${ACAC}: 'true' }); next(); });`,
  },
  {
    name: 'superagent',
    code: `import superagent from 'superagent'; superagent.get('/').set(${ACAO}, '*').set(${ACAC}, 'true');`,
  },
  {
    name: 'XMLHttpRequest',
    code: `const xhr = new XMLHttpRequest(); xhr.setRequestHeader(${ACAO}, '*'); xhr.setRequestHeader(${ACAC}, 'true');`,
  },
  {
    name: 'a request to a proxied server',
    code: `proxy.on('proxyReq', (proxyReq) => { proxyReq.setHeader(${ACAO}, '*'); proxyReq.setHeader(${ACAC}, 'true'); });`,
  },
  {
    name: 'headers that came in, which a handler changes',
    code: handler('req, res, next', `req.headers[${ACAO}] = '*'; req.headers[${ACAC}] = 'true'; next();`),
  },
  {
    name: 'the headers of an event, beside the callback that answers',
    code: `export const handler = (event, context, callback) => { event.headers[${ACAO}] = '*'; event.headers[${ACAC}] = 'true'; callback(null, {}); };`,
  },
  {
    name: 'the headers of an event that is asked for its method',
    code: `export const handler = async (event, context) => { if (event.httpMethod === 'GET') { event.headers[${ACAO}] = '*'; event.headers[${ACAC}] = 'true'; } return serve(event, context); };`,
  },
  {
    name: 'the headers of a request that is asked for its method',
    code: `export function middleware(request) { request.headers.set(${ACAO}, '*'); request.headers.append(${ACAC}, 'true'); if (request.method === 'OPTIONS') return new Response(null); return next({ request }); }`,
  },
  {
    name: 'reads',
    code: handler(
      'req, res',
      `const a = res.getHeader(${ACAO}); const b = res.headers[${ACAC}]; if (a === '*' && b === 'true') log();`,
    ),
  },
  {
    name: 'assertions',
    code: `expect(res.headers.get(${ACAO})).toBe('*'); expect(res.set).toHaveBeenCalledWith(${ACAC}, 'true'); request.expect(${ACAO}, '*');`,
  },
  { name: 'a list of names', code: `const exposed = [${ACAO}, ${ACAC}]; cors({ exposedHeaders: exposed });` },
  {
    name: 'types and enums',
    code: `type H = { ${ACAO}: '*'; ${ACAC}: 'true' }; enum E { A = ${ACAO} } interface I { ${ACAC}: 'true' }`,
  },
  {
    name: 'documentation and strings',
    code: `/* ${ACAO}: * */ const text = "Access-Control-Allow-Origin: *\\nAccess-Control-Allow-Credentials: true";`,
  },
  {
    name: 'a recorded answer',
    code: `export const recorded = { ${ACAO}: '*', ${ACAC}: 'true' }; nock('https://a.example').get('/').reply(200, {}, { ${ACAO}: '*', ${ACAC}: 'true' });`,
  },
  { name: 'deletes', code: handler('req, res', `delete res.headers[${ACAO}]; res.removeHeader(${ACAC});`) },
  {
    name: 'a switch over names',
    code: `function f(name) { switch (name) { case ${ACAO}: return '*'; case ${ACAC}: return 'true'; } }`,
  },
];

describe.for(['espree', 'typescript'] as const)('%s', (parser) => {
  const isTypeScript = /\benum\b|\binterface\b|\bas const\b/;

  test.for(rows.filter(({ code }) => parser === 'typescript' || !isTypeScript.test(code)))(
    '$name',
    ({ code, expected }) => {
      expect(policiesIn(code, parser)).toEqual(expected);
    },
  );

  test.for(silent.filter(({ code }) => parser === 'typescript' || !isTypeScript.test(code)))(
    'no policy: $name',
    ({ code }) => {
      expect(policiesIn(code, parser)).toEqual([]);
    },
  );
});
