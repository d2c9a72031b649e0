import type { TSESTree } from '@typescript-eslint/utils';
import type { Client, Path } from '../clients/define-client.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { functionNamed } from '../syntax/named-node.ts';
import { qualifiedName } from '../syntax/qualified-name.ts';
import type { Scopes } from '../syntax/references.ts';
import { isCall, isFunction, walk } from '../syntax/walk.ts';
import { outermostWrapper, skipWrappers } from '../syntax/wrappers.ts';
import { createCallReader } from './request-calls.ts';
import type { CallNode, CallReader, ClientUse, Instance } from './request-calls.ts';
import { membersFrom, parameterNames } from './request-parameters.ts';

/** A member of an instance that is written or called, by the keys that lead to it. */
export interface MemberUse<Node extends TSESTree.Node> {
  readonly instance: Instance;
  readonly path: Path;
  readonly node: Node;
  /** The expression of the instance. */
  readonly base: TSESTree.Node;
}

/** What a file does with clients, in source order. */
export interface Gathered {
  readonly uses: readonly ClientUse[];
  readonly writes: readonly MemberUse<TSESTree.AssignmentExpression>[];
  readonly calls: readonly MemberUse<CallNode>[];
  /** `Object.assign(instance, { … })`, by the keys that lead to what is given more. */
  readonly assigned: readonly MemberUse<CallNode>[];
  readonly reader: CallReader;
}

export function gatherUses(program: TSESTree.Program, scopes: Scopes): Gathered {
  const reader = createCallReader(scopes);
  const uses: ClientUse[] = [];
  const writes: MemberUse<TSESTree.AssignmentExpression>[] = [];
  const calls: MemberUse<CallNode>[] = [];
  const assigned: MemberUse<CallNode>[] = [];
  walk(program, (node) => {
    if (isCall(node)) {
      uses.push(...reader.usesOf(node));
      calls.push(...memberUses(node.callee, node, reader));
      const inside = usesInside(node, reader, scopes);
      calls.push(...inside.calls);
      writes.push(...inside.writes);
      const [target] = node.arguments;
      if (target && qualifiedName(node.callee, scopes) === 'global.Object.assign')
        assigned.push(
          ...reader.instancesOf(target).map((instance) => ({ instance, path: [], node, base: target })),
          ...memberUses(target, node, reader),
        );
    }
    if (node.type === 'AssignmentExpression' && node.operator === '=')
      writes.push(...memberUses(node.left, node, reader));
    return true;
  });
  return { uses, writes, calls, assigned, reader };
}

function memberUses<Node extends TSESTree.Node>(
  member: TSESTree.Node,
  node: Node,
  reader: CallReader,
): readonly MemberUse<Node>[] {
  const path: string[] = [];
  for (let target = skipWrappers(member); target.type === 'MemberExpression'; target = skipWrappers(target.object)) {
    const key = propertyNameOf(target);
    if (key === null) return [];
    path.unshift(key);
    const base = target.object;
    const instances = reader.instancesOf(base);
    if (instances.length > 0) return instances.map((instance) => ({ instance, path: [...path], node, base }));
  }
  return [];
}

/** What a function of the project does with the instances that it is given: `withCookies(api)`. */
function usesInside(node: CallNode, reader: CallReader, scopes: Scopes): Pick<Gathered, 'calls' | 'writes'> {
  const calls: MemberUse<CallNode>[] = [];
  const writes: MemberUse<TSESTree.AssignmentExpression>[] = [];
  const callee = node.arguments.length > 0 ? functionNamed(node.callee, scopes) : null;
  for (const [index, argument] of callee ? node.arguments.entries() : []) {
    const instances = argument.type === 'SpreadElement' || isFunction(argument) ? [] : reader.instancesOf(argument);
    const names = instances.length > 0 && callee ? parameterNames(callee, index, scopes) : [];
    for (const { identifier } of names) {
      const base = outermostWrapper(identifier);
      const { node: member, path } = membersFrom(base);
      const { parent } = member;
      if (path.length === 0 || !parent) continue;
      for (const instance of instances) {
        if (parent.type === 'CallExpression' && parent.callee === member)
          calls.push({ instance, path, node: parent, base });
        if (parent.type === 'AssignmentExpression' && parent.left === member && parent.operator === '=')
          writes.push({ instance, path, node: parent, base });
      }
    }
  }
  return { calls, writes };
}

/** Whether two instances are one: what a function makes is another one for each of its calls, and all of them inside of it. */
export function isSameInstance(left: Instance, right: Instance): boolean {
  if (left.client !== right.client || left.made !== right.made) return false;
  return !left.factories || !right.factories || left.factories[0]?.call === right.factories[0]?.call;
}

/** The part of a path behind a prefix; `null` where it begins otherwise. */
export function pathBehind(path: Path, prefix: Path): Path | null {
  return prefix.every((key, index) => path[index] === key) ? path.slice(prefix.length) : null;
}

/** The package as an instance: what is set on it holds for all its requests. */
export function packageInstance(client: Client): Instance {
  return { client, made: null, chain: [] };
}
