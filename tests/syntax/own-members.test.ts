import { describe } from 'vitest';
import { checkTypeScriptValues, checkValues } from './tables.ts';

/** A class, and a question about it. */
const inClass = (members: string, expression: string): string => `class K { ${members} } ${expression}`;

describe('of a class', () => {
  checkValues([
    [inClass(`static a = 1;`, `K.a`), '1'],
    [inClass(`static a = [1]; static b() { return this.a; }`, `K.b()`), '[1]'],
    [inClass(`static b(x) { return x + this.c(); } static c() { return 'c'; }`, `K.b('b')`), `'bc'`],
    [inClass(`static #a = 1; static b() { return this.#a; }`, `K.b()`), '1'],
    [inClass(`static #c() { return 2; } static b = () => this.#c();`, `K.b()`), '2'],
    [inClass(`static a = 1; static b() { this.a = 2; }`, `K.a`), '?'],
    [inClass(`static a = [1]; static b() { this.a.push(2); }`, `K.a`), '?'],
    [inClass(`static a = { b: 1 }; static b() { this.a.b = 2; }`, `K.a`), '?'],
    [inClass(`static a = { b: 1 }; static b() { delete this.a.b; }`, `K.a`), '?'],
    [inClass(`static a = 1; static b() { this.a++; }`, `K.a`), '?'],
    [inClass(`static get a() { return 1; }`, `K.a`), '1'],
    [inClass(`static b() { return function () { return this.a; }; } static a = 1;`, `K.b()()`), '?'],
    [inClass(`static a = this.b; static b = this.a;`, `K.a`), '?'],
    [inClass(`static b() { return class { static a = 2; c() { return this.a; } }; } static a = 1;`, `K.a`), '1'],
  ]);
});

describe('of TypeScript', () => {
  checkTypeScriptValues([
    [inClass(`private static readonly a: string = 'a'; static b() { return K.a; }`, `K.b()`), `'a'`],
    [inClass(`constructor(private a = 1) {} static a = 2;`, `K.a`), '?'],
    [inClass(`constructor(private readonly a: number) {}`, `new K(1).a`), '1'],
  ]);
});

describe('an object that holds data', () => {
  checkValues([
    [inClass(`a = 1; b = [2];`, `new K()`), '{ a: 1, b: [2] }'],
    [inClass(`a = 1; constructor() { this.b = 2; }`, `({ ...new K(), a: 3 })`), '{ a: 3, b: 2 }'],
    [inClass(`constructor(a) { this.a = a; }`, `const k = new K(1); k.b = 2; k`), '{ a: 1, b: 2 }'],
    [inClass(`constructor(a) { this.a = a; }`, `new K(2); new K(1)`), 'new (1)'],
    [inClass(`a = 1;`, `class L extends K { b = 2; a = 3; } new L()`), '{ a: 3, b: 2 }'],
    [
      inClass(`a = 1;`, `class L extends K { constructor() { super(); if (c) this.a = 2; } } new L()`),
      '{ a: ?, ...? }',
    ],
    [inClass(`a = 1; get b() { return 2; }`, `Object.keys(new K())`), '?'],
    [inClass(`a = 1; get b() { return 2; }`, `new K().b`), '2'],
    [inClass(`a = (x) => { this.b = x; };`, `new K()`), '{ a: function, ...? }'],
    // What does something, or is done something to, is more than its fields.
    [inClass(`a = 1; set(x) { this.a = x; }`, `new K()`), 'new ()'],
    [inClass(`constructor() { Object.assign(this, c); }`, `new K()`), 'new ()'],
    [inClass(`constructor() { return c; } a = 1;`, `new K()`), 'new ()'],
    [inClass(`a = []; constructor() { this.b = this.a; }`, `new K()`), 'new ()'],
    [`class K extends c { a = 1; } new K()`, 'new ()'],
  ]);
  checkTypeScriptValues([
    [inClass(`constructor(readonly a = 1, public b: number) {}`, `new K(undefined, 2)`), '{ a: 1, b: 2 }'],
    [inClass(`@c a = 1;`, `new K()`), 'new ()'],
    [inClass(`a?: number;`, `new K()`), '{ a: ? }'],
  ]);
});

describe('of an instance', () => {
  checkValues([
    [inClass(`a = 1;`, `new K().a`), '1'],
    [inClass(`a = 1;`, `const k = new K(); k.a`), '1'],
    [inClass(`static a = 1;`, `new K().a`), 'undefined'],
    [inClass(`a = 1;`, `K.a`), '?'],
    [inClass(`a = 1;`, `const k = new K(); k.a = 2; k.a`), '2'],
    [inClass(`a = 1;`, `const k = new K(); const l = k; l.a = 2; k.a`), '?'],
    [inClass(`a = { b: 1 };`, `const k = new K(); k.a.b = 2; k.a`), '{ b: 2 }'],
    [inClass(`a = 1; set(a) { this.a = a; }`, `const k = new K(); k.set(2); k.a`), '?'],
    [inClass(`constructor() { this.a = 1; }`, `new K().a`), '1'],
    [inClass(`constructor(a) { this.a = a; }`, `new K(1).a`), '1'],
    [inClass(`constructor(a = 1) { this.a = a; }`, `new K().a`), '1'],
    [inClass(`constructor({ a }) { this.a = a; }`, `const k = new K({ a: 1 }); k.a`), '1'],
    [inClass(`constructor(a) { this.a = a; }`, `new K(2); new K(1).a`), '?'],
    [inClass(`a() { return 1; }`, `new K().a()`), '1'],
    [inClass(`#b = 1; a(c) { return this.#b + c; }`, `const k = new K(); k.a(1)`), '2'],
    [inClass(`get a() { return 1; }`, `new K().a`), '1'],
    [inClass(`get a() { if (K.b) return 1; return 2; }`, `new K().a`), '?'],
    [inClass(`get a() { return 1; } set a(b) {}`, `new K().a`), '?'],
  ]);
});
