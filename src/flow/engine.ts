import type { TSESTree } from '@typescript-eslint/utils';
import { parameterRoot } from '../syntax/bindings.ts';
import { and, not } from '../syntax/conditions.ts';
import { createEvaluator } from '../syntax/evaluate.ts';
import type { Evaluate, EvaluatorHost } from '../syntax/evaluate.ts';
import { closedOver } from './closing.ts';
import { choice } from '../syntax/lift.ts';
import type { Scopes } from '../syntax/references.ts';
import { ALWAYS, UNDEFINED } from '../syntax/value.ts';
import type { Condition, FunctionValue, UnknownValue, Value } from '../syntax/value.ts';
import { assignPattern } from './assign.ts';
import { createEpochs } from './epochs.ts';
import type { Site } from './epochs.ts';
import { performExpression } from './expressions.ts';
import { fingerprintOfAll } from './fingerprint.ts';
import { forgotten } from './forget.ts';
import { localsOf, withoutLocals } from './locals.ts';
import { newFrame } from './machine.ts';
import type { Call, Frame, Machine } from './machine.ts';
import type { Relevance } from './relevance.ts';
import type { Reading, Semantics } from './semantics.ts';
import { INITIAL_STATE, TooComplex } from './state.ts';
import type { State } from './state.ts';
import { runStatement } from './statements.ts';

export interface EngineOptions {
  readonly scopes: Scopes;
  readonly relevance: Relevance;
  readonly semantics: Semantics;
  readonly interpret: (value: UnknownValue) => Value;
  readonly runLater: Machine['runLater'];
}

export interface Engine {
  readonly machine: Machine;
  readonly host: EvaluatorHost;
  readonly evaluate: Evaluate;
  /** Evaluates under what is known in a state. */
  readonly within: <T>(state: State, pass: () => T) => T;
  /** The functions that were run so far. */
  readonly visited: ReadonlySet<TSESTree.Node>;
  /** Whether no function is under way. */
  readonly isOutside: () => boolean;
  /** Does work that has a budget of its own; answers `null` when that is used up. */
  readonly attempt: <T>(work: () => T) => T | null;
}

/** Nested calls deeper than this lead nowhere, and so do calls of a function within itself. */
const MOST_CALLS = 16;
const MOST_RECURSIONS = 2;

/** Steps of one function, and of a whole file, before they are given up: about a second on a slow machine. */
const MOST_STEPS = 10_000;
const MOST_STEPS_IN_ALL = 30_000;

/** Expressions that are looked at on behalf of one function. */
const MOST_EVALUATIONS = 100_000;

/** A function with more ways to return than this returns something unknown. */
const MOST_RETURNS = 16;

/** Values that were worked out for one path on one pass. */
interface Values {
  readonly state: State;
  readonly epoch: string;
  readonly values: Map<TSESTree.Node, Value>;
}

