import type { TSESTree } from '@typescript-eslint/utils';
import type { Flow } from '../flow/interpreter.ts';
import { ANY_METHOD, APP_KINDS, PLUGIN_METHODS, ROUTE_METHODS, SERVING_FUNCTIONS } from '../frameworks/apps.ts';
import type { AppKind } from '../frameworks/apps.ts';
import { constantInitializer } from '../syntax/binding-origin.ts';
import { lookup } from '../syntax/members.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { qualifiedName } from '../syntax/qualified-name.ts';
import { variableOf } from '../syntax/references.ts';
import type { Scopes } from '../syntax/references.ts';
import { isFunction, walk } from '../syntax/walk.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import { EVERY_PATH, routePath } from './route-paths.ts';
import type { RoutePath } from './route-paths.ts';

/** Something on which middlewares and routes are registered. */
export interface FoundApp {
  readonly kind: AppKind;
  /** The call that makes it. */
  readonly node: TSESTree.Node;
  readonly registrations: Registration[];
  /** Other code gets hold of it, and may register what it likes. */
  isShared: boolean;
}

export interface Registration {
  readonly node: TSESTree.CallExpression;
  readonly path: RoutePath | null;
  /** `null` for every method. */
  readonly methods: readonly string[] | null;
  readonly handlers: readonly TSESTree.Node[];
  /** Whether a condition, a loop or another function decides if and when it happens. */
  readonly isOptional: boolean;
  readonly isHook: boolean;
  /** It comes before all routes. */
  readonly isPlugin: boolean;
}

/** The apps that a file makes, and what is registered on each, in the order of the code. */
export function appsIn(program: TSESTree.Program, flow: Flow): readonly FoundApp[] {
  const { scopes } = flow.host;
  const apps = new Map<TSESTree.Node, FoundApp>();
  const calls: { readonly app: FoundApp; readonly node: TSESTree.CallExpression }[] = [];
  walk(program, (node) => {
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const name = qualifiedName(node, scopes);
      const kind = name === null ? undefined : APP_KINDS.find(({ factories }) => factories.includes(name));
      if (kind) apps.set(node, { kind, node, registrations: [], isShared: false });
    }
    return true;
  });
  if (apps.size === 0) return [];
  walk(program, (node) => {
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return true;
    const app = node.type === 'CallExpression' ? calledOn(node, apps, scopes) : null;
    if (app && node.type === 'CallExpression') calls.push({ app, node });
    else for (const given of node.arguments) noteShared(given, node, apps, scopes);
    return true;
  });
  // Of a chain, the call that comes first in the text is the innermost.
  for (const { app, node } of calls.sort((left, right) => left.node.range[1] - right.node.range[1])) {
    const registration = registrationOf(node, app, flow);
    if (registration) app.registrations.push(registration);
  }
  return [...apps.values()];
}

/** The app that an expression is: where it is made, a constant that holds it, or what a call on it returns. */
export function appAt(
  expression: TSESTree.Node,
  apps: ReadonlyMap<TSESTree.Node, FoundApp>,
  scopes: Scopes,
): FoundApp | null {
  const node = madeBy(expression, scopes);
  return apps.get(node) ?? (node.type === 'CallExpression' ? calledOn(node, apps, scopes) : null);
}

function calledOn(
  { callee }: TSESTree.CallExpression,
  apps: ReadonlyMap<TSESTree.Node, FoundApp>,
  scopes: Scopes,
): FoundApp | null {
  const member = skipWrappers(callee);
  if (member.type !== 'MemberExpression' || !isRegistering(propertyNameOf(member))) return null;
  return appAt(member.object, apps, scopes);
}

function isRegistering(method: string | null): boolean {
  return method !== null && (ANY_METHOD.has(method) || ROUTE_METHODS.has(method) || PLUGIN_METHODS.has(method));
}

/** The expression that gives a constant its value. */
export function madeBy(expression: TSESTree.Node, scopes: Scopes): TSESTree.Node {
  let node = skipWrappers(expression);
  for (let steps = 0; steps < 8; steps += 1) {
    if (node.type === 'AwaitExpression') node = skipWrappers(node.argument);
    if (node.type !== 'Identifier') return node;
    const variable = variableOf(node, scopes);
    const origin = variable && constantInitializer(variable);
    if (origin?.kind === 'function') return origin.node;
    if (origin?.kind !== 'variable' || origin.init === null || origin.path.length > 0) return node;
    node = skipWrappers(origin.init);
  }
  return node;
}

function noteShared(
  given: TSESTree.Node,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  apps: ReadonlyMap<TSESTree.Node, FoundApp>,
  scopes: Scopes,
): void {
  const values =
    given.type === 'ObjectExpression' ? given.properties.map((one) => ('value' in one ? one.value : one)) : [given];
  for (const value of values) {
    const app = appAt(value, apps, scopes);
    if (app && !SERVING_FUNCTIONS.has(qualifiedName(call, scopes) ?? '')) app.isShared = true;
  }
}

