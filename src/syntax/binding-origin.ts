import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { propertyNameOf } from './property-name.ts';
import { isReassigned, valueDefinitions, variableOf } from './references.ts';
import type { Scopes, Variable } from './references.ts';

export type FunctionNode =
  TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;

/**
 * Where the one value of a binding comes from. Apply `path` to the value found there to get the binding's own.
 *
 * | code | origin of `x` | path |
 * |---|---|---|
 * | `const x = f()` · `let x` | `variable` with `init` · with null: `undefined` | |
 * | `const { a: { x = 1 } } = f()` | `variable` with `init` `f()` | property a, property x, default 1 |
 * | `for (const [x] of list)` | `iteration`: an element of `right`, or a key of it | element 0 |
 * | `(a, { x } = {}) => …` | `parameter` 1 | default {}, property x |
 * | `(a, ...x) => …` | `parameter` 1, `isRest`: the arguments from 1 on, as an array | |
 * | `catch ({ x })` | `catch` | property x |
 * | `import x, { y as x }`, `import * as x` | `import` of `default`, `y`, `*` | |
 * | `import x = require('m')`, `import x = A.B` | `importEquals` | |
 * | `function x() {}`, `class x {}`, `enum x {}`, `namespace x {}` | of that kind | |
 * | `declare const x: T`, a `globals` setting or comment | `global`: the environment knows it | |
 */
export type BindingOrigin =
  | {
      readonly kind: 'variable';
      readonly declarator: TSESTree.VariableDeclarator;
      readonly init: TSESTree.Expression | null;
      readonly path: BindingPath;
    }
  | {
      readonly kind: 'iteration';
      readonly statement: TSESTree.ForInStatement | TSESTree.ForOfStatement;
      readonly path: BindingPath;
    }
  | {
      readonly kind: 'parameter';
      readonly function: FunctionNode;
      /** Position among the arguments of a call; TypeScript's `this` parameter is not counted. */
      readonly index: number;
      readonly isRest: boolean;
      readonly path: BindingPath;
    }
  | { readonly kind: 'catch'; readonly clause: TSESTree.CatchClause; readonly path: BindingPath }
  | {
      readonly kind: 'import';
      readonly declaration: TSESTree.ImportDeclaration;
      readonly source: string;
      /** The exported name; `*` for the namespace. */
      readonly imported: string;
    }
  | { readonly kind: 'importEquals'; readonly declaration: TSESTree.TSImportEqualsDeclaration }
  | { readonly kind: 'function'; readonly node: FunctionNode }
  | { readonly kind: 'class'; readonly node: TSESTree.ClassDeclaration | TSESTree.ClassExpression }
  | { readonly kind: 'enum'; readonly node: TSESTree.TSEnumDeclaration }
  | { readonly kind: 'enumMember'; readonly node: TSESTree.TSEnumMember }
  | { readonly kind: 'namespace'; readonly node: TSESTree.TSModuleDeclaration }
  | { readonly kind: 'global'; readonly name: string };

export type BindingPath = readonly PathStep[];

/** One step from a value to a part of it. */
export type PathStep =
  | { readonly kind: 'property'; readonly name: string }
  /** A property whose name is not literal. */
  | { readonly kind: 'computed'; readonly key: TSESTree.Expression }
  | { readonly kind: 'element'; readonly index: number }
  /** `...rest` of an object: all but the named properties; null for a computed name. */
  | { readonly kind: 'otherProperties'; readonly except: readonly (string | null)[] }
  /** `...rest` of an array. */
  | { readonly kind: 'otherElements'; readonly from: number }
  /** Stands in for the value so far if that is `undefined`. */
  | { readonly kind: 'default'; readonly value: TSESTree.Expression };

/** Remembered, because every use of a variable asks. */
const known = new WeakMap<Variable, BindingOrigin | null>();

/** Where the value of a variable comes from; null if it is declared more than once or reassigned. */
export function constantInitializer(variable: Variable): BindingOrigin | null {
  const before = known.get(variable);
  if (before !== undefined) return before;
  const origin = initializerOf(variable);
  known.set(variable, origin);
  return origin;
}

function initializerOf(variable: Variable): BindingOrigin | null {
  if (isReassigned(variable)) return null;

  const [definition] = valueDefinitions(variable);
  if (definition) return originOf(definition, variable);
  // `arguments` is declared by no code either, but belongs to a function.
  const isGlobal = variable.defs.length === 0 && variable.scope.type === 'global';
  return isGlobal ? { kind: 'global', name: variable.name } : null;
}

/** Whether an expression is a parameter by its name, and nothing else was assigned to it. */
export function isParameter(node: TSESTree.Node, scopes: Scopes): boolean {
  const variable = variableOf(node, scopes);
  return variable !== null && constantInitializer(variable)?.kind === 'parameter';
}

