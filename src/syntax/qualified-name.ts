import type { TSESTree } from '@typescript-eslint/utils';
import { constantInitializer } from './binding-origin.ts';
import type { BindingOrigin, BindingPath } from './binding-origin.ts';
import { exportOf, wholeOf } from './exports.ts';
import type { Exported } from './exports.ts';
import { literalText } from './literal-text.ts';
import type { Module } from './modules.ts';
import { literalMember, propertyNameOf } from './property-name.ts';
import { isUndeclaredGlobal, variableOf } from './references.ts';
import type { Scopes } from './references.ts';
import { skipWrappers } from './wrappers.ts';

/** Bounds the work on aliases that go in circles (`const a = a.b`) and on chains of calls without end. */
const MOST_STEPS = 256;

const GLOBAL_OBJECTS: ReadonlySet<string> = new Set(['global', 'globalThis', 'self', 'window']);

/** Names of functions that return `require`. */
const REQUIRE: ReadonlySet<string> = new Set(['global.require', 'module.createRequire()']);

/** Functions that compilers wrap around `require`, by the names they give them. */
const INTEROP_HELPERS: ReadonlySet<string> = new Set([
  '__importDefault', // TypeScript
  '__importStar',
  '__toESM', // esbuild
  '_interopDefault', // Rollup
  '_interopDefaultCompat',
  '_interopDefaultLegacy',
  '_interopNamespace',
  '_interopNamespaceCompat',
  '_interopNamespaceDefault',
  '_interopRequireDefault', // Babel
  '_interopRequireWildcard',
  '_interop_require_default', // SWC
  '_interop_require_wildcard',
]);

/**
 * Where a value comes from, whatever it is called here: a module and the path of an export, or `global` and the path of
 * a global. Null if that is unknown: a parameter, a variable that is assigned again, something made in this file.
 *
 * | code | name |
 * |---|---|
 * | `import x from 'cors'`, `import * as x from 'cors'`, `import { default as x } from 'cors'` | `cors` |
 * | `require('cors')`, `import x = require('cors')`, `await import('cors')`, each also with `.default` | `cors` |
 * | `__importDefault(require('cors')).default`, `(0, cors_1.default)`: what compilers make of these | `cors` |
 * | `import { cors as x } from 'hono/cors'`, `const { cors: x } = require('hono/cors')` | `hono/cors.cors` |
 * | `ns.cors`, `ns['cors']` where `ns` is any of the above | `hono/cors.cors` |
 * | `express()` · `express().use` | `express()` · `express().use` |
 * | `await NestFactory.create(…)`: a promise has the name of what it promises | `@nestjs/core.NestFactory.create()` |
 * | `new Server()`, and `super()` in a class that extends it: construction is a call | `socket.io.Server()` |
 * | the modules `node:http` · `npm:hono@4/cors` · `jsr:@hono/hono@4` | `http` · `hono/cors` · `@hono/hono` |
 * | `fetch` that no code here declares, and that of `globalThis`, `window`, `self`, `global` | `global.fetch` |
 * | `globalThis` itself | `global` |
 * | `const y = x`, `const { y } = x`, `x as T`, `x!`, `x?.y`, `import y = x.y`, `(y = x)` | as `x` or `x.y` |
 * | `a ?? b`, `a || b`, `c ? a : b` where `a` and `b` have one name | that name |
 *
 * `.default` is dropped as long as nothing was called, so a package with a default and a namespace export of one object
 * has one name. Type names (`express.Application` in an annotation) are answered too. Where `scopes` know the modules of the
 * project, what is imported from one of them has the name that it has there: `export { default as x } from 'cors'`.
 */
export function qualifiedName(node: TSESTree.Node, scopes: Scopes): string | null {
  const search: Search = { scopes, stepsLeft: MOST_STEPS };
  return wholeName(nameOf(node, search), search);
}

/** Every link of a chain is asked for its name many times, and each answer goes along the chain. */
const known = new WeakMap<Scopes, WeakMap<TSESTree.Node, Found>>();

/** Whether an expression is all that a module of the project exports: `import * as x`, `require('./x')`; else its name. */
export function qualifiedNameOrModule(node: TSESTree.Node, scopes: Scopes): string | Module | null {
  return nameOf(node, { scopes, stepsLeft: MOST_STEPS });
}

