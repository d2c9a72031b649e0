import { assumedIn, isNullish, joinSources, sizeOf, truthOf } from './conditions.ts';
import { primitive, unknown } from './value.ts';
import type { Condition, SettledValue, Source, UnknownValue, Value } from './value.ts';

/** A value with more outcomes than this is unknown: nobody could follow it anyway. */
const MOST_OUTCOMES = 24;

/** Applies a function to every outcome of a value, keeping the conditions. */
export function lift(value: Value, apply: (settled: SettledValue) => Value): Value {
  const budget = { left: MOST_OUTCOMES };
  return liftWithin(value, apply, budget);
}

/** `lift` over two values, the outcomes of the left one first. */
export function liftBoth(left: Value, right: Value, apply: (left: SettledValue, right: SettledValue) => Value): Value {
  return lift(left, (a) => lift(right, (b) => apply(a, b)));
}

let outcomes = 0;

/** How many outcomes were looked at since the start, in whatever file: it is these that cost, where values have many. */
export function outcomesSoFar(): number {
  return outcomes;
}

function liftWithin(value: Value, apply: (settled: SettledValue) => Value, budget: { left: number }): Value {
  outcomes += 1;
  if (value.kind === 'choice') {
    return choice(value.test, liftWithin(value.consequent, apply, budget), liftWithin(value.alternate, apply, budget));
  }
  if (value.kind === 'condition') {
    return choice(value.condition, apply(primitive(true)), apply(primitive(false)));
  }
  budget.left -= 1;
  return budget.left < 0 ? overflow(value) : apply(value);
}

let overflows = 0;

/** What is beyond the budget: equal to nothing else, another overflow included. */
function overflow(value: SettledValue): Value {
  overflows += 1;
  return derived(`overflow ${String(overflows)}`, [value]);
}

/** One value or the other; a test that is decided leaves only one. */
export function choice(test: Condition, consequent: Value, alternate: Value): Value {
  if (test.kind === 'constant') return test.holds ? consequent : alternate;
  const whenTrue = chosen(consequent, test, true);
  const whenFalse = chosen(alternate, test, false);
  if (whenTrue === whenFalse || isEqual(whenTrue, whenFalse)) return whenTrue;
  if (isSame(whenTrue, whenFalse)) return eitherWay(whenTrue, test, whenFalse);
  if (isBoolean(whenTrue, true) && isBoolean(whenFalse, false)) return { kind: 'condition', condition: test };
  return eitherOf(test, whenTrue, whenFalse);
}

/** Whether two outcomes are one text, number or the like, whichever code spells it. */
function isEqual(left: Value, right: Value): boolean {
  return left.kind === 'primitive' && right.kind === 'primitive' && Object.is(left.value, right.value);
}

/** What nobody knows of either outcome of a value: one operation on many of them has one result, not as many. */
function isSame(left: Value, right: Value): left is UnknownValue {
  return (
    left.kind === 'unknown' && right.kind === 'unknown' && left.id === right.id && isSameList(left.path, right.path)
  );
}

function eitherWay(value: UnknownValue, test: Condition, other: Value): Value {
  const source = joinSources([value.source, sourceOf(other), sourceOfCondition(test)]);
  const about = [...new Set([...value.about, ...subjectsOf(other), ...subjectsOfCondition(test)])];
  return source === value.source && isSameList(about, value.about) ? value : { ...value, source, about };
}

function isSameList(left: readonly string[], right: readonly string[]): boolean {
  return left === right || (left.length === right.length && left.every((one, index) => one === right[index]));
}

/** Choices among choices double with each level; beyond this they are unknown. */
const MOST_SIZE = 160;

function eitherOf(test: Condition, consequent: Value, alternate: Value): Value {
  const size = sizeOf(test) + sizeOfValue(consequent) + sizeOfValue(alternate);
  if (size <= MOST_SIZE) return { kind: 'choice', test, consequent, alternate, size };
  overflows += 1;
  return derived(`overflow ${String(overflows)}`, [conditionValue(test), consequent, alternate]);
}

function sizeOfValue(value: Value): number {
  return value.kind === 'choice' ? value.size : value.kind === 'condition' ? sizeOf(value.condition) : 1;
}

/** The value where a test is known to hold, or to fail: without the choices that this decides. */
function chosen(value: Value, test: Condition, holds: boolean): Value {
  if (value.kind === 'condition') return conditionValue(assumedIn(value.condition, test, holds));
  if (value.kind !== 'choice') return value;
  const inner = assumedIn(value.test, test, holds);
  if (inner.kind === 'constant') return chosen(inner.holds ? value.consequent : value.alternate, test, holds);
  const consequent = chosen(value.consequent, test, holds);
  const alternate = chosen(value.alternate, test, holds);
  const same = inner === value.test && consequent === value.consequent && alternate === value.alternate;
  return same ? value : eitherOf(inner, consequent, alternate);
}

