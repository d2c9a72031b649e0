import type { TSESTree } from '@typescript-eslint/utils';
import { subjectsOf } from '../syntax/lift.ts';
import { primitive, unknown } from '../syntax/value.ts';
import type { Value } from '../syntax/value.ts';
import { isFunction } from '../syntax/walk.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import { afterBuiltIn } from './built-ins.ts';
import { iteratedBy } from './changes.ts';
import type { Iteration } from './changes.ts';
import { afterEffects } from './effects.ts';
import { elementsOf } from './elements.ts';
import { fingerprintOfAll } from './fingerprint.ts';
import { abandon, add, settled } from './machine.ts';
import type { Call, Frame, Machine } from './machine.ts';
import { merge } from './merge.ts';
import { unrefused, whenKept } from './refusals.ts';
import { calledFunction } from './relevance.ts';
import { presentIn, withResult } from './state.ts';
import type { State } from './state.ts';

/** Performs a call: what it is called on, its arguments, and then what it does itself. */
export function performCall(
  machine: Machine,
  node: TSESTree.CallExpression,
  states: readonly State[],
  frame: Frame,
): readonly State[] {
  const callee = skipWrappers(node.callee);
  const holder = callee.type === 'MemberExpression' && callee.object.type !== 'Super' ? callee.object : null;
  const key = callee.type === 'MemberExpression' && callee.computed ? [callee.property] : [];
  const operands = [holder ?? callee, ...key, ...node.arguments];
  const ready = operands.reduce((now, operand) => machine.perform(operand, now, frame), states);
  if (machine.semantics.neverReturns(node)) {
    add(frame.thrown, ready);
    return [];
  }
  const decisive = operands.filter((operand) => operand.type !== 'SpreadElement' && operand.type !== 'Super');
  const name = machine.relevance.isEffect(node) ? (node.arguments[0] ?? null) : null;
  return called(machine, node, ready, (state) => settled(machine, decisive, state, name), frame);
}

/** What a call does itself. Paths that call the same function call it together. */
function called(
  machine: Machine,
  node: TSESTree.CallExpression,
  states: readonly State[],
  settle: (state: State) => readonly State[],
  frame: Frame,
): readonly State[] {
  const { isEffect, isFollowed, mayThrow, throwsItself } = machine.relevance;
  const named = calledFunction(node, machine.host.scopes);
  const done: State[] = [];
  const calls = new Map<TSESTree.FunctionLike, Call[]>();
  const others: State[] = [];
  const perform = (state: State): void => {
    const after = isEffect(node) ? afterEffects(machine, node, state) : null;
    if (after) {
      add(done, after);
      return;
    }
    const local = named ?? functionOf(machine, node.callee, state);
    if (local && isFollowed(local)) {
      const before = calls.get(local) ?? [];
      calls.set(local, before);
      before.push({ state, args: argumentValues(machine, node, state) });
      return;
    }
    // What such a function does is not felt, whichever way it goes: that it may end early is all.
    if (frame.isCaught && local && mayThrow(local)) frame.thrown.push(state);
    others.push(state);
  };
  for (const state of states) settle(state).forEach(perform);
  for (const [local, some] of calls) add(done, callsOf(machine, local, some, node, frame));
  if (frame.isCaught && throwsItself(node)) add(frame.thrown, others);
  add(done, otherCalls(machine, node, others, frame));
  return done;
}

/** Calls of a function of the file. Nested too deep, they lead nowhere: what would come of them is unknown. */
function callsOf(
  machine: Machine,
  local: TSESTree.FunctionLike,
  calls: readonly Call[],
  node: TSESTree.CallExpression,
  frame: Frame,
): readonly State[] {
  const site = { reason: 'call', at: node.range[1], call: node };
  const invoke = machine.relevance.hasEffect(local) ? machine.invoke : machine.invokeHelper;
  const result = invoke(local, calls, site, frame.isCaught);
  if (result === 'too much') {
    const states = calls.map(({ state }): State => ({ ...state, isExact: false }));
    if (frame.isCaught) add(frame.thrown, states);
    return states;
  }
  if (result === null) {
    for (const { state } of calls) abandon(frame, [state]);
    return [];
  }
  add(frame.thrown, result.thrown);
  return result.returned.map(({ state, value }) => {
    // What becomes of a promise is told elsewhere.
    const isPromise = value.kind === 'instance' && value.of === 'global.Promise';
    return withResult(isPromise ? unrefused(machine, node, state) : state, node, value);
  });
}

