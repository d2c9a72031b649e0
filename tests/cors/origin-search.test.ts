import { describe, expect, test } from 'vitest';
import { ANY_CHARACTER, shortestOrigin } from '../../src/cors/origin-search.ts';
import type { OriginPart, Requirement } from '../../src/cors/origin-search.ts';
import { compileRegExp } from '../../src/cors/regexp-program.ts';

function requirement(pattern: RegExp, part: OriginPart = 'origin'): Requirement {
  const program = compileRegExp(pattern.source, pattern.flags);
  if (!program) throw new Error(`${pattern} is not modelled`);
  return { program, part };
}

const anyOrigin = requirement(/^https:\/\/[a-z0-9.-]+(?::\d+)?$/);

describe('shortestOrigin', () => {
  test.for([
    ['the shortest', [anyOrigin], 'https://.'],
    ['all requirements', [anyOrigin, requirement(/b/), requirement(/a$/)], 'https://ba'],
    ['an optional part only where it is needed', [anyOrigin, requirement(/:8/)], 'https://.:8'],
    ['the host begins after the scheme', [anyOrigin, requirement(/^ab$/, 'host')], 'https://ab'],
    ['the host has the port', [anyOrigin, requirement(/^ab:1$/, 'host')], 'https://ab:1'],
    ['the host name does not', [anyOrigin, requirement(/^ab$/, 'hostname'), requirement(/:1$/)], 'https://ab:1'],
    [
      'the host name ends before the port',
      [anyOrigin, requirement(/a$/, 'hostname'), requirement(/1$/)],
      'https://a:1',
    ],
    ['a host name never has a port', [anyOrigin, requirement(/:/, 'hostname')], null],
    ['contradictions', [anyOrigin, requirement(/^https:\/\/a$/), requirement(/^https:\/\/b$/)], null],
    ['a word boundary', [anyOrigin, requirement(/^https:\/\/-\bb\b$/)], 'https://-b'],
    ['what must not be a word boundary', [anyOrigin, requirement(/^https:\/\/.\Bb$/)], 'https://ab'],
    ['lookarounds are taken to succeed', [anyOrigin, requirement(/^https:\/\/(?!a)a$/)], 'https://a'],
    [
      'a character that nobody names',
      [requirement(/^a[^b-z]b$/), requirement(new RegExp(ANY_CHARACTER))],
      `a${ANY_CHARACTER}b`,
    ],
    ['no requirement', [], ''],
  ] as const)('%s', ([, requirements, expected]) => {
    expect(shortestOrigin(requirements)).toBe(expected);
  });

  test('gives up what takes too long', () => {
    expect(shortestOrigin([anyOrigin, requirement(/[a-m].{30}[n-z]$/)])).toBeNull();
  });
});
