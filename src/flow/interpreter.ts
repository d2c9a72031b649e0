import type { TSESTree } from '@typescript-eslint/utils';
import { parameterRoot } from '../syntax/bindings.ts';
import { and, not } from '../syntax/conditions.ts';
import { createEvaluator } from '../syntax/evaluate.ts';
import type { EvaluatorHost } from '../syntax/evaluate.ts';
import { choice } from '../syntax/lift.ts';
import { isReassigned } from '../syntax/references.ts';
import type { Scopes } from '../syntax/references.ts';
import { ALWAYS, UNDEFINED } from '../syntax/value.ts';
import type { Condition, FunctionValue, UnknownValue, Value } from '../syntax/value.ts';
import { assignPattern } from './assign.ts';
import { applyEffects, performExpression } from './expressions.ts';
import { newFrame } from './machine.ts';
import type { Arguments, Frame, Machine, Returned } from './machine.ts';
import { relevanceOf } from './relevance.ts';
import type { Relevance } from './relevance.ts';
import type { Reading, Semantics } from './semantics.ts';
import { bagKey, INITIAL_STATE, merge, TooComplex } from './state.ts';
import type { HeaderBag, State } from './state.ts';
import { runStatement } from './statements.ts';

/** One way in which a response may leave: its headers, and what was assumed on the way. */
export interface ResponseState {
  readonly bag: HeaderBag;
  readonly state: State;
  /** The function that answers. */
  readonly answeredBy: TSESTree.Node;
}

export interface FlowOptions {
  readonly program: TSESTree.Program;
  readonly scopes: Scopes;
  readonly semantics: Semantics;
  readonly interpret: (value: UnknownValue) => Value;
  /** What a function's result writes, e.g. a returned `{ statusCode, headers }`. */
  readonly answered: (value: Value, node: TSESTree.Node, reading: Reading) => readonly ReturnType<Semantics['outcomeOf']>[];
}

export interface Flow {
  readonly relevance: Relevance;
  /** The value of an expression outside of any path. */
  readonly evaluate: (node: TSESTree.Node) => Value;
  readonly host: EvaluatorHost;
  /** Every state in which a response of the file may leave. */
  readonly responses: () => readonly ResponseState[];
  /**
   * The ways in which a function ends, given its arguments; `null` when there are too many.
   */
  readonly outcomes: (callee: TSESTree.FunctionLike, args: readonly Value[]) => Frame | null;
}

/** Nested calls deeper than this are unknown. */
const MOST_CALLS = 8;

/** Steps in one file before its remaining functions are given up: half a second on a slow machine. */
const MOST_STEPS = 50_000;

