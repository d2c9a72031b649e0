import type { TSESTree } from '@typescript-eslint/utils';
import type { Flow } from '../flow/interpreter.ts';
import type { AppKind } from '../frameworks/apps.ts';
import { compareVersions } from '../frameworks/versions.ts';
import { isForeign } from '../syntax/modules.ts';
import type { Scopes } from '../syntax/modules.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { isWithin } from '../syntax/ranges.ts';
import { isFunction } from '../syntax/walk.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import type { Layer, Policy, Range } from './facts.ts';
import { appsOf } from './found-apps.ts';
import type { Apps, FoundApp } from './found-apps.ts';
import {
  branchesForPreflights,
  handsOnErrors,
  isAfterOthers,
  isBeyond,
  isFinal,
  mixes,
  takesErrors,
} from './handler-code.ts';
import { installedVersions } from './installed-version.ts';
import { handlerBy, madeBy } from './made-by.ts';
import { nextLayers } from './next-layers.ts';
import { broughtIn } from './own-places.ts';
import type { StatedBy } from './own-places.ts';
import { isUnknownHook, registeredOn, runsBehind, siteOf } from './registered.ts';
import type { Registration } from './registrations.ts';
import { EVERY_PATH, joinPaths } from './route-paths.ts';
import type { RoutePath } from './route-paths.ts';

/** Routers within routers deeper than this are not followed. */
const MOST_DEPTH = 6;

/** More layers than this are not put together. */
const MOST_LAYERS = 400;

/** What a file and those that it imports say, for its layers. */
export interface Stated {
  readonly program: TSESTree.Program;
  readonly filename: string;
  readonly flow: Flow;
  readonly policies: readonly Policy[];
  /** What other files state by themselves. */
  readonly statedBy: StatedBy;
  /** Whether it is worth looking into another file. */
  readonly mayMatter: Parameters<typeof appsOf>[2];
}

/**
 * What the apps of a file consist of. Routers that the file mounts are part of the app that they are mounted on, wherever they
 * are made; what other files register stands at the code of this file that brings it in.
 */
export function layersIn(stated: Stated): readonly Layer[] {
  const apps = appsOf(stated.program, stated.flow, stated.mayMatter);
  const mounted = new Set<FoundApp>();
  const perApp = apps.own
    .filter(({ kind }) => isMeant(kind, stated.filename))
    .map((app) => ({ app, layers: layersOfRoot(app, { stated, apps, mounted }) }));
  const layers = perApp.flatMap((one) => (mounted.has(one.app) ? [] : one.layers));
  if (layers.length > MOST_LAYERS) return [];
  const routes = nextLayers(stated);
  const registered = [...perApp.flatMap((one) => one.layers), ...routes];
  return [...layers, ...routes, ...handlersByThemselves(stated.policies, registered)];
}

function layersOfRoot(root: FoundApp, reader: Reader): readonly Layer[] {
  const { scopes } = reader.stated.flow.host;
  const isHere = ({ node }: Pick<FoundApp, 'node'>): boolean => !isForeign(node, scopes);
  const site = isHere(root) ? null : (root.registrations.find(isHere)?.node ?? null);
  const met = new Set<FoundApp>();
  const layers = layersOf(root, { reader, root, met, path: null, site, router: null, depth: 0 });
  const isOpen = root.kind.isPart === true || [...met].some(({ isShared }) => isShared);
  const app = (site ?? root.node).range.join(':');
  const all = root.kind.ownLast ? [...layers, ...ownLayers(root, reader.stated)] : layers;
  return all.map((layer) => ({ ...layer, app, unanswered: isOpen ? 'unknown' : root.kind.unanswered }));
}

/** What the options of the call state that makes an app. */
function ownLayers({ node }: FoundApp, { policies }: Stated): readonly OwnLayer[] {
  const own = policies.filter(({ code }) => isSame(code, node.range));
  return own.length === 0 ? [] : [{ ...PLAIN, path: EVERY_PATH, methods: null, policies: own, range: node.range }];
}

const PLAIN = { isUnknown: false, isOptional: false, ends: false, endsPreflights: false, isLate: false } as const;

function isMeant({ since }: AppKind, filename: string): boolean {
  const versions = since ? installedVersions(since.package, filename) : null;
  return !since || versions === null || compareVersions(versions.from, since.version) >= 0;
}

/**
 * Functions that answer preflights and all other requests by branches of their own are apps of one layer. One that is only called
 * for others is none: who calls it has answered preflights before.
 */
