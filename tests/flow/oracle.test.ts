import fc from 'fast-check';
import { expect, test } from 'vitest';
import { predict } from './predict.ts';
import { print } from './print-program.ts';
import { programs } from './program.ts';
import { observe } from './run-program.ts';

// Fixed, so that a change is judged by its own doing. To look further: `FLOW_SEED=$RANDOM npx vitest run tests/flow`.
const seed = Number(process.env['FLOW_SEED'] ?? 11);
const numRuns = Number(process.env['FLOW_PROGRAMS'] ?? 1000);

/**
 * What V8 and the interpreter say of one program:
 *
 * - `equal`: both followed every path to its end, and found the same header states;
 * - `contained`: one of them made it short. What V8 found was predicted, and what was predicted for sure was found;
 * - `given up`: the interpreter found more paths than it follows.
 */
test('predicts the header states of generated handlers', { timeout: 600_000 }, () => {
  const counts = { equal: 0, contained: 0, givenUp: 0 };
  fc.assert(
    fc.property(programs.map(print), (program) => {
      const observed = observe(program);
      const predicted = predict(program);
      if (predicted === null) {
        counts.givenUp += 1;
        return;
      }
      const { states, exact } = predicted;
      expect([...observed.states].filter((state) => !states.has(state))).toEqual([]);
      if (observed.complete) expect([...exact].filter((state) => !observed.states.has(state))).toEqual([]);
      counts[observed.complete && exact.size === states.size ? 'equal' : 'contained'] += 1;
    }),
    { numRuns, seed },
  );
  console.log({ seed, ...counts });
  expect(counts.equal).toBeGreaterThan(0.8 * numRuns);
});