/** Prepares the abstract interpretation of a file. Nothing runs before it is asked for. */
export function createFlow({ program, scopes, semantics, interpret, answered }: FlowOptions): Flow {
  const relevance = relevanceOf(program, scopes, semantics);
  const visited = new Set<TSESTree.Node>();
  const found: ResponseState[] = [];
  const calling: TSESTree.Node[] = [];
  let current: State = INITIAL_STATE;
  let epoch = 0;
  let lastEpoch = 0;
  let steps = 0;

  const host: EvaluatorHost = {
    scopes,
    variable: (variable) => current.variables.get(variable) ?? null,
    performed: (node) => current.results.get(node) ?? null,
    members: (object) => current.objects.get(object.id) ?? object.members,
    elements: (array) => current.arrays.get(array.id) ?? array.elements,
    apply: (callee, args) => resultOf(callee, args),
    interpret,
    parameterSource: (parameterOf) => (relevance.hasEffect(parameterOf) ? 'request' : 'other'),
    epoch: () => (epoch === 0 ? '' : `#${String(epoch)}`),
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

  const valueIn = (state: State, node: TSESTree.Node): Value => within(state, () => evaluate(node));
  const readingIn = (state: State): Reading => ({ host, evaluate: (node) => valueIn(state, node) });

  const machine: Machine = {
    semantics,
    relevance,
    valueIn,
    run: (node, states, frame) => runStatement(machine, node, states, frame),
    perform: (node, states, frame) =>
      performExpression(machine, node, states, frame, (state) => {
        current = state;
        return readingIn(state);
      }),
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
      if (steps > MOST_STEPS) throw new TooComplex();
    },
    withNewEpoch(pass) {
      const before = epoch;
      lastEpoch += 1;
      epoch = lastEpoch;
      try {
        return pass();
      } finally {
        epoch = before;
      }
    },
    runLater,
  };

  function invoke(callee: TSESTree.FunctionLike, args: Arguments, state: State): Frame | null {
    if (calling.length >= MOST_CALLS || calling.includes(callee) || !('body' in callee) || !callee.body) return null;
    visited.add(callee);
    calling.push(callee);
    const { body, params } = callee;
    try {
      return machine.withNewEpoch(() => {
        const frame = newFrame();
        let start = state;
        params.filter(isNoThis).forEach((parameter, index) => {
          const value =
            'own' in args
              ? parameterRoot(callee, index, host.parameterSource(callee), args.own)
              : argumentAt(parameter, args, index);
          start = machine.assign(parameter, value, start);
        });
        if (body.type === 'BlockStatement') {
          const ended = machine.run(body, [start], frame);
          frame.returned.push(...ended.map((end): Returned => ({ state: end, value: UNDEFINED, node: null })));
        } else {
          for (const end of machine.perform(body, [start], frame)) {
            frame.returned.push({ state: end, value: valueIn(end, body), node: body });
          }
        }
        return frame;
      });
    } finally {
      calling.pop();
    }
  }

  function argumentAt(parameter: TSESTree.Parameter, args: readonly Value[], index: number): Value {
    if (parameter.type !== 'RestElement') return args[index] ?? UNDEFINED;
    return { kind: 'array', id: `rest ${String(parameter.range[0])}`, elements: args.slice(index), open: false, node: parameter };
  }

  /** The value that a function without header effects returns, as a choice over the conditions it asks. */
  function resultOf({ node }: FunctionValue, args: readonly Value[]): Value | null {
    if (relevance.hasEffect(node) || node.generator) return null;
    const state = current;
    machine.spend(10);
    const frame = invoke(node, args, { ...state, results: new Map() });
    current = state;
    if (frame === null) return null;
    const ends = frame.returned;
    const last = ends.at(-1);
    if (last === undefined || ends.length > 16) return null;
    return ends
      .slice(0, -1)
      .reduceRight<Value>((rest, end) => choice(assumedIn(end.state, state), end.value, rest), last.value);
  }

  function assumedIn(end: State, start: State): Condition {
    let condition = ALWAYS;
    for (const [id, { atom, holds }] of end.assumptions) {
      if (!start.assumptions.has(id)) condition = and(condition, holds ? atom : not(atom));
    }
    return condition;
  }

  /** A callback that a library calls some time later: its own responses are done when it is; its caller goes on either way. */
  function runLater(callback: TSESTree.FunctionLike, about: readonly string[], state: State): readonly State[] {
    // At the top of a module the state says nothing that the definitions do not say: each handler answers on its own.
    if (calling.length === 0) return [state];
    const variables = new Map([...state.variables].filter(([variable]) => !isReassigned(variable)));
    const frame = invoke(callback, { own: about }, { ...state, variables });
    if (frame === null) return [state];
    const known = new Set(state.bags.keys());
    const after = answer(frame, callback, (bag) => !known.has(bag));
    return merge([
      state,
      ...after.map((end): State => ({
        ...end,
        variables: state.variables,
        results: state.results,
        bags: new Map([...end.bags].filter(([bag]) => known.has(bag))),
      })),
    ]);
  }

  /** Notes the responses that leave when a function is done; answers the states in which it ends. */
  function answer(frame: Frame, answeredBy: TSESTree.Node, isOwn: (bag: string) => boolean): readonly State[] {
    const ends = frame.returned.flatMap(({ state, value, node }) =>
      within(state, () => answered(value, node ?? answeredBy, readingIn(state))).reduce<readonly State[]>(
        (now, outcome) => now.flatMap((one) => (outcome ? applyEffects(outcome.effects, one) : [one])),
        [state],
      ),
    );
    for (const state of [...ends, ...frame.thrown.filter((one) => [...one.bags.values()].some((bag) => bag.sent))]) {
      for (const [id, bag] of state.bags) {
        if (bag.lines.size > 0 && semantics.isResponse(id) && isOwn(id)) found.push({ bag, state, answeredBy });
      }
    }
    return ends;
  }

  function runRoot(root: TSESTree.FunctionLike): void {
    const mark = found.length;
    current = INITIAL_STATE;
    try {
      const frame = invoke(root, { own: [] }, INITIAL_STATE);
      if (frame) answer(frame, root, () => true);
    } catch (error) {
      if (!(error instanceof TooComplex)) throw error;
      found.length = mark;
      calling.length = 0;
      epoch = 0;
    }
    current = INITIAL_STATE;
  }

  return {
    relevance,
    evaluate: (node) => within(INITIAL_STATE, () => evaluate(node)),
    host,
    responses() {
      runProgram();
      const roots = relevance.functions;
      for (const root of roots) if (!visited.has(root) && !relevance.isCalled(root)) runRoot(root);
      for (const root of roots) if (!visited.has(root)) runRoot(root);
      return distinct(found);
    },
    outcomes(callee, args) {
      try {
        return within(INITIAL_STATE, () => invoke(callee, args, INITIAL_STATE));
      } catch (error) {
        if (!(error instanceof TooComplex)) throw error;
        calling.length = 0;
        return null;
      }
    },
  };

  /** The statements of the module itself; the functions in them answer on their own. */
  function runProgram(): void {
    if (!program.body.some((statement) => relevance.hasOwnEffect(statement))) return;
    const mark = found.length;
    try {
      const frame = newFrame();
      const ended = machine.run(program, [INITIAL_STATE], frame);
      frame.returned.push(...ended.map((state): Returned => ({ state, value: UNDEFINED, node: null })));
      answer(frame, program, () => true);
    } catch (error) {
      if (!(error instanceof TooComplex)) throw error;
      found.length = mark;
      calling.length = 0;
    }
  }
}

function isNoThis(parameter: TSESTree.Parameter): boolean {
  return !(parameter.type === 'Identifier' && parameter.name === 'this');
}

function distinct(found: readonly ResponseState[]): readonly ResponseState[] {
  const seen = new Map<string, ResponseState>();
  for (const one of found) {
    const tests = [...one.state.assumptions].map(([id, { holds }]) => `${id}=${String(holds)}`);
    seen.set(`${bagKey(one.bag)}|${tests.sort().join('&')}`, one);
  }
  return [...seen.values()];
}
