import type { TSESTree } from '@typescript-eslint/utils';
import { functionNamed } from '../syntax/named-node.ts';
import { isForeign } from '../syntax/modules.ts';
import { steadyMember } from '../syntax/own-members.ts';
import type { Scopes } from '../syntax/references.ts';
import { childrenOf, isCall, isFunction } from '../syntax/walk.ts';
import { outermostWrapper, skipWrappers } from '../syntax/wrappers.ts';
import { changesBy, isFeltOutside, isHarmless, iteratedBy, readsCollection } from './changes.ts';
import { createHandlers } from './handlers.ts';
import type { Semantics } from './semantics.ts';

/** Which parts of a file are worth following at all. */
export interface Relevance {
  /** Looks over a function of another file, before it is run. */
  readonly include: (node: TSESTree.FunctionLike) => void;
  /** The node, or code below it, may write headers: by itself or by calling a function of the file that does. */
  readonly hasEffect: (node: TSESTree.Node) => boolean;
  /** The same without functions that are only made there: what they do is done when somebody calls them. */
  readonly runsEffect: (node: TSESTree.Node) => boolean;
  /** The function is called for each request. */
  readonly isHandler: (node: TSESTree.FunctionLike) => boolean;
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
  readonly functions: () => readonly TSESTree.FunctionLike[];
}

const WAYS_OUT = new Set(['ReturnStatement', 'ThrowStatement', 'BreakStatement', 'ContinueStatement']);
const CALLS = new Set([
  'CallExpression',
  'NewExpression',
  'TaggedTemplateExpression',
  'AwaitExpression',
  'YieldExpression',
]);

/** Looks a whole file over once, when it is first asked, and of other files the functions to which its calls lead. */
export function relevanceOf(program: TSESTree.Program, scopes: Scopes, semantics: Semantics): Relevance {
  const seen = new Set<TSESTree.FunctionLike>();
  const effects = new Set<TSESTree.Node>();
  const finishing = new Set<TSESTree.Node>();
  const mattering = new Set<TSESTree.Node>();
  const own = new Set<TSESTree.Node>();
  const throwingItself = new Set<TSESTree.Node>();
  const callsOf = new Map<TSESTree.FunctionLike, TSESTree.Node[]>();
  const withEffect = createSpread(callsOf);
  const running = createSpread(callsOf, isMadeAt);
  const followed = createSpread(callsOf);
  const throwing = createSpread(callsOf, isCaughtAt);
  const handlers = createHandlers(callsOf, scopes);

  function lookOver(root: TSESTree.Node): void {
    const order = [root];
    for (const node of order) {
      for (const child of childrenOf(node)) order.push(child);
      if (isFunction(node)) seen.add(node);
      if (semantics.mayFinish(node)) {
        finishing.add(node);
        followed.from(node);
        markUpTo(node, mattering);
      } else if (semantics.mayHaveEffect(node)) {
        effects.add(node);
        withEffect.from(node);
        running.from(node);
        followed.from(node);
        handlers.from(node);
        markUpTo(node, own);
      }
      const changes = changesBy(node);
      if (isEnding(node, semantics) || changes.some((change) => isFeltOutside(change, scopes))) followed.from(node);
      if (changes.length > 0 || WAYS_OUT.has(node.type) || node.type === 'VariableDeclaration' || readsCollection(node))
        markUpTo(node, mattering);
      if (node.type === 'CallExpression' && semantics.refusalOf(node) !== null) markUpTo(node, mattering);
      if (node.type === 'ThrowStatement') throwingItself.add(node);
      const callee =
        node.type === 'CallExpression' ? (calledFunction(node, scopes) ?? iteratingFunction(node, scopes)) : null;
      if (callee) noteCall(node, callee, order);
      else if (CALLS.has(node.type) && !effects.has(node) && !finishing.has(node) && !isHarmlessCall(node))
        throwingItself.add(node);
      if (throwingItself.has(node)) throwing.from(node);
    }
  }

  function noteCall(node: TSESTree.Node, callee: TSESTree.FunctionLike, order: TSESTree.Node[]): void {
    const calls = callsOf.get(callee);
    if (calls) calls.push(node);
    else callsOf.set(callee, [node]);
    for (const spread of [withEffect, running, followed, throwing, handlers]) if (spread.has(callee)) spread.from(node);
    if (!isForeign(callee, scopes) || seen.has(callee)) return;
    seen.add(callee);
    order.push(callee);
  }

  let isLookedOver = false;
  /** The file itself, when somebody asks; and a function of another file, to which a value led. */
  const include = (node: TSESTree.Node): void => {
    if (!isLookedOver) {
      isLookedOver = true;
      lookOver(program);
    }
    if (isFunction(node) && !seen.has(node)) lookOver(node);
  };
  const asked = (answer: (node: TSESTree.Node) => boolean) => (node: TSESTree.Node) => {
    include(node);
    return answer(node);
  };
  return {
    include,
    hasEffect: asked(withEffect.has),
    runsEffect: asked(running.has),
    isHandler: asked((node) => isFunction(node) && handlers.has(node)),
    isEffect: asked((node) => effects.has(node) || finishing.has(node)),
    isFollowed: asked(followed.has),
    matters: asked((node) => followed.has(node) || mattering.has(node)),
    mayThrow: asked(throwing.has),
    throwsItself: asked((node) => throwingItself.has(node)),
    hasOwnEffect: asked((node) => !isFunction(node) && own.has(node)),
    isCalled: asked((node) => isFunction(node) && callsOf.has(node)),
    functions() {
      include(program);
      return [...seen].filter((node) => !isForeign(node, scopes) && withEffect.has(node));
    },
  };
}

