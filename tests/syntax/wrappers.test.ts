import type { TSESTree } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';
import { outermostWrapper, skipWrappers } from '../../src/syntax/wrappers.ts';
import { find, parseTypeScript } from '../support/parse.ts';

test.for(['x', '(x)', 'x as T', 'x as const', '<T>x', 'x!', 'x satisfies T', 'x<T>', '(((x as unknown) as T)!)'])(
  '%s is a wrapped `x`, seen from both ends',
  (code) => {
    const { ast } = parseTypeScript(`(${code});`);
    const { expression } = find(ast, (node) => node.type === 'ExpressionStatement');
    const identifier = find(ast, (node) => node.type === 'Identifier' && node.name === 'x');
    expect(skipWrappers(expression)).toBe(identifier);
    expect(outermostWrapper(identifier)).toBe(expression);
  },
);

test('an optional chain wraps its last link', () => {
  const { ast } = parseTypeScript('a?.b.c;');
  const { expression } = find(ast, (node) => node.type === 'ExpressionStatement');
  expect(expression.type).toBe('ChainExpression');
  const member = find(ast, (node) => node.type === 'MemberExpression');
  expect(skipWrappers(expression)).toBe(member);
  expect(outermostWrapper(member)).toBe(expression);
});

test('the type beside an expression is not wrapped', () => {
  const type = find(parseTypeScript('x as T;').ast, (node) => node.type === 'TSTypeReference');
  expect(outermostWrapper(type)).toBe(type);
});

test.for(['await x', 'x()', '!x', '[x]', '() => x', 'x ?? y'])('%s is not wrapped', (code) => {
  const { ast } = parseTypeScript(`(${code});`);
  const { expression } = find(ast, (node) => node.type === 'ExpressionStatement');
  expect(skipWrappers(expression)).toBe(expression);
});

test('parentheses that a parser keeps are skipped', () => {
  const { ast } = parseTypeScript('x');
  const expression = find(ast, (node) => node.type === 'Identifier');
  const kept = { type: 'ParenthesizedExpression', expression } as unknown as TSESTree.Node; // no type of ESTree
  expect(skipWrappers(kept)).toBe(expression);
});
