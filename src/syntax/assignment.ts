import type { TSESTree } from '@typescript-eslint/utils';

/** The assignment, update, `delete` or loop that writes to this target; null where it is only read. */
export function assignmentTo(target: TSESTree.Node): TSESTree.Node | null {
  const { parent } = target;
  switch (parent?.type) {
    case 'AssignmentExpression':
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.left === target ? parent : null;
    case 'UpdateExpression':
      return parent;
    case 'UnaryExpression':
      return parent.operator === 'delete' ? parent : null;
    case 'AssignmentPattern':
      return parent.left === target ? assignmentTo(parent) : null;
    case 'Property':
      return parent.value === target && parent.parent.type === 'ObjectPattern' ? assignmentTo(parent.parent) : null;
    case 'ArrayPattern':
    case 'ObjectPattern':
    case 'RestElement':
      return assignmentTo(parent);
  }
  return null;
}
