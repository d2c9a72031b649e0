import type { TSESTree } from '@typescript-eslint/utils';
import type { Assumptions } from '../syntax/conditions.ts';
import type { Variable } from '../syntax/references.ts';
import type { Member, SettledValue, Value } from '../syntax/value.ts';

/** One line of a header on one path. */
export interface HeaderLine {
  readonly value: SettledValue;
  /** The expression that gives the value at the place of the write. */
  readonly node: TSESTree.Node;
  /** The statement, property or call that writes it. */
  readonly write: TSESTree.Node;
  /** The undecided conditions of the configuration (not of the request) under which it is written, as `id=outcome`. */
  readonly guards: ReadonlySet<string>;
}

/** The headers of one response, or of a `Headers`, by lower-case name. */
export interface HeaderBag {
  readonly lines: ReadonlyMap<string, readonly HeaderLine[]>;
  /** The headers have left: later writes do nothing. */
  readonly sent: boolean;
}

/** What is known at one point of one path. States are never changed, only replaced. */
export interface State {
  readonly variables: ReadonlyMap<Variable, Value>;
  /** The members of objects, and the elements of arrays, that were written after they were made. */
  readonly objects: ReadonlyMap<string, readonly Member[]>;
  readonly arrays: ReadonlyMap<string, readonly Value[]>;
  readonly bags: ReadonlyMap<string, HeaderBag>;
  /** The results of the calls already performed in the statement at hand. */
  readonly results: ReadonlyMap<TSESTree.Node, Value>;
  readonly assumptions: Assumptions;
}

export const EMPTY_BAG: HeaderBag = { lines: new Map(), sent: false };

export const INITIAL_STATE: State = {
  variables: new Map(),
  objects: new Map(),
  arrays: new Map(),
  bags: new Map(),
  results: new Map(),
  assumptions: new Map(),
};

/** Above this many, states that differ in variables only are made one, and above it still, the function is given up. */
const MOST_STATES = 64;

/** Thrown when a function has more paths than are worth following; what it does is unknown then. */
export class TooComplex extends Error {}

export function bind(state: State, variable: Variable, value: Value): State {
  return { ...state, variables: new Map(state.variables).set(variable, value) };
}

export function withBag(state: State, id: string, bag: HeaderBag): State {
  return { ...state, bags: new Map(state.bags).set(id, bag) };
}

export function withResult(state: State, node: TSESTree.Node, value: Value): State {
  return { ...state, results: new Map(state.results).set(node, value) };
}

/**
 * Makes states one that agree in all but their assumptions, and keeps the assumptions they share. What was asked about a
 * symbol is kept apart as long as there is room: `!origin || allowed.includes(origin)` is a check, though neither half is.
 */
export function merge(states: readonly State[]): readonly State[] {
  if (states.length < 2) return states;
  const exact = mergeBy(states, (state) => `${signature(state, true)}|${testsIn(state)}`);
  if (exact.length <= MOST_STATES) return exact;
  const coarse = mergeBy(exact, (state) => signature(state, false));
  if (coarse.length > MOST_STATES) throw new TooComplex();
  return coarse;
}

function mergeBy(states: readonly State[], keyOf: (state: State) => string): readonly State[] {
  const merged = new Map<string, State>();
  for (const state of states) {
    const key = keyOf(state);
    const known = merged.get(key);
    merged.set(key, known ? shared(known, state) : state);
  }
  return [...merged.values()];
}

function testsIn({ assumptions }: State): string {
  const tests: string[] = [];
  for (const [id, { atom, holds }] of assumptions) if (atom.test !== null) tests.push(`${id}=${String(holds)}`);
  return tests.sort().join('&');
}

function shared(left: State, right: State): State {
  if (left === right) return left;
  return {
    ...left,
    variables: common(left.variables, right.variables),
    objects: common(left.objects, right.objects),
    arrays: common(left.arrays, right.arrays),
    results: common(left.results, right.results),
    assumptions: commonAssumptions(left.assumptions, right.assumptions),
  };
}

function common<K, V>(left: ReadonlyMap<K, V>, right: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  return left === right ? left : new Map([...left].filter(([key, value]) => right.get(key) === value));
}

function commonAssumptions(left: Assumptions, right: Assumptions): Assumptions {
  if (left === right) return left;
  const kept = new Map([...left].filter(([id, { holds }]) => right.get(id)?.holds === holds));
  // Where tests of a symbol get lost in the crowd, that it was tested in some way does not.
  for (const { atom } of [...left.values(), ...right.values()]) {
    if (atom.test === null || atom.test.kind === 'present' || kept.has(atom.id)) continue;
    const name = atom.test.kind === 'predicate' ? atom.test.name : atom.test.symbol.name;
    const id = `some test of ${name}`;
    kept.set(id, { atom: { kind: 'atom', id, source: 'request', test: { kind: 'predicate', name } }, holds: true });
  }
  return kept;
}

/** A text that is equal for states which need not be told apart. */
function signature(state: State, withVariables: boolean): string {
  const parts = [...state.bags].map(([id, bag]) => `${id}{${bagKey(bag)}}`);
  if (withVariables) {
    for (const map of [state.variables, state.objects, state.arrays, state.results]) {
      parts.push([...map].map(([key, value]) => `${identity(key)}=${identity(value)}`).sort().join(','));
    }
  }
  return parts.join(';');
}

export function bagKey(bag: HeaderBag): string {
  const lines = [...bag.lines].map(([name, all]) => `${name}:${all.map(lineKey).join('+')}`);
  return `${lines.sort().join(',')}${bag.sent ? '!' : ''}`;
}

function lineKey(line: HeaderLine): string {
  return `${identity(line.write)}/${identity(line.node)}/${valueKey(line.value)}/${[...line.guards].sort().join('&')}`;
}

function valueKey(value: SettledValue): string {
  return value.kind === 'primitive' ? `${typeof value.value} ${String(value.value)}` : identity(value);
}

const identities = new WeakMap<object, number>();
let nextIdentity = 0;

/** A number that stands for this very object, or the text of a string. */
function identity(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    const known = identities.get(value);
    if (known !== undefined) return String(known);
    nextIdentity += 1;
    identities.set(value, nextIdentity);
    return String(nextIdentity);
  }
  return String(value);
}