function originOf(definition: TSESLint.Scope.Definition, variable: Variable): BindingOrigin | null {
  if (isAmbient(definition)) return { kind: 'global', name: variable.name };

  switch (definition.type) {
    case 'Variable':
      return variableOrigin(definition);
    case 'Parameter':
      return parameterOrigin(definition);
    case 'CatchClause':
      // The scopes of ESLint 8 call the whole pattern the name of the definition.
      return { kind: 'catch', clause: definition.node, path: pathIn(definition.node.param, variable.identifiers[0]) };
    case 'ImportBinding':
      return importOrigin(definition);
    case 'FunctionName':
      return isFunction(definition.node) ? { kind: 'function', node: definition.node } : null;
    case 'ClassName':
      return { kind: 'class', node: definition.node };
    case 'TSEnumName':
      return { kind: 'enum', node: definition.node };
    case 'TSEnumMemberName':
      return { kind: 'enumMember', node: definition.node };
    case 'TSModuleName':
      return { kind: 'namespace', node: definition.node };
  }
  return null;
}

/** `declare const x: T` and its like promise a value that other code brings along. */
function isAmbient({ node, parent }: TSESLint.Scope.Definition): boolean {
  return [node, parent].some((declaration) => declaration && 'declare' in declaration && declaration.declare === true);
}

function variableOrigin({ name, node, parent }: TSESLint.Scope.Definitions.VariableDefinition): BindingOrigin {
  const path = pathIn(node.id, name);
  const statement = parent.parent;
  const isLoop = statement.type === 'ForOfStatement' || statement.type === 'ForInStatement';
  return isLoop && statement.left === parent
    ? { kind: 'iteration', statement, path }
    : { kind: 'variable', declarator: node, init: node.init, path };
}

function parameterOrigin({ name, node }: TSESLint.Scope.Definitions.ParameterDefinition): BindingOrigin | null {
  if (!isFunction(node)) return null;

  for (const [index, parameter] of parametersOf(node).entries()) {
    const isRest = parameter.type === 'RestElement';
    const path = pathTo(name, isRest ? parameter.argument : parameter);
    if (path) return { kind: 'parameter', function: node, index, isRest, path };
  }
  return null;
}

/** The parameters that take arguments: `this` has a type alone. */
export function parametersOf({ params }: TSESTree.FunctionLike): readonly TSESTree.Parameter[] {
  return params.filter((one) => !(one.type === 'Identifier' && one.name === 'this'));
}

function importOrigin({ node, parent }: TSESLint.Scope.Definitions.ImportBindingDefinition): BindingOrigin | null {
  if (node.type === 'TSImportEqualsDeclaration') return { kind: 'importEquals', declaration: node };
  if (parent.type !== 'ImportDeclaration') return null;
  return { kind: 'import', declaration: parent, source: parent.source.value, imported: importedName(node) };
}

function importedName(specifier: TSESTree.ImportClause): string {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  if (specifier.type === 'ImportNamespaceSpecifier') return '*';
  return specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value;
}

/** The path to a name that is known to stand in this pattern. */
function pathIn(pattern: TSESTree.Node | null, name: TSESTree.Node | undefined): BindingPath {
  return (pattern && name && pathTo(name, pattern)) ?? [];
}

function pathTo(name: TSESTree.Node, pattern: TSESTree.Node): BindingPath | null {
  switch (pattern.type) {
    case 'Identifier':
      return pattern === name ? [] : null;
    case 'AssignmentPattern':
      return via({ kind: 'default', value: pattern.right }, pathTo(name, pattern.left));
    case 'TSParameterProperty':
      return pathTo(name, pattern.parameter);
    case 'ArrayPattern':
      return firstPath(pattern.elements, (element, index) =>
        element?.type === 'RestElement'
          ? via({ kind: 'otherElements', from: index }, pathTo(name, element.argument))
          : element && via({ kind: 'element', index }, pathTo(name, element)),
      );
    case 'ObjectPattern':
      return firstPath(pattern.properties, (property) =>
        property.type === 'RestElement'
          ? via({ kind: 'otherProperties', except: namesIn(pattern) }, pathTo(name, property.argument))
          : via(propertyStep(property), pathTo(name, property.value)),
      );
  }
  return null;
}

function firstPath<T>(parts: readonly T[], pathThrough: (part: T, index: number) => BindingPath | null) {
  for (const [index, part] of parts.entries()) {
    const path = pathThrough(part, index);
    if (path) return path;
  }
  return null;
}

function via(step: PathStep, rest: BindingPath | null): BindingPath | null {
  return rest && [step, ...rest];
}

function propertyStep(property: TSESTree.Property): PathStep {
  const name = propertyNameOf(property);
  return name === null ? { kind: 'computed', key: property.key } : { kind: 'property', name };
}

function namesIn(pattern: TSESTree.ObjectPattern): readonly (string | null)[] {
  return pattern.properties.flatMap((property) => (property.type === 'Property' ? [propertyNameOf(property)] : []));
}

function isFunction(node: TSESTree.Node): node is FunctionNode {
  return (
    node.type === 'ArrowFunctionExpression' || node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression'
  );
}
