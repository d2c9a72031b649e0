import type { TSESTree } from '@typescript-eslint/utils';
import { settle } from '../syntax/conditions.ts';
import type { Assumptions } from '../syntax/conditions.ts';
import { subjectsOf } from '../syntax/lift.ts';
import { UNDEFINED } from '../syntax/value.ts';
import type { FunctionValue, Value } from '../syntax/value.ts';
import { childrenOf, isFunction } from '../syntax/walk.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import { elementsOf } from './loops.ts';
import { branch } from './machine.ts';
import type { Frame, Machine } from './machine.ts';
import { calledFunction } from './relevance.ts';
import { NOT_WRITTEN } from './semantics.ts';
import type { Effect, EffectfulNode, Reading } from './semantics.ts';
import { EMPTY_BAG, merge, withBag, withResult } from './state.ts';
import type { HeaderLine, State } from './state.ts';

/** Array methods that call their callback at once, for each element in turn. */
const ITERATIONS = new Set(['forEach', 'map', 'flatMap', 'filter', 'some', 'every', 'find', 'reduce']);

/** Performs what an expression does, in the order of evaluation; its value is read afterwards. */
export function performExpression(
  machine: Machine,
  node: TSESTree.Node,
  states: readonly State[],
  frame: Frame,
  readingIn: (state: State) => Reading,
): readonly State[] {
  const perform = (child: TSESTree.Node, now: readonly State[]): readonly State[] =>
    performExpression(machine, child, now, frame, readingIn);

  if (states.length === 0) return states;
  if (machine.relevance.mayThrow(node)) throwOnce(node, states, frame);
  if (!machine.relevance.matters(node) || isFunction(node)) return states;
  machine.spend(states.length);
  switch (node.type) {
    case 'LogicalExpression': {
      const left = perform(node.left, states);
      if (!machine.relevance.matters(node.right)) return left;
      if (node.operator === '??') return merge([...left, ...perform(node.right, left)]);
      const { whenTrue, whenFalse } = branch(machine, node.left, left);
      const [taken, skipped] = node.operator === '&&' ? [whenTrue, whenFalse] : [whenFalse, whenTrue];
      return [...skipped, ...perform(node.right, taken)];
    }
    case 'ConditionalExpression': {
      const { whenTrue, whenFalse } = branch(machine, node.test, perform(node.test, states));
      return [...perform(node.consequent, whenTrue), ...perform(node.alternate, whenFalse)];
    }
    case 'AssignmentExpression':
      return performAssignment(machine, node, states, perform, readingIn);
    case 'UpdateExpression':
      return states.map((state) =>
        machine.assign(node.argument, { kind: 'unknown', id: `update ${String(node.range[0])}`, source: 'other', path: [], about: [] }, state),
      );
    case 'CallExpression':
      return performCall(machine, node, states, frame, perform, readingIn);
    default: {
      const done = childrenOf(node).reduce((now, child) => perform(child, now), states);
      return machine.relevance.isEffect(node) ? done.flatMap((state) => applyOutcome(machine, node, state, readingIn)) : done;
    }
  }
}

function throwOnce(node: TSESTree.Node, states: readonly State[], frame: Frame): void {
  if (node.type === 'CallExpression' || node.type === 'NewExpression' || node.type === 'AwaitExpression') {
    frame.thrown.push(...states);
  }
}

type Perform = (child: TSESTree.Node, now: readonly State[]) => readonly State[];

function performAssignment(
  machine: Machine,
  node: TSESTree.AssignmentExpression,
  states: readonly State[],
  perform: Perform,
  readingIn: (state: State) => Reading,
): readonly State[] {
  const done = perform(node.right, node.left.type === 'MemberExpression' ? perform(node.left, states) : states);
  return done.flatMap((state) => {
    const outcome = machine.relevance.isEffect(node) ? outcomeIn(machine, node, state, readingIn) : null;
    if (outcome) return outcome;
    const value: Value =
      node.operator === '='
        ? machine.valueIn(state, node.right)
        : { kind: 'unknown', id: `assigned at ${String(node.range[0])}`, source: 'other', path: [], about: [] };
    return [machine.assign(node.left, value, state)];
  });
}

function performCall(
  machine: Machine,
  node: TSESTree.CallExpression,
  states: readonly State[],
  frame: Frame,
  perform: Perform,
  readingIn: (state: State) => Reading,
): readonly State[] {
  const callee = skipWrappers(node.callee);
  let now = callee.type === 'MemberExpression' ? perform(callee.object, states) : perform(callee, states);
  for (const argument of node.arguments) now = perform(argument, now);
  if (machine.semantics.neverReturns(node)) {
    frame.thrown.push(...now);
    return [];
  }
  return now.flatMap((state) => {
    const outcome = machine.relevance.isEffect(node) ? outcomeIn(machine, node, state, readingIn) : null;
    return outcome ?? callIn(machine, node, state, frame, readingIn(state));
  });
}

