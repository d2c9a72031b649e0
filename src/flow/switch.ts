import type { TSESTree } from '@typescript-eslint/utils';
import { truthOf } from '../syntax/conditions.ts';
import { binary } from '../syntax/operators.ts';
import { assuming } from './assumptions.ts';
import { add, passJumps, takeJumps, withoutResults, withOwnJumps } from './machine.ts';
import type { Frame, Machine } from './machine.ts';
import { merge } from './merge.ts';
import type { State } from './state.ts';

/** `switch`: the cases are asked in order; the body runs on from the one that fits until something leaves it. */
export function runSwitch(
  machine: Machine,
  node: TSESTree.SwitchStatement,
  states: readonly State[],
  frame: Frame,
): readonly State[] {
  let waiting = machine.perform(node.discriminant, states, frame);
  const entering = new Map<TSESTree.SwitchCase, readonly State[]>();
  for (const one of node.cases) {
    if (one.test === null) continue;
    const entered: State[] = [];
    const passed: State[] = [];
    for (const state of machine.perform(one.test, waiting, frame)) {
      const id = `case ${String(one.test.range[0])}${machine.epoch()}`;
      const [asked, expected] = [machine.valueIn(state, node.discriminant), machine.valueIn(state, one.test)];
      const same = truthOf(binary('===', asked, expected, id));
      add(entered, assuming(same, true, state));
      add(passed, assuming(same, false, state));
    }
    entering.set(one, withoutResults(entered, node));
    waiting = merge(passed);
  }
  waiting = withoutResults(waiting, node);
  const fallback = node.cases.find((one) => one.test === null);
  if (fallback) entering.set(fallback, waiting);

  const inner = withOwnJumps(frame);
  let running: State[] = [];
  for (const one of node.cases) {
    add(running, entering.get(one) ?? []);
    for (const statement of one.consequent) running = [...merge(machine.run(statement, merge(running), inner))];
  }
  const left = takeJumps(inner, 'break', [null]);
  passJumps(inner, frame);
  return merge(machine.leave([...running, ...(fallback ? [] : waiting), ...left], node));
}
