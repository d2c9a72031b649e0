import { expect, test } from 'vitest';
import { lineOfStable, withStablePositions } from '../../src/project/positions.ts';

const facts = (text: string) => {
  const range = (word: string) => [text.indexOf(word), text.indexOf(word) + word.length];
  return {
    policies: [{ range: range('first'), urlRange: null, site: { value: range('second'), whole: range('second') } }],
    layers: [{ app: `express@${String(text.indexOf('third'))}`, order: 3, ports: [3000, 4000] }],
    range: range('last'),
  };
};

test('an edit of a comment leaves facts as they are', () => {
  const before = 'first /* a */ second\n// b\nthird last';
  const after = '/* now here */ first second // longer\n\nthird /* é😀 */ last';
  const stable = withStablePositions(facts(before), before);
  expect(withStablePositions(facts(after), after)).toEqual(stable);
  expect(stable.layers[0]?.ports).toEqual([3000, 4000]);
});

test('lines are kept, and so is the order', () => {
  const text = 'first\nsecond\r\nthird last';
  const stable = withStablePositions(facts(text), text);
  expect(stable.range.map((position) => lineOfStable(position))).toEqual([3, 3]);
  expect(
    stable.policies.map(({ range, site }) => [...range, ...site.value].map((position) => lineOfStable(position))),
  ).toEqual([[1, 1, 2, 2]]);
  expect(stable.layers[0]?.app).toBe('express@3000000');
  expect(stable.range[0]).toBeGreaterThan(3_000_000);
  expect(stable.range[1]).toBeGreaterThan(stable.range[0] ?? 0);
});

test('a new line is seen', () => {
  const [before, after] = ['first second third last', '\nfirst second third last'];
  expect(withStablePositions(facts(after), after)).not.toEqual(withStablePositions(facts(before), before));
});
