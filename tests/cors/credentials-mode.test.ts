import { describe, expect, test } from 'vitest';
import { crossOriginMeantBy, modesMeantBy } from '../../src/cors/credentials-mode.ts';

describe('the modes that a wrong one was meant to be', () => {
  test.for<[written: string, meant: readonly string[]]>([
    ['Include', ['include']],
    ['included', ['include']],
    [' include ', ['include']],
    ['true', ['include']],
    ['1', ['include']],
    ['sameOrigin', ['same-origin']],
    ['same-site', ['same-origin']],
    ['omitted', ['omit']],
    ['false', ['omit']],
    ['null', ['omit']],
    ['', ['omit']],
    ['none', ['omit']],
    ['please', ['include', 'same-origin', 'omit']],
    ['constructor', ['include', 'same-origin', 'omit']],
    ['in', ['include', 'same-origin', 'omit']],
  ])('%s', ([written, meant]) => {
    expect(modesMeantBy(written)).toEqual(meant);
  });
});

describe('the values of `crossorigin`, the likelier one first', () => {
  test.for<[written: string, likeliest: string]>([
    ['include', 'use-credentials'],
    ['true', 'use-credentials'],
    ['useCredentials', 'use-credentials'],
    ['anon', 'anonymous'],
    ['same-origin', 'anonymous'],
  ])('%s', ([written, likeliest]) => {
    const [first, second, ...others] = crossOriginMeantBy(written);
    expect(first).toBe(likeliest);
    expect([second, others.length]).toEqual([likeliest === 'anonymous' ? 'use-credentials' : 'anonymous', 0]);
  });
});
