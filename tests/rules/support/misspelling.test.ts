import { test } from 'vitest';
import { isMisspelledTrue } from '../../../src/rules/support/misspelling.ts';

test.for([
  'True',
  'TRUE',
  'ture',
  'treu',
  'tru',
  'truee',
  'trrue',
  'trye',
  'rtue',
  '"true"',
  `'true'`,
  'true;',
  ' True ',
])('%j is meant to be `true`', (text, { expect }) => {
  expect(isMisspelledTrue(text)).toBe(true);
});

test.for([
  '',
  '1',
  'yes',
  'on',
  'use',
  'type',
  'false',
  '*',
  'include',
  'allow',
  'truth or dare',
  'https://true.example',
])('%j may mean anything', (text, { expect }) => {
  expect(isMisspelledTrue(text)).toBe(false);
});
