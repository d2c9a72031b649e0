import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, test } from 'vitest';
import { propertyNameOf } from '../../src/syntax/property-name.ts';
import type { NamesProperty } from '../../src/syntax/property-name.ts';
import { find, parseJavaScript, parseTypeScript } from '../support/parse.ts';

const rows: readonly (readonly [code: string, name: string | null])[] = [
  ['a.b', 'b'],
  ['a?.b', 'b'],
  ["a['b']", 'b'],
  ['a[`b`]', 'b'],
  ['a[0]', '0'],
  ['a[0x10]', '16'],
  ['a[1n]', '1'],
  ['a[b]', null],
  ['a[`b${c}`]', null],
  ['a[-1]', null],
  ['a[null]', null],
  ['a[/b/]', null],
  ['({ b: 1 })', 'b'],
  ['({ b })', 'b'],
  ["({ 'b': 1 })", 'b'],
  ['({ 1: 1 })', '1'],
  ['({ 1n: 1 })', '1'],
  ["({ ['b']: 1 })", 'b'],
  ['({ [b]: 1 })', null],
  ['({ get b() { return 1; } })', 'b'],
  ['const { b } = a;', 'b'],
  ['class A { b() {} }', 'b'],
  ["class A { 'b'() {} }", 'b'],
  ['class A { #b() {} }', null],
  ['class A { b = 1 }', 'b'],
  ['class A { static [b] = 1 }', null],
  ['class A { #b; c() { return super.b; } }', null],
];

describe.for([
  ['espree', parseJavaScript],
  ['typescript-eslint', parseTypeScript],
] as const)('%s', ([, parse]) => {
  test.for(rows)('%s names %s', ([code, name]) => {
    expect(propertyNameOf(find(parse(code).ast, namesProperty))).toBe(name);
  });
});

test.for([
  ["a['b' as const]", 'b'],
  ['a[0 as number]', '0'],
  ['class A { accessor b = 1 }', 'b'],
] as const)('%s names %s', ([code, name]) => {
  expect(propertyNameOf(find(parseTypeScript(code).ast, namesProperty))).toBe(name);
});

describe('the evaluation of computed names', () => {
  const evaluate = (key: TSESTree.Expression) => (key.type === 'Identifier' ? key.name.toUpperCase() : null);

  test.for([
    ['a[b]', 'B'],
    ['({ [b]: 1 })', 'B'],
    ['a[b()]', null],
    ['a.b', 'b'],
    ["a['b']", 'b'],
  ] as const)('%s names %s', ([code, name]) => {
    expect(propertyNameOf(find(parseJavaScript(code).ast, namesProperty), evaluate)).toBe(name);
  });
});

function namesProperty(node: TSESTree.Node): node is NamesProperty {
  return (
    node.type === 'AccessorProperty' ||
    node.type === 'MemberExpression' ||
    node.type === 'MethodDefinition' ||
    node.type === 'Property' ||
    node.type === 'PropertyDefinition'
  );
}
