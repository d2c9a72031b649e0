import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { impliedByTests } from '../../src/syntax/symbol-tests.ts';
import type { Outcome } from '../../src/syntax/symbol-tests.ts';
import { primitive } from '../../src/syntax/value.ts';
import type { SymbolTest, SymbolValue } from '../../src/syntax/value.ts';

const symbol: SymbolValue = { kind: 'symbol', name: 'x', part: 'origin' };

const listed = (...texts: readonly string[]): SymbolTest => ({ kind: 'listed', symbol, among: texts.map(primitive) });
const textTest = (
  kind: 'endsWith' | 'includes' | 'startsWith' | 'within',
  text: string,
  about: SymbolValue = symbol,
): SymbolTest => ({ kind, symbol: about, text });
const regexp = (source: string, flags = ''): SymbolTest => ({ kind: 'regexp', symbol, source, flags });

const yes = (one: SymbolTest): Outcome => ({ test: one, holds: true });
const no = (one: SymbolTest): Outcome => ({ test: one, holds: false });

describe('what one test of a text says about another', () => {
  test.for<readonly [known: readonly Outcome[], asked: SymbolTest, expected: boolean | null]>([
    [[yes(listed('https://app.example'))], textTest('includes', 'app'), true],
    [[yes(listed('https://app.example'))], textTest('endsWith', '.test'), false],
    [[yes(listed('https://app.example'))], regexp('^https:'), true],
    [[yes(listed('https://app.example'))], regexp('^https:', 'g'), null],
    [[yes(listed('https://app.example'))], textTest('within', 'https://app.example,https://b.example'), true],
    [[yes(listed('https://app.example'))], listed('https://b.example'), false],
    [[yes(listed('https://app.example'))], { kind: 'present', symbol }, true],
    [[yes(listed('https://app.example'))], { kind: 'listed', symbol, among: null }, null],
    [[yes(listed('https://app.example'))], textTest('includes', 'app', { ...symbol, part: 'host' }), null],
    [[yes(listed('a', 'b'))], listed('a'), null],
    [[yes(listed('a', 'b')), no(listed('a'))], listed('b'), true],
    [[yes(listed('a', 'b')), no(textTest('startsWith', 'a'))], listed('a'), false],
    [[no(listed('a', 'b'))], listed('b'), false],
    [[no(listed('a'))], listed('a', 'b'), null],
    [[no(listed('a'))], textTest('includes', 'a'), null],
    [[yes(textTest('startsWith', 'https://a.'))], listed('https://b.example'), false],
    [[yes(textTest('startsWith', 'https://a.'))], textTest('startsWith', 'https://'), true],
    [[yes(textTest('startsWith', 'https://a.'))], textTest('startsWith', 'https://b.'), false],
    [[yes(textTest('startsWith', 'https://'))], textTest('startsWith', 'https://a.'), null],
    [[yes(textTest('endsWith', '.a.example'))], textTest('includes', 'a.ex'), true],
    [[yes(textTest('endsWith', '.a.example'))], textTest('startsWith', 'https'), null],
    [[yes(textTest('includes', 'a'))], { kind: 'present', symbol }, true],
    [[no({ kind: 'present', symbol })], textTest('includes', 'a'), false],
    // `undefined` is a text to a pattern.
    [[no({ kind: 'present', symbol })], regexp('undefined'), null],
    [[no(textTest('includes', 'a'))], textTest('endsWith', '.a'), false],
    [[], listed('a'), null],
    [[yes({ kind: 'predicate', name: 'x' })], listed('a'), null],
  ])('%j: %j', ([known, asked, expected]) => {
    expect(impliedByTests(known, asked)).toBe(expected);
  });

  test('agrees with what texts do', () => {
    const piece = fc.stringMatching(/^[ab]{0,3}$/);
    const tests = fc.oneof(
      fc.array(piece, { maxLength: 3 }).map((texts) => listed(...texts)),
      fc
        .tuple(fc.constantFrom('includes', 'startsWith', 'endsWith', 'within' as const), piece)
        .map(([kind, text]) => textTest(kind, text)),
      fc.constantFrom('^a', 'b$', 'ab+', '').map((source) => regexp(source)),
      fc.constant<SymbolTest>({ kind: 'present', symbol }),
    );
    fc.assert(
      fc.property(piece, fc.array(tests, { maxLength: 3 }), tests, (text, known, asked) => {
        const outcomes = known.map((one) => ({ test: one, holds: run(text, one) }));
        const implied = impliedByTests(outcomes, asked);
        if (implied !== null) expect(run(text, asked)).toBe(implied);
      }),
      { numRuns: 5_000 },
    );
  });
});

/** What a program does with the text. */
function run(text: string, one: SymbolTest): boolean {
  switch (one.kind) {
    case 'present':
      return text !== '';
    case 'listed':
      return (one.among ?? []).some((value) => value.kind === 'primitive' && value.value === text);
    case 'includes':
    case 'startsWith':
    case 'endsWith':
      return text[one.kind](one.text);
    case 'within':
      return one.text.includes(text);
    case 'regexp':
      return new RegExp(one.source, one.flags).test(text);
    case 'predicate':
      return false;
  }
}
