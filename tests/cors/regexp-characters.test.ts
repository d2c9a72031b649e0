import { RegExpParser } from '@eslint-community/regexpp';
import { describe, expect, test } from 'vitest';
import { asciiSet, isLineTerminator, isWordCharacter } from '../../src/cors/regexp-characters.ts';

const ascii = Array.from({ length: 128 }, (_, code) => code);

/** What the only element of the pattern matches here. */
function codesOf(source: string, flags: string): readonly number[] | null {
  const pattern = new RegExpParser().parsePattern(source, 0, source.length, {
    unicode: flags.includes('u'),
    unicodeSets: flags.includes('v'),
  });
  const element = pattern.alternatives[0]?.elements[0];
  if (element?.type !== 'Character' && element?.type !== 'CharacterSet' && element?.type !== 'CharacterClass') {
    throw new Error(`${source} is not one character`);
  }
  const set = asciiSet(element, {
    ignoreCase: flags.includes('i'),
    unicode: flags.includes('u'),
    dotAll: flags.includes('s'),
  });
  return set && ascii.filter((code) => set.has(code));
}

const sources = [
  ...['a', 'Z', '1', '-', '\\.', '\\n', '\\/', 'ß', '\\u017f', '\\u212a', '\\u0131'],
  ...['.', '\\d', '\\D', '\\s', '\\S', '\\w', '\\W'],
  ...[
    '[a-z0-9-]',
    '[^a-z]',
    '[Z-a]',
    '[^.]',
    '[^]',
    '[]',
    '[\\w.-]',
    '[\\W]',
    '[^\\W]',
    '[^\\w]',
    '[\\d\\D]',
    '[\\s\\S]',
  ],
  ...[
    '[\\u0100-\\uffff]',
    '[^\\u0100-\\uffff]',
    '[^\\u017f]',
    '[^\\u212a]',
    '[a\\u017f]',
    '[k]',
    '[^s]',
    '[é]',
    '[\\b]',
  ],
];

describe('asciiSet matches what V8 matches', () => {
  test.for(['', 'i', 's', 'u', 'iu', 'isu'])('with flags %j', (flags) => {
    for (const source of sources) {
      const pattern = new RegExp(`^(?:${source})$`, flags);
      const expected = ascii.filter((code) => pattern.test(String.fromCharCode(code)));
      expect({ source, codes: codesOf(source, flags) }).toEqual({ source, codes: expected });
    }
  });
});

describe('asciiSet gives up', () => {
  test.for([
    ['a property of Unicode', '\\p{L}', 'u'],
    ['a property in a class', '[a\\p{L}]', 'u'],
    ['a class in a class', '[[a-z]--[b]]', 'v'],
    ['a set of strings', '[\\q{ab}]', 'v'],
  ] as const)('%s', ([, source, flags]) => {
    if (source.includes('--')) return expect(() => codesOf(source, flags)).toThrow('not one character');
    return expect(codesOf(source, flags)).toBeNull();
  });
});

test('isWordCharacter and isLineTerminator are those of the language', () => {
  expect(ascii.filter(isWordCharacter)).toEqual(ascii.filter((code) => /\w/u.test(String.fromCharCode(code))));
  expect(ascii.filter(isLineTerminator)).toEqual([0x0a, 0x0d]);
  expect([0x2028, 0x2029].every(isLineTerminator)).toBe(true);
});
