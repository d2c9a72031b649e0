import type { TSESTree } from '@typescript-eslint/utils';
import { parameterRoot } from '../syntax/bindings.ts';
import { createEvaluator } from '../syntax/evaluate.ts';
import type { Evaluate, EvaluatorHost } from '../syntax/evaluate.ts';
import { choice } from '../syntax/lift.ts';
import { isForeign } from '../syntax/modules.ts';
import type { Scopes } from '../syntax/references.ts';
import { UNDEFINED } from '../syntax/value.ts';
import type { FunctionValue, UnknownValue, Value } from '../syntax/value.ts';
import { assignPattern } from './assign.ts';
import { assumedIn } from './assumptions.ts';
import { createBudget, MOST_WORK_ON_A_HELPER } from './budget.ts';
import { closedOver } from './closing.ts';
import { createEpochs } from './epochs.ts';
import type { Site } from './epochs.ts';
import { performExpression } from './expressions.ts';
import { fingerprintOfAll } from './fingerprint.ts';
import { forgotten } from './forget.ts';
import { isOfCaller } from './handlers.ts';
import { localsOf, withoutLocals, withoutVariables } from './locals.ts';
import { newFrame } from './machine.ts';
import type { Call, Frame, Machine } from './machine.ts';
import type { Relevance } from './relevance.ts';
import type { Reading, Semantics } from './semantics.ts';
import { INITIAL_STATE, presentIn, TooComplex } from './state.ts';
import type { State } from './state.ts';
import { runStatement } from './statements.ts';

export interface EngineOptions {
  readonly scopes: Scopes;
  readonly relevance: Relevance;
  readonly semantics: Semantics;
  readonly interpret: (value: UnknownValue, args?: readonly Value[]) => Value;
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
  /** The code of the file by which headers are written that this code of other files gives or writes. */
  readonly places: ReadonlyMap<TSESTree.Node, readonly TSESTree.Node[]>;
  /** Whether no function is under way. */
  readonly isOutside: () => boolean;
  /** Does work that has a budget of its own; answers `null` when that is used up. */
  readonly attempt: <T>(task: () => T) => T | null;
}

