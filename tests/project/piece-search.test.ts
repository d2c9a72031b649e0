import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pieceSearch } from '../../src/project/piece-search.ts';
import { PIECES, POLICY_WORDS, REQUEST_WORDS, SERVER_WORDS } from '../../src/telling-words.ts';

const letter = fc.constantFrom(...'aAbBcC.(-é\0');
const piece = fc.string({ unit: fc.constantFrom(...'abc.(-'), minLength: 4, maxLength: 4 });

test('finds what stands in a text in any case, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 32 }), fc.string({ unit: letter }), (pieces, text) => {
      const bytes = Buffer.from(text);
      const lower = bytes.toString('latin1').toLowerCase();
      expect(pieceSearch(pieces)(bytes, bytes.length)).toBe(pieces.some((one) => lower.includes(one)));
    }),
    { seed: 7, numRuns: 3000 },
  );
});

test('does not look behind the end', () => {
  expect(pieceSearch(['cors'])(Buffer.from('a cors'), 5)).toBe(false);
  expect(pieceSearch(['cors'])(Buffer.from('a cors'), 6)).toBe(true);
});

test('takes no pieces that it could not find', () => {
  expect(() => pieceSearch(['cor'])).toThrow(RangeError);
  expect(() => pieceSearch(Array.from({ length: 33 }, () => 'cors'))).toThrow(RangeError);
});

test.for([POLICY_WORDS, REQUEST_WORDS, SERVER_WORDS].flatMap((words) => words.split('|')))(
  'a text with %s holds a piece',
  (word) => {
    // What stands in it for itself: of anything else, no part can be relied on.
    const parts = word.replaceAll(/\\([.(])/g, '$1').split(/\\[bs]\*?|\[[^\]]*\]|.\?/);
    expect(parts.some((part) => PIECES.some((one) => part.toLowerCase().includes(one)))).toBe(true);
  },
);
