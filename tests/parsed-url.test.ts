import { describe, expect, test } from 'vitest';
import { parsedUrl } from '../src/parsed-url.ts';

describe('parsedUrl', () => {
  test.for<[string, string | undefined, string | null]>([
    ['https://a.example', undefined, 'https://a.example/'],
    ['/path', 'https://a.example', 'https://a.example/path'],
    ['/path', undefined, null],
    ['', undefined, null],
    ['https://', undefined, null],
  ])('%j against %j: %j', ([text, base, href]) => {
    expect(parsedUrl(text, base)?.href ?? null).toBe(href);
  });

  test('says the same of a host beyond ASCII however often it is asked', () => {
    const found = new Set(Array.from({ length: 50_000 }, () => parsedUrl('https://münchen.example')?.href));
    expect([...found]).toEqual(['https://xn--mnchen-3ya.example/']);
  });
});
