import { describe, expect, test } from 'vitest';
import * as headers from '../../src/cors/headers.ts';
import { credentialsAllowed, isCorsHeader, trimHttpWhitespace } from '../../src/cors/headers.ts';

describe('names', () => {
  test('are lower case, as browsers and Node compare them', () => {
    const names = Object.values(headers).filter((value) => typeof value === 'string');
    expect(names).toHaveLength(8);
    expect(names).toEqual(names.map((name) => name.toLowerCase()));
  });
});

describe('isCorsHeader', () => {
  test.for([
    ['access-control-allow-origin', true],
    ['Access-Control-Allow-Origin', true],
    ['ACCESS-CONTROL-ALLOW-CREDENTIALS', true],
    ['Access-Control-Allow-Headers', true],
    ['Access-Control-Allow-Methods', true],
    ['Access-Control-Expose-Headers', true],
    ['Access-Control-Max-Age', true],
    ['Vary', false],
    ['Origin', false],
    ['Access-Control-Request-Headers', false],
    ['Access-Control-Allow-Credential', false],
    ['', false],
  ] as const)('%s: %s', ([name, expected]) => {
    expect(isCorsHeader(name)).toBe(expected);
  });
});

describe('trimHttpWhitespace', () => {
  test.for([
    ['nothing to trim', 'a b', 'a b'],
    ['space, tab, CR and LF at both ends', ' \t\r\na\r\n\t ', 'a'],
    ['only white space', ' \t\r\n', ''],
    ['empty', '', ''],
    ['other white space stays', '\u00a0\f\v\u2003a\ufeff', '\u00a0\f\v\u2003a\ufeff'],
  ] as const)('%s', ([, value, expected]) => {
    expect(trimHttpWhitespace(value)).toBe(expected);
  });
});

describe('credentialsAllowed', () => {
  test.for([
    ['true', true],
    [' true\t', true],
    ['True', false],
    ['TRUE', false],
    ['true, true', false],
    ['"true"', false],
    ['true;', false],
    ['\u00a0true', false],
    ['false', false],
    ['1', false],
    ['*', false],
    ['', false],
  ] as const)('%j: %s', ([value, expected]) => {
    expect(credentialsAllowed(value)).toBe(expected);
  });
});
