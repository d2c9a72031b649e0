import type { TSESTree } from '@typescript-eslint/utils';
import { literalText } from './literal-text.ts';
import type { Module } from './modules.ts';
import { propertyNameOf } from './property-name.ts';
import { variableOf } from './references.ts';
import { isFunction, walk } from './walk.ts';
import { skipWrappers } from './wrappers.ts';

/** What a file exports, as it stands there. */
export interface ExportTable {
  /** By exported name; `null` where it depends on how the code runs what is exported. */
  readonly named: ReadonlyMap<string, ExportEntry | null>;
  /** `export * from …` */
  readonly stars: readonly TSESTree.StringLiteral[];
  /** `module.exports = …`, `export = …`: the module as a whole. `null` where that depends. */
  readonly whole: TSESTree.Node | null | undefined;
  readonly isCommonJs: boolean;
}

export type ExportEntry =
  /** An expression, a declaration, or a name of the file. */
  | { readonly kind: 'here'; readonly node: TSESTree.Node }
  /** An export of another module; `*` for all of it. */
  | { readonly kind: 'from'; readonly source: TSESTree.StringLiteral; readonly imported: string };

const tables = new WeakMap<TSESTree.Program, ExportTable>();

/** The exports of a file, in either system of modules. Looked at once. */
export function exportTableOf(module: Module): ExportTable {
  const before = tables.get(module.program);
  if (before) return before;
  const table = module.program.body.some(isModuleSyntax) ? declaredExports(module.program) : assignedExports(module);
  tables.set(module.program, table);
  return table;
}

function isModuleSyntax({ type }: TSESTree.Node): boolean {
  return /^(?:Export|ImportDeclaration|TSExportAssignment)/.test(type);
}

function declaredExports({ body }: TSESTree.Program): ExportTable {
  const named = new Map<string, ExportEntry>();
  const stars: TSESTree.StringLiteral[] = [];
  let whole: TSESTree.Node | undefined;
  for (const statement of body) {
    switch (statement.type) {
      case 'ExportDefaultDeclaration':
        named.set('default', here(nameOrItself(statement.declaration)));
        break;
      case 'ExportAllDeclaration':
        if (statement.exported) named.set(textOf(statement.exported), from(statement.source, '*'));
        else stars.push(statement.source);
        break;
      case 'ExportNamedDeclaration':
        for (const { exported, local } of statement.specifiers) {
          const { source } = statement;
          named.set(textOf(exported), source ? from(source, textOf(local)) : here(local));
        }
        for (const name of declaredNames(statement.declaration)) named.set(name.name, here(name));
        break;
      case 'TSExportAssignment':
        whole = statement.expression;
        break;
    }
  }
  return { named, stars, whole, isCommonJs: whole !== undefined };
}

function here(node: TSESTree.Node): ExportEntry {
  return { kind: 'here', node };
}

function from(source: TSESTree.StringLiteral, imported: string): ExportEntry {
  return { kind: 'from', source, imported };
}

function nameOrItself(declaration: TSESTree.Node): TSESTree.Node {
  const hasName = declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration';
  return hasName && declaration.id ? declaration.id : declaration;
}

function textOf(name: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return name.type === 'Identifier' ? name.name : name.value;
}

function declaredNames(declaration: TSESTree.Node | null): readonly TSESTree.Identifier[] {
  if (!declaration) return [];
  if (declaration.type === 'VariableDeclaration') return declaration.declarations.flatMap(({ id }) => namesIn(id));
  return 'id' in declaration && declaration.id?.type === 'Identifier' ? [declaration.id] : [];
}

function namesIn(pattern: TSESTree.Node): readonly TSESTree.Identifier[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern];
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument);
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? namesIn(element) : []));
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        namesIn(property.type === 'Property' ? property.value : property),
      );
    default:
      return [];
  }
}

/**
 * What is assigned to `exports.name` and `module.exports`, and what compilers write for re-exports. The last assignment counts,
 * and one that may not happen hides it.
 */
