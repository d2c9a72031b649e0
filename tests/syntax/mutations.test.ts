import { describe } from 'vitest';
import { checkValues } from './tables.ts';

describe('once for each element of a list', () => {
  checkValues([
    [`const o = {}; for (const x of ['a', 'b']) o[x] = true; o`, '{ a: true, b: true }'],
    [`const o = {}; for (const [x, y = 1] of [['a'], ['b', 2]]) { o[x] = y; } o`, '{ a: 1, b: 2 }'],
    [`const o = {}; for (const [x, y] of Object.entries({ a: 1 })) o[x + x] = y; o`, '{ aa: 1 }'],
    [`const o = {}; for (const x of new Set(['a'])) o[x] = 1; o`, '{ a: 1 }'],
    [`const o = {}; ['a', 'b'].forEach((x) => { o[x] = x; }); o`, `{ a: 'a', b: 'b' }`],
    [`const o = { n: 0 }; for (const x of [1, 2]) o.n += x; o`, '{ n: 3 }'],
    [`const a = []; for (const x of ['a', 'b']) a.push(x + 1); a`, `['a1', 'b1']`],
    [`const o = {}; if (c) for (const x of ['a']) o[x] = 1; o`, '{ a: 1 } | {}'],
    [`const o = {}; const f = () => { for (const x of ['a']) o[x] = 1; }; o.a`, '?'],
    [`const o = {}; for (const x of ['a', 'b']) if (c) o[x] = 1; o.a`, '?'],
    [`const o = {}; for (const x of ['a', 'b']) c && (o.b = x); o`, '{ b: ? } | {}'],
    [`const o = {}; for (const x of ['a', 'b']) o[x] = c(x); o.a`, '?'],
  ]);
});

describe('beside the declaration', () => {
  checkValues([
    [`const o = { a: 1 }; o.a = 2; o.b = 3; o`, '{ a: 2, b: 3 }'],
    [`const o = {}; o['x-' + 'y'] = 1; o`, `{ 'x-y': 1 }`],
    [`const o = { a: 1 }; o[c] = 2; o.a`, '?'],
    [`export const o = { a: 1 }; o.a = 2; o.a`, '2'],
    [`const o = { a: 1 }; delete o.a; o`, '{}'],
    [`const o = { ...c }; delete o.a; o.a`, 'undefined'],
    [`const o = { a: 1 }; delete o[c]; o.a`, '?'],
    [`const o = { a: 1 }; Object.assign(o, { b: 2 }, { a: 3 }); o`, '{ a: 3, b: 2 }'],
    [`const o = { a: 1 }; Object.assign(o, c); o.a`, '?'],
    [`const o = { a: 1 }; Object.assign(o, ...c); o.a`, '?'],
    [`const o = { a: 1 }; Object.defineProperty(o, 'a', { value: 2 }); o.a`, '?'],
    [`const o = { a: 1 }; o.a++; o.a`, '?'],
    [`const o = { a: 1 }; o.a += 1; o.b ??= 'x'; o.a ||= 5; o`, `{ a: 2, b: 'x' }`],
    [`const o = { a: { b: 1 } }; o.a.b = 2; o.a.c = 3; o`, '{ a: { b: 2, c: 3 } }'],
    [`const o = { a: [1] }; o.a.push(2); o`, '{ a: [1, 2] }'],
    [`const o = { a: {} }; Object.assign(o.a, { b: 1 }); o`, '{ a: { b: 1 } }'],
    [`const o = { a: 1, b: 2 }; o.c2 = o.a; o.a = 5; o`, '{ a: 5, b: 2, c2: 1 }'],
    [`const o = {}; [o.a] = [1]; o.a`, '?'],
    [`const o = {}; o.self = o; o.a`, '?'],
    [`const a = [1]; a.push(2, ...[3]); a.unshift(0); a`, '[0, 1, 2, 3]'],
    [`const a = [1]; a.push(...c); a`, '[1, ...?]'],
    [`const a = [1]; a.pop(); a.length`, '?'],
    [`const a = [1]; a[0] = 2; a[0]`, '?'],
    [`const a = [1]; a.length = 0; a.length`, '?'],
    [`const s = new Set(['a']); s.delete('a'); s.size`, '?'],
  ]);
});

describe('under a condition', () => {
  checkValues([
    [`const o = { a: 1 }; if (c) o.a = 2; o.a`, '1 | 2'],
    [`const o = { a: 1 }; if (c) { o.a = 2; } else { o.a = 3; } o.a`, '2 | 3'],
    [`const o = { a: 1 }; if (!c) o.a = 2; c ? o.a : 0`, '0 | 1'],
    [`const o = {}; if (c) { o.a = 1; o.b = 2; } o`, '{ a: 1, b: 2 } | {}'],
    [`const o = {}; c && (o.a = 1); o`, '{ a: 1 } | {}'],
    [`const o = {}; c || (o.a = 1); o`, '{ a: 1 } | {}'],
    [`const o = {}; c ?? (o.a = 1); o`, '{ a: 1 } | {}'],
    [`const o = {}; c ? (o.a = 1) : (o.a = 2); o.a`, '1 | 2'],
    [`const o = { a: 1 }; if (false) o.a = 2; o.a`, '1'],
    [`const o = { a: 1 }; if (o.a === 1) o.a = 2; o.a`, '2'],
    [`const o = { a: 1 }; if (c) delete o.a; o`, '{ a: 1 } | {}'],
    [`const a = [1]; if (c) a.push(2); a`, '[1, 2] | [1]'],
    [`const o = {}; for (const x of c) o.a = x; o.a`, '? | undefined'],
    [`const o = { n: 0 }; for (const x of c) o.n += x; o.n`, '0 | ?'],
    [`const a = []; for (const x of c) a.push(1); a`, '[...?] | []'],
    [`const o = {}; for (const x of [1, 2]) { o.a = x; o.b = x; } o.a`, '? | undefined'],
    [`const o = {}; for (const x of [1, 2]) { if (c) break; o.a = x; } o.a`, '? | undefined'],
    [`const o = {}; for (let x of [1, 2]) { x = 3; o.a = x; } o.a`, '? | undefined'],
    [`const o = {}; new Map([['a', 1]]).forEach((x) => { o[x] = 1; }); o.a`, '?'],
    [`const o = {}; try { o.a = 1; } catch {} o`, '{ a: 1 } | {}'],
    [`const o = {}; switch (c) { case 1: o.a = 1; } o`, '{ a: 1 } | {}'],
    [`const o = {}; function f() { o.a = 1; o.b = 2; } o`, '{ a: 1, b: 2 } | {}'],
    [`const o = {}; c(() => { o.a = 1; }); o`, '{ a: 1 } | {}'],
  ]);
});

