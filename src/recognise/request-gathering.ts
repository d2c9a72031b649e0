import type { TSESTree } from '@typescript-eslint/utils';
import type { Client, Path } from '../clients/define-client.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { qualifiedName } from '../syntax/qualified-name.ts';
import type { Scopes } from '../syntax/references.ts';
import { walk } from '../syntax/walk.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import { createCallReader } from './request-calls.ts';
import type { CallNode, CallReader, ClientUse, Instance } from './request-calls.ts';

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
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      uses.push(...reader.usesOf(node));
      calls.push(...memberUses(node.callee, node, reader));
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

/** Whether two instances are one. */
export function isSameInstance(left: Instance, right: Instance): boolean {
  return left.client === right.client && left.made === right.made;
}

/** The part of a path behind a prefix; `null` where it begins otherwise. */
export function pathBehind(path: Path, prefix: Path): Path | null {
  return prefix.every((key, index) => path[index] === key) ? path.slice(prefix.length) : null;
}

/** The package as an instance: what is set on it holds for all its requests. */
export function packageInstance(client: Client): Instance {
  return { client, made: null, chain: [] };
}
