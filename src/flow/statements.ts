import type { TSESTree } from '@typescript-eslint/utils';
import { UNDEFINED, unknown } from '../syntax/value.ts';
import type { Value } from '../syntax/value.ts';
import { variableOf } from '../syntax/references.ts';
import { runLoop } from './loops.ts';
import type { Loop } from './loops.ts';
import { add, branch, jump, newFrame, passJumps, takeJumps, withoutResults } from './machine.ts';
import type { Frame, Machine, Returned } from './machine.ts';
import { fingerprintOf } from './fingerprint.ts';
import { merge } from './merge.ts';
import type { State } from './state.ts';
import { runSwitch } from './switch.ts';

/** Runs one statement on every path that reaches it; answers the paths that reach its end. */
export function runStatement(
  machine: Machine,
  node: TSESTree.Node,
  states: readonly State[],
  frame: Frame,
): readonly State[] {
  const { matters, mayThrow } = machine.relevance;
  if (states.length === 0 || !(matters(node) || (frame.isCaught && mayThrow(node)))) return states;
  machine.spend(5 * states.length);
  switch (node.type) {
    case 'BlockStatement':
      return machine.leave(runAll(machine, node.body, states, frame), node);
    case 'Program':
    case 'StaticBlock':
      return runAll(machine, node.body, states, frame);
    case 'ExpressionStatement':
      return perform(machine, node.expression, states, frame);
    case 'VariableDeclaration':
      return node.declarations.reduce((now, declarator) => declare(machine, declarator, now, frame), states);
    case 'ReturnStatement':
      return leave(machine, node.argument, states, frame);
    case 'ThrowStatement':
      add(frame.thrown, perform(machine, node.argument, states, frame));
      return [];
    case 'BreakStatement':
      jump(frame, 'break', node.label?.name ?? null, states);
      return [];
    case 'ContinueStatement':
      jump(frame, 'continue', node.label?.name ?? null, states);
      return [];
    case 'IfStatement':
      return runIf(machine, node, states, frame);
    case 'SwitchStatement':
      return runSwitch(machine, node, states, frame);
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return runLoop(machine, node, states, frame, []);
    case 'LabeledStatement':
      return runLabeled(machine, node, states, frame);
    case 'TryStatement':
      return runTry(machine, node, states, frame);
    case 'WithStatement':
      return machine.run(node.body, states, frame);
    case 'ExportNamedDeclaration':
      return node.declaration ? machine.run(node.declaration, states, frame) : states;
    case 'ExportDefaultDeclaration':
      return perform(machine, node.declaration, states, frame);
    default:
      return states;
  }
}

function runAll(
  machine: Machine,
  nodes: readonly TSESTree.Node[],
  states: readonly State[],
  frame: Frame,
): readonly State[] {
  return nodes.reduce((now, node) => {
    const after = machine.run(node, now, frame);
    return after === now ? now : merge(machine.forget(after, now, node));
  }, states);
}

/** Performs an expression as a statement: what its parts came to is forgotten when it is done. */
function perform(machine: Machine, node: TSESTree.Node, states: readonly State[], frame: Frame): readonly State[] {
  return withoutResults(machine.perform(node, states, frame), node);
}

function declare(
  machine: Machine,
  { id, init, parent }: TSESTree.VariableDeclarator,
  states: readonly State[],
  frame: Frame,
): readonly State[] {
  if (init === null) return states.map((state) => declareEmpty(machine, id, parent.kind === 'var', state));
  const done = machine.perform(init, states, frame);
  return withoutResults(
    done.map((state) => machine.assign(id, machine.valueIn(state, init), state)),
    init,
  );
}

/** `var x;` beside another declaration of `x` leaves it as it is. */
function declareEmpty(machine: Machine, id: TSESTree.Node, isVar: boolean, state: State): State {
  const variable = isVar && id.type === 'Identifier' ? variableOf(id, machine.host.scopes) : null;
  return variable && state.variables.get(variable) ? state : machine.assign(id, UNDEFINED, state);
}

