import type { TSESTree } from '@typescript-eslint/utils';
import type { Path } from '../clients/define-client.ts';
import { constantInitializer } from '../syntax/binding-origin.ts';
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

/** Where a function names what it gets: the parameter itself, and parts that it takes out of it, `({ options }) => …`. */
export function parameterNames(callee: TSESTree.FunctionLike, index: number, scopes: Scopes): readonly ParameterName[] {
  const own = scopesAt(callee, scopes).scopes.find(({ block }) => block === callee)?.variables ?? [];
  return own.flatMap((variable) => {
    const origin = constantInitializer(variable);
    if (origin?.kind !== 'parameter' || origin.index !== index || origin.isRest) return [];
    const path = origin.path.flatMap((step) => (step.kind === 'property' ? [step.name] : []));
    return path.length < origin.path.length ? [] : namesOf(variable, path);
  });
}

function namesOf({ references }: Variable, path: Path): readonly ParameterName[] {
  return references.map(({ identifier }) => ({ identifier, path }));
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
