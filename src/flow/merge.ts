import type { Assumption, Assumptions } from '../syntax/conditions.ts';
import { derived } from '../syntax/lift.ts';
import type { SettledValue, Value } from '../syntax/value.ts';
import { keepTests } from './assumptions.ts';
import { fingerprintOf, minus, mix, ofText, plus } from './fingerprint.ts';
import { differences, withEntry } from './persistent-map.ts';
import type { PersistentMap } from './persistent-map.ts';
import { TooComplex } from './state.ts';
import type { HeaderBag, HeaderLine, State } from './state.ts';

/** Above this many, states that are alike are made one, and where they still are too many, the function is given up. */
export const MOST_STATES = 200;

/** Among more states than this, nobody looks for one that another one covers. */
const MOST_COMPARED = 24;

/**
 * Makes states one that agree in all but what was assumed on the way, where nothing is lost by it: one path for both outcomes
 * of a condition instead of a path for each. What was asked about a symbol is kept apart as long as there is room:
 * `!origin || allowed.includes(origin)` is a check, though neither half is.
 */
export function merge(states: readonly State[]): readonly State[] {
  if (states.length < 2) return states;
  const exact = groupsBy(states, (state) => `${stateKey(state)} ${String(assumed(state.assumptions).tests)}`).flatMap(
    united,
  );
  if (exact.length <= MOST_STATES) return exact;
  const alike = groupsBy(exact, stateKey).map((group) => group.reduce(shared));
  if (alike.length <= MOST_STATES) return alike;
  const coarse = groupsBy(alike, headersKey).map((group) => group.reduce(shared));
  if (coarse.length > MOST_STATES) throw new TooComplex();
  return coarse;
}

function groupsBy(states: readonly State[], keyOf: (state: State) => string): readonly (readonly State[])[] {
  const groups = new Map<string, State[]>();
  for (const state of states) {
    const key = keyOf(state);
    const group = groups.get(key);
    if (group) group.push(state);
    else groups.set(key, [state]);
  }
  return [...groups.values()];
}

