import type { TSESTree } from '@typescript-eslint/utils';
import { constantInitializer } from '../syntax/binding-origin.ts';
import { variableOf } from '../syntax/references.ts';
import type { Scopes } from '../syntax/references.ts';
import { isFunction } from '../syntax/walk.ts';
import { outermostWrapper, skipWrappers } from '../syntax/wrappers.ts';

/**
 * The functions that are called for each request, so that what they are given differs from one call to the next: those
 * around an effect, out to the one that is given what the effect is on. A function that makes handlers is none of them, and
 * what it is given is a setting.
 */
export interface Handlers {
  readonly has: (node: TSESTree.FunctionLike) => boolean;
  /** Notes an effect, or a call of a function that has one. */
  readonly from: (node: TSESTree.Node) => void;
}

export function createHandlers(
  callsOf: ReadonlyMap<TSESTree.FunctionLike, readonly TSESTree.Node[]>,
  scopes: Scopes,
): Handlers {
  const handlers = new Set<TSESTree.FunctionLike>();
  const noted = new Set<TSESTree.Node>();
  return {
    has: (node) => handlers.has(node),
    from(start) {
      const waiting = [start];
      for (const node of waiting) {
        if (noted.has(node)) continue;
        noted.add(node);
        const owner = ownerOf(node, scopes);
        for (let outer: TSESTree.Node | undefined = node; outer; outer = outer.parent) {
          if (!isFunction(outer)) continue;
          handlers.add(outer);
          waiting.push(...(callsOf.get(outer) ?? []));
          if (owner ? outer === owner : !isCallback(outer)) break;
        }
      }
    },
  };
}

/**
 * Whether a parameter is what code of the project gives to a function of its own: `setHeaders(request, response, options)`. Where a
 * framework calls, the third and last is `next`, of which nobody asks anything.
 */
export function isOfCaller({ params }: TSESTree.FunctionLike, index: number): boolean {
  return index >= 2 && index === params.length - 1;
}

function isCallback(node: TSESTree.FunctionLike): boolean {
  return outermostWrapper(node).parent?.type === 'CallExpression';
}

/** The function one of whose parameters an effect is on, or a call hands on; `null` when it is on something else. */
function ownerOf(node: TSESTree.Node, scopes: Scopes): TSESTree.FunctionLike | null {
  switch (node.type) {
    case 'CallExpression':
      return [node.callee, ...node.arguments].reduce<TSESTree.FunctionLike | null>(
        (found, part) => found ?? givenTo(part, scopes),
        null,
      );
    case 'AssignmentExpression':
      return givenTo(node.left, scopes);
    case 'UnaryExpression':
      return givenTo(node.argument, scopes);
    default:
      return null;
  }
}

/** Constants that stand for parts of each other, at most. */
const MOST_NAMES = 4;

function givenTo(node: TSESTree.Node, scopes: Scopes, names = 0): TSESTree.FunctionLike | null {
  const root = rootOf(node);
  const variable = variableOf(root, scopes);
  const origin = variable && constantInitializer(variable);
  if (origin?.kind === 'parameter') return origin.function;
  if (origin?.kind !== 'variable' || origin.init === null || names >= MOST_NAMES) return null;
  return givenTo(origin.init, scopes, names + 1);
}

/** Where a chain of members and calls begins. */
function rootOf(node: TSESTree.Node): TSESTree.Node {
  let root = skipWrappers(node);
  while (root.type === 'MemberExpression' || root.type === 'CallExpression')
    root = skipWrappers(root.type === 'MemberExpression' ? root.object : root.callee);
  return root;
}
