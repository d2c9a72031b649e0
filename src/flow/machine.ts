import type { TSESTree } from '@typescript-eslint/utils';
import { settle, truthOf } from '../syntax/conditions.ts';
import type { EvaluatorHost } from '../syntax/evaluate.ts';
import { isWithin } from '../syntax/ranges.ts';
import type { Value } from '../syntax/value.ts';
import { assuming, withAssumptions } from './assumptions.ts';
import type { Site } from './epochs.ts';
import { entriesIn, withoutEntry } from './persistent-map.ts';
import type { Relevance } from './relevance.ts';
import type { EffectfulNode, Outcome, Reading, Semantics } from './semantics.ts';
import { TooComplex, withResult } from './state.ts';
import type { State } from './state.ts';

/** Where the paths go that do not reach the end of a statement. */
export interface Frame {
  readonly returned: Returned[];
  readonly thrown: State[];
  /** Whether somebody catches what is thrown; if not, what calls may throw ends the path, and nothing comes of it. */
  readonly isCaught: boolean;
  /** Paths that leave by `break` or `continue`, by `break` or `continue` and the label, if any. */
  readonly jumps: Map<string, State[]>;
}

/** What a call passes; or nobody knows it, and the parameters stand for themselves, being about these symbols. */
export type Arguments = readonly Value[] | { readonly own: readonly string[] };

/** A call on one path. */
export interface Call {
  readonly state: State;
  readonly args: Arguments;
}

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
  readonly readingIn: (state: State) => Reading;
  readonly host: EvaluatorHost;
  /** What a node does to headers in one state; `null` when that is nothing. */
  readonly outcomeIn: (state: State, node: EffectfulNode) => Outcome | null;
  /** Runs a statement on every path; answers the paths that reach its end. */
  readonly run: (node: TSESTree.Node, states: readonly State[], frame: Frame) => readonly State[];
  /** Performs the calls, assignments and header writes within an expression. */
  readonly perform: (node: TSESTree.Node, states: readonly State[], frame: Frame) => readonly State[];
  /** Gives a pattern (a parameter, a declaration, a target of assignment) its value. */
  readonly assign: (pattern: TSESTree.Node, value: Value, state: State) => State;
  /** Remembers by which code of the file a header came to be written that code of another file gives or writes. */
  readonly notePlace: (written: readonly TSESTree.Node[], by: TSESTree.Node) => void;
  /** Calls a function of the file on several paths; `null` when calls are nested too deep. */
  readonly invoke: (
    callee: TSESTree.FunctionLike,
    calls: readonly Call[],
    site: Site,
    isCaught: boolean,
  ) => Frame | null;
  /**
   * The same for a function that writes no headers, of which little is worth knowing: `too much` where that takes long.
   */
  readonly invokeHelper: (
    callee: TSESTree.FunctionLike,
    calls: readonly Call[],
    site: Site,
    isCaught: boolean,
  ) => Frame | null | 'too much';
  /** Counts work: 1 is an expression's worth. Throws `TooComplex` when there was too much of it. */
  readonly spend: (amount: number) => void;
  /**
   * Names what one pass over code makes, so that another pass makes something else. The name comes from the place alone:
   * what two paths make at one place on the same pass is the same.
   */
  readonly inEpoch: <T>(site: Site, over: TSESTree.Node, pass: () => T) => T;
  /** The name of the pass under way. */
  readonly epoch: () => string;
  /** Drops what was assumed about things that nobody can ask about once this code is done. */
  readonly forget: (states: readonly State[], before: readonly State[], code: TSESTree.Node) => readonly State[];
  /** Drops the variables of a block that is done, and of a loop, a `switch` or a `catch`. */
  readonly leave: (states: readonly State[], block: TSESTree.Node) => readonly State[];
  /** A callback that some library calls later runs on its own, and answers its own responses. */
  readonly runLater: (callback: TSESTree.FunctionLike, about: readonly string[], state: State) => readonly State[];
}

export function newFrame(isCaught: boolean): Frame {
  return { returned: [], thrown: [], isCaught, jumps: new Map() };
}