/** The states that were not among those seen before, which then have been. */
export function unseen(states: readonly State[], seen: Set<string>): readonly State[] {
  return states.filter((state) => {
    const key = `${stateKey(state)} ${String(assumed(state.assumptions).all)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Equal for states that differ in variables only: what is in an object may be headers. */
function headersKey({ objects, arrays, bags }: State): string {
  return `${String(mix(objects.fingerprint, arrays.fingerprint))} ${bagsKey(bags)}`;
}

function stateKey({ variables, objects, arrays, results, bags }: State): string {
  const values = mix(mix(variables.fingerprint, objects.fingerprint), mix(arrays.fingerprint, results.fingerprint));
  return `${String(values)} ${bagsKey(bags)}`;
}

const bagsKeys = new WeakMap<State['bags'], string>();

function bagsKey(bags: State['bags']): string {
  const before = bagsKeys.get(bags);
  if (before !== undefined) return before;
  const key = [...bags].map(([id, bag]) => `${id}{${bagKey(bag)}}`).join(';');
  bagsKeys.set(bags, key);
  return key;
}

/** Of states that differ in their assumptions only: each pair that differs in one outcome becomes one state. */
function united(states: readonly State[]): readonly State[] {
  if (states.length < 2) return states;
  const byAssumptions = new Map<number, State>();
  const waiting = [...states];
  for (const state of waiting) {
    const { all } = assumed(state.assumptions);
    const same = byAssumptions.get(all);
    if (same) {
      if (state.isExact) byAssumptions.set(all, state);
      continue;
    }
    const match = oppositeOf(state, byAssumptions);
    if (match === null) {
      byAssumptions.set(all, state);
      continue;
    }
    const other = byAssumptions.get(match.fingerprint);
    byAssumptions.delete(match.fingerprint);
    waiting.push(withoutAssumption(state, match.id, other));
  }
  const apart = uncovered([...byAssumptions.values()]);
  const wider = widened(apart);
  return wider === apart ? apart : united(wider);
}

interface Opposite {
  readonly id: string;
  readonly fingerprint: number;
}

function oppositeOf({ assumptions }: State, known: ReadonlyMap<number, State>): Opposite | null {
  const { all } = assumed(assumptions);
  for (const [id, assumption] of assumptions) {
    if (assumption.atom.test !== null) continue;
    const { self, opposite } = outcomeOf(assumption);
    const fingerprint = plus(minus(all, self), opposite);
    if (known.has(fingerprint)) return { id, fingerprint };
  }
  return null;
}

/** Without the states that assume more than another one, which stands for them too. */
function uncovered(states: readonly State[]): readonly State[] {
  if (states.length < 2 || states.length > MOST_COMPARED) return states;
  return states.filter(
    (state) => !states.some((other) => other !== state && covers(other.assumptions, state.assumptions)),
  );
}

/**
 * `a || (!a && b)` is `a || b`: a path need not assume what another one stands for otherwise. A handler that asks for a path
 * and a method, time and again, would have as many ways past its routes as it has routes.
 */
function widened(states: readonly State[]): readonly State[] {
  if (states.length < 2 || states.length > MOST_COMPARED) return states;
  const wider = states.map((state) => {
    for (const other of states) {
      const id = state.isExact && !other.isExact ? null : onlyConflict(other.assumptions, state.assumptions);
      if (id !== null) return withoutAssumption(state, id, other);
    }
    return state;
  });
  return wider.some((state, index) => state !== states[index]) ? wider : states;
}

/** The one condition in which a state differs from a more general one; `null` where there are more, or none. */
function onlyConflict(general: Assumptions, special: Assumptions): string | null {
  if (general.size > special.size) return null;
  let conflict: string | null = null;
  for (const [id, { holds }] of general) {
    const assumption = special.get(id);
    if (assumption?.holds === holds) continue;
    if (!assumption || conflict !== null) return null;
    conflict = id;
  }
  return conflict;
}

function withoutAssumption(state: State, id: string, other: State | undefined): State {
  const assumptions = new Map(state.assumptions);
  assumptions.delete(id);
  const bags = other ? commonGuards(state.bags, other.bags) : state.bags;
  return { ...state, assumptions, bags, isExact: state.isExact && other?.isExact !== false };
}

function covers(general: Assumptions, special: Assumptions): boolean {
  if (general.size >= special.size) return false;
  for (const [id, { holds }] of general) if (special.get(id)?.holds !== holds) return false;
  return true;
}

interface Assumed {
  readonly all: number;
  /** Only what was asked about symbols. */
  readonly tests: number;
}

const known = new WeakMap<Assumptions, Assumed>();

function assumed(assumptions: Assumptions): Assumed {
  const before = known.get(assumptions);
  if (before) return before;
  let [all, tests] = [0, 0];
  for (const assumption of assumptions.values()) {
    const { self } = outcomeOf(assumption);
    all = plus(all, self);
    if (assumption.atom.test !== null) tests = plus(tests, self);
  }
  const computed = { all, tests };
  known.set(assumptions, computed);
  return computed;
}

interface Outcome {
  readonly self: number;
  /** The fingerprint of the same condition's other outcome. */
  readonly opposite: number;
}

const outcomes = new WeakMap<Assumption, Outcome>();

function outcomeOf(assumption: Assumption): Outcome {
  const before = outcomes.get(assumption);
  if (before) return before;
  const id = ofText(assumption.atom.id);
  const [whenTrue, whenFalse] = [mix(id, 1), mix(id, 2)];
  const outcome = assumption.holds ? { self: whenTrue, opposite: whenFalse } : { self: whenFalse, opposite: whenTrue };
  outcomes.set(assumption, outcome);
  return outcome;
}

/** One state for two: what they agree in, and the admission that the rest may be either. */
function shared(left: State, right: State): State {
  return {
    bags: commonGuards(left.bags, right.bags),
    variables: common(left.variables, right.variables, either),
    objects: left.objects,
    arrays: left.arrays,
    results: common(left.results, right.results, either),
    assumptions: commonAssumptions(left.assumptions, right.assumptions),
    isExact: false,
  };
}

type Either<V> = (left: V, right: V) => V;

function common<K, V>(left: PersistentMap<K, V>, right: PersistentMap<K, V>, join: Either<V>): PersistentMap<K, V> {
  let map = left;
  for (const key of differences(left, right)) {
    const [one, other] = [left.get(key), right.get(key)];
    const value = one ?? other;
    if (value !== undefined) map = withEntry(map, key, join(one ?? value, other ?? value));
  }
  return map;
}

/** A value that is one of two. */
function either(left: Value, right: Value): Value {
  return derived(`${String(fingerprintOf(left))} or ${String(fingerprintOf(right))}`, [left, right]);
}

function commonAssumptions(left: Assumptions, right: Assumptions): Assumptions {
  if (left === right) return left;
  const isCommon = ([id, { holds }]: readonly [string, Assumption]): boolean => right.get(id)?.holds === holds;
  const kept = new Map([...left].filter(isCommon));
  const lost = [...left.values(), ...right.values()].filter(({ atom }) => atom.test?.kind !== 'present');
  keepTests(lost, kept);
  return kept;
}

/** The collections of two paths that are equal but for their guards: what is written on both paths is guarded by what both share. */
function commonGuards(left: State['bags'], right: State['bags']): State['bags'] {
  if (left === right) return left;
  return new Map([...left].map(([id, bag]) => [id, withCommonGuards(bag, right.get(id) ?? bag)]));
}

function withCommonGuards(left: HeaderBag, right: HeaderBag): HeaderBag {
  if (left === right) return left;
  const lines = [...left.lines].map(([name, all]): [string, readonly HeaderLine[]] => {
    const others = right.lines.get(name);
    if (all === others) return [name, all];
    return [name, all.map((line, index) => ({ ...line, guards: intersection(line.guards, others?.[index]?.guards) }))];
  });
  return { ...left, lines: new Map(lines) };
}

function intersection(left: ReadonlySet<string>, right: ReadonlySet<string> = left): ReadonlySet<string> {
  return left === right ? left : new Set([...left].filter((guard) => right.has(guard)));
}

const bagKeys = new WeakMap<HeaderBag, string>();

/** A text that is equal for collections of the same headers, written at the same places, whatever guards them. */
export function bagKey(bag: HeaderBag): string {
  const before = bagKeys.get(bag);
  if (before !== undefined) return before;
  const lines = [...bag.lines].map(([name, all]) => `${name}:${all.map(lineKey).join('+')}`);
  const key = `${lines.sort().join(',')}${bag.sent ? '!' : ''}`;
  bagKeys.set(bag, key);
  return key;
}

function lineKey(line: HeaderLine): string {
  return `${rangeOf(line.write)}/${rangeOf(line.node)}/${valueKey(line.value)}`;
}

/** A text that is equal for collections whose lines have the same guards. */
export function guardsKey({ lines }: HeaderBag): string {
  return [...lines]
    .map(([name, all]) => `${name}:${all.map(({ guards }) => [...guards].sort().join('&')).join('+')}`)
    .join(',');
}

function rangeOf({ range }: HeaderLine['node']): string {
  return range.join('-');
}

function valueKey(value: SettledValue): string {
  return value.kind === 'primitive' ? `${typeof value.value} ${String(value.value)}` : String(fingerprintOf(value));
}
