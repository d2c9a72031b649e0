import type { TSESTree } from '@typescript-eslint/utils';
import type { Flow } from '../flow/interpreter.ts';
import { BASE_METHODS, IDLE_HOOKS, ROUTE_METHODS } from '../frameworks/apps.ts';
import type { AppKind } from '../frameworks/apps.ts';
import { lookup } from '../syntax/members.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { variableOf } from '../syntax/references.ts';
import { textOf } from '../syntax/value.ts';
import { isFunction } from '../syntax/walk.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import { isWrittenTo } from '../syntax/write-order.ts';
import { addPrefix, baseAt, within } from './app-bases.ts';
import { madeBy } from './made-by.ts';
import type { FoundApp } from './found-apps.ts';
import { isInLine } from './running-order.ts';
import { EVERY_PATH, routePath } from './route-paths.ts';
import type { RoutePath } from './route-paths.ts';

export interface Registration {
  readonly node: TSESTree.CallExpression;
  readonly path: RoutePath | null;
  /** `null` for every method. */
  readonly methods: readonly string[] | null;
  readonly handlers: readonly TSESTree.Node[];
  /** Whether a condition, a loop or another function decides if and when it happens. */
  readonly isOptional: boolean;
  /** The name of the hook that it is; `'unknown'` for one that nobody can tell. */
  readonly hook: string | null;
  /** It comes before all routes. */
  readonly isPlugin: boolean;
  /** What a function registers that is given the app. */
  readonly part: FoundApp | null;
  /** What that function registers holds for its own routes only. */
  readonly isScope: boolean;
}

/** The call of a function that is given an app; without one, the call that makes it. */
export function partOf(part: FoundApp, node: TSESTree.CallExpression, app: FoundApp | null): Registration {
  return {
    node,
    path: EVERY_PATH,
    methods: null,
    handlers: [],
    isOptional: app !== null && !isInLine(node, app.node),
    hook: null,
    isPlugin: false,
    part,
    isScope: false,
  };
}

/** A function that is registered on an app, as a scope of its own or as a part of the app. */
export function scopeOf(
  part: FoundApp,
  node: TSESTree.CallExpression,
  app: FoundApp,
  isScope: boolean,
  flow: Flow,
): Registration {
  return { ...partOf(part, node, app), path: pluginPath(node, flow).path, isScope };
}

/** What a call on an app registers; `null` where nobody can tell, which leaves the app to whoever has it. */
export function registrationOf(node: TSESTree.CallExpression, app: FoundApp, flow: Flow): Registration | null {
  const method = propertyNameOf(skipWrappers(node.callee) as TSESTree.MemberExpression); // `calledOn` has seen to it
  const args = spreadOut(node.arguments, flow);
  if (method === null || args === null) {
    app.isShared = true;
    return null;
  }
  if (BASE_METHODS.has(method)) {
    if (method === 'prefix' && app.kind.isRouteOnly) addPrefix(node, app, flow);
    return null;
  }
  const isPlugin = method === 'register' || method === 'enableCors';
  const hook = method === 'addHook' ? hookName(node, flow) : null;
  if (hook !== null && IDLE_HOOKS.has(hook)) return null;
  const declared = method === 'route' && app.kind.pluginsFirst ? declaredRoute(node, flow) : null;
  if (declared) return { node, ...declared, isOptional: !isInLine(node, app.node), ...NO_PLUGIN };
  const call = { ...node, arguments: args };
  const { path, rest } = isPlugin ? pluginPath(call, flow) : leadingPath(call, method, app, flow);
  // Options stand before the handler.
  const isRoute = app.kind.pluginsFirst && ROUTE_METHODS.has(method);
  const handlers = isRoute ? [...settingsIn(rest.slice(0, -1), flow), ...rest.slice(-1)] : rest;
  return {
    node,
    path: within(baseAt((skipWrappers(node.callee) as TSESTree.MemberExpression).object, app, flow), path), // as above
    methods: ROUTE_METHODS.has(method) ? [method.toUpperCase()] : null,
    handlers: method === 'enableCors' ? [node] : handlers.flatMap((one) => handlersIn(one, flow)),
    isOptional: !isInLine(node, app.node),
    ...NO_PLUGIN,
    hook,
    isPlugin: (isPlugin || hook !== null) && app.kind.pluginsFirst === true,
  };
}

