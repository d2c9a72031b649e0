import type { TSESTree } from '@typescript-eslint/utils';
import type { Flow } from '../flow/interpreter.ts';
import { NEUTRAL_PACKAGES } from '../frameworks/apps.ts';
import type { AppKind } from '../frameworks/apps.ts';
import { compareVersions } from '../frameworks/versions.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { qualifiedName } from '../syntax/qualified-name.ts';
import { variableOf } from '../syntax/references.ts';
import { childrenOf, isFunction, walk } from '../syntax/walk.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import type { Layer, Policy, Range } from './facts.ts';
import { installedVersions } from './installed-version.ts';
import { appAt, appsIn, madeBy } from './registrations.ts';
import type { FoundApp, Registration } from './registrations.ts';
import { EVERY_PATH, joinPaths, matchesPath, samplePath } from './route-paths.ts';
import type { RoutePath } from './route-paths.ts';

/** Routers within routers deeper than this are not followed. */
const MOST_DEPTH = 6;

/** More layers than this are not put together. */
const MOST_LAYERS = 400;

/** What the apps of a file consist of. Routers that the file mounts are part of the app that they are mounted on. */
export function layersIn(
  program: TSESTree.Program,
  filename: string,
  policies: readonly Policy[],
  flow: Flow,
): readonly Layer[] {
  const apps = appsIn(program, flow).filter(({ kind }) => isMeant(kind, filename));
  const byNode = new Map(apps.map((app) => [app.node, app]));
  const reader: Reader = { policies, flow, byNode, mounted: new Set() };
  const perApp = apps.map((app) => ({ app, layers: layersOf(app, { reader, root: app, path: null, depth: 0 }) }));
  const layers = perApp.flatMap((one) => (reader.mounted.has(one.app) ? [] : one.layers));
  return layers.length > MOST_LAYERS
    ? []
    : [
        ...layers,
        ...handlersByThemselves(
          policies,
          perApp.flatMap((one) => one.layers),
        ),
      ];
}

function isMeant({ since }: AppKind, filename: string): boolean {
  const versions = since ? installedVersions(since.package, filename) : null;
  return !since || versions === null || compareVersions(versions.from, since.version) >= 0;
}

/** Functions that answer preflights and all other requests by branches of their own are apps of one layer. */
function handlersByThemselves(policies: readonly Policy[], layers: readonly Layer[]): readonly Layer[] {
  const registered = new Set(layers.flatMap((layer) => layer.policies));
  const alone = policies.filter((policy) => policy.library === null && !registered.has(policy));
  const places = new Set(alone.flatMap(({ asked, code }) => (asked === undefined ? [] : [code.join(':')])));
  return [...places].map((place): Layer => {
    const own = alone.filter(({ code }) => code.join(':') === place);
    return {
      app: place,
      path: EVERY_PATH,
      methods: null,
      policies: own,
      isUnknown: false,
      isOptional: false,
      ends: true,
      endsPreflights: true,
      isLate: false,
      unanswered: 'refused',
      range: own[0]?.code ?? [0, 0],
    };
  });
}

interface Reader {
  readonly policies: readonly Policy[];
  readonly flow: Flow;
  readonly byNode: ReadonlyMap<TSESTree.Node, FoundApp>;
  /** What other apps of the file hold. */
  readonly mounted: Set<FoundApp>;
}

interface Place {
  readonly reader: Reader;
  readonly root: FoundApp;
  /** Where the app is mounted on the root; `null` for the root itself, `'unknown'` for a pattern that nobody reads. */
  readonly path: RoutePath | 'unknown' | null;
  readonly depth: number;
}

function layersOf(app: FoundApp, place: Place): readonly Layer[] {
  if (place.depth > MOST_DEPTH) return [];
  const plugins = app.registrations.filter(({ isPlugin }) => isPlugin);
  const others = app.registrations.filter(({ isPlugin }) => !isPlugin);
  const all = app.kind.isRouteOnly ? others.flatMap((one, index) => whereRouted(one, others.slice(index))) : others;
  return [...plugins, ...all].flatMap((registration) =>
    registration.handlers.flatMap((handler, index) => {
      const isLast = index === registration.handlers.length - 1;
      return layersAt(handler, registration, isLast, app, place);
    }),
  );
}