function registrationOf(node: TSESTree.CallExpression, app: FoundApp, flow: Flow): Registration | null {
  const method = propertyNameOf(skipWrappers(node.callee) as TSESTree.MemberExpression); // `calledOn` has seen to it
  if (method === null || node.arguments.some(({ type }) => type === 'SpreadElement')) {
    app.isShared = true;
    return null;
  }
  const isPlugin = method === 'register' || method === 'enableCors';
  const { path, rest } = isPlugin ? pluginPath(node, flow) : leadingPath(node, method, app, flow);
  return {
    node,
    path,
    methods: ROUTE_METHODS.has(method) ? [method.toUpperCase()] : null,
    handlers: method === 'enableCors' ? [node] : rest.flatMap(handlersIn),
    isOptional: !isInLine(node, app.node),
    isHook: method === 'addHook',
    isPlugin: (isPlugin || method === 'addHook') && app.kind.pluginsFirst === true,
  };
}

/** `use(path, …)`, `get(path, …)`, `use(…)`; Koa's `use` takes no path, Hono's and Express's do. */
function leadingPath(
  { arguments: args, callee }: TSESTree.CallExpression,
  method: string,
  app: FoundApp,
  flow: Flow,
): { readonly path: RoutePath | null; readonly rest: readonly TSESTree.Node[] } {
  const [first, ...others] = args;
  if (method === 'addHook') return { path: EVERY_PATH, rest: others };
  const route = skipWrappers((skipWrappers(callee) as TSESTree.MemberExpression).object); // `calledOn` has seen to it
  if (isRoute(route)) return { path: leadingPath(route, 'get', app, flow).path, rest: args };
  if (first === undefined) return { path: EVERY_PATH, rest: [] };
  const value = flow.evaluate(first);
  // Hono's paths are exact unless they end in `*`; those of the others' `use` are prefixes.
  const isPrefix = method === 'route' || (method === 'use' && !isHono(app.kind));
  if (value.kind === 'primitive') return { path: routePath(String(value.value), isPrefix), rest: others };
  const isHandler =
    method === 'use' && (value.kind === 'function' || others.length === 0 || first.type === 'CallExpression');
  if (isHandler || (method === 'use' && isFunction(madeBy(first, flow.host.scopes))))
    return { path: EVERY_PATH, rest: args };
  return { path: null, rest: others };
}

/** Express's `app.route(path)`, on which handlers are registered for that path. */
function isRoute(node: TSESTree.Node): node is TSESTree.CallExpression {
  if (node.type !== 'CallExpression' || node.arguments.length !== 1) return false;
  const callee = skipWrappers(node.callee);
  return callee.type === 'MemberExpression' && propertyNameOf(callee) === 'route';
}

function isHono({ factories }: AppKind): boolean {
  return factories.includes('hono.Hono()');
}

/** `register(plugin, { prefix })` */
function pluginPath(
  { arguments: [plugin, options] }: TSESTree.CallExpression,
  flow: Flow,
): { readonly path: RoutePath | null; readonly rest: readonly TSESTree.Node[] } {
  const rest = plugin ? [plugin] : [];
  const value = options && flow.evaluate(options);
  if (value?.kind !== 'object') return { path: EVERY_PATH, rest };
  const prefix = lookup(flow.host.members(value), 'prefix');
  if (prefix.kind === 'absent') return { path: EVERY_PATH, rest };
  const isText = prefix.kind === 'found' && prefix.value.kind === 'primitive';
  return { path: isText ? routePath(String(prefix.value.value), true) : null, rest };
}

function handlersIn(node: TSESTree.Node): readonly TSESTree.Node[] {
  if (node.type !== 'ArrayExpression') return [node];
  return node.elements.flatMap((element) => (element === null ? [] : handlersIn(element)));
}

/** Whether a registration surely happens after the app is made, and in the order of the code: no branch, loop or function between. */
function isInLine(node: TSESTree.Node, made: TSESTree.Node): boolean {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (isAround(outer, made) && (isFunction(outer) || outer.type === 'Program')) return true;
    if (!STRAIGHT.has(outer.type)) return false;
  }
  return false;
}

const STRAIGHT: ReadonlySet<string> = new Set([
  'AwaitExpression',
  'BlockStatement',
  'CallExpression',
  'ExportDefaultDeclaration',
  'ExportNamedDeclaration',
  'ExpressionStatement',
  'MemberExpression',
  'ReturnStatement',
  'TSAsExpression',
  'TSNonNullExpression',
  'UnaryExpression',
  'VariableDeclaration',
  'VariableDeclarator',
  'AssignmentExpression',
]);

function isAround(outer: TSESTree.Node, inner: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && outer.range[1] >= inner.range[1];
}
