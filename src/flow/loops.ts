import type { TSESTree } from '@typescript-eslint/utils';
import { entriesOf } from '../syntax/members.ts';
import { lift } from '../syntax/lift.ts';
import { primitive, unknown } from '../syntax/value.ts';
import type { Value } from '../syntax/value.ts';
import { branch, takeJumps } from './machine.ts';
import type { Frame, Machine } from './machine.ts';
import { merge } from './state.ts';
import type { State } from './state.ts';

type Loop =
  | TSESTree.DoWhileStatement
  | TSESTree.ForInStatement
  | TSESTree.ForOfStatement
  | TSESTree.ForStatement
  | TSESTree.WhileStatement;

/** Headers settle after one pass, variables that depend on each other after a few. */
const MOST_PASSES = 4;

/** A list longer than this is gone through as one of unknown length. */
const MOST_ELEMENTS = 30;

/** A loop: element by element over a list that the file shows, else until nothing new comes of another pass. */
export function runLoop(machine: Machine, node: Loop, states: readonly State[], frame: Frame, labels: readonly string[]): readonly State[] {
  const targets = [null, ...labels];
  switch (node.type) {
    case 'ForOfStatement':
    case 'ForInStatement':
      return merge([
        ...machine.perform(node.right, states, frame).flatMap((state) => runOver(machine, node, state, frame, targets)),
        ...takeJumps(frame, 'break', targets),
      ]);
    case 'ForStatement': {
      const started = node.init ? initialised(machine, node.init, states, frame) : states;
      return repeat(machine, node, started, frame, targets);
    }
    case 'WhileStatement':
      return repeat(machine, node, states, frame, targets);
    default: {
      const once = body(machine, node, states, frame, targets);
      const tested = machine.perform(node.test, once, frame);
      const { whenTrue, whenFalse } = branch(machine, node.test, tested);
      return merge([...whenFalse, ...repeat(machine, node, whenTrue, frame, targets)]);
    }
  }
}

function initialised(machine: Machine, init: TSESTree.Node, states: readonly State[], frame: Frame): readonly State[] {
  return init.type === 'VariableDeclaration' ? machine.run(init, states, frame) : machine.perform(init, states, frame);
}

/** One pass over the body; `continue` ends it early. */
function body(machine: Machine, node: Loop, states: readonly State[], frame: Frame, targets: readonly (string | null)[]): readonly State[] {
  return machine.withNewEpoch(() => {
    const done = machine.run(node.body, states, frame);
    return merge([...done, ...takeJumps(frame, 'continue', targets)]);
  });
}

function repeat(
  machine: Machine,
  node: TSESTree.DoWhileStatement | TSESTree.ForStatement | TSESTree.WhileStatement,
  states: readonly State[],
  frame: Frame,
  targets: readonly (string | null)[],
): readonly State[] {
  const left: State[] = [];
  let entering = states;
  for (let pass = 0; pass < MOST_PASSES && entering.length > 0; pass += 1) {
    const again: State[] = [];
    machine.withNewEpoch(() => {
      const { test } = node;
      const tested = test ? machine.perform(test, entering, frame) : entering;
      const { whenTrue, whenFalse } = test ? branch(machine, test, tested) : { whenTrue: tested, whenFalse: [] };
      left.push(...whenFalse);
      const done = body(machine, node, whenTrue, frame, targets);
      again.push(...(node.type === 'ForStatement' && node.update ? machine.perform(node.update, done, frame) : done));
    });
    entering = merge(again);
  }
  return merge([...left, ...takeJumps(frame, 'break', targets)]);
}

function runOver(
  machine: Machine,
  node: TSESTree.ForInStatement | TSESTree.ForOfStatement,
  start: State,
  frame: Frame,
  targets: readonly (string | null)[],
): readonly State[] {
  const list = listIn(machine, node, start);
  const target = node.left.type === 'VariableDeclaration' ? node.left.declarations[0]?.id : node.left;
  const bind = (states: readonly State[], element: Value): readonly State[] =>
    target ? states.map((state) => machine.assign(target, element, state)) : states;

  if (list) return list.reduce<readonly State[]>((states, element) => body(machine, node, bind(states, element), frame, targets), [start]);

  const left: State[] = [start];
  let entering: readonly State[] = [start];
  for (let pass = 0; pass < MOST_PASSES && entering.length > 0; pass += 1) {
    const element = unknown(`element ${String(pass)} of ${String(node.range[0])}`);
    entering = merge(body(machine, node, bind(entering, element), frame, targets));
    left.push(...entering);
  }
  return left;
}

/** The elements (or, for `in`, the keys) that the loop goes through, or `null` when nobody knows. */
function listIn(machine: Machine, node: TSESTree.ForInStatement | TSESTree.ForOfStatement, state: State): readonly Value[] | null {
  const elements = node.type === 'ForOfStatement' ? elementsOf(machine, machine.valueIn(state, node.right), state) : keysOf(machine.valueIn(state, node.right), state);
  return elements && elements.length <= MOST_ELEMENTS ? elements : null;
}

/** The elements of an array, a `Set`, a `Map`, or a choice that settles to one; `null` when nobody knows. */
export function elementsOf(machine: Machine, value: Value, state: State): readonly Value[] | null {
  const settled = lift(value, (one) => one);
  if (settled.kind === 'array') return settled.open ? null : (state.arrays.get(settled.id) ?? settled.elements);
  if (settled.kind === 'instance' && settled.arguments.length === 1) {
    const bag = machine.semantics.bagOf(settled);
    if (bag !== null && state.bags.has(bag)) return bagPairs(bag, settled, state);
    const [source] = settled.arguments;
    return source ? elementsOf(machine, source, state) : null;
  }
  return null;
}

/** The entries of a `Headers` or a `Map` of headers, as pairs. */
function bagPairs(bag: string, value: Extract<Value, { kind: 'instance' }>, state: State): readonly Value[] {
  return [...(state.bags.get(bag)?.lines ?? [])].flatMap(([name, lines]) =>
    lines.map((line, index): Value => ({
      kind: 'array',
      id: `${bag} ${name} ${String(index)}`,
      elements: [primitive(name), line.value],
      open: false,
      node: value.node,
    })),
  );
}

function keysOf(value: Value, state: State): readonly Value[] | null {
  if (value.kind !== 'object') return null;
  const entries = entriesOf(state.objects.get(value.id) ?? value.members);
  return entries && entries.map((entry) => primitive(entry.key));
}