/** Adds states one by one: there may be more of them than a call takes arguments. */
export function add(target: State[], states: readonly State[]): void {
  for (const state of states) target.push(state);
}

/** Leaves paths alone that would go on for too long. What they have sent has left all the same. */
export function abandon(frame: Frame, states: readonly State[]): void {
  add(frame.thrown, states.filter(hasSent));
}

export function hasSent({ bags }: State): boolean {
  return [...bags.values()].some((bag) => bag.sent);
}

export function jump(frame: Frame, kind: 'break' | 'continue', label: string | null, states: readonly State[]): void {
  const key = jumpKey(kind, label);
  frame.jumps.set(key, [...(frame.jumps.get(key) ?? []), ...states]);
}

/** Takes the paths that left by a jump out of the frame. */
export function takeJumps(
  frame: Frame,
  kind: 'break' | 'continue',
  labels: readonly (string | null)[],
): readonly State[] {
  return labels.flatMap((label) => {
    const key = jumpKey(kind, label);
    const states = frame.jumps.get(key) ?? [];
    frame.jumps.delete(key);
    return states;
  });
}

/** The frame of a loop or `switch`: a jump that leaves it is not mistaken for one that leaves what is around it. */
export function withOwnJumps(frame: Frame): Frame {
  return { ...frame, jumps: new Map() };
}

/** Hands on the jumps that lead further out. */
export function passJumps(inner: Frame, frame: Frame): void {
  for (const [key, states] of inner.jumps) frame.jumps.set(key, [...(frame.jumps.get(key) ?? []), ...states]);
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
    add(whenTrue, assuming(condition, true, state));
    add(whenFalse, assuming(condition, false, state));
  }
  return { whenTrue, whenFalse };
}

/**
 * Divides a path until each of the expressions is one object, or none: what is written to one of two objects is written to one
 * of them only. Texts stay open, but for the first expression where it is a name.
 */
export function settled(
  machine: Machine,
  nodes: readonly TSESTree.Node[],
  state: State,
  name: TSESTree.Node | null = null,
): readonly State[] {
  return nodes.reduce<readonly State[]>(
    (states, node) => {
      const after = states.flatMap((one) => settledIn(machine, node, one, node === name));
      if (after.length > MOST_SETTLED) throw new TooComplex();
      return after;
    },
    [state],
  );
}

/** Ways to choose among objects, in one expression, that are told apart. */
const MOST_SETTLED = 64;

function settledIn(machine: Machine, node: TSESTree.Node, state: State, isName: boolean): readonly State[] {
  if (node.type === 'Literal' || node.type === 'TemplateLiteral') return [state];
  const value = machine.valueIn(state, node);
  if (value.kind !== 'choice' || !((isName && mayBeName(value, machine)) || mayBeObject(value))) return [state];
  return settle(value, state.assumptions).map((one) =>
    withResult(withAssumptions(state, one.assumptions), node, one.value),
  );
}

function mayBeName(value: Value, machine: Machine): boolean {
  if (value.kind === 'choice') return mayBeName(value.consequent, machine) || mayBeName(value.alternate, machine);
  return value.kind === 'primitive' && typeof value.value === 'string' && machine.semantics.isName(value.value);
}

function mayBeObject(value: Value): boolean {
  switch (value.kind) {
    case 'choice':
      return mayBeObject(value.consequent) || mayBeObject(value.alternate);
    case 'array':
    case 'function':
    case 'instance':
    case 'object':
      return true;
    case 'condition':
    case 'position':
    case 'primitive':
    case 'regexp':
    case 'symbol':
    case 'unknown':
      return false;
  }
}

/** Forgets what the parts of a statement or test came to, once it is done. */
export function withoutResults(states: readonly State[], code: TSESTree.Node): readonly State[] {
  return states.map((state) => {
    let { results } = state;
    for (const [node] of entriesIn(results)) {
      if (isWithin(node, code)) results = withoutEntry(results, node);
    }
    return results === state.results ? state : { ...state, results };
  });
}
