import { expect, test } from 'vitest';
import { requestHeaderFlaw } from '../../src/cors/request-headers.ts';

test.for<[name: string, flaw: ReturnType<typeof requestHeaderFlaw>]>([
  ['Access-Control-Allow-Origin', 'response'],
  ['access-control-allow-credentials', 'response'],
  ['Access-Control-Expose-Headers', 'response'],
  ['Access-Control-Max-Age', 'response'],
  ['Access-Control-Allow-Private-Network', 'response'],
  ['Access-Control-Request-Method', 'forbidden'],
  ['Cookie', 'forbidden'],
  ['ORIGIN', 'forbidden'],
  ['Set-Cookie', 'forbidden'],
  ['Authorization', null],
  ['Content-Type', null],
  ['Vary', null],
  ['X-Origin', null],
])('%s', ([name, flaw]) => {
  expect(requestHeaderFlaw(name)).toBe(flaw);
});
