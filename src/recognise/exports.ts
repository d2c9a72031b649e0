import type { TSESTree } from '@typescript-eslint/utils';
import { propertyNameOf } from '../syntax/property-name.ts';

/** The expression that a module exports under a name (`default`, or that of `exports.name`); `null` when there is none. */
export function exportedValue(program: TSESTree.Program, name: string): TSESTree.Node | null {
  for (const statement of program.body) {
    const value = exportedBy(statement, name);
    if (value) return value;
  }
  return null;
}

function exportedBy(statement: TSESTree.Node, name: string): TSESTree.Node | null {
  switch (statement.type) {
    case 'ExportDefaultDeclaration':
      return name === 'default' ? statement.declaration : null;
    case 'TSExportAssignment':
      return name === 'default' ? statement.expression : null;
    case 'ExpressionStatement':
      return assignedExport(statement.expression, name);
    case 'ExportNamedDeclaration': {
      if (statement.declaration?.type === 'FunctionDeclaration')
        return statement.declaration.id?.name === name ? statement.declaration : null;
      if (statement.declaration?.type !== 'VariableDeclaration') return null;
      const declarator = statement.declaration.declarations.find(
        (one) => one.id.type === 'Identifier' && one.id.name === name,
      );
      return declarator?.init ?? null;
    }
    default:
      return null;
  }
}

/** `module.exports = value`, `exports.name = value`, `module.exports.name = value`. */
function assignedExport(node: TSESTree.Node, name: string): TSESTree.Node | null {
  if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return null;
  const { left } = node;
  if (isExports(left)) return name === 'default' ? node.right : null;
  return isExports(left.object) && propertyNameOf(left) === name ? node.right : null;
}

function isExports(node: TSESTree.Node): boolean {
  if (node.type === 'Identifier') return node.name === 'exports';
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'Identifier' &&
    node.object.name === 'module' &&
    propertyNameOf(node) === 'exports'
  );
}