/** A call that writes no header itself: of a function of the file, of a callback for each element, or of a library. */
function callIn(machine: Machine, node: TSESTree.CallExpression, state: State, frame: Frame, reading: Reading): readonly State[] {
  const callee = skipWrappers(node.callee);
  const local = calledFunction(node, reading.host.scopes) ?? functionIn(machine, callee, state);
  if (local && machine.relevance.hasEffect(local)) {
    const args = argumentValues(machine, node, state);
    const called = machine.invoke(local, args, state);
    if (called === null) return [state];
    frame.thrown.push(...called.thrown);
    return called.returned.map((end) => withResult(end.state, node, end.value));
  }
  const callbacks = node.arguments.filter((argument) => isFunction(argument) && machine.relevance.hasEffect(argument));
  if (callbacks.length === 0) return [state];
  const [first] = node.arguments;
  if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && ITERATIONS.has(callee.property.name) && first && isFunction(first)) {
    const elements = elementsOf(machine, machine.valueIn(state, callee.object), state);
    if (elements) return forEach(machine, first, elements, state, frame);
  }
  // What such a callback is told depends on what the call was about: `isAllowed(origin).then((allowed) => …)`.
  const about = subjectsOf(machine.valueIn(state, node));
  return callbacks.reduce<readonly State[]>(
    (now, callback) => now.flatMap((one) => (isFunction(callback) ? machine.runLater(callback, about, one) : [one])),
    [state],
  );
}

function functionIn(machine: Machine, callee: TSESTree.Node, state: State): TSESTree.FunctionLike | null {
  if (callee.type === 'MemberExpression' && callee.object.type === 'Super') return null;
  const value = machine.valueIn(state, callee);
  return value.kind === 'function' ? (value satisfies FunctionValue).node : null;
}

function argumentValues(machine: Machine, node: TSESTree.CallExpression, state: State): readonly Value[] {
  const values: Value[] = [];
  for (const argument of node.arguments) {
    if (argument.type === 'SpreadElement') break;
    values.push(machine.valueIn(state, argument));
  }
  return values;
}

function forEach(machine: Machine, callback: TSESTree.FunctionLike, elements: readonly Value[], state: State, frame: Frame): readonly State[] {
  return elements.reduce<readonly State[]>(
    (now, element) =>
      merge(
        now.flatMap((one) => {
          const called = machine.invoke(callback, [element, UNDEFINED], one);
          if (called === null) return [one];
          frame.thrown.push(...called.thrown);
          return called.returned.map((end) => end.state);
        }),
      ),
    [state],
  );
}

function applyOutcome(machine: Machine, node: TSESTree.Node, state: State, readingIn: (state: State) => Reading): readonly State[] {
  return outcomeIn(machine, node as EffectfulNode, state, readingIn) ?? [state]; // `isEffect` vouches for the type
}

/** The states after the header effects of a node, or `null` when it has none after all. */
function outcomeIn(machine: Machine, node: EffectfulNode, state: State, readingIn: (state: State) => Reading): readonly State[] | null {
  const outcome = machine.semantics.outcomeOf(node, readingIn(state));
  if (outcome === null) return null;
  const after = applyEffects(outcome.effects, state);
  const { result } = outcome;
  return result === null ? after : after.map((one) => withResult(one, node, result));
}

/** Applies header effects in order; a value with several outcomes divides the path. */
export function applyEffects(effects: readonly Effect[], state: State): readonly State[] {
  return effects.reduce<readonly State[]>((now, effect) => now.flatMap((one) => applyEffect(effect, one)), [state]);
}

function applyEffect(effect: Effect, state: State): readonly State[] {
  const bag = state.bags.get(effect.bag) ?? EMPTY_BAG;
  switch (effect.kind) {
    case 'create':
      return [withBag(state, effect.bag, EMPTY_BAG)];
    case 'send':
      return [withBag(state, effect.bag, { ...bag, sent: true })];
    case 'remove': {
      if (bag.sent) return [state];
      const lines = new Map(bag.lines);
      lines.delete(effect.name);
      return [withBag(state, effect.bag, { ...bag, lines })];
    }
    case 'copy': {
      if (bag.sent) return [state];
      const copied = state.bags.get(effect.from)?.lines ?? new Map<string, readonly HeaderLine[]>();
      return [withBag(state, effect.bag, { ...bag, lines: new Map([...bag.lines, ...copied]) })];
    }
    case 'set':
    case 'append':
      if (bag.sent) return [state];
      return settle(effect.value, state.assumptions).map(({ value, assumptions }) => {
        if (value === NOT_WRITTEN) return { ...state, assumptions };
        const line: HeaderLine = { value, node: effect.node, write: effect.write, guards: guardsIn(assumptions) };
        const before = effect.kind === 'append' ? (bag.lines.get(effect.name) ?? []) : [];
        const lines = new Map(bag.lines).set(effect.name, [...before, line].slice(0, MOST_LINES));
        return withBag({ ...state, assumptions }, effect.bag, { ...bag, lines });
      });
  }
}

/** Two lines of one header are as wrong as ten. */
const MOST_LINES = 3;

function guardsIn(assumptions: Assumptions): ReadonlySet<string> {
  const guards = new Set<string>();
  for (const [id, { atom, holds }] of assumptions) if (atom.source !== 'request') guards.add(`${id}=${String(holds)}`);
  return guards;
}
