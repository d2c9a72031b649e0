import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { ALLOW_CREDENTIALS } from '../../cors/headers.ts';
import type { Layer, Policy } from '../../recognise/facts.ts';
import { allowsCredentials, meansOff } from './policies.ts';

/** What a file says, and how its code puts that together. */
export interface Said {
  readonly policies: readonly Policy[];
  readonly layers: readonly Layer[];
  readonly sourceCode: TSESLint.SourceCode;
}

/**
 * Whether something in the file may allow credentials which some of its policies, whose value has no effect of its own,
 * take back. Writes that another one replaces are not among the policies, so every mention of the header counts, but for
 * such values themselves and for code whose responses no other code comes to.
 */
export function mayTakeBack(idle: readonly Policy[], { policies, layers, sourceCode }: Said): boolean {
  const others = policies.filter((policy) => !idle.some((one) => isOfSameCode(one, policy)));
  const apart = others.filter((policy) => endsRequests(policy, layers, sourceCode));
  if (policies.some((policy) => allowsCredentials(policy) && !apart.includes(policy))) return true;
  const sites = [...idle, ...apart].flatMap(({ allowCredentials: { site } }) => (site ? [site.whole] : []));
  const places = [...sites, ...apart.map(({ code }) => code)];
  const isKnown = (index: number): boolean => places.some(([start, end]) => start <= index && index < end);
  return [...sourceCode.text.matchAll(new RegExp(ALLOW_CREDENTIALS, 'gi'))].some(
    ({ index }) => !isKnown(index) && !usesOf(index, sourceCode).every(isKnown),
  );
}

/**
 * Where the name of the header that is spelled at an index counts: where the constant is used that holds it, `const NAME = '…'` or
 * `{ NAME: '…' }`; nowhere for the key of a value without effect; else there.
 */
function usesOf(index: number, sourceCode: TSESLint.SourceCode): readonly number[] {
  const name = sourceCode.getNodeByRangeIndex(index);
  const { parent } = name ?? {};
  const member = parent?.type === 'Property' || parent?.type === 'TSEnumMember' ? parent : null;
  if (member?.type === 'Property' && member.key === name && isOff(member.value)) return [];
  let kept: TSESTree.Node | null | undefined = member?.parent ?? name;
  while (kept && /^(?:ObjectExpression|Literal|TS(?:As|EnumBody|Satisfies)\w*)$/.test(kept.type)) kept = kept.parent;
  const [variable] =
    kept?.type === 'VariableDeclarator' || kept?.type === 'TSEnumDeclaration'
      ? (sourceCode.getDeclaredVariables?.(kept) ?? [])
      : [];
  const isExported = [kept?.parent, kept?.parent?.parent].some((one) => one?.type === 'ExportNamedDeclaration');
  if (!variable || isExported) return [index];
  return variable.references.flatMap(({ identifier, init }) =>
    init === true || (member && isOtherMember(identifier, member)) ? [] : [identifier.range[0]],
  );
}

function isOff(value: TSESTree.Node): boolean {
  return value.type === 'Literal' && meansOff(String(value.value));
}

/** `NAMES.ORIGIN`, where it is about `NAMES.CREDENTIALS`. */
function isOtherMember({ parent }: TSESTree.Node, member: TSESTree.Property | TSESTree.TSEnumMember): boolean {
  const key = member.type === 'Property' ? member.key : member.id;
  return (
    parent?.type === 'MemberExpression' &&
    !parent.computed &&
    parent.property.type === 'Identifier' &&
    key.type === 'Identifier' &&
    parent.property.name !== key.name
  );
}

/** Whether code that states a policy answers whatever request it gets, so that no other code comes after it. */
function endsRequests(policy: Policy, layers: readonly Layer[], sourceCode: TSESLint.SourceCode): boolean {
  const own = layers.filter((layer) => layer.policies.some((one) => isOfSameCode(one, policy)));
  if (own.length > 0) return own.every(({ ends, isLate }) => ends && !isLate);
  return policy.library === null && answersByItself(policy, sourceCode);
}

function isOfSameCode({ code }: Policy, other: Policy): boolean {
  return code.join() === other.code.join();
}

/** Whether code that nothing in the file registers is a function that asks what it is given, and neither calls it nor hands it on: nobody can come next. */
function answersByItself({ code: [start, end] }: Policy, sourceCode: TSESLint.SourceCode): boolean {
  let node: TSESTree.Node | null | undefined = sourceCode.getNodeByRangeIndex(start);
  while (node && !(node.range[1] === end && 'params' in node)) node = node.parent;
  if (!node) return false;
  const given = (sourceCode.getDeclaredVariables?.(node) ?? []).filter(({ defs }) => defs[0]?.type === 'Parameter');
  return given.every(({ references }) =>
    references.every(
      ({ identifier: { parent }, identifier }) => parent.type === 'MemberExpression' && parent.object === identifier,
    ),
  );
}
