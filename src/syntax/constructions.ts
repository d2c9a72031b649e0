import type { TSESTree } from '@typescript-eslint/utils';
import type { BindingOrigin } from './binding-origin.ts';
import { variableOf } from './references.ts';
import type { Scopes } from './references.ts';
import { isFunction } from './walk.ts';

/** Where a file makes instances of one of its classes. */
export function constructionsOf(holder: TSESTree.Node, scopes: Scopes): readonly TSESTree.NewExpression[] {
  const named = holder.type === 'ClassDeclaration' ? holder.id : null;
  const references = (named && variableOf(named, scopes)?.references) ?? [];
  return references.flatMap(({ identifier: { parent }, identifier }) =>
    parent.type === 'NewExpression' && parent.callee === identifier ? [parent] : [],
  );
}

type Parameter = Extract<BindingOrigin, { kind: 'parameter' }>;

/** The call that gives a parameter of a constructor its value, where the file makes one such instance. */
export function constructionWith(parameter: Parameter, scopes: Scopes): TSESTree.NewExpression | null {
  const { parent } = parameter.function;
  return parent?.type === 'MethodDefinition' && parent.kind === 'constructor'
    ? onlyOne(constructionsOf(parent.parent.parent, scopes), parameter)
    : null;
}

/** The call that gives a parameter of a function its value, where the file makes one such call, and always: `allow(options)`. */
export function callWith(parameter: Parameter, scopes: Scopes): TSESTree.CallExpression | null {
  const call = onlyOne(callsOf(parameter.function, scopes), parameter);
  return call && !isInBranch(call) ? call : null;
}

function onlyOne<Call extends TSESTree.CallExpression | TSESTree.NewExpression>(
  [made, ...others]: readonly Call[],
  { isRest }: Parameter,
): Call | null {
  const isPlain = made?.arguments.every(({ type }) => type !== 'SpreadElement') === true;
  return made && isPlain && others.length === 0 && !isRest ? made : null;
}

function callsOf(called: TSESTree.FunctionLike, scopes: Scopes): readonly TSESTree.CallExpression[] {
  const name = nameOf(called);
  return (name ? (variableOf(name, scopes)?.references ?? []) : []).flatMap(({ identifier: { parent }, identifier }) =>
    parent.type === 'CallExpression' && parent.callee === identifier ? [parent] : [],
  );
}

/** The name that a function goes by, and that nothing else has. */
export function nameOf(called: TSESTree.FunctionLike): TSESTree.Identifier | null {
  if (called.type === 'FunctionDeclaration') return called.id;
  const { parent } = called;
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : null;
}

const BRANCHES = /^(?:Conditional|Do|For|If|Logical|Switch|Try|While)/;

function isInBranch(node: TSESTree.Node): boolean {
  for (let outer = node.parent; outer && !isFunction(outer); outer = outer.parent)
    if (BRANCHES.test(outer.type)) return true;
  return false;
}