interface Search {
  readonly scopes: Scopes;
  stepsLeft: number;
}

type Found = string | Module | null;

function nameOf(node: TSESTree.Node, search: Search): Found {
  const names = known.get(search.scopes) ?? new WeakMap<TSESTree.Node, Found>();
  known.set(search.scopes, names);
  const before = names.get(node);
  if (before !== undefined) return before;
  search.stepsLeft -= 1;
  if (search.stepsLeft < 0) return null;
  const name = nameOfValue(skipWrappers(node), search);
  // Where the steps ran out, another way may have more of them.
  if (search.stepsLeft >= 0) names.set(node, name);
  return name;
}

function nameOfValue(value: TSESTree.Node, search: Search): Found {
  switch (value.type) {
    case 'Identifier':
      return identifierName(value, search);
    case 'MemberExpression':
      return memberName(nameOf(value.object, search), propertyNameOf(value), search);
    case 'TSQualifiedName':
      return memberName(nameOf(value.left, search), value.right.name, search);
    case 'CallExpression':
      return callName(value, search);
    case 'Super': {
      const parent = superClassOf(value);
      return parent && nameOf(parent, search);
    }
    case 'NewExpression':
      return resultName(nameOf(value.callee, search), search);
    case 'ImportExpression':
      return moduleName(value.source, search);
    case 'TSExternalModuleReference':
      return moduleName(value.expression, search);
    case 'AwaitExpression':
      return nameOf(value.argument, search);
    case 'SequenceExpression':
      return nameOf(lastOf(value), search);
    case 'AssignmentExpression':
      return value.operator === '=' ? nameOf(value.right, search) : null;
    case 'LogicalExpression':
      return value.operator === '&&' ? null : sharedName(value.left, value.right, search);
    case 'ConditionalExpression':
      return sharedName(value.consequent, value.alternate, search);
  }
  return null;
}

/** What the class around `super` extends. */
function superClassOf({ parent: around }: TSESTree.Node): TSESTree.Node | null {
  if (around?.type === 'ClassDeclaration' || around?.type === 'ClassExpression') return around.superClass;
  return around ? superClassOf(around) : null;
}

function identifierName(identifier: TSESTree.Identifier, search: Search): Found {
  const variable = variableOf(identifier, search.scopes);
  if (variable === null) return isUndeclaredGlobal(identifier, search.scopes) ? globalName(identifier.name) : null;

  const origin = constantInitializer(variable);
  return origin && originName(origin, search);
}

function originName(origin: BindingOrigin, search: Search): Found {
  switch (origin.kind) {
    case 'global':
      return globalName(origin.name);
    case 'import':
      return importName(origin, search);
    case 'importEquals':
      return nameOf(origin.declaration.moduleReference, search);
    case 'variable':
      return origin.init && partName(nameOf(origin.init, search), origin.path, search);
    case 'iteration':
    case 'parameter':
    case 'catch':
    case 'function':
    case 'class':
    case 'enum':
    case 'enumMember':
    case 'namespace':
      return null;
  }
}

function partName(whole: Found, path: BindingPath, search: Search): Found {
  return path.reduce((name, step) => {
    switch (step.kind) {
      case 'property':
        return memberName(name, step.name, search);
      case 'element':
        return memberName(name, String(step.index), search);
      case 'computed':
      case 'default':
      case 'otherElements':
      case 'otherProperties':
        return null;
    }
  }, whole);
}

function callName({ callee, arguments: [argument] }: TSESTree.CallExpression, search: Search): Found {
  if (argument && isInteropHelper(callee)) return nameOf(argument, search);

  const name = nameOf(callee, search);
  if (typeof name !== 'string' || !REQUIRE.has(name)) return resultName(name, search);
  return argument ? moduleName(argument, search) : null;
}

function isInteropHelper(callee: TSESTree.Node): boolean {
  const helper = skipWrappers(callee);
  switch (helper.type) {
    case 'Identifier':
      return INTEROP_HELPERS.has(helper.name);
    case 'SequenceExpression':
      return isInteropHelper(lastOf(helper));
    case 'MemberExpression': {
      const name = propertyNameOf(helper);
      // SWC calls `_interop_require_default._(…)`, TypeScript `tslib_1.__importDefault(…)`.
      return name === '_' ? isInteropHelper(helper.object) : name !== null && INTEROP_HELPERS.has(name);
    }
  }
  return false;
}

