import { impliedBy } from './subjects.ts';
import type { Subject } from './subjects.ts';
import { impliedByTests } from './symbol-tests.ts';
import type { Outcome } from './symbol-tests.ts';
import { ALWAYS, NEVER } from './value.ts';
import type { Atom, Condition, SettledValue, Source, SymbolValue, UnknownValue, Value } from './value.ts';

/** The outcomes taken for granted on one path, by the id of their atoms. */
export type Assumptions = ReadonlyMap<string, Assumption>;

export interface Assumption {
  readonly atom: Atom;
  readonly holds: boolean;
}

export const NO_ASSUMPTIONS: Assumptions = new Map();

export function not(operand: Condition): Condition {
  if (operand.kind === 'constant') return operand.holds ? NEVER : ALWAYS;
  return operand.kind === 'not' ? operand.operand : { kind: 'not', operand };
}

export function and(left: Condition, right: Condition): Condition {
  if (left.kind === 'constant') return left.holds ? right : NEVER;
  if (right.kind === 'constant') return right.holds ? left : NEVER;
  return left === right ? left : joined('and', left, right);
}

export function or(left: Condition, right: Condition): Condition {
  if (left.kind === 'constant') return left.holds ? ALWAYS : right;
  if (right.kind === 'constant') return right.holds ? ALWAYS : left;
  return left === right ? left : joined('or', left, right);
}

/** A condition with more atoms than this is one question that nothing decides: nobody could follow it anyway. */
const MOST_ATOMS = 48;

/** More ways than this to make one condition hold are not told apart. */
const MOST_WAYS = 64;

/** Steps to find them, which may double with each `||` within an `&&`. */
const MOST_STEPS = 2_000;

let questions = 0;

function joined(kind: 'and' | 'or', left: Condition, right: Condition): Condition {
  const size = sizeOf(left) + sizeOf(right);
  return size > MOST_ATOMS ? oneQuestion([...atomsIn(left), ...atomsIn(right)]) : { kind, left, right, size };
}

/** Counts the atoms of a condition. */
export function sizeOf(condition: Condition): number {
  switch (condition.kind) {
    case 'constant':
    case 'atom':
      return 1;
    case 'not':
      return sizeOf(condition.operand);
    case 'and':
    case 'or':
      return condition.size;
  }
}

function atomsIn(condition: Condition): readonly Atom[] {
  switch (condition.kind) {
    case 'constant':
      return [];
    case 'atom':
      return [condition];
    case 'not':
      return atomsIn(condition.operand);
    case 'and':
    case 'or':
      return [...atomsIn(condition.left), ...atomsIn(condition.right)];
  }
}

/** An atom that asks about whatever the others ask about. */
function oneQuestion(atoms: readonly Atom[]): Atom {
  questions += 1;
  const asked = atoms.find(({ test }) => test !== null && test.kind !== 'present')?.test;
  const name = asked ? (asked.kind === 'predicate' ? asked.name : asked.symbol.name) : null;
  return {
    kind: 'atom',
    id: `question ${String(questions)}`,
    source: joinSources(atoms.map(({ source }) => source)),
    test: name === null ? null : { kind: 'predicate', name },
    isVague: true,
  };
}

/** What remains of a condition where another one is known to hold, or to fail. */
export function assumedIn(condition: Condition, known: Condition, holds: boolean): Condition {
  switch (known.kind) {
    case 'constant':
      return condition;
    case 'not':
      return assumedIn(condition, known.operand, !holds);
    case 'and':
    case 'or':
      // Both sides are known when all of them hold, or none of them does.
      if ((known.kind === 'and') !== holds) return condition;
      return assumedIn(assumedIn(condition, known.left, holds), known.right, holds);
    case 'atom':
      return withAtom(condition, known.id, holds);
  }
}

function withAtom(condition: Condition, id: string, holds: boolean): Condition {
  switch (condition.kind) {
    case 'constant':
      return condition;
    case 'atom':
      return condition.id === id ? constant(holds) : condition;
    case 'not': {
      const operand = withAtom(condition.operand, id, holds);
      return operand === condition.operand ? condition : not(operand);
    }
    case 'and':
    case 'or': {
      const left = withAtom(condition.left, id, holds);
      const right = withAtom(condition.right, id, holds);
      if (left === condition.left && right === condition.right) return condition;
      return condition.kind === 'and' ? and(left, right) : or(left, right);
    }
  }
}

export function constant(holds: boolean): Condition {
  return holds ? ALWAYS : NEVER;
}

/** The condition under which a value counts as true. */
export function truthOf(value: Value): Condition {
  switch (value.kind) {
    case 'primitive':
      return value.value ? ALWAYS : NEVER;
    case 'object':
    case 'array':
    case 'regexp':
    case 'function':
    case 'instance':
      return ALWAYS;
    case 'condition':
      return value.condition;
    case 'choice':
      return or(and(value.test, truthOf(value.consequent)), and(not(value.test), truthOf(value.alternate)));
    case 'position':
      return { kind: 'atom', id: `position:${conditionKey(value.found)}`, source: 'request', test: null };
    case 'symbol':
      return present(value);
    case 'unknown':
      return asks(value, value.id, { kind: 'true' });
  }
}

