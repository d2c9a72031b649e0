import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  and,
  assume,
  assumedIn,
  isNullish,
  isUndefined,
  not,
  NO_ASSUMPTIONS,
  or,
  settle,
  truthOf,
} from '../../src/syntax/conditions.ts';
import type { Assumptions } from '../../src/syntax/conditions.ts';
import { choice, conditionValue, derived, lift, logical } from '../../src/syntax/lift.ts';
import { ALWAYS, NEVER, primitive, unknown } from '../../src/syntax/value.ts';
import type { Atom, Condition, Value } from '../../src/syntax/value.ts';

const NAMES = ['a', 'b', 'c'] as const;

type Assignment = Readonly<Record<string, boolean>>;

const ASSIGNMENTS: readonly Assignment[] = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => ({
  a: (bits & 1) > 0,
  b: (bits & 2) > 0,
  c: (bits & 4) > 0,
}));

function atom(id: string): Atom {
  return { kind: 'atom', id, source: 'other', test: null };
}

const conditions = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(...NAMES).map(atom),
    fc.constantFrom(ALWAYS, NEVER),
    tie('condition').map(not),
    fc.tuple(tie('condition'), tie('condition')).map(([left, right]) => and(left, right)),
    fc.tuple(tie('condition'), tie('condition')).map(([left, right]) => or(left, right)),
  ),
})).condition;

const values = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(0, 1, 2).map(primitive),
    conditions.map(conditionValue),
    fc.tuple(conditions, tie('value'), tie('value')).map(([when, left, right]) => choice(when, left, right)),
  ),
})).value;

function holdsIn(condition: Condition, assignment: Assignment): boolean {
  switch (condition.kind) {
    case 'constant':
      return condition.holds;
    case 'not':
      return !holdsIn(condition.operand, assignment);
    case 'and':
      return holdsIn(condition.left, assignment) && holdsIn(condition.right, assignment);
    case 'or':
      return holdsIn(condition.left, assignment) || holdsIn(condition.right, assignment);
    case 'atom':
      return assignment[condition.id] === true;
  }
}

function agrees(assumptions: Assumptions, assignment: Assignment): boolean {
  return [...assumptions].every(([id, { holds }]) => assignment[id] === holds);
}

function plainIn(value: Value, assignment: Assignment): unknown {
  const outcomes = settle(value, NO_ASSUMPTIONS).filter(({ assumptions }) => agrees(assumptions, assignment));
  const plain = new Set(outcomes.map((one) => (one.value.kind === 'primitive' ? one.value.value : one.value.kind)));
  expect(plain.size).toBe(1);
  return [...plain][0];
}

describe('conditions', () => {
  test('the ways to make one hold, or fail, are those in which it does', () => {
    fc.assert(
      fc.property(conditions, fc.boolean(), (condition, holds) => {
        const ways = assume(condition, holds, NO_ASSUMPTIONS);
        for (const assignment of ASSIGNMENTS) {
          expect(ways.some((way) => agrees(way, assignment))).toBe(holdsIn(condition, assignment) === holds);
        }
      }),
    );
  });

  test('ways agree with what is assumed already', () => {
    fc.assert(
      fc.property(conditions, conditions, (first, second) => {
        for (const way of assume(first, true, NO_ASSUMPTIONS)) {
          for (const both of assume(second, true, way)) for (const [id, one] of way) expect(both.get(id)).toEqual(one);
        }
      }),
    );
  });

  test('what is known may be left out', () => {
    fc.assert(
      fc.property(conditions, conditions, fc.boolean(), (condition, known, holds) => {
        const rest = assumedIn(condition, known, holds);
        for (const assignment of ASSIGNMENTS) {
          if (holdsIn(known, assignment) === holds)
            expect(holdsIn(rest, assignment)).toBe(holdsIn(condition, assignment));
        }
      }),
    );
  });

  test('one that says too much is a question about the same', () => {
    const about = (name: string): Condition => ({
      kind: 'atom',
      id: name,
      source: 'request',
      test: { kind: 'predicate', name: 'x' },
    });
    const condition = Array.from({ length: 500 }, (_, index) => index).reduce<Condition>(
      (all, index) => and(or(all, about(`l${String(index)}`)), about(`r${String(index)}`)),
      ALWAYS,
    );
    const ways = assume(condition, true, NO_ASSUMPTIONS);
    expect(ways.length).toBeLessThan(200);
    expect(ways.every((way) => [...way.values()].some((one) => one.atom.test?.kind === 'predicate'))).toBe(true);
  });
});

describe('choices', () => {
  test('settle to one value under each outcome', () => {
    fc.assert(fc.property(values, (value) => ASSIGNMENTS.forEach((assignment) => plainIn(value, assignment))));
  });

  test('lift applies to the value of each outcome', () => {
    fc.assert(
      fc.property(values, (value) => {
        const next = lift(value, (one) => primitive(one.kind === 'primitive' ? `${String(one.value)}!` : 'none'));
        for (const assignment of ASSIGNMENTS)
          expect(plainIn(next, assignment)).toBe(`${String(plainIn(value, assignment))}!`);
      }),
    );
  });

  test.for(['||', '&&', '??'] as const)('%s is that of JavaScript', (operator) => {
    fc.assert(
      fc.property(values, values, (left, right) => {
        const value = logical(operator, left, () => right);
        for (const assignment of ASSIGNMENTS) {
          const [a, b] = [plainIn(left, assignment), plainIn(right, assignment)];
          expect(plainIn(value, assignment)).toBe(operator === '||' ? a || b : operator === '&&' ? a && b : (a ?? b));
        }
      }),
    );
  });

  test('truthOf is the truth', () => {
    fc.assert(
      fc.property(values, (value) => {
        for (const assignment of ASSIGNMENTS)
          expect(holdsIn(truthOf(value), assignment)).toBe(Boolean(plainIn(value, assignment)));
      }),
    );
  });

  test('what is beyond the limits is unknown, and equal to nothing', () => {
    const many = Array.from({ length: 400 }, (_, index) => index).reduce<Value>(
      (rest, index) => choice(atom(`x${String(index)}`), primitive(index), rest),
      primitive('end'),
    );
    const [first, second] = [lift(many, (one) => one), lift(many, (one) => one)];
    const unknowns = [first, second].map((value) =>
      settle(value, NO_ASSUMPTIONS).flatMap((one) => (one.value.kind === 'unknown' ? [one.value.id] : [])),
    );
    expect(unknowns[0]?.length).toBeGreaterThan(0);
    expect(unknowns[0]?.some((id) => unknowns[1]?.includes(id)) && first !== second).toBe(false);
  });
});

describe('questions about unknown values', () => {
  test('equal questions are one', () => {
    const value = unknown('x');
    expect(isNullish(value)).toEqual(isNullish(unknown('x')));
    expect(isUndefined(value)).not.toEqual(isNullish(value));
    expect(isNullish(primitive(null))).toBe(ALWAYS);
    expect(isUndefined(primitive(null))).toBe(NEVER);
  });

  test('a value made from others is about what they are about', () => {
    const about = derived('x', [
      unknown('a', 'request', ['origin']),
      choice(truthOf(unknown('b', 'environment', ['host'])), primitive(1), primitive(2)),
    ]);
    expect(about).toMatchObject({ source: 'request', about: ['origin', 'host'] });
  });
});
