import { describe, expect, test } from 'vitest';
import { constantInitializer } from '../../src/syntax/binding-origin.ts';
import type { BindingOrigin, BindingPath } from '../../src/syntax/binding-origin.ts';
import { parseJavaScript, parseTypeScript } from '../support/parse.ts';
import type { ParseOptions, Parsed } from '../support/parse.ts';

/** Code with a variable `x`, and its origin as one line: kind, what is particular to the kind, path. */
type Row = readonly [code: string, origin: string | null];

const rows: readonly Row[] = [
  ['const x = f();', 'variable f()'],
  ['let x = 1; x.a = 2;', 'variable 1'],
  ['let x;', 'variable undefined'],
  ['for (let x = 0; ;) {}', 'variable 0'],
  ['const { x } = f();', 'variable f() .x'],
  ['const { a: x } = f();', 'variable f() .a'],
  ["const { 'a-b': x } = f();", 'variable f() .a-b'],
  ['const { 0: x } = f();', 'variable f() .0'],
  ['const { [k]: x } = f();', 'variable f() [k]'],
  ['const { a: { b: x = 1 } } = f();', 'variable f() .a .b =1'],
  ['const { a: { b: { x } = {} } = y } = f();', 'variable f() .a =y .b ={} .x'],
  ['const [x] = f();', 'variable f() 0'],
  ['const [, [, x = 1]] = f();', 'variable f() 1 1 =1'],
  ['const [{ x }] = f();', 'variable f() 0 .x'],
  ['const [a, ...x] = f();', 'variable f() 1...'],
  ['const { a, [k]: b, ...x } = f();', 'variable f() ...a,null'],
  ['const { ...x } = f();', 'variable f() ...'],
  ['const [...[, x]] = f();', 'variable f() 0... 1'],

  ['for (const x of f()) {}', 'iteration for (const x of f()) {}'],
  ['for (const [, { x }] of f()) {}', 'iteration for (const [, { x }] of f()) {} 1 .x'],
  ['for (var x in f()) {}', 'iteration for (var x in f()) {}'],
  ['for (const y of f()) { const x = y; }', 'variable y'],
  ['for (const y of f()) var x = y;', 'variable y'],

  ['(x) => x;', 'parameter 0 of (x) => x'],
  ['(a, x = 1) => x;', 'parameter 1 of (a, x = 1) => x =1'],
  ['(a, { b: [x] } = {}) => x;', 'parameter 1 of (a, { b: [x] } = {}) => x ={} .b 0'],
  ['(a, ...x) => x;', 'parameter 1... of (a, ...x) => x'],
  ['(a, ...[, x]) => x;', 'parameter 1... of (a, ...[, x]) => x 1'],
  ['(function (x) {});', 'parameter 0 of function (x) {}'],
  ['function f(x) {}', 'parameter 0 of function f(x) {}'],
  ['class A { f(a, x) {} }', 'parameter 1 of (a, x) {}'],

  ['try {} catch (x) {}', 'catch'],
  ['try {} catch ({ cause: { x } }) {}', 'catch .cause .x'],

  ["import x from 'm';", 'import default m'],
  ["import * as x from 'm';", 'import * m'],
  ["import { x } from 'm';", 'import x m'],
  ["import { y as x } from 'm';", 'import y m'],
  ["import { default as x } from 'm';", 'import default m'],
  ["import { 'a-b' as x } from 'm';", 'import a-b m'],

  ['function x() {}', 'function function x() {}'],
  ['(function x() {});', 'function function x() {}'],
  ['class x {}', 'class class x {}'],
  ['(class x {});', 'class class x {}'],

  ['let x = 1; x = 2;', null],
  ['let x; x = 1;', null],
  ['var x = 1; var x = 2;', null],
  ['const { x } = f(); ({ x } = y);', null],
  ['(x) => { x = 1; };', null],
  ['function x() {} x = y;', null],
];

