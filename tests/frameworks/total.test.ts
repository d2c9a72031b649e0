import { describe, expect, test } from 'vitest';
import { policiesIn } from '../support/policies.ts';
import { testPolicies } from '../support/policy-tables.ts';

describe('Total.js', () => {
  testPolicies(`require('total4');`, [
    [`CORS();`, 'Total.js: reflected/none +true'],
    [`CORS('https://a.example,https://b.example');`, 'Total.js: [https://a.example, https://b.example] +true'],
    [`CORS('/api/*', ['get', 'post'], true);`, 'Total.js: unknown +true'],
    [`CORS(CONF.origins);`, 'Total.js: unknown +true'],
  ]);

  test('is no function of a module', () => {
    expect(policiesIn(`import { CORS } from './cors.js'; CORS();`)).toEqual([]);
    expect(policiesIn(`function CORS() {} CORS();`)).toEqual([]);
  });
});