function assignedExports(module: Module): ExportTable {
  const named = new Map<string, ExportEntry | null>();
  const stars: TSESTree.StringLiteral[] = [];
  let whole: ExportTable['whole'];
  const name = (key: string | null, value: TSESTree.Node | null): void => {
    if (key !== null) named.set(key, value && named.get(key) !== null ? here(value) : null);
  };
  walk(module.program, (node) => {
    if (node.type === 'CallExpression' && isAtTop(node)) {
      const [target, key, descriptor] = node.arguments;
      const star = starOf(node, module);
      if (star) stars.push(star);
      else if (target && key && descriptor && isDefinition(node) && isExports(target, module))
        name(literalText(key), definedBy(descriptor));
    }
    if (node.type !== 'AssignmentExpression' || node.operator !== '=') return true;
    const value = isAtTop(node) ? valueOf(node) : null;
    if (isExports(node.left, module)) whole = whole === null ? null : value;
    const target = skipWrappers(node.left);
    if (target.type === 'MemberExpression' && isExports(target.object, module)) name(propertyNameOf(target), value);
    return true;
  });
  return { named, stars, whole, isCommonJs: true };
}

/** `__exportStar(require('m'), exports)`, as TypeScript, SWC and Babel's helpers spell it. */
function starOf({ callee, arguments: args }: TSESTree.CallExpression, module: Module): TSESTree.StringLiteral | null {
  const helper = skipWrappers(callee);
  const name =
    helper.type === 'MemberExpression' ? propertyNameOf(helper) : helper.type === 'Identifier' && helper.name;
  const [from, to] = args;
  if ((name !== '__exportStar' && name !== '_export_star') || !from || !to || !isExports(to, module)) return null;
  const [source] = from.type === 'CallExpression' ? from.arguments : [];
  return source?.type === 'Literal' && typeof source.value === 'string' ? source : null;
}

function isDefinition({ callee }: TSESTree.CallExpression): boolean {
  const method = skipWrappers(callee);
  return method.type === 'MemberExpression' && propertyNameOf(method) === 'defineProperty';
}

/** The value of `{ value: v }` and `{ get() { return v; } }`. */
function definedBy(descriptor: TSESTree.Node): TSESTree.Node | null {
  if (descriptor.type !== 'ObjectExpression') return null;
  for (const property of descriptor.properties) {
    const key = property.type === 'Property' ? propertyNameOf(property) : null;
    if (property.type !== 'Property' || (key !== 'get' && key !== 'value')) continue;
    return key === 'value' ? property.value : isFunction(property.value) ? returnedBy(property.value) : null;
  }
  return null;
}

function returnedBy({ body }: TSESTree.FunctionLike): TSESTree.Node | null {
  if (body?.type !== 'BlockStatement') return body ?? null;
  const [only] = body.body;
  return only?.type === 'ReturnStatement' && body.body.length === 1 ? only.argument : null;
}

/** `exports.a = exports.b = value` */
function valueOf(node: TSESTree.AssignmentExpression): TSESTree.Node {
  const value = skipWrappers(node.right);
  return value.type === 'AssignmentExpression' && value.operator === '=' ? valueOf(value) : value;
}

/** Whether an assignment happens when the module runs, whatever else happens. */
function isAtTop(node: TSESTree.Node): boolean {
  let outer = node.parent;
  while (outer && /^(?:AssignmentExpression|SequenceExpression|VariableDeclarat|ExpressionStatement)/.test(outer.type))
    outer = outer.parent;
  return outer?.type === 'Program';
}

/** `module.exports`, and `exports` where it is the only name of it. */
function isExports(node: TSESTree.Node, module: Module): boolean {
  const target = skipWrappers(node);
  if (target.type === 'Identifier') return target.name === 'exports' && isFree(target, module);
  if (target.type !== 'MemberExpression' || propertyNameOf(target) !== 'exports') return false;
  const object = skipWrappers(target.object);
  return object.type === 'Identifier' && object.name === 'module' && isFree(object, module);
}

/** Whether no code of the file declares the name. */
function isFree(identifier: TSESTree.Identifier, { scopes }: Module): boolean {
  return (variableOf(identifier, scopes)?.defs.length ?? 0) === 0;
}
