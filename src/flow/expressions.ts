import type { TSESTree } from '@typescript-eslint/utils';
import { isNullish, truthOf } from '../syntax/conditions.ts';
import { conditionValue, lift } from '../syntax/lift.ts';
import { binary } from '../syntax/operators.ts';
import { primitive } from '../syntax/value.ts';
import type { Value } from '../syntax/value.ts';
import { childrenOf, isFunction } from '../syntax/walk.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import { deleted } from './assign.ts';
import { assuming } from './assumptions.ts';
import { performCall } from './calls.ts';
import { afterEffects } from './effects.ts';
import { add, branch, settled } from './machine.ts';
import type { Branches, Frame, Machine } from './machine.ts';
import { merge, MOST_STATES } from './merge.ts';
import type { EffectfulNode } from './semantics.ts';
import { withResult } from './state.ts';
import type { State } from './state.ts';

/** Performs what an expression does, in the order of evaluation; its value is read afterwards. */
export function performExpression(
  machine: Machine,
  node: TSESTree.Node,
  states: readonly State[],
  frame: Frame,
): readonly State[] {
  const { relevance } = machine;
  if (states.length === 0 || isFunction(node)) return states;
  if (!relevance.matters(node) && !(frame.isCaught && relevance.mayThrow(node))) return states;
  machine.spend(5 * states.length);
  const done = performNode(machine, node, states, frame);
  return done.length > MOST_STATES ? merge(done) : done;
}

function performNode(machine: Machine, node: TSESTree.Node, states: readonly State[], frame: Frame): readonly State[] {
  const perform = (child: TSESTree.Node, now: readonly State[]): readonly State[] =>
    performExpression(machine, child, now, frame);

  switch (node.type) {
    case 'LogicalExpression': {
      const { evaluated, skipped } = shortCircuit(machine, node.operator, node.left, perform(node.left, states));
      return [...skipped, ...perform(node.right, evaluated)];
    }
    case 'ConditionalExpression': {
      const { whenTrue, whenFalse } = branch(machine, node.test, perform(node.test, states));
      return [...perform(node.consequent, whenTrue), ...perform(node.alternate, whenFalse)];
    }
    case 'AssignmentExpression':
      return performAssignment(machine, node, states, frame);
    case 'UpdateExpression':
      return perform(node.argument, states).map((state) => update(machine, node, state));
    case 'CallExpression':
      return performCall(machine, node, states, frame);
    default: {
      const done = childrenOf(node).reduce((now, child) => perform(child, now), states);
      if (frame.isCaught && machine.relevance.throwsItself(node)) add(frame.thrown, done);
      const isChange = node.type === 'UnaryExpression' && node.operator === 'delete';
      return isChange || machine.relevance.isEffect(node)
        ? done.flatMap((state) => affected(machine, node as EffectfulNode, state))
        : done; // `isEffect` vouches for the type
    }
  }
}

interface ShortCircuit {
  readonly evaluated: readonly State[];
  readonly skipped: readonly State[];
}

/** The paths on which the right side is evaluated, and those on which it is not. */
function shortCircuit(machine: Machine, operator: string, left: TSESTree.Node, states: readonly State[]): ShortCircuit {
  const { whenTrue, whenFalse } = operator.startsWith('??')
    ? missing(machine, left, states)
    : branch(machine, left, states);
  return operator.startsWith('||')
    ? { evaluated: whenFalse, skipped: whenTrue }
    : { evaluated: whenTrue, skipped: whenFalse };
}

/** Divides paths by whether an expression is `null` or `undefined`. */
function missing(machine: Machine, node: TSESTree.Node, states: readonly State[]): Branches {
  const divide = (holds: boolean): readonly State[] =>
    states.flatMap((state) => {
      const condition = truthOf(lift(machine.valueIn(state, node), (value) => conditionValue(isNullish(value))));
      return assuming(condition, holds, state);
    });
  return { whenTrue: divide(true), whenFalse: divide(false) };
}

/** An effect that is no call and no assignment: a construction, or `delete`. */
function affected(machine: Machine, node: EffectfulNode, state: State): readonly State[] {
  const operands =
    node.type === 'NewExpression' ? node.arguments.filter((argument) => argument.type !== 'SpreadElement') : [];
  const holder = node.type === 'UnaryExpression' ? skipWrappers(node.argument) : null;
  const holders = holder?.type === 'MemberExpression' ? [holder.object] : [];
  return settled(machine, [...operands, ...holders], state).flatMap((one) => {
    const after = afterEffects(machine, node, one);
    if (after) return after;
    return [holder?.type === 'MemberExpression' ? deleted(holder, one, machine) : one];
  });
}

function update(machine: Machine, node: TSESTree.UpdateExpression, state: State): State {
  const before = machine.valueIn(state, node.argument);
  const id = `${String(node.range[0])}${machine.epoch()}`;
  const after = binary(node.operator === '++' ? '+' : '-', before, primitive(1), id);
  return withResult(machine.assign(node.argument, after, state), node, node.prefix ? after : before);
}

function performAssignment(
  machine: Machine,
  node: TSESTree.AssignmentExpression,
  states: readonly State[],
  frame: Frame,
): readonly State[] {
  const { left, right, operator } = node;
  const target = left.type === 'MemberExpression' ? performExpression(machine, left, states, frame) : states;
  const { evaluated, skipped } = LOGICAL.has(operator)
    ? shortCircuit(machine, operator, left, target)
    : { evaluated: target, skipped: [] };
  const done = performExpression(machine, right, evaluated, frame).flatMap((state) => {
    const holders = left.type === 'MemberExpression' ? [left.object] : [];
    return settled(machine, holders, state).flatMap((one) => {
      const after = machine.relevance.isEffect(node) ? afterEffects(machine, node, one) : null;
      if (after) return after;
      const value = assignedValue(machine, node, one);
      return [withResult(machine.assign(left, value, one), node, value)];
    });
  });
  return [...skipped, ...done];
}

/** Operators that assign on some paths only, and then like `=`. */
const LOGICAL = new Set(['||=', '&&=', '??=']);

function assignedValue(
  machine: Machine,
  { left, right, operator, range }: TSESTree.AssignmentExpression,
  state: State,
): Value {
  const value = machine.valueIn(state, right);
  if (operator === '=' || LOGICAL.has(operator)) return value;
  const id = `${String(range[0])}${machine.epoch()}`;
  return binary(operator.slice(0, -1), machine.valueIn(state, left), value, id);
}
