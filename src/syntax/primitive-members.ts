import type { TSESTree } from '@typescript-eslint/utils';
import { nodeNamed } from './named-node.ts';
import { propertyNameOf } from './property-name.ts';
import type { Scopes } from './references.ts';
import { outermostWrapper, skipWrappers } from './wrappers.ts';

/**
 * Whether what is read here is a text or another primitive, `config.url` of `const config = { url: 'http://…' }`: what becomes of
 * it elsewhere changes nothing in the object. `false` where only evaluation tells.
 */
export function isPrimitiveMember(identifier: TSESTree.Node, scopes: Scopes): boolean {
  const keys: string[] = [];
  for (let node = outermostWrapper(identifier); ;) {
    const { parent } = node;
    if (parent?.type !== 'MemberExpression' || parent.object !== node) break;
    const key = propertyNameOf(parent);
    if (key === null) return false;
    keys.push(key);
    node = outermostWrapper(parent);
  }
  return keys.length > 0 && isPrimitiveAt(nodeNamed(identifier, scopes), keys);
}

function isPrimitiveAt(node: TSESTree.Node, [key, ...rest]: readonly string[]): boolean {
  const value = skipWrappers(node);
  if (key === undefined) return isPrimitive(value);
  if (value.type !== 'ObjectExpression') return false;
  const property = value.properties.findLast((one) => one.type === 'SpreadElement' || propertyNameOf(one) === key);
  return property?.type === 'Property' && property.kind === 'init' && isPrimitiveAt(property.value, rest);
}

function isPrimitive(node: TSESTree.Node): boolean {
  const value = skipWrappers(node);
  switch (value.type) {
    case 'Literal':
      return !('regex' in value);
    case 'TemplateLiteral':
      return true;
    case 'BinaryExpression':
      return value.operator === '+';
    case 'LogicalExpression':
      return isPrimitive(value.left) && isPrimitive(value.right);
    // A variable of the environment is a text.
    case 'MemberExpression':
      return value.object.type === 'MemberExpression' && propertyNameOf(value.object) === 'env';
    default:
      return false;
  }
}
