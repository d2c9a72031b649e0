import type { TSESTree } from '@typescript-eslint/utils';
import type { Path } from '../clients/define-client.ts';
import { constantInitializer } from '../syntax/binding-origin.ts';
import type { BindingPath } from '../syntax/binding-origin.ts';
import { scopesAt } from '../syntax/modules.ts';
import type { Scopes } from '../syntax/modules.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import type { Variable } from '../syntax/references.ts';
import { outermostWrapper } from '../syntax/wrappers.ts';

/** A name in a function for a parameter, or for what the parameter holds under these keys. */
export interface ParameterName {
  readonly identifier: TSESTree.Node;
  readonly path: Path;
}

/**
 * Where a function names what it gets: the parameter itself, and parts that it takes out of it, `({ options }) => …`, or later,
 * `const { options } = context`.
 */
export function parameterNames(callee: TSESTree.FunctionLike, index: number, scopes: Scopes): readonly ParameterName[] {
  const own = scopesAt(callee, scopes).scopes.find(({ block }) => block === callee)?.variables ?? [];
  const whole = own.flatMap((variable) => {
    const origin = constantInitializer(variable);
    return origin?.kind === 'parameter' && origin.index === index && !origin.isRest
      ? namesOf(variable, origin.path)
      : [];
  });
  const parts = own.flatMap((variable) => {
    const origin = constantInitializer(variable);
    const from = origin?.kind === 'variable' ? whole.find(({ identifier }) => identifier === origin.init) : undefined;
    return origin?.kind === 'variable' && from ? namesOf(variable, origin.path, from.path) : [];
  });
  return [...whole, ...parts];
}

/** The names of a variable that holds what these steps lead to. */
function namesOf({ references }: Variable, steps: BindingPath, before: Path = []): readonly ParameterName[] {
  const path = steps.flatMap((step) => (step.kind === 'property' ? [step.name] : []));
  if (path.length < steps.length) return [];
  return references.map(({ identifier }) => ({ identifier, path: [...before, ...path] }));
}

/** The longest chain of members that hangs on an expression. */
export function membersFrom(root: TSESTree.Node): { readonly path: Path; readonly node: TSESTree.Node } {
  const path: string[] = [];
  let node = root;
  while (node.parent?.type === 'MemberExpression' && node.parent.object === node) {
    const key = propertyNameOf(node.parent);
    if (key === null) return { path: [], node };
    path.push(key);
    node = outermostWrapper(node.parent);
  }
  return { path, node };
}
