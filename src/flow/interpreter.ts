import type { TSESTree } from '@typescript-eslint/utils';
import type { EvaluatorHost } from '../syntax/evaluate.ts';
import { isReassigned } from '../syntax/references.ts';
import type { Scopes } from '../syntax/references.ts';
import { UNDEFINED, unknown } from '../syntax/value.ts';
import type { UnknownValue, Value } from '../syntax/value.ts';
import { applyEffects } from './effects.ts';
import { createEngine } from './engine.ts';
import { hasSent, newFrame } from './machine.ts';
import type { Arguments, Frame } from './machine.ts';
import { bagKey, guardsKey, merge } from './merge.ts';
import { entriesIn, withoutEntry } from './persistent-map.ts';
import { relevanceOf } from './relevance.ts';
import type { Relevance } from './relevance.ts';
import type { Reading, Semantics } from './semantics.ts';
import { INITIAL_STATE } from './state.ts';
import type { HeaderBag, State } from './state.ts';

/** One way in which a response may leave: its headers, and what was assumed on the way. */
export interface ResponseState {
  readonly bag: HeaderBag;
  readonly state: State;
  /** The function that answers. */
  readonly answeredBy: TSESTree.Node;
  /** Whether the code can really answer so; else paths were made one on the way, and this may be a mixture of them. */
  readonly isExact: boolean;
}

export interface FlowOptions {
  readonly program: TSESTree.Program;
  readonly scopes: Scopes;
  readonly semantics: Semantics;
  readonly interpret: (value: UnknownValue, args?: readonly Value[]) => Value;
  /** What a function's result writes, e.g. a returned `{ statusCode, headers }`. */
  readonly answered: (
    value: Value,
    node: TSESTree.Node,
    reading: Reading,
  ) => readonly ReturnType<Semantics['outcomeOf']>[];
}

export interface Flow {
  readonly relevance: Relevance;
  /** The value of an expression outside of any path. */
  readonly evaluate: (node: TSESTree.Node) => Value;
  readonly host: EvaluatorHost;
  /** Does work that has a budget of its own; answers `null` when that is used up. */
  readonly attempt: <T>(task: () => T) => T | null;
  /** The code of the file by which headers are written that the range, of another file, gives or writes. */
  readonly placesOf: (range: readonly [number, number]) => readonly TSESTree.Node[];
  /** Every state in which a response of the file may leave. */
  readonly responses: () => readonly ResponseState[];
  /**
   * The ways in which a function ends, given its arguments; `null` when there are too many.
   */
  readonly outcomes: (callee: TSESTree.FunctionLike, args: readonly Value[]) => Frame | null;
  /** Whether the responses of some function are missing, because it has more paths than are worth following. */
  readonly gaveUp: () => boolean;
}

/** Prepares the abstract interpretation of a file. Nothing runs before it is asked for. */
export function createFlow({ program, scopes, semantics, interpret, answered }: FlowOptions): Flow {
  const relevance = relevanceOf(program, scopes, semantics);
  const engine = createEngine({ scopes, relevance, semantics, interpret, runLater });
  const { machine } = engine;
  const found: ResponseState[] = [];
  let gaveUp = false;

  /** A callback that a library calls some time later: its own responses are done when it is; its caller goes on either way. */
  function runLater(callback: TSESTree.FunctionLike, about: readonly string[], state: State): readonly State[] {
    // At the top of a module the state says nothing that the definitions do not say: each handler answers on its own.
    if (engine.isOutside()) return [state];
    let { variables } = state;
    for (const [variable] of entriesIn(variables))
      if (isReassigned(variable)) variables = withoutEntry(variables, variable);
    const frame = machine.invoke(
      callback,
      [{ state: { ...state, variables }, args: { own: about } }],
      { reason: 'later', at: callback.range[0] },
      false,
    );
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
      engine
        .within(state, () => answered(value, node ?? answeredBy, machine.readingIn(state)))
        .reduce<readonly State[]>(
          (now, outcome) => now.flatMap((one) => (outcome ? applyEffects(outcome.effects, one) : [one])),
          [state],
        ),
    );
    for (const state of [...ends, ...frame.thrown.filter(hasSent)]) {
      for (const [id, bag] of state.bags) {
        if ((bag.lines.size > 0 || bag.sent) && semantics.isResponse(id) && isOwn(id))
          found.push({ bag, state, answeredBy, isExact: isExactly(state) });
      }
    }
    return ends;
  }

  /** Runs what answers on its own; of what is too complex, no response is noted. */
  function run(work: () => Frame | null, answeredBy: TSESTree.Node): void {
    const mark = found.length;
    const done = engine.attempt(() => {
      const frame = work();
      if (frame) answer(frame, answeredBy, () => true);
      return true;
    });
    if (done) return;
    found.length = mark;
    gaveUp = true;
  }

  /** The statements of the module itself; the functions in them answer on their own. */
  function programFrame(): Frame {
    const frame = newFrame(false);
    for (const state of machine.run(program, [INITIAL_STATE], frame))
      frame.returned.push({ state, value: UNDEFINED, node: null });
    return frame;
  }

  const invokeAlone = (callee: TSESTree.FunctionLike, args: Arguments): Frame | null =>
    machine.invoke(callee, [{ state: INITIAL_STATE, args }], { reason: 'root', at: callee.range[0] }, false);

  const runRoot = (root: TSESTree.FunctionLike): void => run(() => invokeAlone(root, { own: [] }), root);

  return {
    relevance,
    evaluate(node) {
      const value = engine.attempt(() => engine.evaluate(node));
      gaveUp ||= value === null;
      return value ?? unknown(`too complex at ${String(node.range[0])}`);
    },
    host: engine.host,
    attempt: engine.attempt,
    placesOf: (range) =>
      [...engine.places].flatMap(([node, places]) => (node.range.join() === range.join() ? places : [])),
    responses() {
      if (program.body.some((statement) => relevance.hasOwnEffect(statement))) run(programFrame, program);
      const roots = relevance.functions();
      for (const root of roots) if (!engine.visited.has(root) && !relevance.isCalled(root)) runRoot(root);
      for (const root of roots) if (!engine.visited.has(root)) runRoot(root);
      return distinct(found, semantics);
    },
    outcomes: (callee, args) => engine.attempt(() => invokeAlone(callee, args)),
    gaveUp: () => gaveUp,
  };
}

function isExactly({ isExact, assumptions }: State): boolean {
  return isExact && [...assumptions.values()].every(({ atom }) => atom.isVague !== true);
}

function distinct(found: readonly ResponseState[], { tellsApart }: Semantics): readonly ResponseState[] {
  const seen = new Map<string, ResponseState>();
  for (const one of found) {
    const tests = [...one.state.assumptions].flatMap(([id, { atom, holds }]) =>
      atom.test || tellsApart?.(atom) ? [`${id}=${String(holds)}`] : [],
    );
    const key = `${one.answeredBy.range.join()}|${bagKey(one.bag)}|${guardsKey(one.bag)}|${tests.sort().join('&')}`;
    if (one.isExact || !seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}
