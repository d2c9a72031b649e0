import type { TSESTree } from '@typescript-eslint/utils';
import type { Client, ClientCall } from '../clients/define-client.ts';
import { clients } from '../clients/index.ts';
import type { Evaluate } from '../syntax/evaluate.ts';
import { nodeNamed } from '../syntax/named-node.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import type { Scopes } from '../syntax/references.ts';
import { isFunction, walk } from '../syntax/walk.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import { receiverOf } from './request-receivers.ts';
import type { FactoryCall } from './request-receivers.ts';

export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;

/** A call of a client. */
export interface ClientUse {
  readonly client: Client;
  readonly call: ClientCall;
  /** The name it is called by: `get`; empty for the package itself. */
  readonly name: string;
  readonly node: CallNode;
  /** The instance it is called on, or that it makes; `null` for a call of the package. */
  readonly instance: Instance | null;
}

/** Something that sends requests with options of its own. */
export interface Instance {
  readonly client: Client;
  /** What made it: equal for equal instances. `null` for the package, which is an instance too. */
  readonly made: TSESTree.Node | null;
  /** The calls that led to it, the first one first: each may give it options. */
  readonly chain: readonly ClientUse[];
  /** The calls of functions that gave it, the outermost first. */
  readonly factories?: readonly FactoryCall[];
}

interface Entry {
  readonly client: Client;
  readonly call: ClientCall;
  readonly name: string;
}

interface Tables {
  /** By the qualified name of what is called. */
  readonly calls: ReadonlyMap<string, readonly Entry[]>;
  /** Packages whose own methods have the effects of an instance's. */
  readonly packages: ReadonlyMap<string, readonly Client[]>;
  readonly types: ReadonlyMap<string, readonly Client[]>;
}

let built: Tables | null = null;

function tables(): Tables {
  built ??= tablesOf(clients);
  return built;
}

function tablesOf(all: readonly Client[]): Tables {
  const calls = new Map<string, Entry[]>();
  const packages = new Map<string, Client[]>();
  const types = new Map<string, Client[]>();
  const add = <T>(map: Map<string, T[]>, key: string, value: T): void => {
    map.set(key, [...(map.get(key) ?? []), value]);
  };
  for (const client of all) {
    for (const root of client.packages) {
      add(packages, root, client);
      for (const type of client.types ?? []) add(types, joined(root, type), client);
      for (const call of client.calls) {
        if (call.on !== 'instance')
          for (const name of call.names) add(calls, joined(root, name), { client, call, name });
      }
    }
  }
  return { calls, packages, types };
}

function joined(root: string, name: string): string {
  return name === '' ? root : `${root}.${name}`;
}

/** Answers what calls of clients a file has. */
export interface CallReader {
  /** What a call means; nothing for most calls. Several clients may share a package. */
  readonly usesOf: (node: CallNode) => readonly ClientUse[];
  readonly instancesOf: (node: TSESTree.Node) => readonly Instance[];
}

