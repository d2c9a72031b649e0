import type { TSESTree } from '@typescript-eslint/utils';
import type { Hook, Path } from '../clients/define-client.ts';
import type { Scopes } from '../syntax/references.ts';
import { isFunction, walk } from '../syntax/walk.ts';
import { outermostWrapper } from '../syntax/wrappers.ts';
import { pathBehind } from './request-gathering.ts';
import { membersFrom, parameterNames } from './request-parameters.ts';
import type { OptionWrite } from './request-options.ts';

/** What a function does with the options or headers that a client hands it before a request. */
export interface Interception {
  readonly writes: readonly OptionWrite[];
  /** Calls of their methods, by the keys that lead there with the method. */
  readonly calls: readonly { readonly path: Path; readonly node: TSESTree.CallExpression; readonly certain: boolean }[];
  /** Objects that it returns in their place. */
  readonly returned: readonly TSESTree.ObjectExpression[];
}

export function interceptionBy(
  callee: TSESTree.FunctionLike,
  { parameter, within = [] }: Pick<Hook, 'parameter' | 'within'>,
  scopes: Scopes,
): Interception {
  const writes: OptionWrite[] = [];
  const calls: { path: Path; node: TSESTree.CallExpression; certain: boolean }[] = [];
  for (const { identifier, path: prefix } of parameterNames(callee, parameter, scopes)) {
    const { path, node } = membersFrom(outermostWrapper(identifier));
    const inner = pathBehind([...prefix, ...path], within);
    if (inner === null || inner.length === 0) continue;
    const { parent } = node;
    if (parent?.type === 'AssignmentExpression' && parent.left === node && parent.operator === '=')
      writes.push({ path: inner, node: parent, certain: isPlainStatement(parent) });
    if (parent?.type === 'CallExpression' && parent.callee === node)
      calls.push({ path: inner, node: parent, certain: isPlainStatement(parent) });
  }
  return { writes, calls, returned: returnedBy(callee) };
}

/** Whether an expression is a statement that always runs when the function around it does. */
export function isPlainStatement(node: TSESTree.Node): boolean {
  const statement = node.parent;
  const body = statement?.type === 'ExpressionStatement' ? statement.parent : null;
  if (body?.type === 'Program') return true;
  if (!body || body.type !== 'BlockStatement' || !isFunction(body.parent)) return false;
  return !body.body
    .slice(
      0,
      body.body.findIndex((one) => one === statement),
    )
    .some(mayReturn);
}

function mayReturn(statement: TSESTree.Node): boolean {
  let returns = false;
  walk(statement, (node) => {
    returns ||= node.type === 'ReturnStatement' || node.type === 'ThrowStatement';
    return !returns && !isFunction(node);
  });
  return returns;
}

function returnedBy(callee: TSESTree.FunctionLike): readonly TSESTree.ObjectExpression[] {
  const found: TSESTree.ObjectExpression[] = [];
  const { body } = callee;
  if (body?.type === 'ObjectExpression') found.push(body);
  if (body?.type !== 'BlockStatement') return found;
  walk(body, (node) => {
    if (node.type === 'ReturnStatement' && node.argument?.type === 'ObjectExpression') found.push(node.argument);
    return !isFunction(node);
  });
  return found;
}
