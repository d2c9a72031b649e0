import { describe, expect, test } from 'vitest';
import { removeMember } from '../../src/fix/remove-member.ts';
import { edited, rangeOf } from '../support/edit-text.ts';

/** Removes `target: 1`, or whatever stands for it. */
function remove(text: string, member = 'target: 1'): string | null {
  return edited(text, (sourceCode, fixer) => removeMember(sourceCode, fixer, rangeOf(text, member)));
}

describe('a property', () => {
  test.for([
    ['the only one', 'f({ target: 1 });', 'f({});'],
    ['the only one, with a comma', 'f({ target: 1, });', 'f({ });'],
    ['the first', 'f({ target: 1, a: 2 });', 'f({ a: 2 });'],
    ['the last', 'f({ a: 2, target: 1 });', 'f({ a: 2 });'],
    ['in the middle', 'f({ a: 2, target: 1, b: 3 });', 'f({ a: 2, b: 3 });'],
    ['on its line', 'f({\n  target: 1,\n  a: 2,\n});', 'f({\n  a: 2,\n});'],
    ['on the last line', 'f({\n  a: 2,\n  target: 1,\n});', 'f({\n  a: 2,\n});'],
    ['on the last line without a comma', 'f({\n  a: 2,\n  target: 1\n});', 'f({\n  a: 2\n});'],
    ['alone on its line without a comma', 'f({\n  target: 1\n});', 'f({});'],
    ['with windows line ends', 'f({\r\n  target: 1,\r\n  a: 2,\r\n});', 'f({\r\n  a: 2,\r\n});'],
    ['beside another on the line', 'f({\n  target: 1, a: 2,\n});', 'f({\n  a: 2,\n});'],
    ['at the end of a line', 'f({ a: 2, target: 1,\n  b: 3 });', 'f({ a: 2,\n  b: 3 });'],
    ['after a leading comma', 'f({ a: 2\n  , target: 1\n});', 'f({ a: 2\n});'],
    ['before a spread', 'f({ target: 1, ...a });', 'f({ ...a });'],
    ['before another of the same key', 'f({ target: 1, target: 2 });', 'f({ target: 2 });'],
    ['after a known key', 'f({ [`a`]: 2, target: 1 });', null],
  ] as const)('%s', ([, text, output], { expect }) => {
    expect(remove(text)).toBe(output);
  });

  test.for([
    ['a comment above', 'f({\n  // why\n  target: 1,\n  a: 2,\n});', 'f({\n  // why\n  a: 2,\n});'],
    ['a comment behind', 'f({\n  target: 1, // why\n  a: 2,\n});', 'f({\n  // why\n  a: 2,\n});'],
    ['a comment behind the one before', 'f({\n  a: 2, // why\n  target: 1\n});', 'f({\n  a: 2, // why\n});'],
    ['a comment before the only one', 'f({ /* why */ target: 1 });', 'f({ /* why */  });'],
    ['a comment behind the last', 'f({ a: 2, target: 1 /* why */ });', 'f({ a: 2 /* why */ });'],
    ['a comment before its comma', 'f({ target: 1 /* why */, a: 2 });', null],
  ] as const)('keeps %s', ([, text, output], { expect }) => {
    expect(remove(text)).toBe(output);
  });

  test('a comment inside it', () => {
    expect(remove('f({ target: /* why */ 1 });', 'target: /* why */ 1')).toBeNull();
  });

  test.for([
    ['a spread may have the same key', 'f({ ...a, target: 1 });'],
    ['an earlier one has it', 'f({ target: 2, target: 1 });'],
    ['an earlier header has it in another case', `f({ 'TARGET': 2, target: 1 });`],
    ['a computed key may be it', 'f({ [a]: 2, target: 1 });'],
  ] as const)('stays where another would take its place: %s', ([, text], { expect }) => {
    expect(remove(text)).toBeNull();
  });

  test('is one of an object that is made, not taken apart', () => {
    expect(remove('const { target: a } = b;', 'target: a')).toBeNull();
    expect(remove('f(target);', 'target')).toBeNull();
  });
});

test.for([
  ['[{ key: 1 }, a]', '[a]'],
  ['[a, { key: 1 }]', '[a]'],
  ['[\n  a,\n  { key: 1 },\n]', '[\n  a,\n]'],
  ['[{ key: 1 }]', '[]'],
] as const)('an element of an array: %s', ([text, output], { expect }) => {
  expect(remove(text, '{ key: 1 }')).toBe(output);
});