export function createCallReader(scopes: Scopes): CallReader {
  const known = new Map<CallNode, readonly ClientUse[]>();

  function usesOf(node: CallNode): readonly ClientUse[] {
    const before = known.get(node);
    if (before) return before;
    known.set(node, []); // what leads to itself leads nowhere
    const uses = find(node);
    known.set(node, uses);
    return uses;
  }

  function find(node: CallNode): readonly ClientUse[] {
    const callee = skipWrappers(node.callee);
    const method = callee.type === 'MemberExpression' ? propertyNameOf(callee) : null;
    if (callee.type === 'MemberExpression' && method !== null) {
      const uses = instancesOf(callee.object).flatMap((instance) => onInstance(instance, method, node));
      if (uses.length > 0) return uses;
    }
    if (callee.type !== 'MemberExpression' || callee.object.type === 'ThisExpression') {
      const uses = instancesOf(callee).flatMap((instance) => onInstance(instance, '', node));
      if (uses.length > 0) return uses;
    }
    const receiver = receiverOf(callee, scopes);
    if (!receiver || receiver.isType) return [];
    return (tables().calls.get(receiver.name) ?? []).map((entry) => ({ ...entry, node, instance: null }));
  }

  function onInstance(instance: Instance, name: string, node: CallNode): readonly ClientUse[] {
    return instance.client.calls
      .filter((call) => call.on !== 'package' && call.names.includes(name))
      .map((call) => ({ client: instance.client, call, name, node, instance }));
  }

  function instancesOf(node: TSESTree.Node): readonly Instance[] {
    const receiver = receiverOf(node, scopes);
    if (receiver === null) return [];
    if (receiver.isType) {
      const { made } = receiver;
      const shared = tables().packages.get(receiver.name) ?? [];
      return [
        ...(tables().types.get(receiver.name) ?? []).map((client) => ({
          client,
          made,
          chain: sendersOf(client, made),
        })),
        ...shared.map((client) => ({ client, made: null, chain: [] })),
      ];
    }
    if (receiver.made?.type === 'CallExpression' || receiver.made?.type === 'NewExpression')
      return usesOf(receiver.made)
        .flatMap(instanceAfter)
        .map((one) => (receiver.factories ? { ...one, factories: receiver.factories } : one));
    return (tables().packages.get(receiver.name) ?? [])
      .filter(({ calls }) => calls.some(({ on }) => on === 'both'))
      .map((client) => ({ client, made: null, chain: [] }));
  }

  /** What sends for the instances of a call, `baseQuery` for those of `createApi`: by itself, or inside of a function that calls it. */
  function sendersOf({ sender }: Client, made: TSESTree.Node | null): readonly ClientUse[] {
    const options = sender !== undefined && made ? optionsOf(made) : [];
    const given = options.find((one) => propertyNameOf(one) === sender);
    const node = given && nodeNamed(given.value, scopes);
    if (node?.type === 'CallExpression') return usesOf(node);
    if (!node || !isFunction(node)) return [];
    const found: ClientUse[] = [];
    walk(node, (inner) => {
      const called = inner.type === 'CallExpression' ? nodeNamed(inner.callee, scopes) : null;
      if (called?.type === 'CallExpression' && found.length === 0) found.push(...usesOf(called));
      return found.length === 0;
    });
    return found;
  }

  return { usesOf, instancesOf };
}

/** The options of the call at the start of a chain: of `createApi` for `createApi(…).injectEndpoints(…)`. */
function optionsOf(made: TSESTree.Node): readonly TSESTree.Property[] {
  const [first] = made.type === 'CallExpression' ? made.arguments : [];
  return first?.type === 'ObjectExpression' ? first.properties.filter((one) => one.type === 'Property') : [];
}

/** What a call leaves to call further methods on. */
function instanceAfter(use: ClientUse): readonly Instance[] {
  const { call, client, instance, node } = use;
  const chain = [...(instance?.chain ?? []), use];
  const factories = instance?.factories && { factories: instance.factories };
  switch (call.does) {
    case 'makes':
      return [{ client, made: node, chain, ...factories }];
    case 'links':
      return instance ? [{ client, made: instance.made, chain, ...factories }] : [];
    case 'sends':
      // A request that is under way, and a client that sends by itself, take further calls.
      return [{ client, made: node, chain }];
    case 'sets':
      return [];
  }
}

/** The code that is called, as a message shows it: `axios.post`, `new HttpLink`. */
export function calleeText({ call, client, instance, name, node }: ClientUse): string {
  const made = node.type === 'NewExpression' ? 'new ' : '';
  const callee = skipWrappers(node.callee);
  if (callee.type === 'Identifier') return made + callee.name;
  const [object, method] =
    callee.type === 'MemberExpression' ? [skipWrappers(callee.object), propertyNameOf(callee)] : [null, null];
  if (object?.type === 'Identifier') return `${made}${object.name}.${method ?? name}`;
  if (object?.type === 'MemberExpression' && object.object.type === 'ThisExpression')
    return `this.${propertyNameOf(object) ?? client.id}.${method ?? name}`;
  return call.on === 'package' && !instance
    ? `${made}${name === '' ? client.id : name}`
    : `${client.id}.${method ?? name}`;
}

/** The text that a call is given in a place, in capitals; `null` when unknown. */
export function calledWith({ node }: ClientUse, position: number, evaluate: Evaluate): string | null {
  const argument = node.arguments[position];
  const value = argument && evaluate(argument);
  return value?.kind === 'primitive' && typeof value.value === 'string' ? value.value.toUpperCase() : null;
}
