import { describe, expect, test } from 'vitest';
import { parseJavaScript } from '../support/parse.ts';
import { lastValue } from './evaluation.ts';
import { checkTypeScriptValues, checkValues } from './tables.ts';

describe('literals', () => {
  checkValues([
    [`'a'`, `'a'`],
    ['`a`', `'a'`],
    ['1_000 + 0x1f', '1031'],
    ['10n', '10n'],
    ['null', 'null'],
    ['undefined', 'undefined'],
    ['void 0', 'undefined'],
    ['NaN', 'NaN'],
    ['-Infinity', '-Infinity'],
    ['/^a$/i', '/^a$/i'],
    ['() => 1', 'function'],
    ['(class {})', '?'],
    ['c', '?'],
    ['let u; u', 'undefined'],
    ['var v = 1; v', '1'],
    ['import.meta.env', '?'],
  ]);
});

describe('templates and concatenation', () => {
  checkValues([
    ['`a${1}b${true}c${null}`', `'a1btruecnull'`],
    ["`${'a'}${'b'}`", `'ab'`],
    ["`${c ? 'a' : 'b'}-${1}`", `'a-1' | 'b-1'`],
    ['`a${c}`', '?'],
    ['`${[1]}`', '?'],
    ['String.raw`a\\n${1}`', `'a\\n1'`],
    ['const { raw } = String; raw`\\d`', `'\\d'`],
    ['c`a`', '?'],
    [`'a' + 'b' + 'c'`, `'abc'`],
    [`'a' + 1 + null + undefined + true`, `'a1nullundefinedtrue'`],
    ['1 + 2', '3'],
    ['1 + null', '1'],
    ['true + true', '2'],
    ['1n + 2n', '3n'],
    ['1n + 1', '?'],
    [`'a' + c`, '?'],
    [`'' + {}`, '?'],
    [`'a'.concat('b', 1)`, `'ab1'`],
    [`'a'.concat(c)`, '?'],
  ]);
});

describe('operators', () => {
  checkValues([
    ['!0', 'true'],
    ['!!c', 'false | true'],
    [`-'5'`, '-5'],
    ['-1n', '-1n'],
    ['+true', '1'],
    ['~5', '-6'],
    [`typeof 'a'`, `'string'`],
    ['typeof null', `'object'`],
    ['typeof undefined', `'undefined'`],
    ['typeof [].indexOf(c)', `'number'`],
    ['typeof (() => {})', `'function'`],
    ['typeof /a/', `'object'`],
    ['typeof !c', `'boolean'`],
    ['typeof c', '?'],
    [`'1' === 1`, 'false'],
    [`'1' == 1`, 'true'],
    ['null == undefined', 'true'],
    ['null === undefined', 'false'],
    ['0 == null', 'false'],
    ['NaN === NaN', 'false'],
    ['NaN !== NaN', 'true'],
    ['c === c', 'true'],
    ['c === d', 'false | true'],
    ['[] === []', 'false | true'],
    [`[] == ''`, 'false | true'],
    [`[] === ''`, 'false'],
    ['({}) == null', 'false'],
    ['1 < 2', 'true'],
    [`'a' < 'b'`, 'true'],
    [`'10' < '9'`, 'true'],
    [`'10' < 9`, 'false'],
    ['null >= 0', 'true'],
    ['c < 1', '?'],
    ['7 % 4 * 2 ** 3 - 1', '23'],
    ['5 & 6 | 8', '12'],
    ['1 << 3 >>> 1', '4'],
    ['2n ** 64n', '?'],
    [`'a' in { a: 1 }`, 'true'],
    [`'b' in { a: 1 }`, 'false'],
    [`'toString' in {}`, '?'],
    [`'a' in { ...c }`, '?'],
    [`const o = {}; o.a = 1; 'a' in o`, 'true'],
    [`(c, 'a')`, `'a'`],
    ['c instanceof Map', '?'],
  ]);
});

