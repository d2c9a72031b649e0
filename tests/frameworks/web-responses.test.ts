import { describe, expect, test } from 'vitest';
import { policiesIn } from '../support/policies.ts';

type Rows = readonly (readonly [code: string, ...expected: readonly string[]])[];

const HEADERS = `'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true'`;
const REFLECTED = `'Access-Control-Allow-Origin': request.headers.get('Origin'), 'Access-Control-Allow-Credentials': 'true'`;

/** `headers.set(…)` of both headers. */
function setOn(headers: string, method = 'set'): string {
  return `${headers}.${method}('Access-Control-Allow-Origin', '*'); ${headers}.${method}('Access-Control-Allow-Credentials', 'true');`;
}

function check(prelude: string, rows: Rows): void {
  test.for(rows)('%s', ([code, ...expected]) => {
    expect(policiesIn(`${prelude}\n${code}`)).toEqual(expected);
  });
}

/** Libraries without options of their own for CORS: whatever they send is a header written by hand. */
describe('http-proxy-middleware', () => {
  check(`import { createProxyMiddleware, responseInterceptor } from 'http-proxy-middleware';`, [
    [
      `createProxyMiddleware({ target, onProxyRes: (proxyRes) => { proxyRes.headers['access-control-allow-origin'] = '*'; proxyRes.headers['access-control-allow-credentials'] = 'true'; } });`,
      'headers: * +true',
    ],
    [
      `createProxyMiddleware({ target, on: { proxyRes(proxyRes, req) { proxyRes.headers['Access-Control-Allow-Origin'] = req.headers.origin; proxyRes.headers['Access-Control-Allow-Credentials'] = 'true'; } } });`,
      'headers: reflected/none +true',
    ],
    [
      `createProxyMiddleware({ onProxyRes: responseInterceptor(async (buffer, proxyRes, req, res) => { ${setOn('res', 'setHeader')} return buffer; }) });`,
      'headers: * +true',
    ],
    [
      `createProxyMiddleware({ on: { proxyRes: (proxyRes) => { proxyRes.headers['access-control-allow-origin'] = '*'; delete proxyRes.headers['access-control-allow-origin']; } } });`,
    ],
    [`createProxyMiddleware({ on: { proxyReq(proxyReq) { ${setOn('proxyReq', 'setHeader')} } } });`],
    [`createProxyMiddleware({ target, headers: { ${HEADERS} } });`],
  ]);
});

describe('oak', () => {
  check(`import { Application, Router } from 'jsr:@oak/oak'; const app = new Application();`, [
    [`app.use(async (ctx, next) => { ${setOn('ctx.response.headers')} await next(); });`, 'headers: * +true'],
    [`app.use(({ response }) => { ${setOn('response.headers')} });`, 'headers: * +true'],
    [
      `app.use((ctx) => { ctx.response.headers.set('Access-Control-Allow-Origin', ctx.request.headers.get('origin')); ctx.response.headers.set('Access-Control-Allow-Credentials', 'true'); });`,
      'headers: reflected/none +true',
    ],
    [`app.use((ctx) => { ${setOn('ctx.request.headers')} });`],
  ]);
});

describe('Bun and Deno', () => {
  check('', [
    [`Bun.serve({ fetch(request) { return new Response('x', { headers: { ${HEADERS} } }); } });`, 'headers: * +true'],
    [
      `Bun.serve({ routes: { '/api': { GET: (request) => Response.json({}, { headers: { ${REFLECTED} } }) } } });`,
      'headers: reflected/none +true',
    ],
    [`Bun.serve({ routes: { '/health': new Response('OK', { headers: { ${HEADERS} } }) } });`, 'headers: * +true'],
    [`Deno.serve((request) => new Response('x', { headers: { ${HEADERS} } }));`, 'headers: * +true'],
    [
      `Deno.serve({ port: 1 }, async (request) => { const response = await answer(request); ${setOn('response.headers')} return response; });`,
      'headers: * +true',
    ],
    [
      `Deno.serve((request) => list.has(request.headers.get('Origin')) ? new Response('x', { headers: { ${REFLECTED} } }) : new Response('x'));`,
      'headers: reflected/checked +true',
    ],
  ]);
});