describe('before and after', () => {
  checkValues([
    [`const o = { a: 1 }; const before = o.a; o.a = 2; [before, o.a]`, '[1 | 2, 2]'],
    [`const o = { a: 1 }; const f = () => o.a; o.a = 2; f()`, '2'],
    [`const o = { a: 1 }; function f() { return o.a; } o.a = 2; f()`, '2'],
    [`const o = { a: 1 }; function f() { return o.a; } const x = f(); o.a = 2; x`, '1 | 2'],
    [`const o = { a: 1 }; o.a = 2; const f = () => o.a; f()`, '2'],
    [`const o = { a: 1 }; const x = f(); o.a = 2; x; function f() { return o.a; } x`, '1 | 2'],
    [`const o = { a: 1 }; const x = [1].map(() => o.a); o.a = 2; x`, '[1 | 2]'],
  ]);
});

describe('by another name', () => {
  checkValues([
    [`const o = { a: 1 }; const p = o; p.a = 2; o.a`, '?'],
    [`const o = { a: 1 }; const p = o; o.a = 2; p.a`, '1 | 2'],
    [`const o = { a: 1 }; o.a = 2; const p = o; p.a`, '2'],
    [`const o = { a: 1 }; const p = c ? o : {}; p.a = 2; o.a`, '?'],
    [`const o = { a: 1 }; const p = { ...o }; p.a = 2; o.a`, '1'],
    [`const o = { a: 1 }; const p = { o }; p.o.a = 2; o.a`, '?'],
    [`const o = { a: 1 }; const p = { o }; p.b = 2; o.a`, '1'],
    [`const o = { a: 1 }; const p = {}; p.o = o; p.o.a = 2; o.a`, '?'],
    [`const o = { a: 1 }; function f(p) { p.a = 2; } f(o); o.a`, '?'],
    [`const o = { a: 1 }; const f = (p) => { p.a = 2; }; const q = o; f(q); o.a`, '?'],
    [`const o = { a: 1 }; c(o); o.a`, '1'],
    [`const o = { a: { b: 1 } }; const p = o.a; p.b = 2; o.a.b`, '?'],
    [`const o = { a: { b: 1 } }; const { a: p } = o; p.b = 2; o.a.b`, '?'],
    [`const o = { a: { b: 1 } }; const p = [o].find(Boolean); p.a.b = 2; o.a.b`, '?'],
    [`const o = { a: [1] }; const p = o.a.map((x) => x); p.push(2); o.a`, '[1]'],
    [`const o = { a: 1 }; const get = () => o; const p = get(); p.a = 2; o.a`, '?'],
    [`const o = { a: 1 }; function get() { if (c) { return o; } } const p = get(); p.a = 2; o.a`, '?'],
    [`const o = { a: 1 }; const p = { get o() { return o; } }; p.o.a = 2; o.a`, '?'],
    [`const a = [1]; const b = a; b.push(2); a.length`, '?'],
  ]);
});

describe('in a function that is followed', () => {
  const call = (body: string): string => `const f = () => { ${body} }; f()`;
  checkValues([
    [call(`const o = { a: 1 }; o.a = 2; return o.a;`), '2'],
    [call(`const o = { a: 1 }; const before = o.a; o.a = 2; return [before, o.a];`), '[1, 2]'],
    [call(`const a = [1]; a.push(2); return [a.length, a[1]];`), '[2, 2]'],
    [call(`const a = [1]; a.push(...c); return a.length;`), '?'],
    [call(`const a = [1]; const before = a.length; a.push(2); return before;`), '1'],
    [call(`const a = [1]; a.length = 0; return a.length;`), '?'],
    [call(`const a = ['b', 'a']; a.sort(); return a.length;`), '?'],
    [call(`return ['b', 'a'].reverse();`), `['a', 'b']`],
    [call(`const o = {}; Object.assign(o, { a: 1 }); return o.a;`), '1'],
    [call(`const o = { a: 1 }; delete o.a; return o;`), '{}'],
    [call(`const o = { a: 1, b: 2 }; o.a = 3; return [o.a, Object.keys(o).join()];`), `[3, 'a,b']`],
    [call(`const o = { a: 1, b: 2 }; Object.assign(o, { a: 3 }); return [o.a, Object.keys(o).join()];`), `[3, 'a,b']`],
    [call(`const o = { '': 1, b: 2 }; delete o['']; o[''] = 3; return Object.keys(o).join();`), `'b,'`],
    [call(`const o = { a: 1, ...c }; o.a = 2; return o.a;`), '2'],
    [`const o = { a: 1 }; o.a = 2; const f = () => { o.a = 3; return o.a; }; f()`, '3'],
  ]);
});