describe('choices', () => {
  checkValues([
    [`c ? 'a' : 'b'`, `'a' | 'b'`],
    [`true ? 'a' : 'b'`, `'a'`],
    [`c ? (c ? 'a' : 'b') : 'c'`, `'a' | 'c'`],
    [`const x = c ? 'a' : 'b'; x === 'a' ? x : 'z'`, `'a' | 'z'`],
    [`(c && d) ? (c ? 1 : 2) : 3`, '1 | 3'],
    [`(c || d) ? 3 : (d ? 1 : 2)`, '2 | 3'],
    [`'' || 'a'`, `'a'`],
    [`'' ?? 'a'`, `''`],
    [`null ?? 'a'`, `'a'`],
    [`0 && 'a'`, '0'],
    [`c || 'a'`, `'a' | ?`],
    [`c && 'a'`, `'a' | ?`],
    [`c ?? 'a'`, `'a' | ?`],
    [`c ?? d ?? list ?? 'a'`, `'a' | ?`],
    [`const x = c ?? 'a'; c ? x : 1`, `1 | ?`],
    [`const x = c && 'a'; c ? x : 1`, `'a' | 1`],
    [`!c && c`, `? | false`],
    [`const x = [c ? 1 : 2, c ? 3 : 4]; x`, '[1 | 2, 3 | 4]'],
    [`const x = { a: c ? 1 : 2, b: c ? 3 : 4 }; x.a + x.b`, '4 | 6'],
  ]);
});

describe('variables that are assigned again', () => {
  checkValues([
    [`let a = 1; a = 2; a`, '2'],
    [`let a; a = 2; a`, '2'],
    [`var a = {}; a = { b: 1 }; a`, '{ b: 1 }'],
    [`let a = {}; a = { b: 1 }; a.c = 2; a`, '{ b: 1, c: 2 }'],
    [`let a = 1; a = a + 1; a = a + 1; a`, '3'],
    [`let a; if (c) a = 1; else a = 2; a`, '1 | 2'],
    [`let a; if (c) { a = 1; } else if (d) { a = 2; } a`, '1 | 2 | undefined'],
    [`let a = 1; c && (a = 2); a`, '?'],
    [`let a = 1; if (c) a = 2; c ? a : 0`, '0 | 2'],
    [`let a = 1; const b = a; a = 2; b`, '1'],
    [`let a = 1; const f = () => a; a = 2; f()`, '2'],
    [`let a = 1; list.map(() => a); a = 2; a`, '2'],
    [`let a; a ??= 1; a`, '1'],
    [`let a = 1; a &&= 2; a ||= 3; a`, '2'],
    [`let a = c; a ||= 1; a`, '1 | ?'],
    [`let a = 1; a += 2; a`, '?'],
    // What was there before is asked for what comes after.
    [`let a = c; if (!a) a = 1; a`, '1 | ?'],
    [`let a = 1; { a = 2; } a`, '2'],
    // Times that nobody can tell.
    [`let a = 1; function f() { a = 2; } a`, '?'],
    [`let a = 1; const f = () => { a = 2; }; f(); a`, '?'],
    [`let a = 1; for (const b of list) a = b; a`, '?'],
    [`let a = 1; for (const b of list) try { a = b; } catch {} a`, '?'],
    [`let a = 1; switch (c) { case d: a = 2; } a`, '?'],
    [`let a = 1; switch (c) { case 1: if (d) break; a = 2; } a`, '?'],
    [`let a = 1; while (c) { a = 2; } a`, '?'],
    [`let a = 1; a += 1; a`, '?'],
    [`let a = 1; a++; a`, '?'],
    [`let a = 1; [a] = [2]; a`, '?'],
    [`let a = 1; for (a of list) {} a`, '?'],
    [`let { a } = { a: 1 }; a = 2; a`, '?'],
    [`var a = 1; var a = 2; a`, '?'],
    [`const f = (a) => { a = 2; return a; }; f(1)`, '2'],
  ]);
  checkValues([
    [`let a; switch (c) { case 1: a = 2; break; default: a = 3; } a`, '2 | 3'],
    [`let a; switch (c) { case 1: case 2: a = 2; break; case 3: { a = 3; break; } } a`, '2 | 3 | undefined'],
    [`let a; switch (c) { case 1: a = 2; default: a = 3; } a`, '3'],
    [`let a; switch (c) { default: a = 3; break; case 1: a = 2; } c === 1 ? a : 0`, '0 | 2'],
    [`let a = 1; switch ('b') { case 'a': a = 2; break; case 'b': a = 3; } a`, '3'],
    [`const o = {}; switch (c) { case 1: o.a = 2; break; default: o.a = 3; } o`, '{ a: 2 } | { a: 3 }'],
    [`let a; try { a = 1; } catch { a = 2; } a`, '1 | 2'],
    [`let a; try { c(); a = 1; } catch (e) { throw e; } a`, '1'],
    [`let a; try { c(); a = 1; } finally { c(); } a`, '1'],
    [`let a = 1; try { a = 2; } finally { a = 3; } a`, '3'],
    // Somebody may have left in between.
    [`let a = 1; try { a = 2; } catch { c(); } a`, '2 | ?'],
    [`let a = 1; switch (c) { case 1: a = 2; break; default: throw d; } a`, '2'],
    [`const o = {}; switch (c) { case 1: o.a = 2; break; default: throw d; } o`, '{ a: 2 }'],
    [
      `const o = {}; switch (c) { case 1: o.a = 2; break; case 2: o.a = 3; break; default: throw d; } o`,
      '{ a: 2 } | { a: 3 }',
    ],
    [`const o = {}; switch (c) { case 1: o.a = 2; break; case 2: break; default: throw d; } o`, '{ a: 2 } | {}'],
    [
      `const o = {}; switch (c) { case 1: throw d; case 2: o.a = 2; break; default: o.a = 3; } o`,
      '{ a: 2 } | { a: 3 }',
    ],
    [`const o = {}; if (c) o.a = 2; else throw d; o`, '{ a: 2 }'],
    [`const o = {}; (() => { o.a = 2; })(); o`, '{ a: 2 }'],
    [`const o = {}; (() => { if (c) return; o.a = 2; })(); o`, '{ a: 2 } | {}'],
    [`const o = {}; const f = () => { o.a = 2; return o; }; f()`, '{ a: 2 }'],
    [`const o = {}; if (c) { process.exit(1); } else { o.a = 2; } o`, '{ a: 2 }'],
    [`const o = {}; c ? (o.a = 2) : process.exit(1); o`, '{ a: 2 }'],
    [`const o = {}; try { o.a = c; } catch { process.exit(1); } o`, '{ a: ? }'],
    [`const o = {}; try { if (c) o.a = 2; else throw d; } catch { e(); } o`, '{ a: 2 } | {}'],
    [`const o = {}; const f = () => { if (c) o.a = 2; else return; }; f(); o`, '{ a: 2 } | {}'],
    [`let a = 1; switch (c) { case 1: a = 2; break; default: d(); } a`, '2 | ?'],
    [`const f = () => { let a = 1; try { a = 2; return a; } catch { a = 3; } return a; }; f()`, '2'],
  ]);
  checkTypeScriptValues([
    [`let a: number = 1; a = 2 as number; a`, '2'],
    [`let a = 1; (a as number) = 2; a`, '?'],
  ]);
});

