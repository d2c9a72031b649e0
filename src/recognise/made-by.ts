import type { TSESTree } from '@typescript-eslint/utils';
import { functionNamed, nodeNamed } from '../syntax/named-node.ts';
import { madeMember } from '../syntax/own-members.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import type { Scopes } from '../syntax/references.ts';
import { returnedBy } from '../syntax/returned.ts';
import { skipWrappers } from '../syntax/wrappers.ts';

/** Functions that return what functions return, and so on. */
const MOST_CALLS = 4;

/** The expression that gives a constant, or a member of a class, its value, in whatever file. */
export function madeBy(expression: TSESTree.Node, scopes: Scopes, steps = 0): TSESTree.Node {
  const node = nodeNamed(expression, scopes);
  const inner = node.type === 'AwaitExpression' ? node.argument : madeMember(node, scopes);
  return inner && steps < MOST_CALLS ? madeBy(inner, scopes, steps + 1) : node;
}

/** The same for a handler, which a function of the project may make: `allow()` is what it returns. */
export function handlerBy(expression: TSESTree.Node, scopes: Scopes, calls = 0): TSESTree.Node {
  const node = madeBy(expression, scopes);
  const bound = node.type === 'CallExpression' ? boundBy(node) : null;
  if (bound && calls < MOST_CALLS) return handlerBy(bound, scopes, calls + 1);
  const maker = node.type === 'CallExpression' ? functionNamed(skipWrappers(node.callee), scopes) : null;
  const result = maker && calls < MOST_CALLS ? returnedBy(maker) : null;
  return result ? handlerBy(result, scopes, calls + 1) : node;
}

/** `handler` in `handler.bind(this)` */
function boundBy({ callee }: TSESTree.CallExpression): TSESTree.Node | null {
  const member = skipWrappers(callee);
  return member.type === 'MemberExpression' && propertyNameOf(member) === 'bind' ? member.object : null;
}
