import type { TSESTree } from '@typescript-eslint/utils';
import type { Flow } from '../flow/interpreter.ts';
import {
  ADAPTERS,
  ANY_METHOD,
  APP_KINDS,
  BASE_METHODS,
  PLUGIN_METHODS,
  ROUTE_METHODS,
  SCOPE_BREAKERS,
  SERVING_FUNCTIONS,
} from '../frameworks/apps.ts';
import type { AppKind } from '../frameworks/apps.ts';
import { constantInitializer } from '../syntax/binding-origin.ts';
import { isForeign } from '../syntax/modules.ts';
import type { Module } from '../syntax/modules.ts';
import { functionNamed } from '../syntax/named-node.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { qualifiedName } from '../syntax/qualified-name.ts';
import { isWithin } from '../syntax/ranges.ts';
import { variableOf } from '../syntax/references.ts';
import type { Variable } from '../syntax/references.ts';
import { returnedBy } from '../syntax/returned.ts';
import { isCall, isFunction, walk } from '../syntax/walk.ts';
import type { Call } from '../syntax/walk.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import { madeBy } from './made-by.ts';
import { partOf, registrationOf, scopeOf } from './registrations.ts';
import type { Registration } from './registrations.ts';
import type { RoutePath } from './route-paths.ts';
import { compareRunning, constructionPath } from './running-order.ts';

/** Something on which middlewares and routes are registered. */
export interface FoundApp {
  readonly kind: AppKind;
  /** The call that makes it; the function that is given it, for what is registered there. */
  readonly node: TSESTree.Node;
  readonly registrations: Registration[];
  /** Other code gets hold of it, and may register what it likes. */
  isShared: boolean;
  /** What a call has put before all paths of a router. */
  prefix?: RoutePath | null;
}

export interface Apps {
  /** Those that the file makes, or registers something on, in source order. */
  readonly own: readonly FoundApp[];
  /** The app that an expression is: where it is made, a constant that holds it, or what a call on it returns. */
  readonly at: (expression: TSESTree.Node) => FoundApp | null;
}

/** Other files than these are not looked into for what they register. */
const MOST_FILES = 24;

/** Functions that make apps by functions that make apps, and so on. */
const MOST_CALLS = 6;

/**
 * The apps of a file, and what is registered on each, in the order of the code. Functions that are given an app, or make one,
 * are followed, and so are apps and routers of other files, where `mayMatter` says that a file is worth it.
 */