/** What runs the code of a file: the machine, and the state that the evaluator reads meanwhile. */
export function createEngine({ scopes, relevance, semantics, interpret, runLater }: EngineOptions): Engine {
  const visited = new Set<TSESTree.Node>();
  const calling: TSESTree.Node[] = [];
  const epochs = createEpochs();
  const locals = localsOf(scopes);
  let current: State = INITIAL_STATE;
  let read: Values = { state: INITIAL_STATE, epoch: '', values: new Map() };
  let steps = 0;
  let stepsBefore = 0;
  let evaluations = 0;
  /** How many values are being worked out that depend on the conditions asked. */
  let depending = 0;

  const host: EvaluatorHost = {
    scopes,
    variable: (variable) => current.variables.get(variable) ?? null,
    performed(node) {
      evaluations += 1;
      if (evaluations > MOST_EVALUATIONS) throw new TooComplex();
      return current.results.get(node) ?? null;
    },
    members: (object) => current.objects.get(object.id) ?? object.members,
    elements: (array) => current.arrays.get(array.id) ?? array.elements,
    apply: (callee, args, call) => resultOf(callee, args, call),
    interpret,
    parameterSource: (parameterOf) => (relevance.hasEffect(parameterOf) ? 'request' : 'other'),
    epoch: epochs.nameFor,
  };
  const evaluate = createEvaluator(host);

  function within<T>(state: State, pass: () => T): T {
    const before = current;
    current = state;
    try {
      return pass();
    } finally {
      current = before;
    }
  }

  /** The value of an expression is asked for several times while one path is at hand. */
  function valueIn(state: State, node: TSESTree.Node): Value {
    const epoch = epochs.nameFor();
    if (read.state !== state || read.epoch !== epoch) read = { state, epoch, values: new Map() };
    const before = read.values.get(node);
    if (before) return before;
    const { values } = read;
    const value = within(state, () => evaluate(node));
    values.set(node, value);
    return value;
  }
  const readingIn = (state: State): Reading => ({ host, evaluate: (node) => valueIn(state, node) });

  const machine: Machine = {
    semantics,
    relevance,
    valueIn,
    readingIn,
    host,
    outcomeIn: (state, node) => within(state, () => semantics.outcomeOf(node, readingIn(state))),
    run: (node, states, frame) => runStatement(machine, node, states, frame),
    perform: (node, states, frame) => performExpression(machine, node, states, frame),
    assign: (pattern, value, state) =>
      within(state, () =>
        assignPattern(pattern, value, state, {
          surroundings: { host, evaluate, visiting: new Set() },
          evaluateIn: (now) => (node) => valueIn(now, node),
        }),
      ),
    invoke,
    spend(count) {
      steps += count;
      if (steps > MOST_STEPS || stepsBefore + steps > MOST_STEPS_IN_ALL) throw new TooComplex();
    },
    inEpoch: epochs.during,
    epoch: epochs.nameFor,
    forget: (states, before, code) =>
      depending > 0
        ? states
        : forgotten(states, before, {
            isMade: (name) => epochs.isMadeBy(name, code),
            isResponse: semantics.isResponse,
          }),
    runLater,
  };

  function invoke(callee: TSESTree.FunctionLike, calls: readonly Call[], site: Site, isCaught: boolean): Frame | null {
    const recursions = calling.filter((one) => one === callee).length;
    if (calling.length >= MOST_CALLS || recursions >= MOST_RECURSIONS || !('body' in callee) || !callee.body)
      return null;
    visited.add(callee);
    // A call within itself has variables of its own, which are its caller's by name.
    const runs = recursions === 0 ? [calls] : calls.map((call) => [call]);
    calling.push(callee);
    try {
      return epochs.during(site, callee, () =>
        joined(
          runs.map((run) =>
            ended(bodyOf(callee, run, newFrame(isCaught)), callee, recursions === 0 ? null : (run[0]?.state ?? null)),
          ),
        ),
      );
    } finally {
      calling.pop();
    }
  }

  function joined(frames: readonly Frame[]): Frame {
    const [first] = frames;
    if (first && frames.length === 1) return first;
    return {
      returned: frames.flatMap((frame) => frame.returned),
      thrown: frames.flatMap((frame) => frame.thrown),
      jumps: new Map(),
      isCaught: first?.isCaught ?? false,
    };
  }

  function bodyOf(callee: TSESTree.FunctionLike, calls: readonly Call[], frame: Frame): Frame {
    const { body } = callee;
    const starts = calls.map((call) => withArguments(callee, call));
    if (body?.type === 'BlockStatement') {
      for (const end of machine.run(body, starts, frame))
        frame.returned.push({ state: end, value: UNDEFINED, node: null });
    } else if (body) {
      for (const end of machine.perform(body, starts, frame)) {
        frame.returned.push({ state: end, value: valueIn(end, body), node: body });
      }
    }
    return frame;
  }

  function withArguments(callee: TSESTree.FunctionLike, { state, args }: Call): State {
    return callee.params.filter(isNoThis).reduce((now, parameter, index) => {
      const value =
        'own' in args
          ? parameterRoot(callee, index, host.parameterSource(callee), args.own)
          : argumentAt(parameter, args, index);
      return machine.assign(parameter, value, now);
    }, state);
  }

  /** The ends of a call as its caller sees them. */
  function ended(frame: Frame, callee: TSESTree.FunctionLike, start: State | null): Frame {
    const own = locals.get(callee) ?? [];
    return {
      returned: frame.returned.map((end) => ({ ...end, state: withoutLocals(end.state, start, own) })),
      thrown: frame.thrown.map((end) => withoutLocals(end, start, own)),
      jumps: frame.jumps,
      isCaught: frame.isCaught,
    };
  }

  function argumentAt(parameter: TSESTree.Parameter, args: readonly Value[], index: number): Value {
    if (parameter.type !== 'RestElement') return args[index] ?? UNDEFINED;
    const id = `rest ${String(parameter.range[0])}${epochs.nameFor()}`;
    return { kind: 'array', id, elements: args.slice(index), open: false, node: parameter };
  }

  /** The value that a function without header effects returns, as a choice over the conditions it asks. */
  function resultOf({ node }: FunctionValue, args: readonly Value[], call: TSESTree.Node): Value | null {
    if (relevance.hasEffect(node) || node.generator || calling.includes(node)) return null;
    const state = current;
    machine.spend(10);
    // The same call with the same arguments is the same call, however often its value is read.
    const site = { reason: `value of ${String(node.range[0])} ${String(fingerprintOfAll(args))}`, at: call.range[1] };
    depending += 1;
    const frame = within(state, () => invoke(node, [{ state, args }], site, false));
    depending -= 1;
    if (frame === null) return null;
    const ends = frame.returned;
    const last = ends.at(-1);
    if (last === undefined || ends.length > MOST_RETURNS) return null;
    return ends
      .slice(0, -1)
      .reduceRight<Value>(
        (rest, end) => choice(assumedIn(end.state, state), closedOver(end.value, end.state), rest),
        closedOver(last.value, last.state),
      );
  }

  return {
    machine,
    host,
    evaluate,
    within,
    visited,
    isOutside: () => calling.length === 0,
    attempt(work) {
      depending = 0;
      stepsBefore += steps;
      steps = 0;
      evaluations = 0;
      try {
        return within(INITIAL_STATE, work);
      } catch (error) {
        // Code that is nested deeper than the stack is as much too complex as code with too many paths.
        if (!(error instanceof TooComplex || error instanceof RangeError)) throw error;
        return null;
      }
    },
  };
}

function isNoThis(parameter: TSESTree.Parameter): boolean {
  return !(parameter.type === 'Identifier' && parameter.name === 'this');
}

function assumedIn(end: State, start: State): Condition {
  let condition = ALWAYS;
  for (const [id, { atom, holds }] of end.assumptions) {
    if (!start.assumptions.has(id)) condition = and(condition, holds ? atom : not(atom));
  }
  return condition;
}