/** The condition under which a value is `null` or `undefined`. */
export function isNullish(value: SettledValue): Condition {
  switch (value.kind) {
    case 'primitive':
      return constant(value.value === null || value.value === undefined);
    case 'symbol':
      return not(present(value));
    case 'unknown':
      return asks(value, `${value.id}==null`, { kind: 'nullish' });
    case 'object':
    case 'array':
    case 'regexp':
    case 'function':
    case 'instance':
    case 'position':
      return NEVER;
  }
}

/** The condition under which a value is `undefined`, and a default stands in for it. */
export function isUndefined(value: SettledValue): Condition {
  switch (value.kind) {
    case 'primitive':
      return constant(value.value === undefined);
    case 'unknown':
      return asks(value, `${value.id}===undefined`, { kind: 'undefined' });
    default:
      return isNullish(value);
  }
}

/** A question about an unknown value; equal questions have equal ids. */
export function asks({ about: [symbol], source, id: of }: UnknownValue, id: string, is: Subject['is']): Atom {
  const test: Atom['test'] = symbol === undefined ? null : { kind: 'predicate', name: symbol };
  return { kind: 'atom', id, source, test, subject: { id: of, is } };
}

function present(symbol: SymbolValue): Condition {
  return { kind: 'atom', id: `symbol:${symbol.name}`, source: 'request', test: { kind: 'present', symbol } };
}

/** Every way to make the condition hold (or fail) that agrees with what is already assumed. */
export function assume(condition: Condition, holds: boolean, assumptions: Assumptions): readonly Assumptions[] {
  return waysTo(condition, holds, assumptions, { stepsLeft: MOST_STEPS });
}

function waysTo(
  condition: Condition,
  holds: boolean,
  assumptions: Assumptions,
  budget: { stepsLeft: number },
): readonly Assumptions[] {
  budget.stepsLeft -= 1;
  if (budget.stepsLeft < 0) return someWay(condition, assumptions);
  switch (condition.kind) {
    case 'constant':
      return condition.holds === holds ? [assumptions] : [];
    case 'not':
      return waysTo(condition.operand, !holds, assumptions, budget);
    case 'and':
    case 'or': {
      const { left, right } = condition;
      const first = waysTo(left, holds, assumptions, budget);
      const withRight = (before: readonly Assumptions[]): readonly Assumptions[] =>
        before.flatMap((next) => waysTo(right, holds, next, budget));
      // One outcome needs both sides; the other needs the left one, or else the right one after the left failed.
      const both = (condition.kind === 'and') === holds;
      const all = both ? withRight(first) : [...first, ...withRight(waysTo(left, !holds, assumptions, budget))];
      return all.length > MOST_WAYS ? someWay(condition, assumptions) : all;
    }
    case 'atom': {
      const known = assumptions.get(condition.id)?.holds ?? impliedIn(assumptions, condition);
      if (known !== null) return known === holds ? [assumptions] : [];
      return [new Map(assumptions).set(condition.id, { atom: condition, holds })];
    }
  }
}

/** All that is left to say where there are too many ways: the question was asked. */
function someWay(condition: Condition, assumptions: Assumptions): readonly Assumptions[] {
  const atom = oneQuestion(atomsIn(condition));
  return [new Map(assumptions).set(atom.id, { atom, holds: true })];
}

/** What the outcomes of other conditions about the same value say: one that equals `a` does not equal `b`. */
function impliedIn(assumptions: Assumptions, { subject, test }: Atom): boolean | null {
  if (!subject) return impliedByTests(outcomesIn(assumptions), test);
  for (const { atom, holds } of assumptions.values()) {
    const implied = atom.subject ? impliedBy(atom.subject, holds, subject) : null;
    if (implied !== null) return implied;
  }
  return null;
}

function* outcomesIn(assumptions: Assumptions): Iterable<Outcome> {
  for (const { atom, holds } of assumptions.values()) if (atom.isVague !== true) yield { test: atom.test, holds };
}

export interface Settled {
  readonly value: SettledValue;
  readonly assumptions: Assumptions;
}

/** Resolves the choices of a value, one entry for each outcome that the assumptions allow. */
export function settle(value: Value, assumptions: Assumptions): readonly Settled[] {
  switch (value.kind) {
    case 'choice':
      return [
        ...assume(value.test, true, assumptions).flatMap((next) => settle(value.consequent, next)),
        ...assume(value.test, false, assumptions).flatMap((next) => settle(value.alternate, next)),
      ];
    case 'condition':
      return [true, false].flatMap((holds) =>
        assume(value.condition, holds, assumptions).map((next): Settled => ({
          value: { kind: 'primitive', value: holds },
          assumptions: next,
        })),
      );
    default:
      return [{ value, assumptions }];
  }
}

/** A text that is equal for conditions which hold together. */
export function conditionKey(condition: Condition): string {
  switch (condition.kind) {
    case 'constant':
      return String(condition.holds);
    case 'not':
      return `!(${conditionKey(condition.operand)})`;
    case 'and':
    case 'or':
      return `(${conditionKey(condition.left)} ${condition.kind} ${conditionKey(condition.right)})`;
    case 'atom':
      return condition.id;
  }
}

/** The most telling source among several: a value made from the request changes with the request. */
export function joinSources(sources: readonly Source[]): Source {
  if (sources.includes('request')) return 'request';
  return sources.includes('environment') ? 'environment' : 'other';
}
