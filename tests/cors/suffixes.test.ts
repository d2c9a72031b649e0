import { describe, expect, test } from 'vitest';
import {
  ASSIGNED_SUFFIXES,
  HOSTING_SUFFIXES,
  isOpenSuffix,
  OPEN_SUFFIXES,
  registrableDomain,
} from '../../src/cors/suffixes.ts';

const all = [...OPEN_SUFFIXES, ...HOSTING_SUFFIXES, ...ASSIGNED_SUFFIXES];

describe('the suffixes', () => {
  test('are lower case, without dots around them', () => {
    expect(all.filter((suffix) => !/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/u.test(suffix))).toEqual([]);
  });

  test('are in one list only', () => {
    expect(new Set(all).size).toBe(all.length);
  });

  test.for(['gov', 'edu', 'mil', 'gov.uk', 'ac.uk', 'local', 'localhost', 'internal', 'corp', 'test', 'invalid'])(
    '%s is not open to everybody',
    (suffix) => {
      expect(isOpenSuffix(suffix)).toBe(false);
    },
  );
});

describe('registrableDomain', () => {
  test.for([
    ['example.com', 'example.com'],
    ['a.b.example.com', 'example.com'],
    ['example.co.uk', 'example.co.uk'],
    ['a.example.co.uk', 'example.co.uk'],
    ['mine.vercel.app', 'mine.vercel.app'],
    ['a.mine.pages.dev', 'mine.pages.dev'],
    ['d111.cloudfront.net', 'd111.cloudfront.net'],
    ['com', null],
    ['vercel.app', 'vercel.app'],
    ['localhost', null],
    ['app.corp', null],
    ['192.168.10.10', null],
    ['', null],
  ] as const)('%s: %s', ([host, expected]) => {
    expect(registrableDomain(host)).toBe(expected);
  });
});

describe('isOpenSuffix', () => {
  test.for([
    ['com', true],
    ['co.uk', true],
    ['vercel.app', true],
    ['cloudfront.net', false],
    ['example.com', false],
  ] as const)('%s: %s', ([suffix, expected]) => {
    expect(isOpenSuffix(suffix)).toBe(expected);
  });
});
