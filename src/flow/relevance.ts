import type { TSESTree } from '@typescript-eslint/utils';
import { constantInitializer } from '../syntax/binding-origin.ts';
import type { Semantics } from './semantics.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { variableOf } from '../syntax/references.ts';
import type { Scopes } from '../syntax/references.ts';
import { childrenOf, isFunction } from '../syntax/walk.ts';
import { skipWrappers } from '../syntax/wrappers.ts';

/** Which parts of a file are worth following at all. */
export interface Relevance {
  /** The node, or code below it, may write headers: by itself or by calling a function of the file that does. */
  readonly hasEffect: (node: TSESTree.Node) => boolean;
  /** The node may have an effect itself. */
  readonly isEffect: (node: TSESTree.Node) => boolean;
  /** Passing over the node would lose something: an effect, an assignment, a way out. */
  readonly matters: (node: TSESTree.Node) => boolean;
  /** Code within the node (functions in it aside) calls something that might throw. */
  readonly mayThrow: (node: TSESTree.Node) => boolean;
  /** Code at the node writes headers outside of any function. */
  readonly hasOwnEffect: (node: TSESTree.Node) => boolean;
  /** The file calls the function by name. */
  readonly isCalled: (node: TSESTree.FunctionLike) => boolean;
  /** Functions that write headers in their own body, outermost first. */
  readonly functions: readonly TSESTree.FunctionLike[];
}

const WAYS_OUT = new Set(['ReturnStatement', 'ThrowStatement', 'BreakStatement', 'ContinueStatement']);
const WRITES = new Set(['AssignmentExpression', 'UpdateExpression', 'VariableDeclaration']);
const CALLS = new Set(['CallExpression', 'NewExpression', 'TaggedTemplateExpression', 'AwaitExpression', 'YieldExpression']);

/** Looks a whole file over once. */
export function relevanceOf(program: TSESTree.Program, scopes: Scopes, semantics: Semantics): Relevance {
  const effects = new Set<TSESTree.Node>();
  const finishing = new Set<TSESTree.Node>();
  const withEffect = new Set<TSESTree.Node>();
  const mattering = new Set<TSESTree.Node>();
  const own = new Set<TSESTree.Node>();
  const throwing = new Set<TSESTree.Node>();
  const functions: TSESTree.FunctionLike[] = [];
  const callsOf = new Map<TSESTree.FunctionLike, TSESTree.Node[]>();

  const order = [program as TSESTree.Node];
  for (const node of order) for (const child of childrenOf(node)) order.push(child);

  for (const node of order) {
    if (isFunction(node)) functions.push(node);
    if (semantics.mayFinish(node)) {
      finishing.add(node);
      markUpTo(node, mattering);
    } else if (semantics.mayHaveEffect(node)) {
      effects.add(node);
      markUpTo(node, own);
    }
    if (WAYS_OUT.has(node.type) || WRITES.has(node.type)) markUpTo(node, mattering);
    if (CALLS.has(node.type) && !effects.has(node) && !finishing.has(node)) markUpTo(node, throwing);
    if (node.type === 'CallExpression') {
      if (semantics.neverReturns(node)) markUpTo(node, mattering);
      const callee = calledFunction(node, scopes);
      if (callee) callsOf.set(callee, [...(callsOf.get(callee) ?? []), node]);
    }
  }
  // A function that writes headers makes an effect of every call of it, and so on outwards.
  const waiting = [...effects];
  for (const node of waiting) {
    for (let outer: TSESTree.Node | undefined = node; outer && !withEffect.has(outer); outer = outer.parent) {
      withEffect.add(outer);
      if (isFunction(outer)) waiting.push(...(callsOf.get(outer) ?? []));
    }
  }
  return {
    hasEffect: (node) => withEffect.has(node),
    isEffect: (node) => effects.has(node) || finishing.has(node),
    matters: (node) => withEffect.has(node) || mattering.has(node),
    mayThrow: (node) => throwing.has(node),
    hasOwnEffect: (node) => !isFunction(node) && own.has(node),
    isCalled: (node) => callsOf.has(node),
    functions: functions.filter((node) => withEffect.has(node)),
  };
}

/** Marks a node and those around it, up to the function it belongs to. */
function markUpTo(node: TSESTree.Node, marked: Set<TSESTree.Node>): void {
  for (let outer: TSESTree.Node | undefined = node; outer && !marked.has(outer); outer = outer.parent) {
    marked.add(outer);
    if (isFunction(outer)) return;
  }
}

/** The function of this file that a call names directly, or `null`. */
export function calledFunction(call: TSESTree.CallExpression, scopes: Scopes): TSESTree.FunctionLike | null {
  const callee = skipWrappers(call.callee);
  if (isFunction(callee)) return callee;
  if (callee.type === 'MemberExpression' && callee.object.type === 'ThisExpression') return ownMethod(callee);
  if (callee.type !== 'Identifier') return null;
  const variable = variableOf(callee, scopes);
  const origin = variable && constantInitializer(variable);
  if (origin?.kind === 'function') return origin.node;
  if (origin?.kind === 'variable' && origin.init && origin.path.length === 0) {
    const init = skipWrappers(origin.init);
    return isFunction(init) ? init : null;
  }
  return null;
}

/** `this.name` inside a class: the method of that name. */
function ownMethod(callee: TSESTree.MemberExpression): TSESTree.FunctionLike | null {
  const name = propertyNameOf(callee);
  let outer: TSESTree.Node | undefined = callee;
  while (outer && outer.type !== 'ClassBody') outer = outer.parent;
  for (const member of outer?.body ?? []) {
    if (member.type !== 'MethodDefinition' && member.type !== 'PropertyDefinition') continue;
    if (member.value && isFunction(member.value) && propertyNameOf(member) === name) return member.value;
  }
  return null;
}