describe('constants', () => {
  checkValues([
    [`const a = 'x', b = a, c2 = b; c2`, `'x'`],
    [`const a = b, b = a; a`, '?'],
    [`const a = a.b; a`, '?'],
    [`const a = () => a; a()`, 'function'],
    [`const undefined2 = undefined; undefined2`, 'undefined'],
    [`{ const a = 1; } a`, '?'],
    [`for (const a of [1, 2]) {} 0`, '0'],
  ]);
});

describe('objects', () => {
  checkValues([
    [`({ a: 1, 'b-c': 2, 3: 4, [\`d\${5}\`]: 6 })`, `{ 3: 4, a: 1, 'b-c': 2, d5: 6 }`],
    [`({ a: 1, a: 2 })`, '{ a: 2 }'],
    [`({ a: 1, ...{ a: 2 }, ...null, ...undefined, ...false, ...0, ...'' })`, '{ a: 2 }'],
    [`({ ...{ a: 2 }, a: 1 }).a`, '1'],
    [`({ a: 1, ...c })`, '{ a: 1, ...? }'],
    [`({ a: 1, ...c }).a`, '?'],
    [`({ ...c, a: 1 }).a`, '1'],
    [`({ ...c, a: 1 }).b`, '?'],
    [`({ a: 1 }).b`, 'undefined'],
    [`({ a: 1 }).toString`, '?'],
    [`({ a: 1 }).constructor`, '?'],
    [`({ get a() { return 1; } }).a`, '1'],
    [`({ get a() { if (x) return 1; return 2; } }).a`, '?'],
    [`({ get a() { return 1; }, a: 2 }).a`, '2'],
    [`({ a: 1, get [c]() { return 1; } }).a`, '?'],
    [`({ a: 1, [c]: 2 }).a`, '?'],
    [`({ [c ? 'a' : 'b']: 1 })`, '{ a: 1 } | { b: 1 }'],
    [`({ a: 1, b: 2 })[c ? 'a' : 'b']`, '1 | 2'],
    [`({ __proto__: { a: 1 } }).a`, '?'],
    [`({ __proto__: { a: 1 }, a: 2 }).a`, '2'],
    [`({ a: 2, __proto__: { a: 1 } }).a`, '2'],
    [`({ __proto__: null, a: 1 })`, '{ a: 1 }'],
    [`({ ['__proto__']: 1 })`, '{ __proto__: 1 }'],
    [`({ ...(c && { a: 1 }) })`, '{ a: 1 } | {}'],
    [`({ a: 0, ...(c && d && { a: 1 }) }).a`, '0 | 1'],
    [`const more = c && { a: 1 }; ({ a: 0, ...more }).a`, '0 | 1'],
    [`({ a: 0, ...(c ? { a: 1 } : {}) }).a`, '0 | 1'],
    [`({ a: 0, ...(c || { a: 1 }) }).a`, '1 | ?'],
    [`const c2 = !!c; ({ ...(c2 && { a: 1 }), b: c2 })`, '{ a: 1, b: true } | { b: false }'],
    [`({ a() { return 1; } }).a()`, '1'],
    [`({ a() { return 1; }, ...c }).a()`, '?'],
    [`({ b: { c: [{ d: 'x' }] } }).b.c[0].d`, `'x'`],
  ]);
});