describe('Cloudflare Workers', () => {
  check('', [
    [
      `export default { async fetch(request, env) { const response = await fetch(request); const copy = new Response(response.body, response); copy.headers.set('Access-Control-Allow-Origin', request.headers.get('Origin')); copy.headers.set('Access-Control-Allow-Credentials', 'true'); return copy; } };`,
      'headers: reflected/none +true',
    ],
    [
      `const headers = { ${HEADERS} }; export default { async fetch(request) { return new Response(null, { headers }); } };`,
      'headers: * +true',
    ],
    [
      `addEventListener('fetch', (event) => event.respondWith(handle(event.request))); async function handle(request) { let response = await fetch(request); response = new Response(response.body, response); ${setOn('response.headers')} return response; }`,
      'headers: * +true',
    ],
    [
      `export default { fetch: (request, env) => new Response(null, { headers: { 'Access-Control-Allow-Origin': env.ORIGIN, 'Access-Control-Allow-Credentials': 'true' } }) };`,
      'headers: unknown +true',
    ],
  ]);
});

describe('SvelteKit', () => {
  check(`import { json } from '@sveltejs/kit';`, [
    [`export function GET({ setHeaders }) { setHeaders({ ${HEADERS} }); return json({}); }`, 'headers: * +true'],
    [`export function load(event) { event.setHeaders({ ${HEADERS} }); }`, 'headers: * +true'],
    [
      `export function GET({ request, setHeaders }) { setHeaders({ ${REFLECTED} }); return new Response('x'); }`,
      'headers: reflected/none +true',
    ],
    [
      `export const handle = async ({ event, resolve }) => { const response = await resolve(event); ${setOn('response.headers')} return response; };`,
      'headers: * +true',
    ],
    [`export const GET = () => json({}, { headers: { ${HEADERS} } });`, 'headers: * +true'],
    [`export const load = async ({ fetch }) => fetch('/a', { headers: { ${HEADERS} } });`],
  ]);

  test('its types tell too that `setHeaders` takes an object', () => {
    expect(
      policiesIn(
        `import type { PageServerLoad } from './$types'; export const load: PageServerLoad = ({ setHeaders }) => { setHeaders({ ${HEADERS} }); };`,
      ),
    ).toEqual(['headers: * +true']);
  });

  test('that of Node refuses an object', () => {
    expect(policiesIn(`export const listener = (req, res) => { res.setHeaders({ ${HEADERS} }); };`)).toEqual([]);
  });
});

describe('methods taken out of a parameter', () => {
  check('', [
    [
      `export const handler = ({ setHeader }) => { setHeader('Access-Control-Allow-Origin', '*'); setHeader('Access-Control-Allow-Credentials', 'true'); };`,
      'headers: * +true',
    ],
    [`export const handler = ({ res: { set } }) => { set({ ${HEADERS} }); };`, 'headers: * +true'],
    [`export const handler = ({ req: { set } }) => { set({ ${HEADERS} }); };`],
    [`export const handler = ({ note }) => { note({ ${HEADERS} }); };`],
  ]);
});

describe('Astro', () => {
  check(`import { defineMiddleware } from 'astro:middleware';`, [
    [
      `export const onRequest = defineMiddleware(async (context, next) => { const response = await next(); ${setOn('response.headers')} return response; });`,
      'headers: * +true',
    ],
    [
      `export const GET: APIRoute = ({ request }) => new Response('x', { headers: { ${REFLECTED} } });`,
      'headers: reflected/none +true',
    ],
  ]);
});

describe('React Router', () => {
  check(`import { data } from 'react-router';`, [
    [
      `export async function loader({ request }) { return data({}, { headers: { ${REFLECTED} } }); }`,
      'headers: reflected/none +true',
    ],
    [
      `export async function action() { return new Response(null, { headers: new Headers({ ${HEADERS} }) }); }`,
      'headers: * +true',
    ],
    [`export async function loader() { return Response.json({}, { headers: { ${HEADERS} } }); }`, 'headers: * +true'],
  ]);
  check(`import { json } from 'react-router-dom';`, [
    [`export const loader = () => json({}, { headers: { ${HEADERS} } });`, 'headers: * +true'],
  ]);
});

describe('TanStack Start', () => {
  check(`import { json } from '@tanstack/react-start';`, [
    [
      `export const Route = createFileRoute('/api')({ server: { handlers: { GET: async () => json({}, { headers: { ${HEADERS} } }) } } });`,
      'headers: * +true',
    ],
  ]);
});
