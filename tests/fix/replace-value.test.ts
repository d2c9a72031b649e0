import { describe, expect, test } from 'vitest';
import { quoteLike } from '../../src/fix/quote.ts';
import { isSpelledOut, replaceValue } from '../../src/fix/replace-value.ts';
import { edited, rangeOf } from '../support/edit-text.ts';
import { parseTypeScript } from '../support/parse.ts';

describe('a value', () => {
  test.for([
    ['of a property', 'f({ a: 1 });', 'a: 1', '1', 'f({ a: new });'],
    ['of a property with a quoted key', `f({ 'a' : 1 });`, `'a' : 1`, '1', `f({ 'a' : new });`],
    ['a method', 'f({ a() {} });', 'a() {}', '() {}', null],
    ['an async method', 'f({ async a() {} });', 'async a() {}', '() {}', null],
    ['a shorthand', 'f({ target });', 'target', 'target', null],
    ['with a comment inside', 'f({ a: g(/* why */) });', 'a: g(/* why */)', 'g(/* why */)', null],
    ['after a comment', 'f({ a: /* why */ 1 });', 'a: /* why */ 1', '1', null],
  ] as const)('%s', ([, text, whole, value, output], { expect }) => {
    const site = { value: lastRangeOf(text, value), whole: rangeOf(text, whole), form: 'property' } as const;
    expect(edited(text, (sourceCode, fixer) => replaceValue(sourceCode, fixer, site, '1234'))).toBe(
      output?.replace('new', '1234') ?? null,
    );
  });

  test('of a call', () => {
    const text = `a.set('b', true);`;
    const site = { value: rangeOf(text, 'true'), whole: rangeOf(text, text), form: 'statement' } as const;
    expect(edited(text, (sourceCode, fixer) => replaceValue(sourceCode, fixer, site, `'true'`))).toBe(
      `a.set('b', 'true');`,
    );
  });
});

test.for([
  [`'a'`, true],
  ['`a`', true],
  ['true', true],
  ['1', true],
  ['!0', true],
  ['void 0', true],
  ['null', true],
  ['undefined', true],
  [`'a' as const`, true],
  ['a', false],
  ['!a', false],
  ['`${a}`', false],
  [`a ? 'b' : 'c'`, false],
  [`String(true)`, false],
] as const)('is `%s` spelled out? %s', ([code, expected], { expect }) => {
  const text = `f(${code});`;
  expect(isSpelledOut(parseTypeScript(text).sourceCode, [2, 2 + code.length])).toBe(expected);
});

test.for([
  [`f('a', "b");`, `"b"`, `"new"`],
  [`f('a', "b");`, `'a'`, `'new'`],
  [`f("a", true);`, 'true', `"new"`],
  [`f('a', 0); g("b", true);`, 'true', `"new"`],
  ['f(`a`);', '`a`', `'new'`],
  ['f(true);', 'true', `'new'`],
] as const)('%s: the quotes at %s', ([text, at, output], { expect }) => {
  expect(quoteLike(parseTypeScript(text).sourceCode, rangeOf(text, at), 'new')).toBe(output);
});

test('quotes and backslashes inside are escaped', () => {
  expect(quoteLike(parseTypeScript(`f('a');`).sourceCode, [2, 5], `it's \\`)).toBe(String.raw`'it\'s \\'`);
});

function lastRangeOf(text: string, part: string): readonly [number, number] {
  const start = text.lastIndexOf(part);
  return [start, start + part.length];
}
