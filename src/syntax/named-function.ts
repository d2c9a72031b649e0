import type { TSESTree } from '@typescript-eslint/utils';
import { constantInitializer } from './binding-origin.ts';
import type { BindingOrigin } from './binding-origin.ts';
import { exportOf, wholeOf } from './exports.ts';
import type { Exported } from './exports.ts';
import { propertyNameOf } from './property-name.ts';
import { qualifiedNameOrModule } from './qualified-name.ts';
import { variableOf } from './references.ts';
import type { Scopes } from './references.ts';
import { isFunction } from './walk.ts';
import { skipWrappers } from './wrappers.ts';

/** A chain of names longer than this leads nowhere. */
const MOST_NAMES = 16;

/**
 * The function of the project that an expression names, by nothing but constants, imports and exports: `f` declared as a
 * function or a constant, imported or required, `ns.f` of a namespace. `null` for all that takes evaluation.
 */
export function functionNamed(node: TSESTree.Node, scopes: Scopes, names = 0): TSESTree.FunctionLike | null {
  if (names > MOST_NAMES) return null;
  if (node.type === 'Identifier') {
    const variable = variableOf(node, scopes);
    const origin = variable && constantInitializer(variable);
    return origin && functionOf(origin, scopes, names);
  }
  if (!scopes.modules) return null;
  const name = node.type === 'MemberExpression' ? propertyNameOf(node) : null;
  return name !== null && node.type === 'MemberExpression' ? memberOf(node.object, name, scopes, names) : null;
}

function functionOf(origin: BindingOrigin, scopes: Scopes, names: number): TSESTree.FunctionLike | null {
  switch (origin.kind) {
    case 'function':
      return origin.node;
    case 'variable': {
      const { init, path } = origin;
      const [first, ...rest] = path;
      if (init === null || rest.length > 0) return null;
      if (first) return first.kind === 'property' ? memberOf(init, first.name, scopes, names) : null;
      const value = skipWrappers(init);
      return isFunction(value) ? value : wholeFunction(value, scopes, names);
    }
    case 'import': {
      const module = scopes.modules?.imported(origin.source, origin.declaration);
      if (!module) return null;
      const { imported } = origin;
      return exportedFunction(
        imported === '*' ? wholeOf(module, scopes) : exportOf(module, imported, scopes),
        scopes,
        names + 1,
      );
    }
    case 'importEquals':
      return wholeFunction(origin.declaration.moduleReference, scopes, names);
    default:
      return null;
  }
}

/** `const f = require('./f')` */
function wholeFunction(node: TSESTree.Node, scopes: Scopes, names: number): TSESTree.FunctionLike | null {
  const module = scopes.modules ? qualifiedNameOrModule(node, scopes) : null;
  if (module === null || typeof module === 'string') return null;
  return exportedFunction(wholeOf(module, scopes), scopes, names + 1);
}

function memberOf(object: TSESTree.Node, name: string, scopes: Scopes, names: number): TSESTree.FunctionLike | null {
  const module = scopes.modules ? qualifiedNameOrModule(object, scopes) : null;
  if (module === null || typeof module === 'string') return null;
  return exportedFunction(exportOf(module, name, scopes), scopes, names + 1);
}

function exportedFunction(exported: Exported | null, scopes: Scopes, names: number): TSESTree.FunctionLike | null {
  if (exported === null || names > MOST_NAMES) return null;
  const { path } = exported;
  switch (exported.kind) {
    case 'variable': {
      const origin = constantInitializer(exported.variable);
      if (path.length === 0) return origin && functionOf(origin, scopes, names);
      return origin?.kind === 'variable' && origin.init && origin.path.length === 0
        ? functionAt(origin.init, path, scopes, names)
        : null;
    }
    case 'node':
      return functionAt(exported.node, path, scopes, names);
    case 'module':
    case 'package':
      return null;
  }
}

/** The function that stands at a path in literal objects: `{ cors: { set(res) {} } }`. */
function functionAt(
  node: TSESTree.Node,
  path: readonly string[],
  scopes: Scopes,
  names: number,
): TSESTree.FunctionLike | null {
  const value = skipWrappers(node);
  const [name, ...rest] = path;
  if (name === undefined) return isFunction(value) ? value : functionNamed(value, scopes, names + 1);
  if (value.type !== 'ObjectExpression') return null;
  const property = value.properties.findLast((one) => one.type === 'SpreadElement' || propertyNameOf(one) === name);
  return property?.type === 'Property' && property.kind === 'init'
    ? functionAt(property.value, rest, scopes, names)
    : null;
}
