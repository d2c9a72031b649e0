import { Linter } from 'eslint';
import * as typescriptParser from '@typescript-eslint/parser';
import { describe, expect, test } from 'vitest';
import plugin from '../../src/index.ts';

const C = `res.setHeader('Access-Control-Allow-Credentials', 'true');`;

/** Ways in which people check an origin, or state one: each of them is fine. */
const silent = [
  `const origin = req.headers.origin; if (allowed.includes(origin)) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} } next();`,
  `const origin = req.headers.origin as string; if (allowed.indexOf(origin) > -1) { res.setHeader('Access-Control-Allow-Origin', origin); } ${C} next();`,
  `const { origin } = req.headers; if (!allowed.includes(origin)) return next(); res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `const origin = req.get('origin'); const ok = allowed.some((a) => a === origin); if (ok) { res.header('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; res.setHeader('Access-Control-Allow-Origin', allowed.includes(origin) ? origin : allowed[0]); ${C}`,
  `const origin = req.headers.origin; const allow = allowed.find((a) => a === origin) ?? 'https://a.example'; res.setHeader('Access-Control-Allow-Origin', allow); ${C}`,
  `const origin = req.headers.origin; for (const a of allowed) { if (a === origin) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} break; } }`,
  `const origin = req.headers.origin; if (origin && isAllowed(origin)) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (config.cors.origins.has(origin) || /^https:\\/\\/[a-z]+\\.example\\.com$/.test(origin)) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `let allow = 'https://a.example'; if (allowed.includes(req.headers.origin)) allow = req.headers.origin; res.setHeader('Access-Control-Allow-Origin', allow); ${C}`,
  `const origin = req.headers.origin; switch (origin) { case 'https://a.example': case 'https://b.example': res.setHeader('Access-Control-Allow-Origin', origin); ${C} break; default: break; }`,
  `const origin = req.headers.origin; if (origin === 'https://a.example' || origin === 'https://b.example') { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const host = new URL(req.headers.origin).hostname; if (host.endsWith('.example.com')) { res.setHeader('Access-Control-Allow-Origin', req.headers.origin); ${C} }`,
  `const origin = req.headers.origin; const allowedMap = { 'https://a.example': true }; if (allowedMap[origin]) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `res.setHeader('Access-Control-Allow-Origin', process.env.ORIGIN); ${C}`,
  `res.setHeader('Access-Control-Allow-Origin', process.env.ORIGIN || 'http://localhost:3000'); ${C}`,
  `res.setHeader('Access-Control-Allow-Origin', config.origin); ${C}`,
  `res.setHeader('Access-Control-Allow-Origin', getOrigin(req)); ${C}`,
  `const origin = getAllowedOrigin(req.headers.origin); if (origin) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `if (process.env.NODE_ENV === 'development') { res.setHeader('Access-Control-Allow-Origin', '*'); ${C} }`,
  `if (config.isDevelopment) { res.setHeader('Access-Control-Allow-Origin', req.headers.origin); ${C} }`,
  `if (process.env.PRODUCTION) next(); else { res.setHeader('Access-Control-Allow-Origin', req.headers.origin); ${C} }`,
  `res.setHeader('Access-Control-Allow-Origin', process.env.IS_OFFLINE ? req.headers.origin : 'https://a.example'); ${C}`,
  `const isDev = process.env.NODE_ENV !== 'production'; res.setHeader('Access-Control-Allow-Origin', isDev ? req.headers.origin : 'https://a.example'); ${C}`,
  `if (settings.dev) { res.setHeader('Access-Control-Allow-Origin', '*'); } else { res.setHeader('Access-Control-Allow-Origin', 'https://a.example'); } ${C}`,
  `const o = req.headers.origin; if (allowed === '*') { res.setHeader('Access-Control-Allow-Origin', '*'); } else if (allowed.includes(o)) { res.setHeader('Access-Control-Allow-Origin', o); ${C} }`,
  // A check that nobody can see comes first, and says no to some.
  `const origin = req.headers.origin; if (isAllowed(origin) && origin.endsWith('.vercel.app')) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (!isAllowed(origin) && origin.endsWith('.vercel.app')) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (isAllowed(origin) || origin === 'https://a.example') { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  // Who is refused gets an error.
  `const { origin } = req.headers; await isAllowed(origin); res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `const { origin } = req.headers; await config.store.firstOrFail({ where: { origin } }); res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `const { origin } = req.headers; const site = await config.sites.get({ origin }); res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `const { origin } = req.headers; isAllowed(origin); res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `const { origin } = req.headers; config.guard.assert(origin); res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `const { origin } = req.headers; settings.invariant(allowed.includes(origin), 'not allowed'); res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `const { origin } = req.headers; await Promise.all([isAllowed(origin), settings.load()]); res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `const { origin } = req.headers; isAllowed(origin).then(() => { res.setHeader('Access-Control-Allow-Origin', origin); ${C} next(); }).catch(next);`,
  `const { origin } = req.headers; isAllowed(origin).then((ok) => { if (!ok) return res.sendStatus(403); res.setHeader('Access-Control-Allow-Origin', origin); ${C} next(); }, next);`,
  `const { origin } = req.headers; try { await isAllowed(origin); res.setHeader('Access-Control-Allow-Origin', origin); ${C} } catch (error) { return res.sendStatus(403); } next();`,
  `const { origin } = req.headers; const ok = allowed.includes(origin); if (!ok) throw new Error('no'); res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `const { origin } = req.headers; if (!allowed.includes(origin)) return next(new Error('no')); res.setHeader('Access-Control-Allow-Origin', origin); ${C} next();`,
  `const { origin } = req.headers; if (!allowed.includes(origin)) { next(new Error('no')); return; } res.setHeader('Access-Control-Allow-Origin', origin); ${C} next();`,
  `const { origin } = req.headers; return new Promise((resolve, reject) => { if (!allowed.includes(origin)) return reject(new Error('no')); res.setHeader('Access-Control-Allow-Origin', origin); ${C} resolve(); });`,
  `const { origin } = req.headers; if (!(await isAllowed(origin))) { throw new Error('no'); } res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `function assertAllowed(one) { if (!allowed.includes(one)) throw new Error('no'); } const { origin } = req.headers; assertAllowed(origin); res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `const assertAllowed = async (one) => { const found = allowed.find((a) => a === one); if (!found) { throw new Error('no'); } }; const { origin } = req.headers; await assertAllowed(origin); res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `const check = (one) => { if (!allowed.includes(one)) { throw new Error('no'); } return one; }; res.setHeader('Access-Control-Allow-Origin', check(req.headers.origin)); ${C}`,
  `const check = (one) => new Promise((resolve, reject) => (allowed.includes(one) ? resolve() : reject(new Error('no')))); const { origin } = req.headers; await check(origin); res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `const origin = req.headers.origin ?? ''; if (allowed.some((one) => one.test(origin))) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin || ''; if (!config.origins.some((one) => settings.match(one, origin))) return next(); res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  // Only developers get there.
  `if (app.get('env') === 'development') { res.setHeader('Access-Control-Allow-Origin', req.headers.origin); ${C} }`,
  `if (process.env.APP_ENV == 'dev') { res.setHeader('Access-Control-Allow-Origin', req.headers.origin); ${C} }`,
  `if (config.mode !== 'production') { res.setHeader('Access-Control-Allow-Origin', req.headers.origin); ${C} }`,
  `if (['local', 'test'].includes(config.env)) { res.setHeader('Access-Control-Allow-Origin', req.headers.origin); ${C} }`,
  `switch (config.env) { case 'development': res.setHeader('Access-Control-Allow-Origin', req.headers.origin); break; case 'production': res.setHeader('Access-Control-Allow-Origin', 'https://a.example'); } ${C}`,
  // A browser that asks across origins says from where.
  `const origin = req.headers.origin ?? ''; if (isAllowed(origin)) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin || 'null'; if (allowed.includes(origin)) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  // No page is from `*`.
  `const origin = req.headers.origin; if (origin === '*') { res.setHeader('Access-Control-Allow-Origin', '*'); ${C} }`,
  // A copy of the headers has what they have.
  `const headers = new Headers(req.headers); const origin = headers.get('Origin'); if (allowed.includes(origin)) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const headers = new Headers(settings.headers); res.setHeader('Access-Control-Allow-Origin', headers.get('X-Origin')); ${C}`,
  // Where in an origin something stands, or what matches it.
  `const origin = req.headers.origin; if (origin.search(/^https:\\/\\/[a-z]+\\.example\\.com$/) === 0) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (origin.match(/^https:\\/\\/a\\.example\\.com$/)) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (origin.localeCompare('https://a.example.com') === 0) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  // A part of an origin, and what other packages ask about it.
  `const origin = req.headers.origin; if ((origin.match(/^https:\\/\\/\\w+\\.example\\.com$/) || []).length > 0) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (origin.slice(-12) === '.example.com') { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (origin.slice(-5) === config.suffix) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (origin.split('://')[1] === 'example.com') { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (origin.split('://')[1].endsWith('.example.com')) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (origin.replace(/^https?:\\/\\//, '') === 'example.com') { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (['https://a.example.com'].filter((one) => one === origin).length > 0) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if ([...allowed].filter((one) => one === origin).length > 0) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (lodash.includes(allowed, origin)) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (lodash.endsWith(origin, '.example.com')) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (lodash.isMatch(origin, 'example.com')) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
];

/** Ways in which anybody's origin, or nobody's, comes through. */
const loud = [
  `res.setHeader('Access-Control-Allow-Origin', req.headers.origin); ${C}`,
  `const origin = req.headers.origin || '*'; res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `if (req.headers.origin) { res.setHeader('Access-Control-Allow-Origin', req.headers.origin); ${C} }`,
  `const origin = req.headers.origin; if (origin && origin.includes('example.com')) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (origin.startsWith('https://example.com')) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (/example\\.com$/.test(origin)) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if ('https://a.example.com,https://b.example.com'.indexOf(origin) !== -1) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (allowed.includes(origin)) { log(); } res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `const host = new URL(req.headers.origin).hostname; if (host.endsWith('example.com')) { res.setHeader('Access-Control-Allow-Origin', req.headers.origin); ${C} }`,
  `res.setHeader('Access-Control-Allow-Origin', 'null'); ${C}`,
  `res.setHeader('Access-Control-Allow-Origin', '*'); ${C}`,
  `res.setHeader('Access-Control-Allow-Origin', 'http://localhost:3000/'); ${C}`,
  `res.setHeader('Access-Control-Allow-Origin', 'https://a.example'); res.setHeader('Access-Control-Allow-Credentials', 'True');`,
  `if (req.headers.origin !== 'https://evil.example') { res.setHeader('Access-Control-Allow-Origin', req.headers.origin); ${C} }`,
  // Who does not pass one check, passes the other.
  `const origin = req.headers.origin; if (isAllowed(origin) || origin.endsWith('.vercel.app')) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; const ok = () => { if (isAllowed(origin)) return true; return origin.endsWith('.vercel.app'); }; if (!ok()) return next(); res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `const origin = req.headers.origin; if (new RegExp(\`^https://\${config.app}\\\\.a\\\\.example$\`).test(origin) || /localhost[\\w.]*$/.test(origin)) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  // Nobody is refused.
  `const { origin } = req.headers; console.log('from', origin); res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `const { origin } = req.headers; config.logger.info({ origin }, origin); res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `const { origin } = req.headers; config.origins.push(origin); res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `const { origin } = req.headers; res.setHeader('X-From', origin); res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `const { origin } = req.headers; config.bus.emit('origin', origin); res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `const { origin } = req.headers; await isAllowed(req.url); res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `const { origin } = req.headers; await console.log(origin); res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `const { origin } = req.headers; try { await isAllowed(origin); } catch (error) { settings.report(error); } res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `function note(one) { settings.last = one; } const { origin } = req.headers; note(origin); res.setHeader('Access-Control-Allow-Origin', origin); ${C}`,
  `settings.debug('from %s', req.headers.origin); settings.span('origin', req.headers.origin); res.setHeader('Access-Control-Allow-Origin', req.headers.origin); ${C}`,
  // How long it is says nothing about whose it is.
  `if (req.headers.origin.length > 0) { res.setHeader('Access-Control-Allow-Origin', req.headers.origin); ${C} }`,
  // Not only developers do.
  `if (process.env.CORS === 'true') { res.setHeader('Access-Control-Allow-Origin', req.headers.origin); ${C} }`,
  `if (config.env !== 'development') { res.setHeader('Access-Control-Allow-Origin', req.headers.origin); ${C} }`,
  `if (req.query.env === 'development') { res.setHeader('Access-Control-Allow-Origin', req.headers.origin); ${C} }`,
  // A copy of the headers has what they have.
  `const headers = new Headers(req.headers); res.setHeader('Access-Control-Allow-Origin', headers.get('Origin')); ${C}`,
  // Where in an origin something stands, or what matches it.
  `const origin = req.headers.origin; if (origin.indexOf('example.com') !== -1) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (origin.indexOf('example.com') > -1) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (origin.indexOf('https://example.com') === 0) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (~origin.indexOf('example.com')) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (origin.lastIndexOf('example.com') >= 0) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (origin.search(/example\\.com/) >= 0) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (origin.match(/example\\.com$/)) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  // A part of an origin, and what other packages ask about it.
  `const origin = req.headers.origin; if (origin.search('example.com') !== -1) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if ((origin.match(/example\\.com$/) || []).length > 0) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (origin.match(/example\\.com$/)?.length) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (origin.match(/example\\.com$/) !== null) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (origin.slice(-11) === 'example.com') { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (origin.slice(0, 19) === 'https://example.com') { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (origin.substring(0, 19) === 'https://example.com') { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (['example.com'].includes(origin.substr(-11))) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (origin.split('://')[1].startsWith('example')) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (origin.split('//').at(-1).endsWith('example.com')) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (origin.split('/')[2].includes('example.com')) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (origin.replace(/^https?:\\/\\//, '').endsWith('example.com')) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (['example.com'].filter((one) => origin.endsWith(one)).length > 0) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (['https://a.example.com'].some((one) => one.startsWith(origin))) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (lodash.endsWith(origin, 'example.com')) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (endsWith(origin, 'example.com')) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (lodash.some(['example.com'], (one) => origin.endsWith(one))) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
  `const origin = req.headers.origin; if (url.parse(origin).hostname.endsWith('example.com')) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} }`,
];

const linter = new Linter({ configType: 'flat' });

function rulesOn(body: string): readonly string[] {
  const code = `import { allowed, config, isAllowed, getOrigin, getAllowedOrigin, settings } from './config';
import lodash, { endsWith } from 'lodash';
import url from 'node:url';
app.use(async (req, res, next) => { ${body} });`;
  const languageOptions = { parser: typescriptParser };
  return linter
    .verify(code, [{ ...plugin.configs.recommended, files: ['**/*.ts'], languageOptions }], { filename: 'server.ts' })
    .map(({ ruleId, message }) => ruleId ?? message);
}

/** Where a class does it, and its methods and fields decide. */
const inClasses: readonly (readonly [members: string, reports: number])[] = [
  [`pick(req) { return allowed.includes(req.headers.origin) ? req.headers.origin : null; }`, 0],
  [`pick(req) { return this.known.has(req.headers.origin) && req.headers.origin; } known = new Set(allowed);`, 0],
  [
    `constructor(known) { this.known = known; } pick = (req) => this.known.find((one) => one === req.headers.origin);`,
    0,
  ],
  [
    `#check(one) { return isAllowed(one); } pick(req) { return this.#check(req.headers.origin) ? req.headers.origin : ''; }`,
    0,
  ],
  [
    `assert(one) { if (!allowed.includes(one)) throw new Error(); } pick({ headers }) { this.assert(headers.origin); return headers.origin; }`,
    0,
  ],
  [`pick(req) { return req.headers.origin; }`, 1],
  [`note(one) { this.last = one; } pick(req) { this.note(req.headers.origin); return req.headers.origin; }`, 1],
  [`static read(req) { return req.headers.origin; } pick(req) { return Service.read(req); }`, 1],
];

test.for(inClasses)('in a class: %s', ([members, reports]) => {
  expect(
    rulesOn(
      `class Service { ${members} handle(req, res) { const origin = this.pick(req); if (origin) { res.setHeader('Access-Control-Allow-Origin', origin); ${C} } } }`,
    ),
  ).toHaveLength(reports);
});

describe('in a handler', () => {
  test.for(silent)('is fine: %s', (body) => {
    expect(rulesOn(body)).toEqual([]);
  });

  test.for(loud)('is not: %s', (body) => {
    expect(rulesOn(body)).toHaveLength(1);
  });
});
