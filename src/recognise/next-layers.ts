import type { TSESTree } from '@typescript-eslint/utils';
import type { Flow } from '../flow/interpreter.ts';
import { lookup } from '../syntax/members.ts';
import type { Module } from '../syntax/modules.ts';
import { isWithin } from '../syntax/ranges.ts';
import { walk } from '../syntax/walk.ts';
import { exportedValue } from './exports.ts';
import type { Layer, Policy } from './facts.ts';
import type { Stated } from './layers.ts';
import { madeBy } from './made-by.ts';
import { broughtIn } from './own-places.ts';
import { EVERY_PATH, matchesPath, routePath, samplePath } from './route-paths.ts';
import type { RoutePath } from './route-paths.ts';

/** A file that answers for one path of a Next.js project, by where it is. */
interface RouteFile {
  readonly path: RoutePath;
  /** What leads from the file to the root of the project. */
  readonly up: string;
  /** Its exports: a handler for each method, or one for all. */
  readonly kind: 'route' | 'api';
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

const ROUTE_FILE = /(?:^|\/)(?:src\/)?(?:app\/(?<route>(?:.*\/)?)route|(?<api>pages\/api\/.*))\.[cm]?[jt]sx?$/;

/**
 * The layers of a route of Next.js. Headers of `next.config` and of a middleware are set before an API route answers, which may
 * write them again; they replace those of a route handler, whose response comes first. Every other layer is left alone.
 *
 * @see https://nextjs.org/docs/app/api-reference/config/next-config-js/headers
 * @see https://nextjs.org/docs/app/api-reference/file-conventions/proxy
 */
export function nextLayers(stated: Stated): readonly Layer[] {
  const file = routeFileOf(stated.filename.replaceAll('\\', '/'));
  if (!file || !stated.flow.host.scopes.modules) return [];
  const path = samplePath(file.path);
  const handlers = handlersIn(file, stated);
  const [first] = handlers;
  if (!first) return [];
  const before = [...configured(file, stated), ...middleware(file, stated)].filter(
    (layer) => layer.path === null || matchesPath(layer.path, path),
  );
  if (before.length === 0) return [];
  const own = handlers.map((handler) => layerOf(file.path, handler));
  const { scopes } = stated.flow.host;
  const isLate = file.kind === 'route';
  const set = before.map((layer): Layer => {
    const policies = layer.policies.map((policy) => broughtIn(policy, first.node, null, scopes));
    return { ...layer, isLate, policies: policies.map(goingOn), range: nameOf(first.node).range };
  });
  return [...(isLate ? set.toReversed() : set), ...own];
}

/** What is set before others run is sent by those. */
function goingOn({ sent, ...policy }: Policy): Policy {
  return sent ? policy : { ...policy };
}

function routeFileOf(filename: string): RouteFile | null {
  const found = ROUTE_FILE.exec(filename);
  if (!found?.groups) return null;
  const { route, api } = found.groups;
  const inner = found[0].replace(/^\//, '');
  const up = '../'.repeat(inner.split('/').length - 1) || './';
  if (api !== undefined) {
    const path = pathOf(api.replace(/^pages/, '').replace(/(?:\/index)?\.\w+$/, ''));
    return path && { path, up, kind: 'api' };
  }
  const path = pathOf(route ?? '');
  return path && { path, up, kind: 'route' };
}

/** Folders in brackets are parameters; those in parentheses, and slots, are no part of the path. */
function pathOf(folders: string): RoutePath | null {
  const parts = folders.split('/').filter((part) => !/^(?:\(\w[^)]*\)|@.*|)$/.test(part));
  if (parts.some((part) => /^\(\./.test(part))) return null;
  const spelled = parts.map((part) => part.replace(/^\[+\.\.\.(\w+)\]+$/, ':$1*').replace(/^\[(\w+)\]$/, ':$1'));
  return routePath(spelled.join('/'), false);
}

interface Handler {
  readonly methods: readonly string[] | null;
  readonly node: TSESTree.Node;
  readonly policies: readonly Policy[];
}

function handlersIn({ kind }: RouteFile, { flow, policies, program }: Stated): readonly Handler[] {
  const names = kind === 'api' ? ['default'] : METHODS;
  return names.flatMap((name): readonly Handler[] => {
    const value = exportedValue(program, name);
    const node = value && madeBy(value, flow.host.scopes);
    if (!node) return [];
    const own = policies.filter(({ code }) => isWithin({ range: code }, node));
    return [{ methods: kind === 'api' ? null : [name], node, policies: own }];
  });
}

/** The name of a function, which is a better place than all of it. */
function nameOf(node: TSESTree.Node): TSESTree.Node {
  return ('id' in node ? node.id : null) ?? node;
}

function layerOf(path: RoutePath | null, { methods, node, policies }: Handler, isOptional = false): Layer {
  return {
    app: 'next',
    path,
    methods,
    policies,
    isUnknown: false,
    isOptional,
    ends: false,
    endsPreflights: false,
    isLate: false,
    // Next answers for a route handler that says nothing of `OPTIONS`; an API route is asked itself.
    unanswered: 'allowed',
    range: node.range,
  };
}

/** The file of the project's root with such a name. */
function fileOf(names: readonly string[], { up }: RouteFile, { flow, program }: Stated): Module | null {
  const endings = ['js', 'mjs', 'ts', 'cjs', 'mts'];
  for (const name of names)
    for (const ending of endings) {
      const module = flow.host.scopes.modules?.imported(`${up}${name}.${ending}`, program);
      if (module) return module;
    }
  return null;
}

/** The headers that a configuration sets, each for the paths of its `source`, which other conditions may narrow. */
function configured(file: RouteFile, stated: Stated): readonly Layer[] {
  const module = fileOf(['next.config'], file, stated);
  if (!module) return [];
  return stated.statedBy(module.program).map((policy) => {
    const node = nodeAt(module.program, policy);
    const members = node ? membersOf(node, stated.flow) : [];
    const source = lookup(members, 'source');
    const isText = source.kind === 'found' && source.value.kind === 'primitive';
    const isNarrowed = ['has', 'missing', 'basePath'].some((key) => lookup(members, key).kind !== 'absent');
    const path = isText ? routePath(String(source.value.value), false) : null;
    return layerOf(path, { methods: null, node: module.program, policies: [policy] }, isNarrowed || !policy.certain);
  });
}

/** Code that makes a response of its own, or leads the request elsewhere. */
const ANSWERS = /\bNextResponse\s*\.\s*(?:json|redirect|rewrite)\b|\bnew (?:Next)?Response\b|\bResponse\s*\.\s*\w+\(/;

/** What a middleware sets, where it sets it for all that it is asked about. */
function middleware(file: RouteFile, stated: Stated): readonly Layer[] {
  const names = ['middleware', 'proxy', 'src/middleware', 'src/proxy'];
  const module = fileOf(names, file, stated);
  const policies = module ? stated.statedBy(module.program) : [];
  if (!module || policies.length === 0) return [];
  const isPlain = policies.length === 1 && policies.every(({ asked, conditional }) => !asked && !conditional);
  return matchersOf(module, stated.flow).map((path) =>
    layerOf(path, { methods: null, node: module.program, policies }, !isPlain || ANSWERS.test(module.text)),
  );
}

/** The paths that a middleware is asked about. */
function matchersOf({ program }: Module, flow: Flow): readonly (RoutePath | null)[] {
  const config = exportedValue(program, 'config');
  if (!config) return [EVERY_PATH];
  const matcher = lookup(membersOf(config, flow), 'matcher');
  if (matcher.kind !== 'found') return [matcher.kind === 'absent' ? EVERY_PATH : null];
  const { value } = matcher;
  const texts = value.kind === 'array' && !value.open ? value.elements : [value];
  return texts.map((text) => (text.kind === 'primitive' ? routePath(String(text.value), false) : null));
}

function membersOf(node: TSESTree.Node, flow: Flow): ReturnType<Flow['host']['members']> {
  const value = flow.evaluate(node);
  return value.kind === 'object' ? flow.host.members(value) : [];
}

function nodeAt(program: TSESTree.Program, { range }: Policy): TSESTree.Node | null {
  let found: TSESTree.Node | null = null;
  walk(program, (node) => {
    if (node.type === 'ObjectExpression' && node.range.join() === range.join()) found = node;
    return found === null;
  });
  return found;
}