export function appsOf(program: TSESTree.Program, flow: Flow, mayMatter: (module: Module) => boolean): Apps {
  const { scopes } = flow.host;
  /** By the call that makes it, or by the parameter that holds it. */
  const apps = new Map<TSESTree.Node | Variable, FoundApp>();
  const read = new Set<TSESTree.Program>();

  function at(expression: TSESTree.Node, calls = 0): FoundApp | null {
    const node = madeBy(expression, scopes);
    if (node.type === 'Identifier') return byParameter(node);
    if (!isCall(node)) return null;
    if (!apps.has(node)) lookInto(node);
    const known = apps.get(node);
    if (known || node.type !== 'CallExpression' || calls > MOST_CALLS) return known ?? null;
    return calledOn(node, calls) ?? madeByCall(node, calls);
  }

  function byParameter(node: TSESTree.Identifier): FoundApp | null {
    const variable = variableOf(node, scopes);
    return (variable && apps.get(variable)) ?? null;
  }

  function calledOn(node: TSESTree.CallExpression, calls: number): FoundApp | null {
    const member = skipWrappers(node.callee);
    return member.type === 'MemberExpression' && isRegistering(methodOf(node)) ? at(member.object, calls + 1) : null;
  }

  /** `createApp()`: each call makes an app of its own, of which the function's is the first part. */
  function madeByCall(node: TSESTree.CallExpression, calls: number): FoundApp | null {
    const maker = functionNamed(skipWrappers(node.callee), scopes);
    const result = maker && returnedBy(maker);
    const part = result && at(result, calls + 1);
    if (!part || part.node === node) return null;
    const app: FoundApp = { ...part, node, registrations: [partOf(part, node, null)] };
    apps.set(node, app);
    return app;
  }

  /** Reads the other file that an app is made in; of one that says nothing of CORS, the app is all that is taken. */
  function lookInto(node: TSESTree.Node): void {
    const module = isForeign(node, scopes) ? scopes.modules?.at(node) : null;
    if (!module || read.has(module.program)) return;
    if (read.size <= MOST_FILES && mayMatter(module)) readFile(module.program);
    else note(node);
  }

  function adapted(node: TSESTree.Node, kind: AppKind): AppKind {
    const given = node.type === 'CallExpression' ? node.arguments : [];
    const kinds = given.map((one) => ADAPTERS.get(qualifiedName(one, scopes) ?? ''));
    return kinds.find((one) => one?.factories.join() === kind.factories.join()) ?? kind;
  }

  function note(node: TSESTree.Node): void {
    const name = qualifiedName(node, scopes);
    const kind = name === null ? undefined : APP_KINDS.find(({ factories }) => factories.includes(name));
    if (kind) apps.set(node, { kind: adapted(node, kind), node, registrations: [], isShared: false });
  }

  function readFile(file: TSESTree.Program): void {
    read.add(file);
    walk(file, (node) => {
      if (isCall(node)) note(node);
      return true;
    });
    const isOwn = ({ node }: FoundApp): boolean => !isFunction(node) && (file === program || isWithin(node, file));
    readCalls(file, (app) => {
      // In which order the files run that share an app, nobody knows.
      if (!isFunction(app.node) && !isOwn(app)) app.isShared = true;
      return isOwn(app);
    });
    // Methods of a class run in the order in which they are called.
    for (const { registrations } of apps.values())
      if (registrations.some(({ node }) => constructionPath(node)))
        registrations.sort((left, right) => compareRunning(left.node, right.node));
  }

  function readCalls(code: TSESTree.Node, isMeant: (app: FoundApp) => boolean): void {
    const calls: Call[] = [];
    walk(code, (node) => {
      if (isCall(node)) calls.push(node);
      return true;
    });
    // Of a chain, the call that comes first in the text is the innermost.
    for (const node of calls.sort((left, right) => left.range[1] - right.range[1])) {
      const app = node.type === 'CallExpression' ? calledOn(node, 0) : null;
      if (app && node.type === 'CallExpression') {
        const registration = isMeant(app) ? (scopeIn(node, app) ?? registrationOf(node, app, flow)) : null;
        if (registration) app.registrations.push(registration);
      } else if (!isRegistering(methodOf(node)))
        for (const [index, given] of node.arguments.entries()) readGiven(given, index, node, isMeant);
    }
  }

  /** An app that is handed over: to somebody who serves it, to a function of the project, or to nobody knows whom. */
  function readGiven(given: TSESTree.Node, index: number, call: Call, isMeant: (app: FoundApp) => boolean): void {
    const members = given.type === 'ObjectExpression' ? given.properties : [null];
    for (const member of members) {
      const value = member === null ? given : 'value' in member ? member.value : member;
      const app = at(value);
      if (!app || !isMeant(app) || SERVING_FUNCTIONS.has(qualifiedName(call, scopes) ?? '')) continue;
      const name = member?.type === 'Property' ? propertyNameOf(member) : null;
      const part = call.type === 'CallExpression' ? givenTo(call, index, name, app) : null;
      if (part && call.type === 'CallExpression') app.registrations.push(partOf(part, call, app));
      else app.isShared = true;
    }
  }

  /** What a function of the project registers on an app that it is given; `null` where nobody can tell. */
  function givenTo(call: TSESTree.CallExpression, index: number, name: string | null, app: FoundApp): FoundApp | null {
    const callee = skipWrappers(call.callee);
    const taker = isFunction(callee) ? callee : functionNamed(callee, scopes);
    const parameter = taker?.params[index];
    if (!taker || !parameter) return null;
    const target = name === null ? parameter : memberPattern(parameter, name);
    return target?.type === 'Identifier' ? partAt(taker, target, app) : null;
  }

  /** Fastify's `register(function)`: a function of the project, which gets an app of its own, or the same one. */
  function scopeIn(node: TSESTree.CallExpression, app: FoundApp): Registration | null {
    const [plugin] = node.arguments;
    if (!plugin || !app.kind.pluginsFirst || methodOf(node) !== 'register') return null;
    const made = madeBy(plugin, scopes);
    const isBroken = made.type === 'CallExpression' && SCOPE_BREAKERS.has(qualifiedName(made, scopes) ?? '');
    const [inner] = isBroken ? made.arguments : [made];
    const taker = inner && madeBy(inner, scopes);
    const [parameter] = taker && isFunction(taker) ? taker.params : [];
    if (!taker || !isFunction(taker) || parameter?.type !== 'Identifier') return null;
    const part = partAt(taker, parameter, app);
    return part && scopeOf(part, node, app, !isBroken, flow);
  }

  function partAt(taker: TSESTree.FunctionLike, parameter: TSESTree.Identifier, app: FoundApp): FoundApp | null {
    const variable = variableOf(parameter, scopes);
    if (!variable || constantInitializer(variable)?.kind !== 'parameter') return null;
    const known = apps.get(variable);
    if (known) return known.kind === app.kind ? known : null;
    const module = isForeign(taker, scopes) ? scopes.modules?.at(taker) : null;
    if (module && !mayMatter(module)) return null;
    const part: FoundApp = { kind: app.kind, node: taker, registrations: [], isShared: false };
    apps.set(variable, part);
    readCalls(taker.body ?? taker, (one) => one === part);
    return part;
  }

  readFile(program);
  const isHere = ({ node }: Pick<FoundApp, 'node'>): boolean => isWithin(node, program);
  const own = [...apps.values()].filter(
    (app) => !isFunction(app.node) && (isHere(app) || app.registrations.some(isHere)),
  );
  return { own, at: (expression) => at(expression) };
}

function methodOf({ callee }: Call): string | null {
  const member = skipWrappers(callee);
  return member.type === 'MemberExpression' ? propertyNameOf(member) : null;
}

/** Whatever it is called on, it mounts what it is given, and leaves it as it is. */
function isRegistering(method: string | null): boolean {
  return (
    method !== null &&
    (ANY_METHOD.has(method) || ROUTE_METHODS.has(method) || PLUGIN_METHODS.has(method) || BASE_METHODS.has(method))
  );
}

/** `app` in `({ app }) => …` */
function memberPattern(pattern: TSESTree.Node, name: string): TSESTree.Node | null {
  if (pattern.type !== 'ObjectPattern') return null;
  const property = pattern.properties.find((one) => one.type === 'Property' && propertyNameOf(one) === name);
  return property?.type === 'Property' ? property.value : null;
}
