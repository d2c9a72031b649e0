import type { TSESTree } from '@typescript-eslint/utils';
import type { Flow } from '../flow/interpreter.ts';
import { lookup } from '../syntax/members.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import type { Value } from '../syntax/value.ts';
import { isCall } from '../syntax/walk.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import type { FoundApp } from './found-apps.ts';
import { madeBy } from './made-by.ts';
import { EVERY_PATH, joinPaths, routePath } from './route-paths.ts';
import type { RoutePath } from './route-paths.ts';

/** Chains longer than this are not followed. */
const MOST_CALLS = 32;

/**
 * The path before those that are registered on an expression: Hono's `app.basePath('/api')`, what Koa's routers are made with;
 * `null` for one that nobody can tell.
 */
export function baseAt(expression: TSESTree.Node, app: FoundApp, flow: Flow, calls = 0): RoutePath | null {
  const made = madeBy(expression, flow.host.scopes);
  if (!isCall(made)) return EVERY_PATH;
  const callee = skipWrappers(made.callee);
  const [first] = made.arguments;
  const value = first && flow.evaluate(first);
  if (made === app.node || callee.type !== 'MemberExpression' || calls > MOST_CALLS) {
    const isOption = app.kind.isRouteOnly && value?.kind === 'object';
    const prefix = isOption ? lookup(flow.host.members(value), 'prefix') : null;
    if (prefix === null || prefix.kind === 'absent') return app.prefix ?? EVERY_PATH;
    return prefix.kind === 'found' && !app.prefix ? pathIn(prefix.value) : null;
  }
  const outer = baseAt(callee.object, app, flow, calls + 1);
  return propertyNameOf(callee) === 'basePath' ? within(outer, pathIn(value)) : outer;
}

/** Koa's `router.prefix('/users')`, which holds for what is registered before it as well. */
export function addPrefix({ arguments: [first] }: TSESTree.CallExpression, app: FoundApp, flow: Flow): void {
  const prefix = pathIn(first && flow.evaluate(first));
  app.prefix = prefix;
  if (prefix === null) app.isShared = true;
  const before = app.registrations.splice(0);
  app.registrations.push(...before.map((one) => ({ ...one, path: within(prefix, one.path) })));
}

/** A path below another one; `null` where one of them is unknown. */
export function within(outer: RoutePath | null, inner: RoutePath | null): RoutePath | null {
  return outer && inner && joinPaths(outer, inner);
}

function pathIn(value: Value | undefined): RoutePath | null {
  return value?.kind === 'primitive' ? routePath(String(value.value), true) : null;
}