describe('destructuring', () => {
  checkValues([
    [`const { a, b: { c2 = 3 } = {}, ...rest } = { a: 1, d: 2 }; [a, c2, rest]`, '[1, 3, { d: 2 }]'],
    [`const { a = 1 } = { a: undefined }; a`, '1'],
    [`const { a = 1 } = { a: null }; a`, 'null'],
    [`const { a = 1 } = c; a`, '1 | ?'],
    [`const { [\`a\${1}\`]: a } = { a1: 2 }; a`, '2'],
    [`const { [c ? 'a' : 'b']: x } = { a: 1, b: 2 }; x`, '1 | 2'],
    [`const { length } = 'abc'; length`, '3'],
    [`const [x, , y = 5, ...rest] = [1, 2, undefined, 4]; [x, y, rest]`, '[1, 5, [4]]'],
    [`const [x, y] = 'ab'; y`, `'b'`],
    [`const [x] = new Set(['a']); x`, `'a'`],
    [`const [x, ...rest] = [...c, 1]; x`, '?'],
    [`const { a, ...rest } = c; rest`, '?'],
    [`const { [c]: a, ...rest } = { b: 1 }; rest`, '?'],
  ]);
});

describe('functions of the file', () => {
  checkValues([
    [`const f = (x) => x + '!'; f('a')`, `'a!'`],
    [`function f(x = 'd', ...rest) { return [x, rest]; } f(undefined, 1, 2)`, `['d', [1, 2]]`],
    [`function f(x) { if (x) return 'yes'; return 'no'; } [f(1), f(0), f(c)]`, `['yes', 'no', 'no' | 'yes']`],
    [`function f() {} f()`, 'undefined'],
    [`const f = ({ a, b = 2 }) => a + b; f({ a: 1 })`, '3'],
    [`const f = (x) => (x === undefined ? 'none' : x); f(...c)`, '?'],
    [`const f = (...all) => all; f(...[1, 2], 3)`, '[1, 2, 3]'],
    [`(function () { return 'a'; })()`, `'a'`],
    [`(0, () => 'a')()`, `'a'`],
    [`const f = () => { let x = 'a'; x = 'b'; return x; }; f()`, `'b'`],
    [
      `const f = (x) => { switch (x) { case 1: return 'one'; default: return 'many'; } }; [f(1), f(2)]`,
      `['one', 'many']`,
    ],
    [
      `const f = (x) => { for (const y of ['a', 'b']) if (x === y) return true; return false; }; [f('b'), f('z')]`,
      '[true, false]',
    ],
    [`const f = () => c(); f() === f()`, 'false | true'],
    [`function f(n) { return n ? f(n - 1) : 'end'; } f(1)`, '?'],
    [`function* f() { return 1; } f()`, '?'],
    [`const o = { f: (x) => x }; o.f('a')`, `'a'`],
    [`const f = async () => 'a'; await f()`, `'a'`],
    [`c('a')`, '?'],
  ]);
});

describe('optional chaining', () => {
  checkValues([
    [`const o = { a: { b: 1 } }; o?.a?.b`, '1'],
    [`const o = undefined; o?.a`, 'undefined'],
    [`const o = null; o?.a.b.c`, 'undefined'],
    [`const o = null; o?.a()`, 'undefined'],
    [`const f = undefined; f?.()`, 'undefined'],
    [`const o = {}; o.f?.(1)`, 'undefined'],
    [`const o = c ? { a: 1 } : undefined; o?.a`, '1 | undefined'],
    [`const o = undefined; o.a`, '?'],
  ]);
});

