import type { TSESTree } from '@typescript-eslint/utils';
import { assume, truthOf } from '../syntax/conditions.ts';
import { binary } from '../syntax/operators.ts';
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
      for (const assumptions of assume(same, true, state.assumptions)) entered.push({ ...state, assumptions });
      for (const assumptions of assume(same, false, state.assumptions)) passed.push({ ...state, assumptions });
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
  return merge([...running, ...(fallback ? [] : waiting), ...left]);
}
