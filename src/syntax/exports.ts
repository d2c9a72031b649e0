import type { TSESTree } from '@typescript-eslint/utils';
import { constantInitializer } from './binding-origin.ts';
import type { BindingOrigin } from './binding-origin.ts';
import { exportTableOf } from './export-table.ts';
import type { ExportEntry } from './export-table.ts';
import type { Module, Modules, Scopes } from './modules.ts';
import { variableOf } from './references.ts';
import type { Variable } from './references.ts';
import { skipWrappers } from './wrappers.ts';

/** Where the value of an export comes from. Follow the names of `path` from the value found there to get the export's own. */
export type Exported = { readonly path: readonly string[] } & (
  | { readonly kind: 'variable'; readonly variable: Variable }
  /** An expression, or a declaration without a name. */
  | { readonly kind: 'node'; readonly node: TSESTree.Node }
  /** All that a file of the project exports. */
  | { readonly kind: 'module'; readonly module: Module }
  /** An export of something outside of the project, or that nobody found. */
  | { readonly kind: 'package'; readonly source: string }
);

/** A chain of re-exports longer than this leads nowhere. */
const MOST_HOPS = 32;

/**
 * What a module exports under a name, through re-exports; `null` for what it does not export, or not for sure.
 *
 * | exported | asked for | answer |
 * |---|---|---|
 * | `export const a = 1`, `export { b as a }`, `exports.a = b` | `a` | the variable, or what is assigned |
 * | `export { a } from 'm'`, `export * from 'm'` | `a` | what `m` exports as `a` |
 * | `export default v`, `module.exports = v`, `export = v` | `default` | `v` |
 * | `module.exports = v`, `export = v` | `a` | `v`, path `a` |
 */
export function exportOf(module: Module, name: string, scopes: Scopes, hops = 0): Exported | null {
  if (hops > MOST_HOPS) return null;
  const { named, stars, whole, isCommonJs } = exportTableOf(module);
  const entry = named.get(name);
  if (entry !== undefined) return entry && entryValue(entry, scopes, hops);
  if (whole !== undefined) {
    const value = whole && valueOf(whole, scopes);
    return value && name !== 'default' ? { ...value, path: [...value.path, name] } : value;
  }
  if (name === 'default') return isCommonJs ? { kind: 'module', module, path: [] } : null;
  return starValue(stars, name, scopes, hops);
}

/** What a module is as a whole, where it is one value: `module.exports = v`, `export = v`; else `null`. */
export function wholeOf(module: Module, scopes: Scopes): Exported | null {
  const { whole } = exportTableOf(module);
  return whole ? valueOf(whole, scopes) : null;
}

/** The names that a module exports; `null` when nobody knows all of them. */
export function exportedNames(module: Module, scopes: Scopes, hops = 0): readonly string[] | null {
  const { named, stars, whole } = exportTableOf(module);
  if (hops > MOST_HOPS || whole !== undefined) return null;
  const names = new Set(named.keys());
  for (const source of stars) {
    const from = imported(source, scopes.modules);
    const others = from && exportedNames(from, scopes, hops + 1);
    if (!others) return null;
    for (const name of others) if (name !== 'default') names.add(name);
  }
  return [...names];
}

/** Where the value of a variable comes from, in whatever file of the project: an import is what is exported there. */
export function originOf(variable: Variable, scopes: Scopes, hops = 0): BindingOrigin | null {
  const origin = constantInitializer(variable);
  const module = origin?.kind === 'import' ? scopes.modules?.imported(origin.source, origin.declaration) : null;
  if (origin?.kind !== 'import' || !module || hops > MOST_HOPS) return origin;
  const exported = exportOf(module, origin.imported, scopes);
  const isName = exported?.kind === 'variable' && exported.path.length === 0;
  return isName ? originOf(exported.variable, scopes, hops + 1) : origin;
}

function entryValue(entry: ExportEntry, scopes: Scopes, hops: number): Exported | null {
  if (entry.kind === 'here') return valueOf(entry.node, scopes);
  const { source, imported: name } = entry;
  const module = imported(source, scopes.modules);
  if (!module) return { kind: 'package', source: source.value, path: name === '*' ? [] : [name] };
  return name === '*' ? { kind: 'module', module, path: [] } : exportOf(module, name, scopes, hops + 1);
}

/** A name that several packages may export is of none of them. */
function starValue(
  stars: readonly TSESTree.StringLiteral[],
  name: string,
  scopes: Scopes,
  hops: number,
): Exported | null {
  const packages: string[] = [];
  for (const source of stars) {
    const module = imported(source, scopes.modules);
    const found = module && exportOf(module, name, scopes, hops + 1);
    if (found) return found;
    if (!module) packages.push(source.value);
  }
  const [only] = packages;
  return only !== undefined && packages.length === 1 ? { kind: 'package', source: only, path: [name] } : null;
}

function valueOf(node: TSESTree.Node, scopes: Scopes): Exported {
  const value = skipWrappers(node);
  const variable = variableOf(value, scopes);
  return variable ? { kind: 'variable', variable, path: [] } : { kind: 'node', node: value, path: [] };
}

function imported(source: TSESTree.StringLiteral, modules: Modules | undefined): Module | null {
  return modules?.imported(source.value, source) ?? null;
}
