import type { TSESTree } from '@typescript-eslint/utils';
import { propertyNameOf } from '../syntax/property-name.ts';
import { walk } from '../syntax/walk.ts';

/**
 * What `this.name` is in a class: the one value that its field, or one assignment anywhere in the class, gives it. `null`
 * when there are several, or none.
 */
export function ownMember(node: TSESTree.Node): TSESTree.Expression | null {
  if (node.type !== 'MemberExpression' || node.object.type !== 'ThisExpression') return null;
  const name = propertyNameOf(node);
  const body = classAround(node);
  if (name === null || body === null) return null;
  const values: TSESTree.Expression[] = [];
  walk(body, (inner) => {
    if (inner.type === 'PropertyDefinition' && inner.value && propertyNameOf(inner) === name) values.push(inner.value);
    if (inner.type === 'AssignmentExpression' && isOwn(inner.left, name)) values.push(inner.right);
    // Another class in this one has a `this` of its own.
    return inner === body || inner.type !== 'ClassBody';
  });
  const [only] = values;
  return only && values.length === 1 ? only : null;
}

function isOwn(target: TSESTree.Node, name: string): boolean {
  return (
    target.type === 'MemberExpression' && target.object.type === 'ThisExpression' && propertyNameOf(target) === name
  );
}

function classAround(node: TSESTree.Node): TSESTree.ClassBody | null {
  for (let outer = node.parent; outer; outer = outer.parent) if (outer.type === 'ClassBody') return outer;
  return null;
}
