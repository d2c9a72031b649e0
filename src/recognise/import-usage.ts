import type { TSESTree } from '@typescript-eslint/utils';
import { variableOf } from '../syntax/references.ts';
import type { Scopes } from '../syntax/references.ts';
import { walk } from '../syntax/walk.ts';
import { importSource } from './imports.ts';
import { isInServerFunction } from './runtime-signs.ts';

/** What code does with a module that it imports: `types` alone, run it `on servers` only (in `getServerSideProps`, a `loader`), or anywhere. */
export type ImportUsage = 'types' | 'on servers' | 'anywhere';

/** How a file uses the modules whose specifiers are meant; `null` when it imports none of them. */
export function importUsage(
  program: TSESTree.Program,
  scopes: Scopes,
  isMeant: (specifier: string) => boolean,
): ImportUsage | null {
  const found = new Set<ImportUsage>();
  walk(program, (node) => {
    const source = importSource(node);
    if (source?.type === 'Literal' && typeof source.value === 'string' && isMeant(source.value))
      found.add(usageBy(node, scopes));
    return true;
  });
  return (['anywhere', 'on servers', 'types'] as const).find((usage) => found.has(usage)) ?? null;
}

function usageBy(node: TSESTree.Node, scopes: Scopes): ImportUsage {
  switch (node.type) {
    case 'ImportDeclaration':
      return node.importKind === 'type' ? 'types' : usageOfNames(node.specifiers, scopes);
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      return node.exportKind === 'type' ? 'types' : 'anywhere';
    default:
      return isInServerFunction(node) ? 'on servers' : 'anywhere';
  }
}

/** What compilers leave out of a file, because only types use it, does not run. */
function usageOfNames(specifiers: readonly TSESTree.ImportClause[], scopes: Scopes): ImportUsage {
  const uses = specifiers.flatMap(({ local }) => variableOf(local, scopes)?.references ?? []);
  const values = uses.filter(({ isTypeReference }) => !isTypeReference);
  if (values.length === 0) return uses.length > 0 ? 'types' : 'anywhere';
  return values.every(({ identifier }) => isInServerFunction(identifier)) ? 'on servers' : 'anywhere';
}
