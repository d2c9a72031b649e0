import type { TSESTree } from '@typescript-eslint/utils';
import type { Scopes } from '../syntax/references.ts';
import { walk } from '../syntax/walk.ts';

/** The modules that a file imports or requires by a literal name. */
export function importedModules(program: TSESTree.Program): ReadonlySet<string> {
  const modules = new Set<string>();
  walk(program, (node) => {
    const source = importSource(node);
    if (source?.type === 'Literal' && typeof source.value === 'string') modules.add(source.value);
    return true;
  });
  return modules;
}

/** The name by which a node imports, requires or exports from another module; nothing for any other node. */
export function importSource(node: TSESTree.Node): TSESTree.Node | null | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ImportExpression':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      return node.source;
    case 'TSExternalModuleReference':
      return node.expression;
    case 'CallExpression':
      return node.callee.type === 'Identifier' && node.callee.name === 'require' ? node.arguments[0] : null;
    default:
      return null;
  }
}

/** Whether a file imports one of these names, from wherever. */
export function isImportedByName(names: readonly string[], { scopes }: Scopes): boolean {
  return scopes.some(({ set }) =>
    names.some((name) => set.get(name)?.defs.some(({ node }) => node.type.startsWith('Import'))),
  );
}
