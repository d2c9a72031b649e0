import type { TSESTree } from '@typescript-eslint/utils';
import { constantInitializer } from '../syntax/binding-origin.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { variableOf } from '../syntax/references.ts';
import type { Scopes } from '../syntax/references.ts';
import { childrenOf, isFunction } from '../syntax/walk.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import { changesBy, isFeltOutside, isHarmless, iteratedBy, readsCollection } from './changes.ts';
import type { Semantics } from './semantics.ts';

/** Which parts of a file are worth following at all. */
export interface Relevance {
  /** The node, or code below it, may write headers: by itself or by calling a function of the file that does. */
  readonly hasEffect: (node: TSESTree.Node) => boolean;
  /** The node may have an effect itself. */
  readonly isEffect: (node: TSESTree.Node) => boolean;
  /** The node, or code below it, may write headers, end a response or all paths, or change what other functions see. */
  readonly isFollowed: (node: TSESTree.Node) => boolean;
  /** Passing over the node would lose something: an effect, an assignment, a way out. */
  readonly matters: (node: TSESTree.Node) => boolean;
  /** Code within the node (functions in it aside) may throw, and does not catch it. */
  readonly mayThrow: (node: TSESTree.Node) => boolean;
  /** The node itself may throw: it calls something that nobody knows, or a function that does. */
  readonly throwsItself: (node: TSESTree.Node) => boolean;
  /** Code at the node writes headers outside of any function. */
  readonly hasOwnEffect: (node: TSESTree.Node) => boolean;
  /** The file calls the function by name. */
  readonly isCalled: (node: TSESTree.FunctionLike) => boolean;
  /** Functions that write headers in their own body, outermost first. */
  readonly functions: readonly TSESTree.FunctionLike[];
}

const WAYS_OUT = new Set(['ReturnStatement', 'ThrowStatement', 'BreakStatement', 'ContinueStatement']);
const CALLS = new Set([
  'CallExpression',
  'NewExpression',
  'TaggedTemplateExpression',
  'AwaitExpression',
  'YieldExpression',
]);

/** Looks a whole file over once. */
export function relevanceOf(program: TSESTree.Program, scopes: Scopes, semantics: Semantics): Relevance {
  const effects = new Set<TSESTree.Node>();
  const finishing = new Set<TSESTree.Node>();
  const mattering = new Set<TSESTree.Node>();
  const own = new Set<TSESTree.Node>();
  const felt: TSESTree.Node[] = [];
  const throwers: TSESTree.Node[] = [];
  const endings: TSESTree.Node[] = [];
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
    const changes = changesBy(node);
    if (changes.some((change) => isFeltOutside(change, scopes))) felt.push(node);
    if (changes.length > 0 || WAYS_OUT.has(node.type) || node.type === 'VariableDeclaration' || readsCollection(node))
      markUpTo(node, mattering);
    if (node.type === 'CallExpression' && semantics.refusalOf(node) !== null) markUpTo(node, mattering);
    if (node.type === 'ThrowStatement') throwers.push(node);
    if (isEnding(node, semantics)) endings.push(node);
    const callee =
      node.type === 'CallExpression' ? (calledFunction(node, scopes) ?? iteratingFunction(node, scopes)) : null;
    if (callee) callsOf.set(callee, callsOf.get(callee) ?? []);
    if (callee) callsOf.get(callee)?.push(node);
    else if (CALLS.has(node.type) && !effects.has(node) && !finishing.has(node) && !isHarmlessCall(node))
      throwers.push(node);
  }
  const withEffect = reachedFrom(effects, callsOf);
  const followed = reachedFrom([...effects, ...finishing, ...felt, ...endings], callsOf);
  const throwing = thrownFrom(throwers, callsOf);
  const throwingItself = new Set(throwers);
  return {
    hasEffect: (node) => withEffect.has(node),
    isEffect: (node) => effects.has(node) || finishing.has(node),
    isFollowed: (node) => followed.has(node),
    matters: (node) => followed.has(node) || mattering.has(node),
    mayThrow: (node) => throwing.has(node),
    throwsItself: (node) => throwingItself.has(node),
    hasOwnEffect: (node) => !isFunction(node) && own.has(node),
    isCalled: (node) => callsOf.has(node),
    functions: functions.filter((node) => withEffect.has(node)),
  };
}

type CallsOf = ReadonlyMap<TSESTree.FunctionLike, readonly TSESTree.Node[]>;

/** The nodes and all around them; a function among these makes one of every call of it, and so on outwards. */
function reachedFrom(nodes: Iterable<TSESTree.Node>, callsOf: CallsOf): ReadonlySet<TSESTree.Node> {
  const reached = new Set<TSESTree.Node>();
  const waiting = [...nodes];
  for (const node of waiting) {
    for (let outer: TSESTree.Node | undefined = node; outer && !reached.has(outer); outer = outer.parent) {
      reached.add(outer);
      if (isFunction(outer)) waiting.push(...(callsOf.get(outer) ?? []));
    }
  }
  return reached;
}

/** The nodes, what is around them until somebody catches, and the calls of the functions that this leaves. */
function thrownFrom(throwers: TSESTree.Node[], callsOf: CallsOf): ReadonlySet<TSESTree.Node> {
  const throwing = new Set<TSESTree.Node>();
  for (const node of throwers) {
    for (let outer: TSESTree.Node | undefined = node; outer && !throwing.has(outer); outer = outer.parent) {
      throwing.add(outer);
      if (outer.parent?.type === 'TryStatement' && outer.parent.block === outer && outer.parent.handler) break;
      if (isFunction(outer)) {
        throwers.push(...(callsOf.get(outer) ?? []));
        break;
      }
    }
  }
  return throwing;
}

/** Whether no path goes on from here. A function with such a place asks something of those that go on. */
function isEnding(node: TSESTree.Node, semantics: Semantics): boolean {
  return node.type === 'ThrowStatement' || (node.type === 'CallExpression' && semantics.neverReturns(node));
}

function isHarmlessCall(node: TSESTree.Node): boolean {
  return (node.type === 'CallExpression' || node.type === 'NewExpression') && isHarmless(node);
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
  return functionNamed(callee, scopes);
}

/** The function of this file that an array method is told to call, by its name. */
function iteratingFunction(call: TSESTree.CallExpression, scopes: Scopes): TSESTree.FunctionLike | null {
  const iteration = iteratedBy(call);
  return iteration && functionNamed(iteration.callback, scopes);
}

function functionNamed(node: TSESTree.Node, scopes: Scopes): TSESTree.FunctionLike | null {
  if (node.type !== 'Identifier') return null;
  const variable = variableOf(node, scopes);
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
