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
  const site: EditSite = { value: value.range, whole: write.range, form: 'none' };
  const outer = outermostWrapper(write);
  const statement = outer.parent;
  switch (write.type) {
    case 'Property':
      if (write.shorthand || write.value !== value || !isUsedOnce(write.parent, scopes)) return null;
      return { ...site, form: 'property' };
    case 'AssignmentExpression':
      return statement?.type === 'ExpressionStatement' ? { ...site, whole: statement.range, form: 'statement' } : site;
    case 'CallExpression': {
      const callee = skipWrappers(write.callee);
      if (write.arguments.length !== 2 || !write.arguments.some((argument) => argument === value)) return site;
      const chained = callee.type === 'MemberExpression' && skipWrappers(callee.object).type === 'CallExpression';
      if ((statement?.type === 'ExpressionStatement' || statement?.type === 'Decorator') && !chained)
        return { ...site, whole: statement.range, form: 'statement' };
      return callee.type === 'MemberExpression' && (chained || statement?.type === 'MemberExpression')
        ? { ...site, whole: [callee.object.range[1], write.range[1]], form: 'link' }
        : site;
    }
    default:
      return site;
  }
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
