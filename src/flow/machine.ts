import type { TSESTree } from '@typescript-eslint/utils';
import { assume } from '../syntax/conditions.ts';
import { truthOf } from '../syntax/conditions.ts';
import type { Value } from '../syntax/value.ts';
import type { Relevance } from './relevance.ts';
import type { Semantics } from './semantics.ts';
import type { State } from './state.ts';

/** Where the paths go that do not reach the end of a statement. */
export interface Frame {
  readonly returned: Returned[];
  readonly thrown: State[];
  /** Paths that leave by `break` or `continue`, by `break` or `continue` and the label, if any. */
  readonly jumps: Map<string, State[]>;
}

/** What a call passes; or nobody knows it, and the parameters stand for themselves, being about these symbols. */
export type Arguments = readonly Value[] | { readonly own: readonly string[] };

export interface Returned {
  readonly state: State;
  readonly value: Value;
  /** The expression that is returned, for effects that hang on it. */
  readonly node: TSESTree.Node | null;
}

/** The parts of the interpreter, which call each other. */
export interface Machine {
  readonly semantics: Semantics;
  readonly relevance: Relevance;
  /** The value of an expression in one state, its calls having been performed. */
  readonly valueIn: (state: State, node: TSESTree.Node) => Value;
  /** Runs a statement on every path; answers the paths that reach its end. */
  readonly run: (node: TSESTree.Node, states: readonly State[], frame: Frame) => readonly State[];
  /** Performs the calls, assignments and header writes within an expression. */
  readonly perform: (node: TSESTree.Node, states: readonly State[], frame: Frame) => readonly State[];
  /** Gives a pattern (a parameter, a declaration, a target of assignment) its value. */
  readonly assign: (pattern: TSESTree.Node, value: Value, state: State) => State;
  /** Calls a function of the file; `null` when calls are nested too deep. */
  readonly invoke: (callee: TSESTree.FunctionLike, args: Arguments, state: State) => Frame | null;
  /** Counts work; throws `TooComplex` when there was too much of it. */
  readonly spend: (steps: number) => void;
  /** Names what one pass over code makes, so that the next pass makes something else. */
  readonly withNewEpoch: <T>(pass: () => T) => T;
  /** A callback that some library calls later runs on its own, and answers its own responses. */
  readonly runLater: (callback: TSESTree.FunctionLike, about: readonly string[], state: State) => readonly State[];
}

export function newFrame(): Frame {
  return { returned: [], thrown: [], jumps: new Map() };
}

export function jump(frame: Frame, kind: 'break' | 'continue', label: string | null, states: readonly State[]): void {
  const key = jumpKey(kind, label);
  frame.jumps.set(key, [...(frame.jumps.get(key) ?? []), ...states]);
}

/** Takes the paths that left by a jump out of the frame. */
export function takeJumps(frame: Frame, kind: 'break' | 'continue', labels: readonly (string | null)[]): readonly State[] {
  return labels.flatMap((label) => {
    const key = jumpKey(kind, label);
    const states = frame.jumps.get(key) ?? [];
    frame.jumps.delete(key);
    return states;
  });
}

function jumpKey(kind: 'break' | 'continue', label: string | null): string {
  return label === null ? kind : `${kind} ${label}`;
}

export interface Branches {
  readonly whenTrue: readonly State[];
  readonly whenFalse: readonly State[];
}

/** Divides paths by the truth of an expression whose calls have been performed. */
export function branch(machine: Machine, test: TSESTree.Node, states: readonly State[]): Branches {
  const whenTrue: State[] = [];
  const whenFalse: State[] = [];
  for (const state of states) {
    const condition = truthOf(machine.valueIn(state, test));
    for (const assumptions of assume(condition, true, state.assumptions)) whenTrue.push({ ...state, assumptions });
    for (const assumptions of assume(condition, false, state.assumptions)) whenFalse.push({ ...state, assumptions });
  }
  return { whenTrue, whenFalse };
}
