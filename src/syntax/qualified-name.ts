import type { TSESTree } from '@typescript-eslint/utils';
import { constantInitializer } from './binding-origin.ts';
import type { BindingOrigin, BindingPath } from './binding-origin.ts';
import { literalText } from './literal-text.ts';
import { propertyNameOf } from './property-name.ts';
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
 * | `new Server()`: construction is a call | `socket.io.Server()` |
 * | the modules `node:http` · `npm:hono@4/cors` · `jsr:@hono/hono@4` | `http` · `hono/cors` · `@hono/hono` |
 * | `fetch` that no code here declares, and that of `globalThis`, `window`, `self`, `global` | `global.fetch` |
 * | `globalThis` itself | `global` |
 * | `const y = x`, `const { y } = x`, `x as T`, `x!`, `x?.y`, `import y = x.y`, `(y = x)` | as `x` or `x.y` |
 * | `a ?? b`, `a || b`, `c ? a : b` where `a` and `b` have one name | that name |
 *
 * `.default` is dropped as long as nothing was called, so a package with a default and a namespace export of one object
 * has one name. Type names (`express.Application` in an annotation) are answered too.
 */
export function qualifiedName(node: TSESTree.Node, scopes: Scopes): string | null {
  return nameOf(node, { scopes, stepsLeft: MOST_STEPS });
}

interface Search {
  readonly scopes: Scopes;
  stepsLeft: number;
}

function nameOf(node: TSESTree.Node, search: Search): string | null {
  search.stepsLeft -= 1;
  if (search.stepsLeft < 0) return null;

  const value = skipWrappers(node);
  switch (value.type) {
    case 'Identifier':
      return identifierName(value, search);
    case 'MemberExpression':
      return memberName(nameOf(value.object, search), propertyNameOf(value));
    case 'TSQualifiedName':
      return memberName(nameOf(value.left, search), value.right.name);
    case 'CallExpression':
      return callName(value, search);
    case 'NewExpression':
      return resultName(nameOf(value.callee, search));
    case 'ImportExpression':
      return moduleName(value.source);
    case 'TSExternalModuleReference':
      return moduleName(value.expression);
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

function identifierName(identifier: TSESTree.Identifier, search: Search): string | null {
  const variable = variableOf(identifier, search.scopes);
  if (variable === null) return isUndeclaredGlobal(identifier, search.scopes) ? globalName(identifier.name) : null;

  const origin = constantInitializer(variable);
  return origin && originName(origin, search);
}

function originName(origin: BindingOrigin, search: Search): string | null {
  switch (origin.kind) {
    case 'global':
      return globalName(origin.name);
    case 'import':
      return exportName(origin.source, origin.imported);
    case 'importEquals':
      return nameOf(origin.declaration.moduleReference, search);
    case 'variable':
      return origin.init && partName(nameOf(origin.init, search), origin.path);
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

function partName(whole: string | null, path: BindingPath): string | null {
  return path.reduce((name, step) => {
    switch (step.kind) {
      case 'property':
        return memberName(name, step.name);
      case 'element':
        return memberName(name, String(step.index));
      case 'computed':
      case 'default':
      case 'otherElements':
      case 'otherProperties':
        return null;
    }
  }, whole);
}

function callName({ callee, arguments: [argument] }: TSESTree.CallExpression, search: Search): string | null {
  if (argument && isInteropHelper(callee)) return nameOf(argument, search);

  const name = nameOf(callee, search);
  if (name === null || !REQUIRE.has(name)) return resultName(name);
  return argument ? moduleName(argument) : null;
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

function sharedName(left: TSESTree.Node, right: TSESTree.Node, search: Search): string | null {
  const name = nameOf(left, search);
  return name !== null && name === nameOf(right, search) ? name : null;
}

function moduleName(specifier: TSESTree.Node): string | null {
  const text = literalText(specifier);
  return text === null ? null : packagePath(text);
}

/** `node:http` is `http`; `npm:@scope/name@1.2/sub` and `jsr:/@scope/name@1/sub` are `@scope/name/sub`. */
function packagePath(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier.slice('node:'.length);
  const [, name, path = ''] = /^(?:npm|jsr):\/?((?:@[^/@]+\/)?[^/@]+)(?:@[^/]*)?(\/.*)?$/u.exec(specifier) ?? [];
  return name === undefined ? specifier : name + path;
}

function exportName(source: string, imported: string): string | null {
  return imported === '*' ? packagePath(source) : memberName(packagePath(source), imported);
}

function globalName(name: string): string {
  return GLOBAL_OBJECTS.has(name) ? 'global' : `global.${name}`;
}

function memberName(object: string | null, property: string | null): string | null {
  if (object === null || property === null) return null;
  if (object === 'global') return globalName(property);
  return property === 'default' && !object.includes('()') ? object : `${object}.${property}`;
}

function resultName(callee: string | null): string | null {
  return callee === null ? null : `${callee}()`;
}
