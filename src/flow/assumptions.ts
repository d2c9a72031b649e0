import { and, assume, not } from '../syntax/conditions.ts';
import type { Assumption, Assumptions } from '../syntax/conditions.ts';
import { ALWAYS } from '../syntax/value.ts';
import type { Condition } from '../syntax/value.ts';
import type { State } from './state.ts';

/** Who remembers more than this about a path forgets the older half of it. */
const MOST_ASSUMPTIONS = 128;

/** The ways to go on from a state if a condition holds, or fails. */
export function assuming(condition: Condition, holds: boolean, state: State): readonly State[] {
  return assume(condition, holds, state.assumptions).map((assumptions) => withAssumptions(state, assumptions));
}

export function withAssumptions(state: State, assumptions: Assumptions): State {
  if (assumptions === state.assumptions) return state;
  if (assumptions.size <= MOST_ASSUMPTIONS) return { ...state, assumptions };
  return { ...state, assumptions: newest(assumptions), isExact: false };
}

function newest(assumptions: Assumptions): Assumptions {
  const kept = new Map<string, Assumption>();
  const older = [...assumptions];
  const newer = older.splice(-MOST_ASSUMPTIONS / 2);
  keepTests(
    older.map(([, assumption]) => assumption),
    kept,
  );
  for (const [id, assumption] of newer) kept.set(id, assumption);
  return kept;
}

/** Where tests of a symbol get lost in the crowd, that it was tested in some way does not, nor that it is there. */
export function keepTests(lost: readonly Assumption[], kept: Map<string, Assumption>): void {
  for (const assumption of lost) {
    const { test, id } = assumption.atom;
    if (test === null || kept.has(id)) continue;
    if (test.kind === 'present') {
      kept.set(id, assumption);
      continue;
    }
    const name = test.kind === 'predicate' ? test.name : test.symbol.name;
    const marker = `some test of ${name}`;
    const atom = { kind: 'atom', id: marker, source: 'request', test: { kind: 'predicate', name } } as const;
    kept.set(marker, { atom, holds: true });
  }
}

/** What was assumed on the way from one state to another. */
export function assumedIn(end: State, start: State): Condition {
  let condition = ALWAYS;
  for (const [id, { atom, holds }] of end.assumptions) {
    if (!start.assumptions.has(id)) condition = and(condition, holds ? atom : not(atom));
  }
  return condition;
}
