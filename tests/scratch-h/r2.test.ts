import { test } from 'vitest';
import { policiesIn } from '../support/policies.ts';
const W = `res.setHeader('Access-Control-Allow-Credentials', 'true');`;
const S = (v: string) => `res.setHeader('Access-Control-Allow-Origin', ${v});`;
const A = `const allowed = ['https://a.example', 'https://b.example'];`;
const I = `import { allowed, allowedOrigins, isAllowed, config } from './c';`;
const H = (b: string) => `export const h = async (req, res, next) => { ${W} ${b} };`;
const rows: Record<string, string> = {
  'switch': H(`const { origin } = req.headers; switch (origin) { case 'https://a.example': case 'https://b.example': ${S('origin')} break; default: break; }`),
  'switch true': A + H(`const { origin } = req.headers; switch (true) { case allowed.includes(origin): ${S('origin')} break; }`),
  'for inline': I + H(`const { origin } = req.headers; for (const a of allowed) { if (a === origin) { ${S('origin')} break; } }`),
  'for inline lit': A + H(`const { origin } = req.headers; for (const a of allowed) { if (a === origin) { ${S('origin')} break; } }`),
  'for i inline': I + H(`const { origin } = req.headers; for (let i = 0; i < allowed.length; i += 1) { if (allowed[i] === origin) { ${S('origin')} } }`),
  'for in': `const allowed = { 'https://a.example': 1 };` + H(`const { origin } = req.headers; for (const a in allowed) { if (a === origin) { ${S('origin')} } }`),
  'forEach inline': I + H(`const { origin } = req.headers; allowed.forEach((a) => { if (a === origin) { ${S('origin')} } });`),
  'forEach inline lit': A + H(`const { origin } = req.headers; allowed.forEach((a) => { if (a === origin) { ${S('origin')} } });`),
  'forEach flag': I + H(`const { origin } = req.headers; let ok = false; allowed.forEach((a) => { if (a === origin) ok = true; }); if (ok) ${S('origin')}`),
  'forEach match': I + H(`const { origin } = req.headers; let match; allowed.forEach((a) => { if (a === origin) match = a; }); if (match) ${S('origin')}`),
  'for flag': I + H(`const { origin } = req.headers; let ok = false; for (const a of allowed) { if (a === origin) ok = true; } if (ok) ${S('origin')}`),
  'for flag lit': A + H(`const { origin } = req.headers; let ok = false; for (const a of allowed) { if (a === origin) ok = true; } if (ok) ${S('origin')}`),
  'find assign': A + H(`const match = allowed.find((o) => o === req.headers.origin); if (match) ${S('match')}`),
  'find assign origin': A + H(`const match = allowed.find((o) => o === req.headers.origin); if (match) ${S('req.headers.origin')}`),
  'ternary first': A + H(`const { origin } = req.headers; ${S('allowed.includes(origin) ? origin : allowed[0]')}`),
  'indexOf pick': A + H(`const { origin } = req.headers; const i = allowed.indexOf(origin); ${S('i > -1 ? origin : allowed[0]')}`),
  'indexOf pick el': A + H(`const { origin } = req.headers; const i = allowed.indexOf(origin); ${S('allowed[i > -1 ? i : 0]')}`),
  'let': A + H(`let { origin } = req.headers; if (!allowed.includes(origin)) origin = 'https://a.example'; ${S('origin')}`),
  'let2': A + H(`let allow = 'https://a.example'; if (allowed.includes(req.headers.origin)) allow = req.headers.origin; ${S('allow')}`),
  'map ??': `const map = { 'https://a.example': 'https://a.example' };` + H(`${S(`map[req.headers.origin] ?? 'https://a.example'`)}`),
  'helper headers': A + `function corsHeaders(origin) { const headers = {}; if (allowed.includes(origin)) { headers['Access-Control-Allow-Origin'] = origin; headers['Access-Control-Allow-Credentials'] = 'true'; } return headers; } export default { fetch(request) { return new Response('', { headers: corsHeaders(request.headers.get('Origin')) }); } };`,
  'helper headers unchecked': `function corsHeaders(origin) { return { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' }; } export default { fetch(request) { return new Response('', { headers: corsHeaders(request.headers.get('Origin')) }); } };`,
  'class': `class C { constructor(allowed) { this.allowed = allowed; } ok(o) { return this.allowed.includes(o); } handle(req, res) { if (this.ok(req.headers.origin)) { ${S('req.headers.origin')} ${W} } } }`,
  'koa': A + `app.use(async (ctx, next) => { const origin = ctx.get('Origin'); if (allowed.includes(origin)) { ctx.set('Access-Control-Allow-Origin', origin); ctx.set('Access-Control-Allow-Credentials', 'true'); } await next(); });`,
  'hono': A + `app.use(async (c, next) => { const origin = c.req.header('Origin'); if (allowed.includes(origin)) { c.header('Access-Control-Allow-Origin', origin); c.header('Access-Control-Allow-Credentials', 'true'); } await next(); });`,
  'regex list': `const allowed = [/^https:\\/\\/a\\.example$/, /^https:\\/\\/[a-z]+\\.b\\.example$/];` + H(`const { origin } = req.headers; if (allowed.some((p) => p.test(origin))) ${S('origin')}`),
  'regex list for': `const allowed = [/^https:\\/\\/a\\.example$/, /^https:\\/\\/[a-z]+\\.b\\.example$/];` + H(`const { origin } = req.headers; for (const p of allowed) if (p.test(origin)) ${S('origin')}`),
  'url try': H(`const { origin } = req.headers; let ok = false; try { const u = new URL(origin); ok = u.protocol === 'https:' && (u.hostname === 'a.example' || u.hostname.endsWith('.a.example')); } catch {} if (ok) ${S('origin')}`),
  'empty list': I + H(`const { origin } = req.headers; if (allowedOrigins.length === 0 || allowedOrigins.includes(origin)) ${S('origin')}`),
  'empty list2': I + H(`const { origin } = req.headers; if (!allowedOrigins.length || allowedOrigins.includes(origin)) ${S('origin')}`),
  'config *': I + H(`const { origin } = req.headers; if (config.origin === '*' || config.origin.includes(origin)) ${S('origin')}`),
  'config === origin': I + H(`const { origin } = req.headers; if (config.origin === origin) ${S('origin')}`),
  'env': H(`const { origin } = req.headers; if (process.env.ALLOWED_ORIGINS?.split(',').includes(origin)) ${S('origin')}`),
  'env dev': A + H(`const { origin } = req.headers; if (process.env.NODE_ENV === 'development' || allowed.includes(origin)) ${S('origin')}`),
  'unchecked': H(`const { origin } = req.headers; ${S('origin')}`),
  'unchecked if': H(`const { origin } = req.headers; if (origin) ${S('origin')}`),
  'unchecked ||': H(`${S(`req.headers.origin || '*'`)}`),
  'cors else': `import cors from 'cors';` + A + `app.use(cors({ credentials: true, origin(origin, cb) { if (!origin) return cb(null, true); if (allowed.indexOf(origin) === -1) { return cb(new Error('no'), false); } return cb(null, true); } }));`,
  'cors !origin': `import cors from 'cors';` + A + `app.use(cors({ credentials: true, origin: (origin, cb) => { if (!origin || allowed.includes(origin)) { cb(null, true); } else { cb(new Error('Not allowed')); } } }));`,
  'cors db': `import cors from 'cors'; import db from './db';` + `app.use(cors({ credentials: true, origin: async (origin, cb) => { const found = await db.find({ origin }); cb(null, !!found); } }));`,
  'cors then': `import cors from 'cors'; import db from './db';` + `app.use(cors({ credentials: true, origin: (origin, cb) => { db.find({ origin }).then((found) => { if (found) cb(null, true); else cb(new Error('x')); }); } }));`,
  'cors cb': `import cors from 'cors'; import db from './db';` + `app.use(cors({ credentials: true, origin: (origin, cb) => { db.load((error, origins) => { cb(error, origins.includes(origin)); }); } }));`,
  'cors cb2': `import cors from 'cors'; import db from './db';` + `app.use(cors({ credentials: true, origin: (origin, cb) => { db.load((error, origins) => { cb(error, origins); }); } }));`,
  'cors yes': `import cors from 'cors';` + `app.use(cors({ credentials: true, origin: (origin, cb) => cb(null, true) }));`,
  'cors echo': `import cors from 'cors';` + `app.use(cors({ credentials: true, origin: (origin, cb) => cb(null, origin) }));`,
  'cors blocklist': `import cors from 'cors';` + A + `app.use(cors({ credentials: true, origin: (origin, cb) => cb(null, !allowed.includes(origin)) }));`,
  'hono fn': `import { cors } from 'hono/cors';` + A + `app.use(cors({ credentials: true, origin: (origin) => allowed.includes(origin) ? origin : allowed[0] }));`,
  'hono endsWith': `import { cors } from 'hono/cors';` + `app.use(cors({ credentials: true, origin: (origin) => origin.endsWith('.a.example') ? origin : null }));`,
  'hono endsWith bad': `import { cors } from 'hono/cors';` + `app.use(cors({ credentials: true, origin: (origin) => origin.endsWith('a.example') ? origin : null }));`,
  'Object.values some': `const O = { a: 'https://a.example' };` + H(`const { origin } = req.headers; if (Object.values(O).some((x) => x === origin)) ${S('origin')}`),
  'enum': `enum O { A = 'https://a.example' }` + H(`const { origin } = req.headers; if (Object.values(O).includes(origin as O)) ${S('origin')}`),
  'predicate bound': I + H(`const origin = req.headers.origin; const isTrusted = isAllowed.bind(null, origin); if (isTrusted()) ${S('origin')}`),
  'predicate call': I + H(`const origin = req.headers.origin; if (isAllowed.call(null, origin)) ${S('origin')}`),
  'negated regexp': H(`const origin = req.headers.origin; if (!/^https:\\/\\/a\\.example$/.test(origin)) return res.end(); ${S('origin')}`),
  'throw': A + H(`const origin = req.headers.origin; if (!allowed.includes(origin)) throw new Error('no'); ${S('origin')}`),
  'assert': `import assert from 'node:assert';` + A + H(`const origin = req.headers.origin; assert(allowed.includes(origin)); ${S('origin')}`),
  'validate throws': I + H(`const origin = req.headers.origin; isAllowed(origin); ${S('origin')}`),
  'validate throws local': A + `function ensure(o) { if (!allowed.includes(o)) throw new Error('no'); }` + H(`const origin = req.headers.origin; ensure(origin); ${S('origin')}`),
  'zod': I + `import { z } from 'zod'; const schema = z.enum(['https://a.example']);` + H(`const origin = schema.parse(req.headers.origin); ${S('origin')}`),
  'zod safe': I + `import { z } from 'zod'; const schema = z.enum(['https://a.example']);` + H(`const parsed = schema.safeParse(req.headers.origin); if (parsed.success) ${S('req.headers.origin')}`),
  'normalize': A + `const norm = (o) => o.replace(/\\/$/, '').toLowerCase();` + H(`const origin = req.headers.origin; if (allowed.includes(norm(origin))) ${S('origin')}`),
  'normalize2': I + `const norm = (o) => o && o.trim();` + H(`const origin = norm(req.headers.origin); if (allowed.includes(origin)) ${S('origin')}`),
  'split host': I + H(`const origin = req.headers.origin; const [, host] = origin.split('://'); if (allowed.includes(host)) ${S('origin')}`),
  'split host2': H(`const origin = req.headers.origin; const parts = origin.split('.'); const domain = parts.slice(-2).join('.'); if (domain === 'a.example') ${S('origin')}`),
  'exec groups': H(`const origin = req.headers.origin; const m = /^https:\\/\\/([^.]+)\\.a\\.example$/.exec(origin); if (m && m[1] !== 'evil') ${S('origin')}`),
  'bare match[0]': H(`const origin = req.headers.origin; const m = origin.match(/^https:\\/\\/a\\.example$/); ${S('m ? m[0] : ""')}`),
  'includes ||': A + H(`const origin = req.headers.origin; const ok = allowed.includes(origin) || origin.endsWith('.c.example'); if (ok) ${S('origin')}`),
  'set in fn': A + `const allowedSet = new Set(allowed); function ok(o = '') { return allowedSet.has(o); }` + H(`if (ok(req.headers.origin)) ${S('req.headers.origin')}`),
  'nullish': A + H(`const origin = req.headers.origin ?? ''; if (allowed.includes(origin)) ${S('origin')}`),
  '|| empty': A + H(`const origin = req.headers.origin || ''; if (allowed.includes(origin)) ${S('origin')}`),
  'as string': A + H(`const origin = req.headers.origin as string; if (allowed.includes(origin)) ${S('origin')}`),
  '!': A + H(`if (allowed.includes(req.headers.origin!)) ${S('req.headers.origin!')}`),
  'array header': A + H(`const origin = Array.isArray(req.headers.origin) ? req.headers.origin[0] : req.headers.origin; if (allowed.includes(origin)) ${S('origin')}`),
  'reduce': I + H(`const origin = req.headers.origin; const ok = allowed.reduce((acc, o) => acc || origin === o, false); if (ok) ${S('origin')}`),
  'count': I + H(`const origin = req.headers.origin; let n = 0; for (const a of allowed) if (a === origin) n++; if (n > 0) ${S('origin')}`),
  'while': I + H(`const origin = req.headers.origin; let i = 0; while (i < allowed.length && allowed[i] !== origin) i++; if (i < allowed.length) ${S('origin')}`),
};
test('x', () => {
  const out: string[] = [];
  for (const [name, code] of Object.entries(rows)) {
    let got: string;
    try { got = policiesIn(code, 'typescript', 'server.ts').join(' ; '); } catch (error) { got = String(error).slice(0, 250); }
    out.push(`${name.padEnd(28)} ${got}`);
  }
  process.stdout.write(out.join('\n') + '\n');
}, 100000);
