import type { TSESTree } from '@typescript-eslint/utils';
import { truthOf } from '../syntax/conditions.ts';
import { unknown } from '../syntax/value.ts';
import type { Value } from '../syntax/value.ts';
import { elementsOf, keysOf } from './elements.ts';
import { abandon, add, branch, passJumps, settled, takeJumps, withoutResults, withOwnJumps } from './machine.ts';
import type { Frame, Machine } from './machine.ts';
import { merge, unseen } from './merge.ts';
import { fingerprintOfAll } from './fingerprint.ts';
import type { State } from './state.ts';

type LoopOver = TSESTree.ForInStatement | TSESTree.ForOfStatement;
type LoopWhile = TSESTree.DoWhileStatement | TSESTree.ForStatement | TSESTree.WhileStatement;
export type Loop = LoopOver | LoopWhile;

/** Headers settle after one pass, variables that depend on each other after a few. */
const MOST_PASSES = 4;

/** Passes over a list that the file shows, or that a known count asks for. A longer list is one of unknown length. */
const MOST_ELEMENTS = 30;

/** A loop: element by element over a list that the file shows, else until nothing new comes of another pass. */
export function runLoop(
  machine: Machine,
  node: Loop,
  states: readonly State[],
  frame: Frame,
  labels: readonly string[],
): readonly State[] {
  const targets = [null, ...labels];
  const inner = withOwnJumps(frame);
  const left = machine.inEpoch({ reason: 'loop', at: node.range[0] }, node, () => {
    const done = runPasses(machine, node, states, inner, targets);
    return machine.forget([...done, ...takeJumps(inner, 'break', targets)], states, node);
  });
  passJumps(inner, frame);
  return merge(machine.leave(withoutResults(left, node), node));
}

type Targets = readonly (string | null)[];

function runPasses(
  machine: Machine,
  node: Loop,
  states: readonly State[],
  frame: Frame,
  targets: Targets,
): readonly State[] {
  if (node.type === 'ForOfStatement' || node.type === 'ForInStatement') {
    const ready = machine.perform(node.right, states, frame).flatMap((state) => settled(machine, [node.right], state));
    return runOver(machine, node, ready, frame, targets);
  }
  const init = node.type === 'ForStatement' ? node.init : null;
  return repeat(machine, node, init ? initialised(machine, init, states, frame) : states, frame, targets);
}

function initialised(machine: Machine, init: TSESTree.Node, states: readonly State[], frame: Frame): readonly State[] {
  return init.type === 'VariableDeclaration' ? machine.run(init, states, frame) : machine.perform(init, states, frame);
}

/** One pass over the body; `continue` ends it early. */
function body(
  machine: Machine,
  node: Loop,
  states: readonly State[],
  frame: Frame,
  targets: Targets,
): readonly State[] {
  return [...machine.run(node.body, states, frame), ...takeJumps(frame, 'continue', targets)];
}

function repeat(
  machine: Machine,
  node: LoopWhile,
  states: readonly State[],
  frame: Frame,
  targets: Targets,
): readonly State[] {
  const left: State[] = [];
  const seen = new Set<string>();
  // The first pass of `do` is the only one that nothing is asked before.
  let entering = node.type === 'DoWhileStatement' ? states : unseen(states, seen);
  let passes = 0;
  for (let pass = 0; pass < MOST_ELEMENTS && entering.length > 0; pass += 1) {
    const again = machine.inEpoch({ reason: `pass ${String(pass)}`, at: node.range[0] }, node, () => {
      const isCounted = countsOn(machine, node, entering);
      const isFirst = node.type === 'DoWhileStatement' && pass === 0;
      const { whenTrue, whenFalse } = isFirst
        ? { whenTrue: entering, whenFalse: [] }
        : tested(machine, node, entering, frame);
      add(left, whenFalse);
      if (!isCounted) passes += 1;
      // Who would go on is left alone: another pass brings nothing new.
      if (passes > MOST_PASSES) {
        abandon(frame, whenTrue);
        return [];
      }
      const done = body(machine, node, whenTrue, frame, targets);
      const ready = node.type === 'ForStatement' && node.update ? machine.perform(node.update, done, frame) : done;
      return merge(machine.forget(withoutResults(ready, node), states, node));
    });
    // A path that has been here goes where it went before.
    entering = unseen(again, seen);
    if (entering.length < again.length) abandon(frame, again);
  }
  return left;
}

function tested(
  machine: Machine,
  { test }: LoopWhile,
  states: readonly State[],
  frame: Frame,
): ReturnType<typeof branch> {
  if (test === null) return { whenTrue: states, whenFalse: [] };
  const { whenTrue, whenFalse } = branch(machine, test, machine.perform(test, states, frame));
  return { whenTrue: withoutResults(whenTrue, test), whenFalse: withoutResults(whenFalse, test) };
}

/** Whether a counter decides that there is another pass: `for (let i = 0; i < 3; i++)`. */
function countsOn(machine: Machine, node: LoopWhile, states: readonly State[]): boolean {
  const { test } = node;
  if (node.type !== 'ForStatement' || node.update === null || test === null) return false;
  return states.every((state) => truthOf(machine.valueIn(state, test)).kind === 'constant');
}

/** Paths that go over the same list go together. */
function runOver(
  machine: Machine,
  node: LoopOver,
  states: readonly State[],
  frame: Frame,
  targets: Targets,
): readonly State[] {
  const byList = new Map<string, { readonly list: readonly Value[] | null; readonly states: State[] }>();
  for (const state of states) {
    const list = listIn(machine, node, state);
    const key = list ? String(fingerprintOfAll(list)) : 'unknown';
    const same = byList.get(key) ?? { list, states: [] };
    byList.set(key, same);
    same.states.push(state);
  }
  return [...byList.values()].flatMap((same) => runOverList(machine, node, same.list, same.states, frame, targets));
}

function runOverList(
  machine: Machine,
  node: LoopOver,
  list: readonly Value[] | null,
  states: readonly State[],
  frame: Frame,
  targets: Targets,
): readonly State[] {
  const target = node.left.type === 'VariableDeclaration' ? node.left.declarations[0]?.id : node.left;
  const passOver = (before: readonly State[], element: Value, index: number): readonly State[] =>
    machine.inEpoch({ reason: `pass ${String(index)}`, at: node.range[0] }, node, () => {
      const bound = target ? before.map((state) => machine.assign(target, element, state)) : before;
      return merge(machine.forget(body(machine, node, bound, frame, targets), before, node));
    });

  if (list) return list.reduce(passOver, states);

  const left = [...states];
  const seen = new Set<string>();
  let entering = unseen(states, seen);
  for (let pass = 0; pass < MOST_PASSES && entering.length > 0; pass += 1) {
    const element = unknown(`element ${String(pass)} of ${String(node.range[0])}${machine.epoch()}`);
    entering = unseen(passOver(entering, element, pass), seen);
    add(left, entering);
  }
  return left;
}

/** The elements (or, for `in`, the keys) that the loop goes through, or `null` when nobody knows. */
function listIn(machine: Machine, node: LoopOver, state: State): readonly Value[] | null {
  const value = machine.valueIn(state, node.right);
  const elements = node.type === 'ForOfStatement' ? elementsOf(machine, value, state) : keysOf(value, state);
  return elements && elements.length <= MOST_ELEMENTS ? elements : null;
}
