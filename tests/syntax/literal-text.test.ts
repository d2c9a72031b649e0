import { expect, test } from 'vitest';
import { literalText } from '../../src/syntax/literal-text.ts';
import { find, parseTypeScript } from '../support/parse.ts';

test.for([
  ["'cors'", 'cors'],
  ["''", ''],
  ['`cors`', 'cors'],
  ['`a\\nb`', 'a\nb'],
  ["'cors' as const", 'cors'],
  ['`${cors}`', null],
  ['tag`cors`', null],
  ['1', null],
  ['null', null],
  ['/cors/', null],
  ['cors', null],
] as const)('%s is %o', ([code, text]) => {
  const { expression } = find(parseTypeScript(`(${code})`).ast, (node) => node.type === 'ExpressionStatement');
  expect(literalText(expression)).toBe(text);
});