type Arguments = TSESTree.CallExpression['arguments'];

/** Arguments with the elements of lists that are spread; `null` where nobody knows what is in a list. */
function spreadOut(args: Arguments, { host: { scopes } }: Flow): Arguments | null {
  const all = args.flatMap((argument): Arguments => {
    if (argument.type !== 'SpreadElement') return [argument];
    const variable = variableOf(argument.argument, scopes);
    const list = madeBy(argument.argument, scopes);
    if (list.type !== 'ArrayExpression' || (variable && isWrittenTo(variable, scopes))) return [argument];
    return list.elements.filter((one) => one !== null);
  });
  return all.some(({ type }) => type === 'SpreadElement') ? null : all;
}

const NO_PLUGIN = { hook: null, isPlugin: false, part: null, isScope: false } as const;

function hookName({ arguments: [name] }: TSESTree.CallExpression, flow: Flow): string {
  const value = name && flow.evaluate(name);
  return value?.kind === 'primitive' ? String(value.value) : 'unknown';
}

/** Fastify's `route({ method, url, handler })`; `null` where it is not written out. */
function declaredRoute(
  { arguments: [route] }: TSESTree.CallExpression,
  flow: Flow,
): Pick<Registration, 'handlers' | 'methods' | 'path'> | null {
  const value = route && flow.evaluate(route);
  if (value?.kind !== 'object') return null;
  const members = flow.host.members(value);
  const [method, url, handler] = ['method', 'url', 'handler'].map((name) => lookup(members, name));
  if (method?.kind !== 'found' || handler?.kind !== 'found') return null;
  const names = method.value.kind === 'array' && !method.value.open ? method.value.elements : [method.value];
  const methods = names.flatMap((name) => textOf(name)?.toUpperCase() ?? []);
  const code = 'node' in handler.value ? handler.value.node : null;
  if (methods.length < names.length || !code) return null;
  const isText = url?.kind === 'found' && url.value.kind === 'primitive';
  return {
    handlers: [...settingsIn(route ? [route] : [], flow), code],
    methods,
    path: isText ? routePath(String(url.value.value), false) : null,
  };
}

/** What the plugin for CORS is told of a route: `{ config: { cors } }` */
function settingsIn(options: readonly TSESTree.Node[], flow: Flow): readonly TSESTree.Node[] {
  return options.flatMap((one) => {
    const value = flow.evaluate(one);
    const config = value.kind === 'object' ? lookup(flow.host.members(value), 'config') : null;
    if (config?.kind !== 'found' || config.value.kind !== 'object') return [];
    return lookup(flow.host.members(config.value), 'cors').kind === 'absent' ? [] : [config.value.node];
  });
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
  const made = madeBy(first, flow.host.scopes);
  const isList = value.kind === 'array' && value.elements.some(({ kind }) => kind === 'primitive' || kind === 'regexp');
  const isHandler = !isList && (value.kind === 'function' || isFunction(made) || HANDLERS.has(made.type));
  if (method === 'use' && (isHandler || others.length === 0)) return { path: EVERY_PATH, rest: args };
  return { path: null, rest: others };
}

/** What gives a handler or several, where it gives no text. */
const HANDLERS: ReadonlySet<string> = new Set(['ArrayExpression', 'CallExpression', 'NewExpression']);

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

/** Lists in lists deeper than this are not looked into. */
const MOST_LISTS = 4;

/** A list, also under a name, stands for its elements. */
function handlersIn(node: TSESTree.Node, flow: Flow, lists = 0): readonly TSESTree.Node[] {
  const list = madeBy(node, flow.host.scopes);
  if (list.type !== 'ArrayExpression' || lists > MOST_LISTS) return [node];
  return list.elements.flatMap((element) => (element === null ? [] : handlersIn(element, flow, lists + 1)));
}
