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
    [inClass(`static get a() { return 1; }`, `K.a`), '?'],
    [inClass(`static b() { return function () { return this.a; }; } static a = 1;`, `K.b()()`), '?'],
    [inClass(`static a = this.b; static b = this.a;`, `K.a`), '?'],
    [inClass(`static b() { return class { static a = 2; c() { return this.a; } }; } static a = 1;`, `K.a`), '1'],
  ]);
});

describe('of TypeScript', () => {
  checkTypeScriptValues([
    [inClass(`private static readonly a: string = 'a'; static b() { return K.a; }`, `K.b()`), `'a'`],
    [inClass(`constructor(private a = 1) {} static a = 2;`, `K.a`), '?'],
  ]);
});
