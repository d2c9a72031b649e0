import { expect, test } from 'vitest';
import { createProgress } from '../../src/cli/progress.ts';

/** What is written, with a clock that is set by hand. */
function written(isTTY: boolean, steps: readonly (readonly [time: number, done: number])[]): string {
  let [text, time] = ['', 0];
  const stream = { isTTY, write: (more: string) => (text += more) };
  const progress = createProgress(stream, () => time);
  for (const [at, done] of steps) {
    time = at;
    progress.at(done, 9);
  }
  progress.done();
  return text;
}

test('quick work says nothing', () => {
  expect(
    written(true, [
      [0, 1],
      [500, 2],
      [999, 3],
    ]),
  ).toBe('');
});

test('long work says how far it is, not too often, and cleans up', () => {
  expect(
    written(true, [
      [1000, 4],
      [1050, 5],
      [1100, 6],
    ]),
  ).toBe(`\r4 of 9 files\r6 of 9 files\r${' '.repeat(40)}\r`);
});

test('nothing is written where nobody looks', () => {
  expect(written(false, [[5000, 4]])).toBe('');
});