/** Nested calls deeper than this lead nowhere, and so do calls of a function within itself. */
const MOST_CALLS = 16;
const MOST_RECURSIONS = 2;

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
  /** The calls under way that the file itself makes. */
  const ownCalls: TSESTree.Node[] = [];
  const places = new Map<TSESTree.Node, TSESTree.Node[]>();
  const epochs = createEpochs();
  const locals = localsOf(scopes);
  let current: State = INITIAL_STATE;
  let read: Values = { state: INITIAL_STATE, epoch: '', values: new Map() };
  const budget = createBudget(scopes.modules !== undefined);
  const { spend } = budget;
  const spentOn = new Map<TSESTree.FunctionLike, number>();
  /** How many values are being worked out that depend on the conditions asked. */
  let depending = 0;

  const host: EvaluatorHost = {
    scopes,
    variable: (variable) => current.variables.get(variable) ?? null,
    performed(node) {
      spend(1);
      return current.results.get(node) ?? null;
    },
    members: (object) => current.objects.get(object.id) ?? object.members,
    present: (array) => presentIn(current, array),
    apply: (callee, args, call) => resultOf(callee, args, call),
    interpret,
    parameterSource: (of, index) => (relevance.isHandler(of) && !isOfCaller(of, index) ? 'request' : 'other'),
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
    notePlace,
    invoke,
    invokeHelper,
    spend,
    inEpoch: epochs.during,
    epoch: epochs.nameFor,
    forget: (states, before, code) =>
      depending > 0
        ? states
        : forgotten(states, before, {
            isMade: (name) => epochs.isMadeBy(name, code),
            isResponse: semantics.isResponse,
          }),
    leave: (states, block) => withoutVariables(states, locals.ofBlock(block)),
    runLater,
  };

  function notePlace(written: readonly TSESTree.Node[], by: TSESTree.Node): void {
    const place = isForeign(by, scopes) ? ownCalls.at(-1) : by;
    for (const node of written) {
      const before = places.get(node) ?? [];
      if (place && isForeign(node, scopes) && !before.includes(place)) places.set(node, [...before, place]);
    }
  }

  function invoke(callee: TSESTree.FunctionLike, calls: readonly Call[], site: Site, isCaught: boolean): Frame | null {
    const recursions = calling.filter((one) => one === callee).length;
    if (calling.length >= MOST_CALLS || recursions >= MOST_RECURSIONS) return null;
    if (!('body' in callee) || !callee.body) return null;
    relevance.include(callee);
    visited.add(callee);
    calling.push(callee);
    const frame = newFrame(isCaught);
    const isOwnCall = site.call !== undefined && !isForeign(site.call, scopes);
    if (isOwnCall) ownCalls.push(site.call);
    try {
      epochs.during(site, callee, () => {
        if (recursions === 0) runBody(callee, calls, null, frame);
        // A call within itself has variables of its own, which bear the names of its caller's.
        else for (const call of calls) runBody(callee, [call], call.state, frame);
      });
    } finally {
      calling.pop();
      if (isOwnCall) ownCalls.pop();
    }
    return frame;
  }

  function invokeHelper(callee: TSESTree.FunctionLike, calls: readonly Call[], site: Site, isCaught: boolean) {
    const [spent, before] = [spentOn.get(callee) ?? 0, budget.spent()];
    const run = (): { frame: Frame | null } => ({ frame: invoke(callee, calls, site, isCaught) });
    const done = budget.atMost(MOST_WORK_ON_A_HELPER - spent, run);
    spentOn.set(callee, spent + budget.spent() - before);
    return done ? done.frame : 'too much';
  }

  /** Runs a function on several paths, and notes the ends as its caller sees them. */
  function runBody(callee: TSESTree.FunctionLike, calls: readonly Call[], start: State | null, frame: Frame): void {
    const { body } = callee;
    const starts = calls.map((call) => withArguments(callee, call));
    const inner = newFrame(frame.isCaught);
    if (body?.type === 'BlockStatement') {
      for (const state of machine.run(body, starts, inner))
        inner.returned.push({ state, value: UNDEFINED, node: null });
    } else if (body) {
      for (const state of machine.perform(body, starts, inner)) {
        inner.returned.push({ state, value: valueIn(state, body), node: body });
      }
    }
    // Functions within may use a variable after the call; but those of a call within itself are others than its caller's.
    const own = start ? locals.ofEachCall(callee) : locals.ofFunction(callee);
    for (const end of inner.returned) frame.returned.push({ ...end, state: withoutLocals(end.state, start, own) });
    for (const end of inner.thrown) frame.thrown.push(withoutLocals(end, start, own));
  }

  function withArguments(callee: TSESTree.FunctionLike, { state, args }: Call): State {
    return callee.params.filter(isNoThis).reduce((now, parameter, index) => {
      const value =
        'own' in args
          ? parameterRoot(callee, index, host.parameterSource(callee, index), args.own)
          : argumentAt(parameter, args, index);
      return machine.assign(parameter, value, now);
    }, state);
  }

  function argumentAt(parameter: TSESTree.Parameter, args: readonly Value[], index: number): Value {
    if (parameter.type !== 'RestElement') return args[index] ?? UNDEFINED;
    const id = `rest ${String(parameter.range[0])}${epochs.nameFor()}`;
    return { kind: 'array', id, elements: args.slice(index), open: false, node: parameter };
  }

  /** The value that a function without header effects returns, as a choice over the conditions it asks. */
  function resultOf({ node }: FunctionValue, args: readonly Value[], call: TSESTree.Node): Value | null {
    if (relevance.runsEffect(node) || node.generator || calling.includes(node)) return null;
    const state = current;
    spend(20);
    // The same call with the same arguments is the same call, however often its value is read.
    const site = {
      reason: `value of ${String(node.range[0])} ${String(fingerprintOfAll(args))}`,
      at: call.range[1],
      call,
    };
    const before = depending;
    depending += 1;
    const frame = within(state, () => invokeHelper(node, [{ state, args }], site, false));
    depending = before;
    const ends = frame === null || frame === 'too much' ? [] : frame.returned;
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
    places,
    isOutside: () => calling.length === 0,
    attempt(task) {
      budget.begin();
      spentOn.clear();
      try {
        return within(INITIAL_STATE, task);
      } catch (error) {
        // Code that is nested deeper than the stack is as much too complex as code with too many paths.
        if (!(error instanceof TooComplex || error instanceof RangeError)) throw error;
        calling.length = 0;
        ownCalls.length = 0;
        depending = 0;
        epochs.abort();
        return null;
      }
    },
  };
}

function isNoThis(parameter: TSESTree.Parameter): boolean {
  return !(parameter.type === 'Identifier' && parameter.name === 'this');
}