function lastOf({ expressions }: TSESTree.SequenceExpression): TSESTree.Expression {
  return expressions[expressions.length - 1] as TSESTree.Expression; // a sequence has two expressions or more
}

function sharedName(left: TSESTree.Node, right: TSESTree.Node, search: Search): Found {
  const name = nameOf(left, search);
  return name !== null && name === nameOf(right, search) ? name : null;
}

function moduleName(specifier: TSESTree.Node, { scopes }: Search): Found {
  const text = literalText(specifier);
  return text === null ? null : (scopes.modules?.imported(text, specifier) ?? packagePath(text));
}

/** Before the name of a package on npm or jsr, and its version. */
const PACKAGE =
  /^(?:(?:npm|jsr):\/?|https:\/\/esm\.sh\/(?:\*|v\d+\/)?)((?:@[^/@?]+\/)?[^/@?]+)(?:@[^/?]*)?(\/[^?]*)?(?:\?.*)?$/u;

/** Deno's own registry, whose modules mostly have one entry. */
const DENO_PACKAGE = /^https:\/\/(deno\.land\/x\/[^/@]+)(?:@[^/]*)?\//u;

/**
 * `node:http` is `http`; `npm:@scope/name@1.2/sub`, `jsr:/@scope/name@1/sub` and `https://esm.sh/@scope/name@1/sub` are
 * `@scope/name/sub`; `https://deno.land/x/name@v1/mod.ts` is `deno.land/x/name`.
 */
function packagePath(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier.slice('node:'.length);
  const [, name, path = ''] = PACKAGE.exec(specifier) ?? DENO_PACKAGE.exec(specifier) ?? [];
  return name === undefined ? specifier : name + path;
}

function importName(
  { source, imported, declaration }: Extract<BindingOrigin, { kind: 'import' }>,
  search: Search,
): Found {
  const module = search.scopes.modules?.imported(source, declaration);
  if (!module) return imported === '*' ? packagePath(source) : memberName(packagePath(source), imported, search);
  return imported === '*' ? module : exportName(exportOf(module, imported, search.scopes), search);
}

function exportName(exported: Exported | null, search: Search): Found {
  search.stepsLeft -= 1;
  if (exported === null || search.stepsLeft < 0) return null;
  const [first, ...rest] = exported.path;
  const object = first === undefined ? null : objectOf(exported);
  const member = object && literalMember(object, first ?? '');
  if (member) return rest.reduce((name, step) => memberName(name, step, search), nameOf(member, search));
  return exported.path.reduce((name, step) => memberName(name, step, search), rootName(exported, search));
}

/** The literal object that is exported, also under a name: `module.exports = { cors: require('cors') }`. */
function objectOf(exported: Exported): TSESTree.ObjectExpression | null {
  const origin = exported.kind === 'variable' ? constantInitializer(exported.variable) : null;
  const isWhole = origin?.kind === 'variable' && origin.path.length === 0;
  const node = exported.kind === 'node' ? exported.node : isWhole ? origin.init : null;
  const value = node && skipWrappers(node);
  return value?.type === 'ObjectExpression' ? value : null;
}

function rootName(exported: Exported, search: Search): Found {
  switch (exported.kind) {
    case 'variable': {
      const origin = constantInitializer(exported.variable);
      return origin && originName(origin, search);
    }
    case 'node':
      return nameOf(exported.node, search);
    case 'module':
      return exported.module;
    case 'package':
      return packagePath(exported.source);
  }
}

/** The name of a module as a whole, where that is one value. */
function wholeName(found: Found, search: Search): string | null {
  if (found === null || typeof found === 'string') return found;
  return wholeName(exportName(wholeOf(found, search.scopes), search), search);
}

function globalName(name: string): string {
  return GLOBAL_OBJECTS.has(name) ? 'global' : `global.${name}`;
}

function memberName(object: Found, property: string | null, search: Search): Found {
  if (object === null || property === null) return null;
  if (typeof object !== 'string') return exportName(exportOf(object, property, search.scopes), search);
  if (object === 'global') return globalName(property);
  return property === 'default' && !object.includes('()') ? object : `${object}.${property}`;
}

function resultName(callee: Found, search: Search): string | null {
  const name = wholeName(callee, search);
  return name === null ? null : `${name}()`;
}