function leave(
  machine: Machine,
  argument: TSESTree.Node | null,
  states: readonly State[],
  frame: Frame,
): readonly State[] {
  if (argument === null) {
    for (const state of states) frame.returned.push({ state, value: UNDEFINED, node: null });
    return [];
  }
  for (const state of machine.perform(argument, states, frame)) {
    const value = machine.valueIn(state, argument);
    for (const done of withoutResults([state], argument)) frame.returned.push({ state: done, value, node: argument });
  }
  return [];
}

function runIf(machine: Machine, node: TSESTree.IfStatement, states: readonly State[], frame: Frame): readonly State[] {
  const { whenTrue, whenFalse } = branch(machine, node.test, machine.perform(node.test, states, frame));
  const consequent = machine.run(node.consequent, withoutResults(whenTrue, node.test), frame);
  const alternate = withoutResults(whenFalse, node.test);
  return merge([...consequent, ...(node.alternate ? machine.run(node.alternate, alternate, frame) : alternate)]);
}

function runLabeled(
  machine: Machine,
  node: TSESTree.LabeledStatement,
  states: readonly State[],
  frame: Frame,
): readonly State[] {
  const labels = [node.label.name];
  let body: TSESTree.Statement = node.body;
  while (body.type === 'LabeledStatement') {
    labels.push(body.label.name);
    body = body.body;
  }
  const done = isLoop(body) ? runLoop(machine, body, states, frame, labels) : machine.run(body, states, frame);
  return merge([...done, ...takeJumps(frame, 'break', labels)]);
}

function isLoop(node: TSESTree.Node): node is Loop {
  return /^(?:For|While|DoWhile)/.test(node.type);
}

/**
 * `try`: any statement of the block may throw before it is done, so the handler starts from each of them. A finalizer runs
 * on every way out, and its own ways out win.
 */
function runTry(
  machine: Machine,
  node: TSESTree.TryStatement,
  states: readonly State[],
  frame: Frame,
): readonly State[] {
  const inner = newFrame(true);
  let normal = machine.run(node.block, states, inner);
  if (node.handler) {
    const thrown = withoutResults(inner.thrown.splice(0), node.block);
    const caught = merge(machine.forget(thrown, states, node.block));
    const { param, body } = node.handler;
    const bound = param ? caught.map((state) => machine.assign(param, errorIn(machine, param), state)) : caught;
    const handling = { ...inner, isCaught: frame.isCaught || node.finalizer !== null };
    normal = merge([...normal, ...machine.leave(machine.run(body, bound, handling), node.handler)]);
  }
  if (!node.finalizer) {
    pass(inner, frame);
    return normal;
  }
  const { finalizer } = node;
  const finish = (pending: readonly State[]): readonly State[] => machine.run(finalizer, merge(pending), frame);
  add(frame.thrown, finish(inner.thrown));
  for (const some of sameReturns(inner.returned)) {
    for (const state of finish(some.map((one) => one.state))) frame.returned.push({ ...some[0], state });
  }
  for (const [key, jumping] of inner.jumps) {
    frame.jumps.set(key, [...(frame.jumps.get(key) ?? []), ...finish(jumping)]);
  }
  return finish(normal);
}

/** Groups of ends that return the same. */
function sameReturns(returned: readonly Returned[]): readonly [Returned, ...Returned[]][] {
  const groups = new Map<string, [Returned, ...Returned[]]>();
  for (const one of returned) {
    const key = `${String(one.node?.range[0])} ${String(fingerprintOf(one.value))}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

function pass(inner: Frame, frame: Frame): void {
  add(frame.thrown, inner.thrown);
  for (const returned of inner.returned) frame.returned.push(returned);
  passJumps(inner, frame);
}

function errorIn(machine: Machine, parameter: TSESTree.Node): Value {
  return unknown(`error@${String(parameter.range[0])}${machine.epoch()}`, 'request');
}