const typescriptOnly: readonly Row[] = [
  ["import x = require('m');", "importEquals import x = require('m');"],
  ["import A from 'm'; import x = A.B;", 'importEquals import x = A.B;'],
  ['enum x { A }', 'enum enum x { A }'],
  ['enum E { x = 1 }', 'enumMember x = 1'],
  ['namespace x { f(); }', 'namespace namespace x { f(); }'],
  ['class A { constructor(private a: T, readonly x = 1) {} }', 'parameter 1 of (private a: T, readonly x = 1) {} =1'],
  ['function f(this: T, a, x: U) {}', 'parameter 1 of function f(this: T, a, x: U) {}'],
  ['function x(): T; function x(a?: T) {}', 'function function x(a?: T) {}'],
  ['const x = f(); type x = 1;', 'variable f()'],
  ['class x {} interface x {}', 'class class x {}'],
  ['declare const x: T;', 'global x'],
  ['declare let x: T, y: U;', 'global x'],
  ['declare function x(): T; declare function x(a: T): T;', 'global x'],
  ['declare class x {}', 'global x'],
  ['declare enum x {}', 'global x'],
  ['declare namespace x {}', 'global x'],
  ['type F = (x: T) => U;', null],
  ['type x = 1;', null],
  ['function x(): T;', null],
];

describe('espree', () => {
  test.for(rows)('%s', ([code, origin]) => {
    expect(describeOrigin(parseJavaScript(code))).toBe(origin);
  });
});

describe('typescript-eslint', () => {
  test.for([...rows, ...typescriptOnly])('%s', ([code, origin]) => {
    expect(describeOrigin(parseTypeScript(code))).toBe(origin);
  });
});

test.for<[string, string | null, ParseOptions]>([
  ['x;', 'global x', { globals: { x: 'readonly' } }],
  ['x;', 'global x', { globals: { x: 'writable' } }],
  ['x = 1;', null, { globals: { x: 'writable' } }],
  ['/* global x */ x;', 'global x', {}],
  ['var x = 1;', 'variable 1', { sourceType: 'script' }],
  ['var x = 1;', 'variable 1', { sourceType: 'script', globals: { x: 'readonly' } }],
])('%s is %s with %o', ([code, origin, options]) => {
  expect(describeOrigin(parseJavaScript(code, options))).toBe(origin);
});

test('`arguments` has no origin', () => {
  const { scopeManager } = parseJavaScript('function f() { return arguments; }');
  const variable = scopeManager.scopes.flatMap((scope) => scope.variables).find(({ name }) => name === 'arguments');
  expect(variable && constantInitializer(variable)).toBeNull();
});

function describeOrigin({ scopeManager, text }: Parsed): string | null {
  const variable = scopeManager.scopes.flatMap((scope) => scope.variables).find(({ name }) => name === 'x');
  if (!variable) throw new Error('No variable has the name `x`.');
  const origin = constantInitializer(variable);
  return origin && lineOf(origin, text);
}

function lineOf(origin: BindingOrigin, text: string): string {
  const code = ({ range }: { readonly range: readonly [number, number] }) => text.slice(...range);
  switch (origin.kind) {
    case 'variable':
      return `variable ${origin.init ? code(origin.init) : 'undefined'}${pathLine(origin.path, code)}`;
    case 'iteration':
      return `iteration ${code(origin.statement)}${pathLine(origin.path, code)}`;
    case 'parameter': {
      const position = `${origin.index}${origin.isRest ? '...' : ''}`;
      return `parameter ${position} of ${code(origin.function)}${pathLine(origin.path, code)}`;
    }
    case 'catch':
      return `catch${pathLine(origin.path, code)}`;
    case 'import':
      return `import ${origin.imported} ${origin.source}`;
    case 'importEquals':
      return `importEquals ${code(origin.declaration)}`;
    case 'global':
      return `global ${origin.name}`;
    case 'function':
    case 'class':
    case 'enum':
    case 'enumMember':
    case 'namespace':
      return `${origin.kind} ${code(origin.node)}`;
  }
}

function pathLine(path: BindingPath, code: (node: { readonly range: readonly [number, number] }) => string): string {
  return path
    .map((step) => {
      switch (step.kind) {
        case 'property':
          return ` .${step.name}`;
        case 'computed':
          return ` [${code(step.key)}]`;
        case 'element':
          return ` ${step.index}`;
        case 'otherProperties':
          return ` ...${step.except.map(String).join()}`;
        case 'otherElements':
          return ` ${step.from}...`;
        case 'default':
          return ` =${code(step.value)}`;
      }
    })
    .join('');
}
