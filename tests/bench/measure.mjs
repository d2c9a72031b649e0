import { performance } from 'node:perf_hooks';

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Milliseconds that each of the named functions takes, one number per round. They run in turns, each round begins with
 * another one, and a first round that warms caches and compilers does not count: what slows the machine for a while
 * slows all of them. What `prepare` does before each call is not measured.
 */
export async function timesOf(functions, rounds, prepare = () => {}) {
  const names = Object.keys(functions);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round + 1) % names.length];
      prepare();
      const start = performance.now();
      await functions[name]();
      if (round >= 0) times[name].push(performance.now() - start);
    }
  }
  return times;
}

/** Rounds to what a reader can use: two digits after the point. */
export function rounded(number) {
  return Math.round(number * 100) / 100;
}