function layersAt(
  handler: TSESTree.Node,
  registration: Registration,
  isLast: boolean,
  app: FoundApp,
  place: Place,
): readonly Layer[] {
  const { reader, root } = place;
  const path = within(place.path, registration.path);
  const router = mountedApp(handler, reader);
  if (router) {
    reader.mounted.add(router);
    const inner = layersOf(router, { ...place, path: path ?? 'unknown', depth: place.depth + 1 });
    return inner.map((layer) => ({ ...layer, isOptional: layer.isOptional || registration.isOptional }));
  }
  const node = madeBy(handler, reader.flow.host.scopes);
  const policies = reader.policies.filter(
    ({ code }) => isWithin(code, node.range) || isSame(code, registration.node.range),
  );
  const ends = isFinal(node, registration, isLast, app);
  const isUnknown = policies.length === 0 && isForeign(node, reader.flow);
  if (policies.length === 0 && !isUnknown && !ends && !registration.isHook) return [];
  return [
    {
      app: root.node.range.join(':'),
      path,
      methods: registration.methods,
      policies,
      // When a hook runs depends on its name.
      isUnknown: isUnknown || registration.isHook || mixes(policies, node, root),
      isOptional: registration.isOptional,
      ends,
      endsPreflights: isFunction(node) && branchesForPreflights(node, app),
      isLate: app.kind.nests && policies.some((policy) => isAfterOthers(policy, node)),
      unanswered: root.isShared || root.kind.isPart ? 'unknown' : root.kind.unanswered,
      range: registration.node.range,
    },
  ];
}

/** A middleware, once for each route that lets it run. */
function whereRouted(registration: Registration, following: readonly Registration[]): readonly Registration[] {
  const { methods, path } = registration;
  if (methods !== null || path === null) return [registration];
  return following.flatMap((route) => {
    const isRun = route.methods !== null && (route.path === null || matchesPath(path, samplePath(route.path)));
    return isRun ? [{ ...registration, methods: route.methods, path: route.path }] : [];
  });
}

/** Whether a handler never hands the request on: it takes no function for that, or calls it with errors alone. */
function isFinal(node: TSESTree.Node, { methods }: Registration, isLast: boolean, { kind }: FoundApp): boolean {
  if (!isFunction(node)) return isLast && methods !== null && node.type !== 'CallExpression';
  if (kind.pluginsFirst) return methods !== null;
  const next = node.params[kind.nests ? 1 : 2];
  if (next === undefined) return true;
  let goesOn = false;
  walk(node, (inner) => {
    goesOn ||= inner.type === 'CallExpression' && inner.arguments.length === 0 && isCallOf(inner, next);
    return !goesOn;
  });
  return !goesOn && methods !== null;
}

/** Whether a branch for `OPTIONS` returns without handing the request on. */
function branchesForPreflights(node: TSESTree.FunctionLike, { kind }: FoundApp): boolean {
  const next = node.params[kind.nests ? 1 : 2];
  let isFound = false;
  walk(node, (inner) => {
    if (inner.type === 'IfStatement' && contains(inner.test, isOptions))
      isFound ||=
        contains(inner.consequent, ({ type }) => type === 'ReturnStatement') &&
        !contains(inner.consequent, (one) => isCallOf(one, next));
    return !isFound;
  });
  return isFound;
}

function isOptions(node: TSESTree.Node): boolean {
  return node.type === 'Literal' && node.value === 'OPTIONS';
}

function contains(node: TSESTree.Node, isMeant: (inner: TSESTree.Node) => boolean): boolean {
  let isFound = false;
  walk(node, (inner) => {
    isFound ||= isMeant(inner);
    return !isFound;
  });
  return isFound;
}

function within(outer: Place['path'], inner: RoutePath | null): RoutePath | null {
  if (outer === null || inner === null) return inner;
  return outer === 'unknown' ? null : joinPaths(outer, inner);
}

