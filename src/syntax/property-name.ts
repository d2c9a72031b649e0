import type { TSESTree } from '@typescript-eslint/utils';
import { literalText } from './literal-text.ts';
import { textOf } from './value.ts';
import type { Value } from './value.ts';
import { skipWrappers } from './wrappers.ts';

/** A node that names a property: by `property` where it is read or written, by `key` where it is defined. */
export type NamesProperty =
  | TSESTree.AccessorProperty
  | TSESTree.MemberExpression
  | TSESTree.MethodDefinition
  | TSESTree.Property
  | TSESTree.PropertyDefinition;

/**
 * The name of the property, as `Object.keys` would spell it.
 *
 * | code | name |
 * |---|---|
 * | `a.b`, `{ b: 1 }`, `{ b() {} }` | `b` |
 * | `a['b']`, `` a[`b`] ``, `{ 'b': 1 }`, `{ ['b']: 1 }` | `b` |
 * | `a[0]`, `{ 0x10: 1 }`, `{ 1n: 1 }` | `0`, `16`, `1` |
 * | `a[key]`, `{ [key]: 1 }` | what `evaluate` says of `key`, else null |
 * | `a.#b` | null: no code outside the class can spell it |
 */
export function propertyNameOf(
  node: NamesProperty,
  evaluate: (key: TSESTree.Expression) => string | null = () => null,
): string | null {
  const key: TSESTree.Expression | TSESTree.PrivateIdentifier =
    node.type === 'MemberExpression' ? node.property : node.key;
  if (key.type === 'PrivateIdentifier') return null;
  if (!node.computed && key.type === 'Identifier') return key.name;
  return literalText(key) ?? numberText(key) ?? evaluate(key);
}

/** The key of the member, as the values of the code tell it; null when they do not. */
export function keyOf(
  member: TSESTree.MemberExpression,
  evaluate: (node: TSESTree.Expression) => Value,
): string | null {
  return propertyNameOf(member, (key) => textOf(evaluate(key)));
}

function numberText(key: TSESTree.Expression): string | null {
  const value = skipWrappers(key);
  if (value.type !== 'Literal') return null;
  return typeof value.value === 'number' || typeof value.value === 'bigint' ? String(value.value) : null;
}

/** The value of a member that a literal object has by this name; `null` where a spread or an accessor may give it. */
export function literalMember({ properties }: TSESTree.ObjectExpression, name: string): TSESTree.Node | null {
  const member = properties.findLast((one) => one.type === 'SpreadElement' || propertyNameOf(one) === name);
  return member?.type === 'Property' && member.kind === 'init' ? member.value : null;
}
