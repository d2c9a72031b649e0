import type { TSESTree } from '@typescript-eslint/utils';
import { constantInitializer } from './binding-origin.ts';
import type { BindingOrigin } from './binding-origin.ts';
import { exportOf, wholeOf } from './exports.ts';
import type { Exported } from './exports.ts';
import { writesToMembers } from './member-writes.ts';
import { literalMember, propertyNameOf } from './property-name.ts';
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
export function functionNamed(node: TSESTree.Node, scopes: Scopes): TSESTree.FunctionLike | null {
  const named = nodeNamed(node, scopes);
  return named && named !== node && isFunction(named) ? named : null;
}

/**
 * The expression, in whatever file of the project, that another one stands for by nothing but constants, imports and exports.
 * Where names lead no further (a parameter, a call, an import of a package), what they have led to.
 */
export function nodeNamed(node: TSESTree.Node, scopes: Scopes, names = 0): TSESTree.Node {
  const value = skipWrappers(node);
  return (names > MOST_NAMES ? null : namedBy(value, scopes, names)) ?? value;
}

function namedBy(node: TSESTree.Node, scopes: Scopes, names: number): TSESTree.Node | null {
  switch (node.type) {
    case 'Identifier': {
      const variable = variableOf(node, scopes);
      const origin = variable && constantInitializer(variable);
      return origin && nodeOf(origin, scopes, names);
    }
    case 'MemberExpression': {
      const name = propertyNameOf(node);
      return name === null ? null : memberOf(node.object, name, scopes, names);
    }
    case 'CallExpression':
      return wholeNode(node, scopes, names);
    default:
      return null;
  }
}

function nodeOf(origin: BindingOrigin, scopes: Scopes, names: number): TSESTree.Node | null {
  switch (origin.kind) {
    case 'function':
      return origin.node;
    case 'variable': {
      const { init, path } = origin;
      const [first, ...rest] = path;
      if (init === null || rest.length > 0) return null;
      if (!first) return nodeNamed(init, scopes, names + 1);
      return first.kind === 'property' ? memberOf(init, first.name, scopes, names) : null;
    }
    case 'import': {
      const module = scopes.modules?.imported(origin.source, origin.declaration);
      if (!module) return null;
      const { imported } = origin;
      return exportedNode(
        imported === '*' ? wholeOf(module, scopes) : exportOf(module, imported, scopes),
        scopes,
        names + 1,
      );
    }
    case 'importEquals':
      return wholeNode(origin.declaration.moduleReference, scopes, names);
    default:
      return null;
  }
}

/** `require('./f')` */
function wholeNode(node: TSESTree.Node, scopes: Scopes, names: number): TSESTree.Node | null {
  const module = scopes.modules ? qualifiedNameOrModule(node, scopes) : null;
  if (module === null || typeof module === 'string') return null;
  return exportedNode(wholeOf(module, scopes), scopes, names + 1);
}

function memberOf(object: TSESTree.Node, name: string, scopes: Scopes, names: number): TSESTree.Node | null {
  const module = scopes.modules ? qualifiedNameOrModule(object, scopes) : null;
  if (module !== null && typeof module !== 'string')
    return exportedNode(exportOf(module, name, scopes), scopes, names + 1);
  const holder = names > MOST_NAMES ? object : nodeNamed(object, scopes, names + 1);
  return holder === skipWrappers(object) || isChanged(object, scopes)
    ? null
    : nodeAt(holder, [name], scopes, names + 1);
}

/** Whether a name stands for an object that gets other members in its file. */
function isChanged(object: TSESTree.Node, scopes: Scopes): boolean {
  const name = skipWrappers(object);
  const variable = name.type === 'Identifier' ? variableOf(name, scopes) : null;
  return variable !== null && writesToMembers(variable).length > 0;
}

function exportedNode(exported: Exported | null, scopes: Scopes, names: number): TSESTree.Node | null {
  if (exported === null || names > MOST_NAMES) return null;
  const { path } = exported;
  switch (exported.kind) {
    case 'variable': {
      const origin = constantInitializer(exported.variable);
      if (path.length === 0) return origin && nodeOf(origin, scopes, names);
      return origin?.kind === 'variable' && origin.init && origin.path.length === 0
        ? nodeAt(origin.init, path, scopes, names)
        : null;
    }
    case 'node':
      return nodeAt(exported.node, path, scopes, names);
    case 'module':
    case 'package':
      return null;
  }
}

/** What stands at a path in literal objects: the function in `{ cors: { set(res) {} } }`. */
function nodeAt(node: TSESTree.Node, path: readonly string[], scopes: Scopes, names: number): TSESTree.Node | null {
  const [name, ...rest] = path;
  if (name === undefined) return nodeNamed(node, scopes, names + 1);
  const value = skipWrappers(node);
  if (value.type !== 'ObjectExpression') return null;
  const member = literalMember(value, name);
  return member && nodeAt(member, rest, scopes, names);
}
