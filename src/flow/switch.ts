import type { TSESTree } from '@typescript-eslint/utils';
import { assume, not } from '../syntax/conditions.ts';
import { binary } from '../syntax/operators.ts';
import { truthOf } from '../syntax/conditions.ts';
import { takeJumps } from './machine.ts';
import type { Frame, Machine } from './machine.ts';
import { merge } from './state.ts';
import type { State } from './state.ts';

/** `switch`: the cases are asked in order; the body runs on from the one that fits until something leaves it. */
export function runSwitch(machine: Machine, node: TSESTree.SwitchStatement, states: readonly State[], frame: Frame): readonly State[] {
  let waiting = machine.perform(node.discriminant, states, frame);
  const entering = new Map<TSESTree.SwitchCase, readonly State[]>();
  for (const one of node.cases) {
    if (one.test === null) continue;
    const entered: State[] = [];
    const passed: State[] = [];
    for (const state of machine.perform(one.test, waiting, frame)) {
      const id = `case ${String(one.test.range[0])}`;
      const same = truthOf(binary('===', machine.valueIn(state, node.discriminant), machine.valueIn(state, one.test), id));
      entered.push(...assume(same, true, state.assumptions).map((assumptions) => ({ ...state, assumptions })));
      passed.push(...assume(not(same), true, state.assumptions).map((assumptions) => ({ ...state, assumptions })));
    }
    entering.set(one, entered);
    waiting = passed;
  }
  const fallback = node.cases.find((one) => one.test === null);
  if (fallback) entering.set(fallback, waiting);

  let running: readonly State[] = [];
  for (const one of node.cases) {
    running = merge([...running, ...(entering.get(one) ?? [])]);
    for (const statement of one.consequent) running = merge(machine.run(statement, running, frame));
  }
  return merge([...running, ...(fallback ? [] : waiting), ...takeJumps(frame, 'break', [null])]);
}
