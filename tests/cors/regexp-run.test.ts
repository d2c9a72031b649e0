import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileRegExp } from '../../src/cors/regexp-program.ts';
import { BEGINNING, continuations, END, matches } from '../../src/cors/regexp-run.ts';

function isMatch(source: string, flags: string, text: string): boolean | null {
  const program = compileRegExp(source, flags);
  return program && matches(program, text);
}

/** The same by single steps, as a search does it. */
function isMatchByStep(source: string, flags: string, text: string): boolean | null {
  const program = compileRegExp(source, flags);
  if (!program) return null;
  const codes = [...Array.from(text, (character) => character.charCodeAt(0)), END];
  return codes.reduce((progress, code) => continuations(program, progress)(code), BEGINNING).matched;
}

describe('matches', () => {
  test.for([
    ['finds a match anywhere', 'b', '', 'abc', true],
    ['anchors', '^b', '', 'abc', false],
    ['anchors to lines', '^b', 'm', 'a\nbc', true],
    ['ends of lines', 'a$', 'm', 'a\nbc', true],
    ['starts at the start when sticky', 'b', 'y', 'abc', false],
    ['the empty pattern', '', '', '', true],
    ['an empty class', '[]', '', 'a', false],
    ['word boundaries', '\\bb\\b', '', 'a b c', true],
    ['no word boundaries', 'a\\Bb', '', 'ab', true],
    ['lookahead', 'a(?=b)', '', 'ab', true],
    ['negative lookahead', 'a(?!b)', '', 'ab', false],
    ['lookbehind', '(?<=a)b', '', 'ab', true],
    ['negative lookbehind', '(?<!a)b', '', 'ab', false],
    ['a lookaround in a lookaround', '(?=a(?!c))ab', '', 'ab', true],
    ['a lookbehind that sees the start', '(?<=^a)b', '', 'ab', true],
    ['repetition with bounds', '^a{2,3}$', '', 'aaaa', false],
    ['repetition without an upper bound', '^a{2,}$', '', 'aaaa', true],
    ['repetition of what may be empty', '^(?:a?)*$', '', 'aaa', true],
    ['named groups', '^(?<x>a)$', '', 'a', true],
  ] as const)('%s', ([, source, flags, text, expected]) => {
    expect(isMatch(source, flags, text)).toBe(expected);
  });

  test('takes no time that grows exponentially', () => {
    const start = performance.now();
    expect(isMatch('^(?:(?:a+)+)+$', '', `${'a'.repeat(200)}!`)).toBe(false);
    expect(isMatch('^(?:a|a?)+(?=(?:a|aa)+$)b$', '', 'a'.repeat(200))).toBe(false);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

const characters = 'abAkKsS09_-.:/ \n';

const atom = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(...Array.from(characters, (character) => character.replace(/[./]/u, '\\$&'))),
  },
  { weight: 3, arbitrary: fc.constantFrom('.', '\\w', '\\W', '\\d', '\\D', '\\s', '\\S', '\\n', '\\u0061') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('[ab]', '[^ab]', '[a-k]', '[^\\w.]', '[\\s\\S]', '[A-Z0-9]', '[^k]', '[.-]'),
  },
);

const { pattern } = fc.letrec<{ pattern: string; sequence: string; term: string; group: string }>((tie) => ({
  pattern: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('|')),
  sequence: fc.array(tie('term'), { maxLength: 4 }).map((parts) => parts.join('')),
  term: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: atom },
    { weight: 1, arbitrary: fc.constantFrom('^', '$', '\\b', '\\B') },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.oneof(atom, tie('group')), fc.constantFrom('*', '+', '?', '*?', '+?', '{2}', '{0,2}', '{1,}', '{0}'))
        .map((parts) => parts.join('')),
    },
    { weight: 2, arbitrary: tie('group') },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('?=', '?!', '?<=', '?<!'), tie('pattern'))
        .map(([kind, inner]) => `(${kind}${inner})`),
    },
  ),
  group: fc.tuple(fc.constantFrom('', '?:'), tie('pattern')).map(([kind, inner]) => `(${kind}${inner})`),
}));

const flags = fc.subarray(['g', 'i', 'm', 's', 'u', 'y']).map((parts) => parts.join(''));
const text = fc.string({ unit: fc.constantFrom(...characters), maxLength: 10 });

describe('V8 agrees', { timeout: 30_000 }, () => {
  test('on whether a text matches', () => {
    fc.assert(
      fc.property(pattern, flags, text, (source, flags, text) => {
        expect(isMatch(source, flags, text)).toBe(new RegExp(source, flags).test(text));
      }),
      { numRuns: 3000 },
    );
  });

  test('on whether a text matches that is read step by step, where nothing looks around', () => {
    const plain = pattern.filter((source) => !/\(\?[=!<]/u.test(source));
    fc.assert(
      fc.property(plain, flags, text, (source, flags, text) => {
        expect(isMatchByStep(source, flags, text)).toBe(new RegExp(source, flags).test(text));
      }),
      { numRuns: 2000 },
    );
  });
});

test('continuations take lookarounds to succeed', () => {
  expect(isMatchByStep('a(?=b)', '', 'a')).toBe(true);
  expect(isMatchByStep('a(?!b)', '', 'ab')).toBe(true);
});

test('one continuation answers for every character', () => {
  const program = compileRegExp('a\\b|a$|a^', 'm');
  if (!program) throw new Error('not modelled');
  const after = continuations(program, continuations(program, BEGINNING)('a'.charCodeAt(0)));
  const answers = ['b', ' ', '\n', '-', '9'].map((character) => after(character.charCodeAt(0)).matched);
  expect(answers).toEqual([false, true, true, true, false]);
  expect(after(END).matched).toBe(true);
});
