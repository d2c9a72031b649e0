import type { TSESTree } from '@typescript-eslint/utils';
import { truthOf } from '../syntax/conditions.ts';
import type { Reading } from './request-options.ts';

/** Whether code may run, as far as conditions around it tell, and returns before it: `if (import.meta.env.PROD) …` in development. */
export function mayRun(node: TSESTree.Node, reading: Reading): boolean {
  const isAlways = (test: TSESTree.Node, holds: boolean): boolean => {
    const truth = truthOf(reading.evaluate(test));
    return truth.kind === 'constant' && truth.holds === holds;
  };
  for (let inner = node; inner.parent; inner = inner.parent) {
    const { parent } = inner;
    if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') {
      if (inner === parent.consequent && isAlways(parent.test, false)) return false;
      if (inner === parent.alternate && isAlways(parent.test, true)) return false;
    }
    if (parent.type === 'LogicalExpression' && inner === parent.right && parent.operator !== '??')
      if (isAlways(parent.left, parent.operator === '||')) return false;
    if (parent.type !== 'BlockStatement' || inner.type === 'FunctionDeclaration') continue;
    const before = parent.body.slice(
      0,
      parent.body.findIndex((one) => one === inner),
    );
    if (before.some((one) => one.type === 'IfStatement' && leaves(one.consequent) && isAlways(one.test, true)))
      return false;
  }
  return true;
}

/** Whether a branch ends what it is in. */
function leaves(branch: TSESTree.Statement): boolean {
  const last = branch.type === 'BlockStatement' ? branch.body.at(-1) : branch;
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement';
}
