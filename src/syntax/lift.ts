import { joinSources, truthOf } from './conditions.ts';
import { primitive, unknown } from './value.ts';
import type { Condition, SettledValue, Source, Value } from './value.ts';

/** A value with more outcomes than this is unknown: nobody could follow it anyway. */
const MOST_OUTCOMES = 24;

/** Applies a function to every outcome of a value, keeping the conditions. */
export function lift(value: Value, apply: (settled: SettledValue) => Value): Value {
  const budget = { left: MOST_OUTCOMES };
  return liftWithin(value, apply, budget);
}

/** `lift` over two values, the outcomes of the left one first. */
export function liftBoth(
  left: Value,
  right: Value,
  apply: (left: SettledValue, right: SettledValue) => Value,
): Value {
  return lift(left, (a) => lift(right, (b) => apply(a, b)));
}

function liftWithin(value: Value, apply: (settled: SettledValue) => Value, budget: { left: number }): Value {
  if (value.kind === 'choice') {
    return choice(
      value.test,
      liftWithin(value.consequent, apply, budget),
      liftWithin(value.alternate, apply, budget),
    );
  }
  if (value.kind === 'condition') {
    return choice(value.condition, apply(primitive(true)), apply(primitive(false)));
  }
  budget.left -= 1;
  return budget.left < 0 ? derived('overflow', [value]) : apply(value);
}

/** One value or the other; a test that is decided leaves only one. */
export function choice(test: Condition, consequent: Value, alternate: Value): Value {
  if (test.kind === 'constant') return test.holds ? consequent : alternate;
  if (consequent === alternate) return consequent;
  if (isBoolean(consequent, true) && isBoolean(alternate, false)) return { kind: 'condition', condition: test };
  return { kind: 'choice', test, consequent, alternate };
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
  if (operator === '??') {
    return lift(left, (settled) => {
      if (settled.kind === 'primitive') return settled.value === null || settled.value === undefined ? right() : settled;
      if (settled.kind === 'symbol' || settled.kind === 'unknown') return choice(truthOf(settled), settled, right());
      return settled;
    });
  }
  return lift(left, (settled) => {
    const truth = truthOf(settled);
    return operator === '||' ? choice(truth, settled, right()) : choice(truth, right(), settled);
  });
}
