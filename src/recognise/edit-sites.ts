import type { TSESTree } from '@typescript-eslint/utils';
import { constantInitializer } from '../syntax/binding-origin.ts';
import { isForeign } from '../syntax/modules.ts';
import { variableOf } from '../syntax/references.ts';
import type { Scopes } from '../syntax/references.ts';
import { outermostWrapper, skipWrappers } from '../syntax/wrappers.ts';
import type { EditSite } from './facts.ts';

/**
 * Where a header write or an option may be edited; `null` when an edit would change more than this one response: the
 * object is used elsewhere, or the code is not a plain property, statement or link of a chain.
 */
export function editSiteOf(value: TSESTree.Node, write: TSESTree.Node, scopes: Scopes): EditSite | null {
  if (isForeign(value, scopes) || isForeign(write, scopes)) return null;
  if (write.type === 'Property') {
    if (write.shorthand || write.value !== value || !isUsedOnce(write.parent, scopes)) return null;
    return { value: value.range, whole: write.range, form: 'property' };
  }
  const outer = outermostWrapper(write);
  const statement = outer.parent;
  if (write.type === 'AssignmentExpression') {
    const alone = statement?.type === 'ExpressionStatement';
    return { value: value.range, whole: alone ? statement.range : write.range, form: alone ? 'statement' : 'none' };
  }
  if (write.type !== 'CallExpression') return { value: value.range, whole: write.range, form: 'none' };
  const callee = skipWrappers(write.callee);
  if (write.arguments.length !== 2 || !write.arguments.some((argument) => argument === value)) {
    return { value: value.range, whole: write.range, form: 'none' };
  }
  const chained = callee.type === 'MemberExpression' && skipWrappers(callee.object).type === 'CallExpression';
  if ((statement?.type === 'ExpressionStatement' || statement?.type === 'Decorator') && !chained)
    return { value: value.range, whole: statement.range, form: 'statement' };
  if (callee.type === 'MemberExpression' && (chained || outer.parent?.type === 'MemberExpression')) {
    return { value: value.range, whole: [callee.object.range[1], write.range[1]], form: 'link' };
  }
  return { value: value.range, whole: write.range, form: 'none' };
}

/** Whether a literal serves one place only: it stands there, or in a constant that is read once. */
export function isUsedOnce(literal: TSESTree.Node | undefined, scopes: Scopes): boolean {
  if (!literal || isForeign(literal, scopes)) return false;
  const outer = outermostWrapper(literal);
  const { parent } = outer;
  switch (parent?.type) {
    case 'CallExpression': {
      const callee = skipWrappers(parent.callee);
      const isFreeze =
        callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Object';
      return isFreeze ? isUsedOnce(parent, scopes) : true;
    }
    case 'NewExpression':
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
    case 'Decorator':
      return true;
    case 'AssignmentExpression':
      return parent.left.type === 'MemberExpression';
    case 'Property':
      return isUsedOnce(parent.parent, scopes);
    case 'ArrayExpression':
    case 'AwaitExpression':
    case 'ConditionalExpression':
    case 'LogicalExpression':
      return isUsedOnce(parent, scopes);
    case 'VariableDeclarator': {
      if (parent.id.type !== 'Identifier' || parent.parent.parent?.type === 'ExportNamedDeclaration') return false;
      const variable = variableOf(parent.id, scopes);
      if (!variable || constantInitializer(variable) === null) return false;
      return variable.references.filter((reference) => reference.isRead()).length === 1;
    }
    default:
      return false;
  }
}