/** Nodes, and all around them; a function among these makes one of every call of it, and so on outwards. */
interface Spread {
  readonly has: (node: TSESTree.Node) => boolean;
  /** Adds a node. */
  readonly from: (node: TSESTree.Node) => void;
}

/** `ends` says behind which nodes nothing is felt any more. */
function createSpread(
  callsOf: ReadonlyMap<TSESTree.FunctionLike, readonly TSESTree.Node[]>,
  ends: (node: TSESTree.Node) => 'here' | 'at its calls' | null = () => null,
): Spread {
  const reached = new Set<TSESTree.Node>();
  return {
    has: (node) => reached.has(node),
    from(start) {
      const waiting = [start];
      for (const node of waiting) {
        for (let outer: TSESTree.Node | undefined = node; outer && !reached.has(outer); outer = outer.parent) {
          reached.add(outer);
          const end = ends(outer);
          if (end === 'here') break;
          if (isFunction(outer)) waiting.push(...(callsOf.get(outer) ?? []));
          if (end) break;
        }
      }
    },
  };
}

/** What is thrown is felt until somebody catches it, and by those who call the function. */
function isCaughtAt(node: TSESTree.Node): 'here' | 'at its calls' | null {
  const { parent } = node;
  if (parent?.type === 'TryStatement' && parent.block === node && parent.handler) return 'here';
  return isFunction(node) ? 'at its calls' : null;
}

/** What a function does is felt where it is called, and where it is handed to a call; not where it is only made. */
function isMadeAt(node: TSESTree.Node): 'at its calls' | null {
  return isFunction(node) && !/^(?:Call|New)Expression$/.test(outermostWrapper(node).parent?.type ?? '')
    ? 'at its calls'
    : null;
}

/** Whether no path goes on from here. A function with such a place asks something of those that go on. */
function isEnding(node: TSESTree.Node, semantics: Semantics): boolean {
  return node.type === 'ThrowStatement' || (node.type === 'CallExpression' && semantics.neverReturns(node));
}

function isHarmlessCall(node: TSESTree.Node): boolean {
  return isCall(node) && isHarmless(node);
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
  const own = steadyMember(callee, scopes);
  return own && isFunction(own) ? own : functionNamed(callee, scopes);
}

/** The function of this file that an array method is told to call, by its name. */
function iteratingFunction(call: TSESTree.CallExpression, scopes: Scopes): TSESTree.FunctionLike | null {
  const iteration = iteratedBy(call);
  return iteration && functionNamed(iteration.callback, scopes);
}
