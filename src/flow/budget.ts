import { outcomesSoFar } from '../syntax/lift.ts';
import { TooComplex } from './state.ts';

/** How much work is done before it is given up, in steps of the machine and outcomes of values. */
export interface Budget {
  /** @throws TooComplex when that is used up. */
  readonly spend: (amount: number) => void;
  /** Does work that has a budget of its own, within that of the file. */
  readonly begin: () => void;
  /** Does a part of the work at hand; `null` when it would take more than this, or nothing is left of that. */
  readonly atMost: <T>(amount: number, task: () => T) => T | null;
  /** What the work at hand took so far. */
  readonly spent: () => number;
}

/** Work on one function, and on a whole file, before it is given up: half a second and more on a slow machine. */
const MOST_WORK = 150_000;
const MOST_WORK_IN_ALL = 400_000;
/** The same where functions of other files are followed: the file is looked at alone afterwards. */
const MOST_WORK_WITH_OTHERS = 30_000;

/** Work on all calls of a function that writes no headers: more of it is no check of an origin, and tells nothing of them. */
export const MOST_WORK_ON_A_HELPER = 8_000;

export function createBudget(followsOthers: boolean): Budget {
  const mostInAll = followsOthers ? MOST_WORK_WITH_OTHERS : MOST_WORK_IN_ALL;
  let most = MOST_WORK;
  let work = 0;
  let workBefore = 0;
  let outcomesBefore = outcomesSoFar();

  const isUsedUp = (limit: number): boolean => work > limit || workBefore + work > mostInAll;

  return {
    spend(amount) {
      const outcomes = outcomesSoFar();
      work += amount + outcomes - outcomesBefore;
      outcomesBefore = outcomes;
      if (isUsedUp(most)) throw new TooComplex();
    },
    begin() {
      workBefore += work;
      work = 0;
    },
    atMost(amount, task) {
      if (amount <= 0) return null;
      const before = most;
      most = Math.min(before, work + amount);
      try {
        return task();
      } catch (error) {
        if (!(error instanceof TooComplex) || isUsedUp(before)) throw error;
        return null;
      } finally {
        most = before;
      }
    },
    spent: () => work,
  };
}
