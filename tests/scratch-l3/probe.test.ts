import { test } from 'vitest';
import { policiesIn } from '../support/policies.ts';
const H = `'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true'`;
const cases: [string, string?][] = [
  [`import { createProxyMiddleware } from 'http-proxy-middleware'; createProxyMiddleware({ target, onProxyRes: (proxyRes, req, res) => { proxyRes.headers['access-control-allow-origin'] = '*'; proxyRes.headers['access-control-allow-credentials'] = 'true'; } });`],
  [`import { createProxyMiddleware } from 'http-proxy-middleware'; createProxyMiddleware({ target, on: { proxyRes(proxyRes, req, res) { proxyRes.headers['Access-Control-Allow-Origin'] = req.headers.origin; proxyRes.headers['Access-Control-Allow-Credentials'] = 'true'; } } });`],
  [`createProxyMiddleware({ target, on: { proxyReq(proxyReq) { proxyReq.setHeader('Access-Control-Allow-Origin', '*'); proxyReq.setHeader('Access-Control-Allow-Credentials', 'true') } } });`],
  [`createProxyMiddleware({ target, headers: { ${H} } });`],
  [`createProxyMiddleware({ onProxyRes: responseInterceptor(async (buffer, proxyRes, req, res) => { res.setHeader('Access-Control-Allow-Origin', '*'); res.setHeader('Access-Control-Allow-Credentials', 'true'); return buffer; }) });`],
  [`import { Application } from 'jsr:@oak/oak'; const app = new Application(); app.use(async (ctx, next) => { ctx.response.headers.set('Access-Control-Allow-Origin', '*'); ctx.response.headers.set('Access-Control-Allow-Credentials', 'true'); await next(); });`],
  [`app.use((ctx) => { ctx.response.headers.set('Access-Control-Allow-Origin', ctx.request.headers.get('origin')); ctx.response.headers.set('Access-Control-Allow-Credentials', 'true'); });`],
  [`Bun.serve({ fetch(req) { return new Response('x', { headers: { ${H} } }); } });`],
  [`Bun.serve({ routes: { '/api': { GET: (req) => Response.json({}, { headers: { 'Access-Control-Allow-Origin': req.headers.get('origin'), 'Access-Control-Allow-Credentials': 'true' } }) } } });`],
  [`Bun.serve({ routes: { '/health': new Response('OK', { headers: { ${H} } }) } });`],
  [`Deno.serve((req) => new Response('x', { headers: { ${H} } }));`],
  [`Deno.serve({ port: 1 }, async (req) => { const res = await handle(req); res.headers.set('Access-Control-Allow-Origin', '*'); res.headers.set('Access-Control-Allow-Credentials', 'true'); return res; });`],
  [`export default { async fetch(request, env, ctx) { const response = await fetch(request); const copy = new Response(response.body, response); copy.headers.set('Access-Control-Allow-Origin', request.headers.get('Origin')); copy.headers.set('Access-Control-Allow-Credentials', 'true'); return copy; } };`],
  [`const corsHeaders = { ${H} }; export default { async fetch(request) { return new Response(null, { headers: corsHeaders }); } };`],
  [`addEventListener('fetch', (event) => { event.respondWith(handle(event.request)); }); async function handle(request) { let r = await fetch(request); r = new Response(r.body, r); r.headers.set('Access-Control-Allow-Origin', '*'); r.headers.append('Access-Control-Allow-Credentials', 'true'); return r; }`],
  [`import { json } from '@sveltejs/kit'; export function GET({ setHeaders }) { setHeaders({ ${H} }); return json({}); }`],
  [`import { json } from '@sveltejs/kit'; export function GET(event) { event.setHeaders({ ${H} }); return json({}); }`],
  [`import type { Handle } from '@sveltejs/kit'; export const handle: Handle = async ({ event, resolve }) => { const response = await resolve(event); response.headers.set('Access-Control-Allow-Origin', '*'); response.headers.append('Access-Control-Allow-Credentials', 'true'); return response; };`],
  [`import { defineMiddleware } from 'astro:middleware'; export const onRequest = defineMiddleware(async (context, next) => { const response = await next(); response.headers.set('Access-Control-Allow-Origin', '*'); response.headers.set('Access-Control-Allow-Credentials', 'true'); return response; });`],
  [`export const GET: APIRoute = async ({ request }) => new Response('x', { headers: { ${H} } });`],
  [`import { data } from 'react-router'; export async function loader({ request }) { return data({}, { headers: { 'Access-Control-Allow-Origin': request.headers.get('Origin'), 'Access-Control-Allow-Credentials': 'true' } }); }`],
  [`app.use((event) => { event.res.headers.set('Access-Control-Allow-Origin', '*'); event.res.headers.set('Access-Control-Allow-Credentials', true) })`],
  [`app.use(eventHandler((event) => { event.node.res.setHeader('Access-Control-Allow-Origin', '*'); event.node.res.setHeader('Access-Control-Allow-Credentials', true) }))`],
];
test.for(cases)('%s', ([code, file]) => { console.log(code.slice(0, 300) + '\n  => ' + JSON.stringify(policiesIn(code, 'typescript', file))); });
