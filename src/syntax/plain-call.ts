import type { TSESTree } from '@typescript-eslint/utils';
import { constantInitializer } from './binding-origin.ts';
import { propertyNameOf } from './property-name.ts';
import { variableOf } from './references.ts';
import type { Scopes } from './references.ts';
import { skipWrappers } from './wrappers.ts';

type Call = Pick<TSESTree.CallExpression, 'arguments' | 'callee'>;

/**
 * What a call of a method comes to: `x.f.call(x, a)`, `x.f.apply(x, [a])`, and `g(a)` of a constant `g = x.f.bind(x)` are
 * `x.f(a)`. Any other call is what it is.
 */
export function plainCall(node: TSESTree.CallExpression, scopes: Scopes): Call {
  const callee = skipWrappers(node.callee);
  const bound = boundMethod(callee, scopes);
  if (bound) return { callee: bound.callee, arguments: [...bound.arguments, ...node.arguments] };
  const method = callee.type === 'MemberExpression' ? methodIn(callee, node.arguments) : null;
  if (!method) return node;
  const [, ...rest] = node.arguments;
  const [list] = rest;
  switch (
    propertyNameOf(callee as TSESTree.MemberExpression) // a method has been found in it
  ) {
    case 'call':
      return { callee: method, arguments: rest };
    case 'apply':
      return list?.type === 'ArrayExpression' && rest.length === 1
        ? { callee: method, arguments: list.elements.flatMap((one) => one ?? []) }
        : node;
    default:
      return node;
  }
}

function boundMethod(callee: TSESTree.Node, scopes: Scopes): Call | null {
  const variable = callee.type === 'Identifier' ? variableOf(callee, scopes) : null;
  const origin = variable && constantInitializer(variable);
  const made =
    origin?.kind === 'variable' && origin.path.length === 0 && origin.init ? skipWrappers(origin.init) : callee;
  const bind = made.type === 'CallExpression' ? skipWrappers(made.callee) : null;
  if (made.type !== 'CallExpression' || bind?.type !== 'MemberExpression' || propertyNameOf(bind) !== 'bind')
    return null;
  const method = methodIn(bind, made.arguments);
  return method && { callee: method, arguments: made.arguments.slice(1) };
}

/** `x.f` in `x.f.call`, where the first argument is `x` again. */
function methodIn(
  { object }: TSESTree.MemberExpression,
  [receiver]: TSESTree.CallExpression['arguments'],
): TSESTree.MemberExpression | null {
  const method = skipWrappers(object);
  return method.type === 'MemberExpression' && receiver && isSameName(method.object, receiver) ? method : null;
}

function isSameName(left: TSESTree.Node, right: TSESTree.Node): boolean {
  const [one, other] = [skipWrappers(left), skipWrappers(right)];
  if (one.type === 'MemberExpression' && other.type === 'MemberExpression')
    return (
      propertyNameOf(one) !== null &&
      propertyNameOf(one) === propertyNameOf(other) &&
      isSameName(one.object, other.object)
    );
  if (one.type === 'ThisExpression') return other.type === 'ThisExpression';
  return one.type === 'Identifier' && other.type === 'Identifier' && one.name === other.name;
}
