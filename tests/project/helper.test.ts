import { expect, test } from 'vitest';
import { doneShares, takeShare } from '../../src/project/helper.ts';
import type { Share } from '../../src/project/helper.ts';

interface Numbered extends Share {
  readonly number: number;
}

function shares(count: number): readonly Numbered[] {
  const made = (number: number): Numbered => ({ number, state: new Int32Array(new SharedArrayBuffer(4)) });
  return Array.from({ length: count }, (_, number) => made(number));
}

test('each share is done once and given once, whichever thread does it', () => {
  const all = shares(8);
  const elsewhere: number[] = [];
  const here: number[] = [];
  const takenElsewhere = (number: number): void => {
    const share = all[number];
    if (share) takeShare(share, () => elsewhere.push(number));
  };
  takenElsewhere(0);
  takenElsewhere(1);
  const given: number[] = [];
  for (const { number } of doneShares(all, (share) => here.push(share.number))) {
    given.push(number);
    // The other thread goes on meanwhile.
    if (given.length === 3) [2, 3].forEach(takenElsewhere);
  }
  expect(elsewhere).toEqual([0, 1, 2, 3]);
  expect(here).toEqual([7, 6, 5, 4]);
  expect(given.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('a share that is taken is not taken again', () => {
  const [share] = shares(1);
  let times = 0;
  const work = (): void => void (times += 1);
  expect(share && [takeShare(share, work), takeShare(share, work)]).toEqual([true, false]);
  expect(times).toBe(1);
});
