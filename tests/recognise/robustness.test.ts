import { describe, expect, test } from 'vitest';
import { outcomesSoFar } from '../../src/syntax/lift.ts';
import { policiesIn } from '../support/policies.ts';

const set = `res.setHeader('Access-Control-Allow-Origin', '*'); res.setHeader('Access-Control-Allow-Credentials', 'true');`;

/** About half a second of work. */
const MOST_OUTCOMES = 500_000;

function times(count: number, part: (index: number) => string, separator = '\n'): string {
  return Array.from({ length: count }, (_, index) => part(index)).join(separator);
}

function handler(body: string): string {
  return `app.use((req, res, next) => { ${body} });`;
}

/** What parsers accept and nobody writes. None of it may throw, or keep an editor waiting. */
const inputs: Readonly<Record<string, string>> = {
  '200 nested ifs': handler(`${times(200, (i) => `if (req.a${String(i)}) {`)} ${set} ${'}'.repeat(200)}`),
  '500 ifs in a row that write': handler(
    times(500, (i) => `if (req.a${String(i)}) res.setHeader('Access-Control-Allow-Origin', '${String(i)}');`) + set,
  ),
  'a handler of 10,000 lines': handler(`${set}\n${times(10_000, (i) => `const v${String(i)} = f(${String(i)});`)}`),
  '500 cases': handler(
    `switch (req.a) { ${times(500, (i) => `case ${String(i)}: res.b = ${String(i)}; break;`)} } ${set}`,
  ),
  '300 alternatives': handler(
    `const o = ${times(300, (i) => `req.a${String(i)}`, ' || ')}; res.setHeader('Access-Control-Allow-Origin', o); ${set}`,
  ),
  '60 values that choose among each other': handler(
    `let o = '*'; ${times(60, (i) => `o = req.a${String(i)} ? o + 'x' : o || req.b${String(i)};`)} res.setHeader('Access-Control-Allow-Origin', o); ${set}`,
  ),
  '60 constants, each made of the one before, twice': `const v0 = f(); ${times(60, (i) => `const v${String(i + 1)} = [v${String(i)}, v${String(i)}];`)} require('cors')({ origin: v60, credentials: true });`,
  'constants in a circle': `const a = b, b = a, c = c.d; require('cors')({ origin: a, credentials: c });`,
  'a function that calls itself': handler(
    `function f(r, n) { if (n) f(r, n - 1); r.setHeader('Access-Control-Allow-Origin', '*'); } f(res, req.n); ${set}`,
  ),
  'functions that call each other': handler(
    `${times(30, (i) => `function f${String(i)}(r) { f${String((i + 1) % 30)}(r); f${String((i + 7) % 30)}(r); ${set.replaceAll('res', 'r')} }`)} f0(res);`,
  ),
  'objects with themselves in them': `const o = {}; o.o = o; o.origin = o; require('cors')(o); require('cors')({ ...o, credentials: true });`,
  'getters, holes, computed keys, numbers': `require('cors')({ get origin() { return '*'; }, ['credentials']: true, 0: 1, 1n: 2, [f()]: 3, __proto__: null, origins: [, , ...[,]], async *x() {} });`,
  'an index and a list that both may be many things': `
    function padded(text, by) {
      const [head, tail] = [text.split(by), text.split(by.other)];
      const start = tail.length - (by.long ? 7 : 8);
      const all = [];
      for (let i = 0; i < 8; i++) all[i] = head[i] || tail[start + i] || '';
      return all.join(by.with);
    }
    ${handler(
      `const text = ${times(4, (i) => `(req.a${String(i)} ? '${String(i)}a' : '${String(i)}b')`, ' + ')};
       const parts = { host: req.url ? padded(text, req.by) : '' };
       ${times(16, (i) => `if (req.o${String(i)}) parts.p${String(i)} = parts.host || padded(text, req.b${String(i)});`)}
       if (parts.p1) return res.end(); ${set}`,
    )}`,
  'a proxy': `require('cors')(new Proxy({ origin: '*', credentials: true }, {}));`,
  'deep member chains': `${times(500, () => 'a', '.')}.setHeader('Access-Control-Allow-Origin', '*');`,
  'long call chains': `res${times(60, () => `.set('Access-Control-Allow-Origin', '*')`, '')};`,
  'long sums': `res.set('Access-Control-Allow-Origin', ${times(300, () => `'*'`, ' + ')});`,
  'a pattern that backtracks': `require('cors')({ origin: /^(a+)+(b|c*)*$/, credentials: true });`,
  'generators and awaits': `async function* h(req, res) { for await (const x of req) { yield res.setHeader('Access-Control-Allow-Origin', await x); } ${set} }`,
  'labels and jumps': handler(
    `a: for (;;) { b: while (req.x) { if (req.y) continue a; if (req.z) break b; ${set} } if (req.w) break a; }`,
  ),
  'names that every object has': times(Object.getOwnPropertyNames(Object.prototype).length, (i) => {
    const name = Object.getOwnPropertyNames(Object.prototype)[i] ?? '';
    return `${handler(
      `const o = {}; ${name}.assign(o, req); o.${name}(res, o); ${name}(res, '*'); res.${name}('Access-Control-Allow-Origin', '*'); ${set}
         o.${name} = req[o.${name}]; res.setHeader('Access-Control-Allow-Origin', process.env.${name} || o.${name});`,
    )} const p${String(i)} = { origin: '*', credentials: true }; ${name}.assign(p${String(i)}, f()); require('cors')(p${String(i)}).${name}(p${String(i)}); new ${name}('', { headers: { ${name}: '*' } });`;
  }),
  'nothing but directives': `'use strict'; 'cors';`,
  'an empty text with the word': `// cors access-control-allow-origin`,
};

describe('unusual code', { timeout: 30_000 }, () => {
  test.for(Object.entries(inputs))('%s', ([, code]) => {
    for (const parser of ['espree', 'typescript'] as const) {
      const before = outcomesSoFar();
      expect(Array.isArray(policiesIn(code, parser))).toBe(true);
      expect(outcomesSoFar() - before).toBeLessThan(MOST_OUTCOMES);
    }
  });
});

test('a handler of 120 routes is understood', { timeout: 30_000 }, () => {
  const route = (i: number): string =>
    `if (req.url === '/r${String(i)}' && req.method === '${i % 2 ? 'GET' : 'POST'}') { try { const x = await find(${String(i)}); if (!x) { send(404); return; } send(200, x); } catch { send(500); } return; }`;
  const code = `require('http').createServer(async (req, res) => {
    const send = (code, body) => { ${set} res.writeHead(code); res.end(body); };
    ${times(120, route)}
    res.end();
  });`;
  expect(policiesIn(code)).toEqual(['headers: * +true']);
});

test('a handler is understood for all its helpers that nobody can follow', { timeout: 30_000 }, () => {
  const code = `
    async function load(key) {
      for (let attempt = 1; attempt <= 5; attempt += 1) {
        try { const res = await client.emails.send(key); if (res.ok) return { ok: true, res }; }
        catch (error) { if (${times(6, (i) => `error.a${String(i)} === ${String(i)}`, ' || ')}) continue; return { ok: false, error }; }
      }
      return { ok: false };
    }
    require('http').createServer(async (req, res) => {
      if (req.method === 'OPTIONS') { ${set} res.end(); return; }
      try { ${times(6, (i) => `const v${String(i)} = await load(req.query.k${String(i)}); if (!v${String(i)}.ok) { res.end(); return; }`)} res.end(); }
      catch { res.end('no'); }
    });`;
  expect(policiesIn(code)).toContain('headers: * +true');
  // What is behind such a helper may never be reached.
  const behind = `const v = await load(req.query.k); ${set} if (req.method`;
  expect(policiesIn(code.replace(set, '').replace('if (req.method', behind))).toEqual(['headers: * +true ?']);
});
