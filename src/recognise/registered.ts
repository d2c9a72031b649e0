import type { TSESTree } from '@typescript-eslint/utils';
import type { AppKind } from '../frameworks/apps.ts';
import { HOOK_BEHIND, HOOKS_BEFORE } from '../frameworks/apps.ts';
import { isForeign } from '../syntax/modules.ts';
import type { Scopes } from '../syntax/modules.ts';
import type { FoundApp } from './found-apps.ts';
import type { Registration } from './registrations.ts';
import { EVERY_PATH, joinPaths, matchesPath, samplePath } from './route-paths.ts';
import type { RoutePath } from './route-paths.ts';

/** Functions that hand the app on to functions deeper than this are not followed. */
const MOST_DEPTH = 6;

/** A registration, with the code of the file at hand that brings it in; `null` where it stands there itself. */
export interface Registered extends Registration {
  readonly site: TSESTree.Node | null;
}

export interface Meeting {
  readonly scopes: Scopes;
  /** The app and all that takes part in it. */
  readonly met: Set<FoundApp>;
  /** What other apps of the file hold. */
  readonly mounted: Set<FoundApp>;
}

/** What is registered on an app, by functions that are given it as well, in the order in which it meets a request. */
export function registeredOn(app: FoundApp, site: TSESTree.Node | null, meeting: Meeting): readonly Registered[] {
  const all = collected(app, site, meeting, 0);
  const { isRouteOnly, pluginsFirst } = app.kind;
  if (isRouteOnly) return all.flatMap((one, index) => whereRouted(one, all.slice(index)));
  return pluginsFirst ? inTurn(all) : all;
}

function collected(app: FoundApp, site: TSESTree.Node | null, meeting: Meeting, depth: number): readonly Registered[] {
  meeting.met.add(app);
  if (depth > MOST_DEPTH) return [];
  return app.registrations.flatMap((registration): readonly Registered[] => {
    const { isOptional, isScope, node, part, path } = registration;
    if (!part) return [{ ...registration, site }];
    meeting.mounted.add(part);
    const own = siteOf(node, site, meeting.scopes);
    const inner = collected(part, own, meeting, depth + 1).map((one) => ({
      ...one,
      isOptional: one.isOptional || isOptional,
      path: joined(path, one.path),
    }));
    return isScope ? inner.flatMap((one) => scoped(one, inner, path)) : inner;
  });
}

/** The code of the file at hand for what stands at a node: itself, or what has brought it in. */
export function siteOf(node: TSESTree.Node, site: TSESTree.Node | null, scopes: Scopes): TSESTree.Node {
  return site && isForeign(node, scopes) ? site : node;
}

function joined(outer: RoutePath | null, inner: RoutePath | null): RoutePath | null {
  return outer && inner && joinPaths(outer, inner);
}

/**
 * What is registered in a scope of Fastify: hooks and plugins run for its routes only, but a plugin for CORS answers the
 * preflights of all that lies below the scope's path, and then hooks run for these as well.
 *
 * @see https://fastify.dev/docs/latest/Reference/Encapsulation/
 */
function scoped(one: Registered, all: readonly Registered[], path: RoutePath | null): readonly Registered[] {
  // Those of a scope within have their routes already.
  if (!one.isPlugin || one.methods !== null) return [one];
  const perRoute = all.flatMap((route) => (route.isPlugin ? [] : { ...one, methods: route.methods, path: route.path }));
  const isAsked = all.some(({ hook, isPlugin, methods }) => isPlugin && hook === null && methods === null);
  return isAsked ? [{ ...one, methods: ['OPTIONS'], path: joined(path, EVERY_PATH) }, ...perRoute] : perRoute;
}

/** Plugins and hooks of Fastify come before all routes; those that run behind them, last first, as what is late is undone. */
function inTurn(all: readonly Registered[]): readonly Registered[] {
  const stage = ({ hook }: Registered): number => Math.max(HOOKS_BEFORE.indexOf(hook ?? ''), 0);
  const early = mostSpecificFirst(all.filter((one) => one.isPlugin && !runsBehind(one)));
  return [
    ...all.filter(runsBehind).toReversed(),
    ...early.toSorted((left, right) => stage(left) - stage(right)),
    ...all.filter(({ isPlugin }) => !isPlugin),
  ];
}

/** Of the plugins that answer preflights below a path each, the one of the longest path does. */
function mostSpecificFirst(all: readonly Registered[]): readonly Registered[] {
  const isAnswering = ({ hook, methods }: Registered): boolean => hook === null && methods?.join() === 'OPTIONS';
  const length = ({ path }: Registered): number => path?.segments.length ?? 0;
  const sorted = all.filter(isAnswering).toSorted((left, right) => length(right) - length(left));
  return all.map((one) => (isAnswering(one) ? (sorted.shift() ?? one) : one));
}

/** Whether it is a hook that runs when the handler is done. */
export function runsBehind({ hook }: Pick<Registration, 'hook'>): boolean {
  return hook === HOOK_BEHIND;
}

/** Whether it is a hook of which nobody knows whether it runs, or when. */
export function isUnknownHook({ hook }: Pick<Registration, 'hook'>, { pluginsFirst }: AppKind): boolean {
  return hook !== null && !(pluginsFirst && (HOOKS_BEFORE.includes(hook) || hook === HOOK_BEHIND));
}

/** A middleware, once for each route that lets it run. */
function whereRouted(registration: Registered, following: readonly Registered[]): readonly Registered[] {
  const { methods, path } = registration;
  if (methods !== null || path === null) return [registration];
  return following.flatMap((route) => {
    const isRun = route.methods !== null && (route.path === null || matchesPath(path, samplePath(route.path)));
    return isRun ? [{ ...registration, methods: route.methods, path: route.path }] : [];
  });
}