describe('TypeScript', () => {
  checkTypeScriptValues([
    [`const o = { a: 'x' } as const; o.a`, `'x'`],
    [`const o = { a: 'x' } satisfies object; o.a`, `'x'`],
    [`(<string>'a')!`, `'a'`],
    [`const f = (x: string) => x; f<string>('a')`, `'a'`],
    [`const f = <T,>(x: T) => x; (f<string>)('a')`, `'a'`],
    [`enum E { A, B, C = 5, D } [E.A, E.B, E.D]`, '[0, 1, 6]'],
    [`enum E { A = 'a', B = \`b\${A}\` } [E.A, E['B']]`, `['a', 'ba']`],
    [`enum E { A = 1, B = A << 2, C = A | B } E.C`, '5'],
    [`const enum E { A = 'true' } E.A`, `'true'`],
    [`enum E { A = 3, B } [E[3], E[E.B]]`, `['A', 'B']`],
    [`enum E { A = 'a' } E.a`, 'undefined'],
    [`enum E { A = 'a', B = 'b' } Object.values(E)`, `['a', 'b']`],
    [`enum E { A, B } Object.keys(E)`, `['0', '1', 'A', 'B']`],
    [`enum E { A = c, B } E.A`, '?'],
    [`enum E { A = c, B } E.B === E.A`, 'false | true'],
    [`enum E { A } enum E { B = 1 } E.A`, '?'],
    [`declare const x: string; x`, '?'],
    [`namespace N { export const a = 1; const b = 2; } N`, '{ a: 1 }'],
    [
      `namespace N { const b = 2; export function f() { return b; } export namespace M { export const a = b; } } [N.f(), N.M.a]`,
      '[2, 2]',
    ],
    [`namespace N { export let a = 1; a = 2; } N.a`, '2'],
    [`namespace N { export let a = 1; } N.a = 2; N.a`, '1 | 2'],
    [`namespace N { export const { a } = c, b = 1; } N.b`, '1'],
    [`namespace N { export const { a } = c; } N.a`, '?'],
    [`namespace N { export interface A {} export enum E { A = 'a' } } N.E.A`, `'a'`],
    [`namespace N { export const a = { b: 1 }; } import x = N.a; x.b`, '1'],
    [`namespace N { export const a = 1; } namespace N { export const b = 2; } N.a`, '?'],
    [`namespace N { export const a = N.a; } N.a`, '?'],
    [`declare namespace N { export const a = 1; } N.a`, '?'],
    [`function f(this: Window, x: string) { return x; } f('a')`, `'a'`],
  ]);
});

describe('what would take too long', () => {
  const doubled = (first: string, next: (previous: string) => string, times: number): string =>
    Array.from({ length: times }, (_, index) => `const a${String(index + 1)} = ${next(`a${String(index)}`)};`).reduce(
      (code, line) => `${code}\n${line}`,
      `const a0 = ${first};`,
    );

  test.for([
    ['texts', doubled(`'x'`, (a) => `${a} + ${a}`, 60)],
    ['unknown texts', doubled('c', (a) => `${a} + ${a}`, 60)],
    ['conditions', doubled('c', (a) => `(${a} || d) && (${a} || list)`, 60)],
    ['arrays', doubled('[1]', (a) => `[...${a}, ...${a}]`, 60)],
    ['nested arrays', doubled('[1]', (a) => `[${a}, ${a}]`, 60)],
    ['objects', doubled('{ a: 1 }', (a) => `({ ...${a}, [${a}.a]: ${a} })`, 60)],
    ['split and join', doubled(`'x,y'`, (a) => `${a}.split('').join(${a})`, 60)],
    ['replacements', doubled(`'xxxxxxxx'`, (a) => `${a}.replaceAll('x', ${a})`, 60)],
    ['functions', doubled('(x) => x', (a) => `(x) => ${a}(x) || ${a}(!x)`, 60).replace(/$/, '\nconst a61 = a60(c);')],
  ])('constants that double: %s', ([, code]) => {
    const start = performance.now();
    lastValue(parseJavaScript(`${code}\n[a60]`));
    expect(performance.now() - start).toBeLessThan(4_000);
  });

  test('deep nesting', () => {
    expect(lastValue(parseJavaScript(`${'!'.repeat(500)}c`))).toBe('false | true');
    expect(lastValue(parseJavaScript(`${`'a' + `.repeat(500)}'b'`))).toBe('?');
  });
});
