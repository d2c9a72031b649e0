export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Milliseconds of processor time that each of the named functions takes, one number per round; a function that answers with a
 * number has measured itself. They run in turns, each round begins with another one, and a first round that warms caches and
 * compilers does not count: what slows the machine for a while slows all of them, and what others do on it does not count.
 * What `prepare` does before each call is not measured.
 */
export async function timesOf(functions, rounds, prepare = () => {}) {
  const names = Object.keys(functions);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round + 1) % names.length];
      prepare();
      const start = process.cpuUsage();
      const own = await functions[name]();
      const spent = typeof own === 'number' ? own : milliseconds(process.cpuUsage(start));
      if (round >= 0) times[name].push(spent);
    }
  }
  return times;
}

/** What `process.cpuUsage()` counts, in milliseconds. */
export function milliseconds({ user, system }) {
  return (user + system) / 1000;
}

/** Rounds to what a reader can use: two digits after the point. */
export function rounded(number) {
  return Math.round(number * 100) / 100;
}
