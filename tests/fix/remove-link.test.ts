import { test } from 'vitest';
import { removeLink } from '../../src/fix/remove-link.ts';
import { edited, rangeOf } from '../support/edit-text.ts';

test.for([
  ['a.set(1).target(2).end();', '.target(2)', 'a.set(1).end();'],
  ['a.set(1).target(2);', '.target(2)', 'a.set(1);'],
  ['a\n  .set(1)\n  .target(2)\n  .end();', '\n  .target(2)', 'a\n  .set(1)\n  .end();'],
  ['a.target(2).end();', '.target(2)', 'a.end();'],
  ['a?.target(2).end();', '?.target(2)', null],
  ['(a).target(2).end();', ').target(2)', null],
  ['a.set(1)\n  // why\n  .target(2);', '\n  // why\n  .target(2)', null],
  ['a.set(1).target(/* why */ 2);', '.target(/* why */ 2)', null],
] as const)('%j without %j', ([text, link, output], { expect }) => {
  expect(edited(text, (sourceCode, fixer) => removeLink(sourceCode, fixer, rangeOf(text, link)))).toBe(output);
});
