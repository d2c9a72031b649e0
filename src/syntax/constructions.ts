import type { TSESTree } from '@typescript-eslint/utils';
import type { BindingOrigin } from './binding-origin.ts';
import { variableOf } from './references.ts';
import type { Scopes } from './references.ts';

/** Where a file makes instances of one of its classes. */
export function constructionsOf(holder: TSESTree.Node, scopes: Scopes): readonly TSESTree.NewExpression[] {
  const named = holder.type === 'ClassDeclaration' ? holder.id : null;
  const references = (named && variableOf(named, scopes)?.references) ?? [];
  return references.flatMap(({ identifier: { parent }, identifier }) =>
    parent.type === 'NewExpression' && parent.callee === identifier ? [parent] : [],
  );
}

/** The call that gives a parameter of a constructor its value, where the file makes one such instance. */
export function constructionWith(
  parameter: Extract<BindingOrigin, { kind: 'parameter' }>,
  scopes: Scopes,
): TSESTree.NewExpression | null {
  const { parent } = parameter.function;
  if (parent?.type !== 'MethodDefinition' || parent.kind !== 'constructor' || parameter.isRest) return null;
  const [made, ...others] = constructionsOf(parent.parent.parent, scopes);
  const isPlain = made?.arguments.every(({ type }) => type !== 'SpreadElement') === true;
  return made && isPlain && others.length === 0 ? made : null;
}