function handlersByThemselves(policies: readonly Policy[], layers: readonly Layer[]): readonly Layer[] {
  const registered = new Set(layers.flatMap((layer) => layer.policies));
  const alone = policies.filter((policy) => policy.library === null && !registered.has(policy));
  const places = new Set(alone.flatMap(({ asked, code }) => (asked === 'preflight' ? [code.join(':')] : [])));
  return [...places].map((place): Layer => {
    const own = alone.filter(({ code }) => code.join(':') === place);
    return {
      app: place,
      path: EVERY_PATH,
      methods: null,
      policies: own,
      ...PLAIN,
      ends: true,
      endsPreflights: true,
      unanswered: 'refused',
      range: own[0]?.code ?? [0, 0],
    };
  });
}

interface Reader {
  readonly stated: Stated;
  readonly apps: Apps;
  /** What other apps of the file hold. */
  readonly mounted: Set<FoundApp>;
}

interface Place {
  readonly reader: Reader;
  readonly root: FoundApp;
  /** The app and all that takes part in it. */
  readonly met: Set<FoundApp>;
  /** Where the app is mounted on the root; `null` for the root itself, `'unknown'` for a pattern that nobody reads. */
  readonly path: RoutePath | 'unknown' | null;
  /** The code of the file at hand that brings in what another file registers; `null` for what this one does. */
  readonly site: TSESTree.Node | null;
  /** The same for what the router of another file registers. */
  readonly router: TSESTree.Node | null;
  readonly depth: number;
}

/** A layer, whatever it is part of. */
type OwnLayer = Omit<Layer, 'app' | 'unanswered'>;

function layersOf(app: FoundApp, place: Place): readonly OwnLayer[] {
  place.met.add(app);
  if (place.depth > MOST_DEPTH) return [];
  const { mounted, stated } = place.reader;
  const { scopes } = stated.flow.host;
  return registeredOn(app, place.site, { scopes, met: place.met, mounted }).flatMap((registration) => {
    const { handlers } = registration;
    return handlers.flatMap((handler, index) => {
      const site = siteOf(handler, registration.site ?? argumentWith(handler, registration, scopes), scopes);
      return layersAt(handler, registration, index === handlers.length - 1, app, { ...place, site });
    });
  });
}

/** The argument that a handler comes from, which may be on a list of another file. */
function argumentWith(handler: TSESTree.Node, { node }: Registration, scopes: Scopes): TSESTree.Node {
  return node.arguments.find((argument) => isWithin(handler, madeBy(argument, scopes))) ?? node;
}

function layersAt(
  handler: TSESTree.Node,
  registration: Registration,
  isLast: boolean,
  app: FoundApp,
  place: Place,
): readonly OwnLayer[] {
  const { reader, root } = place;
  const { flow } = reader.stated;
  const path = within(place.path, registration.path);
  // A call that brings its own options mounts nothing, although it returns the app.
  const router = handler === registration.node ? null : mountedApp(handler, reader);
  if (router) {
    const isElsewhere = isForeign(router.app.node, flow.host.scopes);
    const outer = place.router ?? (isElsewhere ? place.site : null);
    reader.mounted.add(router.app);
    const inner = layersOf(router.app, { ...place, path: path ?? 'unknown', router: outer, depth: place.depth + 1 });
    const { answersOptions, nests } = router.app.kind;
    const isAnswered = router.only === 'options' || answersOptions;
    const answers = isAnswered ? inner.flatMap((layer) => optionsOf(layer, !nests)) : [];
    const all = router.only === 'options' ? answers : [...inner, ...answers];
    return all.map((layer) => ({ ...layer, isOptional: layer.isOptional || registration.isOptional }));
  }
  const node = statedAt(handler, place.reader) ?? handlerBy(handler, flow.host.scopes);
  const policies = policiesAt(node, registration, place);
  const ends = !registration.isPlugin && isFinal(node, registration, isLast, app);
  const isUnknown = (policies.length === 0 && isBeyond(node, flow)) || (handsOnErrors(node) && answersErrors(place));
  if (policies.length === 0 && !isUnknown && !ends && !isUnknownHook(registration, app.kind)) return [];
  const site = isForeign(registration.node, flow.host.scopes) ? place.site : registration.node;
  return [
    {
      path,
      methods: registration.methods,
      policies: policies.map(({ brought }) => brought),
      isUnknown: isUnknown || isUnknownHook(registration, app.kind) || (policies.length > 0 && mixes(node, root)),
      isOptional: registration.isOptional,
      ends,
      endsPreflights: isFunction(node) && branchesForPreflights(node, app),
      isLate: runsBehind(registration) || (app.kind.nests && policies.some(({ own }) => isAfterOthers(own, node))),
      ...(takesErrors(node, app) ? { forErrors: true as const } : {}),
      range: (site ?? registration.node).range,
    },
  ];
}

