import type { TSESTree } from '@typescript-eslint/utils';
import { ALWAYS, UNDEFINED } from '../syntax/value.ts';
import { truthOf } from '../syntax/conditions.ts';
import { runLoop } from './loops.ts';
import { branch, jump, newFrame, takeJumps } from './machine.ts';
import type { Frame, Machine } from './machine.ts';
import { merge } from './state.ts';
import type { State } from './state.ts';
import { runSwitch } from './switch.ts';

/** Runs one statement on every path that reaches it; answers the paths that reach its end. */
export function runStatement(machine: Machine, node: TSESTree.Node, states: readonly State[], frame: Frame): readonly State[] {
  if (states.length === 0 || !machine.relevance.matters(node)) {
    if (states.length > 0 && machine.relevance.mayThrow(node)) frame.thrown.push(...states);
    return states;
  }
  machine.spend(states.length);
  switch (node.type) {
    case 'BlockStatement':
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
      frame.thrown.push(...perform(machine, node.argument, states, frame));
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

function runAll(machine: Machine, nodes: readonly TSESTree.Node[], states: readonly State[], frame: Frame): readonly State[] {
  return nodes.reduce((now, node) => merge(machine.run(node, now, frame)), states);
}

/** Performs an expression as a statement: its calls are forgotten when it is done. */
function perform(machine: Machine, node: TSESTree.Node, states: readonly State[], frame: Frame): readonly State[] {
  return machine.perform(node, states, frame).map((state) => forgetResults(state, states));
}

function forgetResults(state: State, before: readonly State[]): State {
  const results = before[0]?.results ?? state.results;
  return state.results === results ? state : { ...state, results };
}

function declare(machine: Machine, declarator: TSESTree.VariableDeclarator, states: readonly State[], frame: Frame): readonly State[] {
  if (declarator.init === null) {
    return states.map((state) => machine.assign(declarator.id, UNDEFINED, state));
  }
  const { init } = declarator;
  return machine
    .perform(init, states, frame)
    .map((state) => forgetResults(machine.assign(declarator.id, machine.valueIn(state, init), state), states));
}

function leave(machine: Machine, argument: TSESTree.Node | null, states: readonly State[], frame: Frame): readonly State[] {
  if (argument === null) {
    frame.returned.push(...states.map((state) => ({ state, value: UNDEFINED, node: null })));
    return [];
  }
  for (const state of machine.perform(argument, states, frame)) {
    frame.returned.push({ state, value: machine.valueIn(state, argument), node: argument });
  }
  return [];
}

function runIf(machine: Machine, node: TSESTree.IfStatement, states: readonly State[], frame: Frame): readonly State[] {
  const tested = machine.perform(node.test, states, frame);
  const { whenTrue, whenFalse } = branch(machine, node.test, tested);
  const consequent = machine.run(node.consequent, forget(whenTrue, states), frame);
  const alternate = forget(whenFalse, states);
  return merge([...consequent, ...(node.alternate ? machine.run(node.alternate, alternate, frame) : alternate)]);
}

function forget(states: readonly State[], before: readonly State[]): readonly State[] {
  return states.map((state) => forgetResults(state, before));
}

function runLabeled(machine: Machine, node: TSESTree.LabeledStatement, states: readonly State[], frame: Frame): readonly State[] {
  const labels = [node.label.name];
  let body: TSESTree.Node = node.body;
  while (body.type === 'LabeledStatement') {
    labels.push(body.label.name);
    body = body.body;
  }
  const isLoop = /^(?:For|While|DoWhile)/.test(body.type);
  const done = isLoop
    ? runLoop(machine, body as TSESTree.WhileStatement, states, frame, labels) // any loop: tested by its type's name
    : machine.run(body, states, frame);
  return merge([...done, ...takeJumps(frame, 'break', labels)]);
}

/**
 * `try`: any statement of the block may throw before it is done, so the handler starts from each of them. A finalizer runs
 * on every way out, and its own ways out win.
 */
function runTry(machine: Machine, node: TSESTree.TryStatement, states: readonly State[], frame: Frame): readonly State[] {
  const inner = newFrame();
  let normal = machine.run(node.block, states, inner);
  if (node.handler) {
    const caught = merge(inner.thrown.splice(0));
    const { param, body } = node.handler;
    const bound = param
      ? caught.map((state) => machine.assign(param, { kind: 'unknown', id: `error@${String(param.range[0])}`, source: 'request', path: [], about: [] }, state))
      : caught;
    normal = merge([...normal, ...machine.run(body, bound, inner)]);
  }
  if (!node.finalizer) {
    pass(inner, frame);
    return normal;
  }
  const { finalizer } = node;
  const finish = (pending: readonly State[]): readonly State[] => machine.run(finalizer, merge(pending), frame);
  frame.thrown.push(...finish(inner.thrown));
  for (const { state, value, node: returned } of inner.returned) {
    frame.returned.push(...finish([state]).map((done) => ({ state: done, value, node: returned })));
  }
  for (const [key, jumping] of inner.jumps) {
    frame.jumps.set(key, [...(frame.jumps.get(key) ?? []), ...finish(jumping)]);
  }
  return finish(normal);
}

function pass(inner: Frame, frame: Frame): void {
  frame.thrown.push(...inner.thrown);
  frame.returned.push(...inner.returned);
  for (const [key, states] of inner.jumps) frame.jumps.set(key, [...(frame.jumps.get(key) ?? []), ...states]);
}

/** Whether a loop without a test, or with one that is always true, ends by a jump only. */
export function isEndless(machine: Machine, test: TSESTree.Node | null, state: State): boolean {
  const condition = test ? truthOf(machine.valueIn(state, test)) : ALWAYS;
  return condition.kind === 'constant' && condition.holds;
}