export function conditionValue(condition: Condition): Value {
  return condition.kind === 'constant' ? primitive(condition.holds) : { kind: 'condition', condition };
}

function isBoolean(value: Value, expected: boolean): boolean {
  return value.kind === 'primitive' && value.value === expected;
}

/** An unknown value made from others: it is about what they are about, and changes when they change. */
export function derived(id: string, from: readonly Value[]): Value {
  return unknown(id, joinSources(from.map(sourceOf)), [...new Set(from.flatMap(subjectsOf))]);
}

/** The names of the symbols from which a value is made. */
export function subjectsOf(value: Value): readonly string[] {
  const known = subjects.get(value);
  if (known) return known;
  const found = [...new Set(subjectsIn(value))];
  subjects.set(value, found);
  return found;
}

const subjects = new WeakMap<Value, readonly string[]>();

function subjectsIn(value: Value): readonly string[] {
  switch (value.kind) {
    case 'symbol':
      return [value.name];
    case 'unknown':
      return value.about;
    case 'choice':
      return [...subjectsOf(value.consequent), ...subjectsOf(value.alternate), ...subjectsOfCondition(value.test)];
    case 'condition':
      return subjectsOfCondition(value.condition);
    case 'position':
      return subjectsOfCondition(value.found);
    case 'array':
      return value.elements.flatMap(subjectsOf);
    case 'object':
      return value.members.flatMap((member) => subjectsOf(member.value));
    case 'instance':
      return value.arguments.flatMap(subjectsOf);
    case 'primitive':
    case 'regexp':
    case 'function':
      return [];
  }
}

function subjectsOfCondition(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'constant':
      return [];
    case 'not':
      return subjectsOfCondition(condition.operand);
    case 'and':
    case 'or':
      return [...subjectsOfCondition(condition.left), ...subjectsOfCondition(condition.right)];
    case 'atom':
      if (condition.test === null) return [];
      return [condition.test.kind === 'predicate' ? condition.test.name : condition.test.symbol.name];
  }
}

/** Whether a value changes from request to request, with the environment, or neither. */
export function sourceOf(value: Value): Source {
  const known = sources.get(value);
  if (known) return known;
  const found = sourceIn(value);
  sources.set(value, found);
  return found;
}

const sources = new WeakMap<Value, Source>();

function sourceIn(value: Value): Source {
  switch (value.kind) {
    case 'symbol':
      return 'request';
    case 'unknown':
      return value.source;
    case 'choice':
      return joinSources([sourceOf(value.consequent), sourceOf(value.alternate), sourceOfCondition(value.test)]);
    case 'condition':
      return sourceOfCondition(value.condition);
    case 'position':
      return sourceOfCondition(value.found);
    case 'array':
      return joinSources(value.elements.map(sourceOf));
    case 'object':
      return joinSources(value.members.map((member) => sourceOf(member.value)));
    case 'instance':
      return joinSources(value.arguments.map(sourceOf));
    case 'primitive':
    case 'regexp':
    case 'function':
      return 'other';
  }
}

function sourceOfCondition(condition: Condition): Source {
  switch (condition.kind) {
    case 'constant':
      return 'other';
    case 'not':
      return sourceOfCondition(condition.operand);
    case 'and':
    case 'or':
      return joinSources([sourceOfCondition(condition.left), sourceOfCondition(condition.right)]);
    case 'atom':
      return condition.source;
  }
}

/** `left || right`, `left && right`, `left ?? right` over possible values. */
export function logical(operator: '||' | '&&' | '??', left: Value, right: () => Value): Value {
  if (operator === '??') return lift(left, (settled) => replaced(settled, isNullish(settled), right));
  return lift(left, (settled) => {
    const truth = truthOf(settled);
    return operator === '||' ? choice(truth, settled, right()) : choice(truth, right(), settled);
  });
}

/** What `x = y`, `x ||= y`, `x &&= y` and `x ??= y` leave in `x`, given what was there before. */
export function assignedTo(operator: string, before: Value, right: () => Value): Value {
  const logic = operator.slice(0, -1);
  return logic === '||' || logic === '&&' || logic === '??' ? logical(logic, before, right) : right();
}

/** Another value in the place of one that is missing; most code goes on to ask whether the value is true, so this comes first. */
export function replaced(value: SettledValue, missing: Condition, other: () => Value): Value {
  if (missing.kind === 'constant') return missing.holds ? other() : value;
  if (value.kind === 'symbol') return choice(truthOf(value), value, other());
  return choice(truthOf(value), value, choice(missing, other(), value));
}