/** A call of a function that hands options on, which states by itself what the function states for that call. */
function statedAt(handler: TSESTree.Node, { stated: { flow, policies } }: Reader): TSESTree.Node | null {
  const made = madeBy(handler, flow.host.scopes);
  return policies.some(({ code }) => isSame(code, made.range)) ? made : null;
}

/** Whether what answers the errors of an app states a policy. */
function answersErrors(place: Place): boolean {
  const { reader, root, site } = place;
  const { scopes } = reader.stated.flow.host;
  const known = failing.get(root);
  if (known !== undefined) return known;
  const all = registeredOn(root, site, { scopes, met: new Set(), mounted: new Set() });
  const found = all.some((registration) =>
    registration.handlers.some((handler) => {
      const node = handlerBy(handler, scopes);
      return takesErrors(node, root) && policiesAt(node, registration, place).length > 0;
    }),
  );
  failing.set(root, found);
  return found;
}

const failing = new WeakMap<FoundApp, boolean>();

interface StatedPolicy {
  /** As the file says it that states it. */
  readonly own: Policy;
  /** As it stands in the file at hand. */
  readonly brought: Policy;
}

/** What a handler, or the call that registers it, states; in whatever file. */
function policiesAt(node: TSESTree.Node, registration: Registration, place: Place): readonly StatedPolicy[] {
  const { policies, flow, statedBy } = place.reader.stated;
  const { scopes } = flow.host;
  // What another file puts together, on an app of its own, is said there as a whole.
  const isOthers = isForeign(place.root.node, scopes) && isForeign(registration.node, scopes);
  const router = place.router ?? (isOthers ? place.root.node : null);
  const codes = node === registration.node ? [node] : [node, registration.node];
  return codes.flatMap((code) => {
    const isElsewhere = isForeign(code, scopes);
    const own = (isElsewhere ? statedBy(code) : policies).filter((policy) =>
      code === node ? isWithin({ range: policy.code }, node) : isSame(policy.code, code.range),
    );
    return own.map((policy) => ({
      own: policy,
      brought: isElsewhere ? broughtIn(policy, place.site ?? node, router, scopes) : policy,
    }));
  });
}

function within(outer: Place['path'], inner: RoutePath | null): RoutePath | null {
  if (outer === null || inner === null) return inner;
  return outer === 'unknown' ? null : joinPaths(outer, inner);
}

interface Mounted {
  readonly app: FoundApp;
  /** Its routes, with what stands before them, or the answers to `OPTIONS` that it gives for them. */
  readonly only?: 'routes' | 'options';
}

/** Methods of Koa's routers that give a middleware. */
const PARTS: ReadonlyMap<string, Mounted['only']> = new Map([
  ['allowedMethods', 'options'],
  ['middleware', 'routes'],
  ['routes', 'routes'],
]);

/** An app or router that is handed over as it is, or by its `routes()`. */
function mountedApp(handler: TSESTree.Node, { apps, stated }: Reader): Mounted | null {
  const whole = apps.at(handler);
  const node = madeBy(handler, stated.flow.host.scopes);
  if (whole || node.type !== 'CallExpression') return whole && { app: whole };
  const callee = skipWrappers(node.callee);
  const only = callee.type === 'MemberExpression' ? PARTS.get(propertyNameOf(callee) ?? '') : undefined;
  const app = only && callee.type === 'MemberExpression' ? apps.at(callee.object) : null;
  return app && only ? { app, only } : null;
}

/** The answer to `OPTIONS` that a router gives for a route of its own; what waits for others gives it where they do not. */
function optionsOf({ isOptional, methods, path, range }: OwnLayer, ends: boolean): readonly OwnLayer[] {
  if (methods === null) return [];
  return [{ ...PLAIN, path, methods: ['OPTIONS'], policies: [], ends, isOptional, isByRouter: true, range }];
}

function isSame([start, end]: Range, [from, to]: Range): boolean {
  return start === from && end === to;
}