function argumentValues(machine: Machine, node: TSESTree.CallExpression, state: State): readonly Value[] {
  const values: Value[] = [];
  for (const argument of node.arguments) {
    if (argument.type === 'SpreadElement') {
      const spread = machine.valueIn(state, argument.argument);
      const now = spread.kind === 'array' ? presentIn(state, spread) : null;
      if (now === null || now.open) break;
      values.push(...now.elements);
    } else values.push(machine.valueIn(state, argument));
  }
  return values;
}

/** Calls of what the file does not show: functions of the language, array methods with a callback, libraries. */
function otherCalls(
  machine: Machine,
  node: TSESTree.CallExpression,
  states: readonly State[],
  frame: Frame,
): readonly State[] {
  const iterated = iteratedBy(node);
  const done: State[] = [];
  const turns = new Map<string, Turns>();
  for (const state of states) {
    const built = afterBuiltIn(machine, node, state);
    const callback = iterated && !built ? functionOf(machine, iterated.callback, state) : null;
    const args =
      iterated && callback && machine.relevance.isFollowed(callback) ? argumentsOver(machine, iterated, state) : null;
    if (callback && args) {
      const key = `${String(callback.range[0])} ${args.map(fingerprintOfAll).join(' ')}`;
      const same = turns.get(key) ?? { callback, args, states: [] };
      turns.set(key, same);
      same.states.push(state);
    } else add(done, built ? [built] : callbacksLater(machine, node, unrefused(machine, node, state)));
  }
  for (const same of turns.values()) add(done, takeTurns(machine, same, node, frame));
  return done;
}

/** Callbacks that a library may call some time. */
function callbacksLater(machine: Machine, node: TSESTree.CallExpression, state: State): readonly State[] {
  const { hasEffect } = machine.relevance;
  const callbacks = node.arguments.flatMap((one) => (isFunction(one) && hasEffect(one) ? [one] : []));
  if (callbacks.length === 0) return [state];
  // What such a callback is told depends on what the call was about: `isAllowed(origin).then((allowed) => …)`.
  const about = subjectsOf(machine.valueIn(state, node));
  return callbacks.reduce<readonly State[]>(
    (now, callback) => now.flatMap((one) => machine.runLater(callback, about, whenKept(node, about, one))),
    [state],
  );
}

function functionOf(machine: Machine, node: TSESTree.Node, state: State): TSESTree.FunctionLike | null {
  if (isFunction(node)) return node;
  if (node.type === 'Super') return null;
  const value = machine.valueIn(state, node);
  return value.kind === 'function' ? value.node : null;
}

/** Calls of a callback, one for each element, on several paths. */
interface Turns {
  readonly callback: TSESTree.FunctionLike;
  readonly args: readonly (readonly Value[])[];
  readonly states: State[];
}

/** What each call of a callback gets; `null` when nobody knows over what the method goes. */
function argumentsOver(
  machine: Machine,
  { name, holder }: Iteration,
  state: State,
): readonly (readonly Value[])[] | null {
  const value = machine.valueIn(state, holder);
  const elements = elementsOf(machine, value, state);
  if (elements === null) return null;
  // `Map` and `Headers` pass the value before its name.
  if (name === 'forEach' && value.kind === 'instance') {
    return elements.map((element) => (element.kind === 'array' ? element.elements.toReversed() : [element, element]));
  }
  return elements.map((element, index) => [
    ...(name === 'reduce' ? [unknown(`sum at ${String(index)}`)] : []),
    element,
    primitive(index),
  ]);
}

function takeTurns(
  machine: Machine,
  { callback, args, states }: Turns,
  node: TSESTree.CallExpression,
  frame: Frame,
): readonly State[] {
  return args.reduce<readonly State[]>((now, some, index) => {
    const calls = now.map((state) => ({ state, args: some }));
    const result = machine.invoke(
      callback,
      calls,
      { reason: `turn ${String(index)}`, at: node.range[1], call: node },
      frame.isCaught,
    );
    if (result === null) {
      abandon(frame, now);
      return [];
    }
    add(frame.thrown, result.thrown);
    return merge(result.returned.map((end) => end.state));
  }, states);
}
