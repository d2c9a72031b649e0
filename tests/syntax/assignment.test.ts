import { expect, test } from 'vitest';
import { assignmentTo } from '../../src/syntax/assignment.ts';
import { find, parseTypeScript } from '../support/parse.ts';

test.for([
  ['x = 1;', 'AssignmentExpression'],
  ['x++;', 'UpdateExpression'],
  ['delete x;', 'UnaryExpression'],
  ['for (x of y);', 'ForOfStatement'],
  ['for (x in y);', 'ForInStatement'],
  ['[x = 1] = y;', 'AssignmentExpression'],
  ['({ a: [...x] } = y);', 'AssignmentExpression'],
  ['for ({ a: x } of y);', 'ForOfStatement'],
  ['y = x;', null],
  ['[y = x] = z;', null],
  ['({ [x]: y } = z);', null],
  ['({ a: x });', null],
  ['-x;', null],
  ['const [x] = y;', null],
  ['([x]) => y;', null],
] as const)('%s assigns `x` in %s', ([code, type]) => {
  const { ast } = parseTypeScript(code, { sourceType: 'script' });
  const target = find(ast, (node) => node.type === 'Identifier' && node.name === 'x');
  expect(assignmentTo(target)?.type ?? null).toBe(type);
});