/** An app or router that is handed over as it is, or by its `routes()`. */
function mountedApp(handler: TSESTree.Node, { byNode, flow }: Reader): FoundApp | null {
  const { scopes } = flow.host;
  const app = appAt(handler, byNode, scopes);
  const node = madeBy(handler, scopes);
  if (app || node.type !== 'CallExpression') return app;
  const callee = skipWrappers(node.callee);
  const isRoutes = callee.type === 'MemberExpression' && /^(?:middleware|routes)$/.test(propertyNameOf(callee) ?? '');
  return isRoutes ? appAt(callee.object, byNode, scopes) : null;
}

function isSame([start, end]: Range, [from, to]: Range): boolean {
  return start === from && end === to;
}

function isWithin([start, end]: Range, [from, to]: Range): boolean {
  return start >= from && end <= to;
}

/** Whether a handler may write headers, or answer, in code that the file does not show. */
function isForeign(node: TSESTree.Node, flow: Flow): boolean {
  if (isFunction(node)) return handsOnResponse(node, flow);
  const name = qualifiedName(node, flow.host.scopes);
  const module = name?.replace(/(?:\(\)|\.).*$/, '') ?? '';
  return (
    !NEUTRAL_PACKAGES.has(module) && !NEUTRAL_PACKAGES.has((name ?? '').replace(/\(\).*$/, '').replace(/\.\w+$/, ''))
  );
}

/** Whether a function gives one of its parameters away whole: what happens to it there, nobody knows. */
function handsOnResponse(node: TSESTree.FunctionLike, flow: Flow): boolean {
  let isGiven = false;
  const parameters = new Set(
    node.params.flatMap((one) => (one.type === 'Identifier' ? variableOf(one, flow.host.scopes) : [])),
  );
  walk(node.body ?? node, (inner) => {
    if (inner.type !== 'CallExpression' && inner.type !== 'NewExpression') return !isGiven;
    isGiven ||= inner.arguments.some(
      (argument) => argument.type === 'Identifier' && parameters.has(variableOf(argument, flow.host.scopes)),
    );
    return !isGiven;
  });
  return isGiven;
}

/**
 * Whether the headers of a handler meet those of others in a way of their own: a `Response` that a handler of Hono returns
 * does not take the place of headers that are already there.
 */
function mixes(policies: readonly Policy[], node: TSESTree.Node, { kind }: FoundApp): boolean {
  if (policies.length === 0 || !kind.factories.includes('hono.Hono()')) return false;
  return contains(node, isResponseWithHeaders);
}

/** `new Response(body, init)`, `c.text(body, status, headers)`, `c.json(body, { headers })` */
function isResponseWithHeaders(node: TSESTree.Node): boolean {
  if (node.type === 'NewExpression') return node.callee.type === 'Identifier' && node.callee.name === 'Response';
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const isBody = /^(?:body|html|json|newResponse|text)$/.test(propertyNameOf(node.callee) ?? '');
  return isBody && (node.arguments.length > 2 || node.arguments[1]?.type === 'ObjectExpression');
}

/** Whether a handler writes after it has waited for the others: behind `await next()`. */
function isAfterOthers({ allowCredentials, allowOrigin, library }: Policy, node: TSESTree.Node): boolean {
  if (library !== null || !isFunction(node)) return false;
  const waits = awaitsIn(node).filter((wait) => isCallOf(wait.argument, node.params[1]));
  const [wait] = waits;
  return (
    wait !== undefined &&
    [allowOrigin, allowCredentials].some(({ range }) => range !== null && range[0] > wait.range[1])
  );
}

function awaitsIn(node: TSESTree.Node): readonly TSESTree.AwaitExpression[] {
  return childrenOf(node).flatMap((child) =>
    child.type === 'AwaitExpression' ? [child] : isFunction(child) ? [] : awaitsIn(child),
  );
}

function isCallOf(node: TSESTree.Node, parameter: TSESTree.Parameter | undefined): boolean {
  const callee = node.type === 'CallExpression' ? node.callee : null;
  return callee?.type === 'Identifier' && parameter?.type === 'Identifier' && callee.name === parameter.name;
}
