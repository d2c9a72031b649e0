import { describe, expect, test } from 'vitest';
import { compileRegExp } from '../../src/cors/regexp-program.ts';

describe('compileRegExp gives up', () => {
  test.for([
    ['an invalid pattern', '(', ''],
    ['an invalid flag', 'a', 'x'],
    ['the `v` flag', '[a--b]', 'v'],
    ['a backreference', '(a)\\1', ''],
    ['a backreference to a name', '(?<x>a)\\k<x>', ''],
    ['modifiers', '(?i:a)', ''],
    ['a property of Unicode', '\\p{L}', 'u'],
    ['any of these inside of a lookaround', '(?=(a)\\1)', ''],
    ['any of these inside of a repetition', '(?:\\p{L}){2,3}', 'u'],
    ['more states than an editor can wait for', '(?:a{100}){100}', ''],
    ['more repetitions than that', 'a{1000000000}', ''],
    ['optional ones', '(?:a{0,100}){100}', ''],
    ['repetitions of nothing', '(?:(?:(?:){9999}){9999}){9999}', ''],
    ['a very long pattern', 'a'.repeat(2001), ''],
  ] as const)('%s', ([, source, flags]) => {
    expect(compileRegExp(source, flags)).toBeNull();
  });
});

describe('compileRegExp knows where a match may begin', () => {
  test.for([
    ['^a', '', true],
    ['^a|^b', '', true],
    ['^', '', true],
    ['a', 'y', true],
    ['^a', 'm', false],
    ['^a|b', '', false],
    ['a^', '', false],
    ['(?:^a)', '', false],
    ['', '', false],
    ['$', '', false],
    ['\\ba', '', false],
  ] as const)('/%s/%s: %s', ([source, flags, sticky]) => {
    expect(compileRegExp(source, flags)?.sticky).toBe(sticky);
  });
});

test('compileRegExp accepts flags that change nothing about whether a text matches', () => {
  expect(compileRegExp('a', 'dgimsuy')).not.toBeNull();
});
