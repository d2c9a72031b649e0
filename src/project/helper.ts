import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Words } from './scan-file.ts';

/** Milliseconds to wait for a share that the helper has begun, before it is taken over. */
const PATIENCE = 5_000;

/** What became of a share. */
const FREE = 0;
const TAKEN = 1;
const DONE = 2;

/** A part of some work that one thread does as a whole. What is found is written into memory that the threads have in common. */
export interface Share {
  /** One number, zero at first. */
  readonly state: Int32Array;
}

/** Another thread that works on shares in the order in which it gets them, until it is told to end. */
export interface Helper {
  give(share: Share): void;
  end(): void;
}

/**
 * A thread takes some 25 ms to start, and little of this one. `null` where there is none to be had: from the sources, or when the
 * system refuses. `words` is what it searches for.
 */
export function startHelper(words: Words): Helper | null {
  const entry = new URL('./scan-thread.js', import.meta.url);
  try {
    if (!existsSync(fileURLToPath(entry))) return null;
    const thread = new Worker(entry, { execArgv: [], env: {}, workerData: words });
    // What it does not do is done here.
    thread.on('error', () => undefined);
    thread.unref();
    return { give: (share) => thread.postMessage(share), end: () => void thread.terminate() };
  } catch {
    return null;
  }
}

/** Does a share if nobody else does; whether it did. */
export function takeShare<Part extends Share>(share: Part, work: (share: Part) => void): boolean {
  if (Atomics.compareExchange(share.state, 0, FREE, TAKEN) !== FREE) return false;
  work(share);
  Atomics.store(share.state, 0, DONE);
  Atomics.notify(share.state, 0);
  return true;
}

/**
 * Does what is left of the shares, and gives each as soon as it is done, in any order. Whoever asks may take his time between two of
 * them: the helper goes on. It begins with the first share, this thread with the last.
 */
export function* doneShares<Part extends Share>(shares: readonly Part[], work: (share: Part) => void): Generator<Part> {
  let behind = shares.length;
  for (let next = 0; next < behind;) {
    const first = shares[next];
    const last = shares[behind - 1];
    if (!first || !last) return;
    if (Atomics.load(first.state, 0) === DONE) {
      next += 1;
      yield first;
    } else if (takeShare(last, work)) {
      behind -= 1;
      yield last;
    } else if (Atomics.wait(first.state, 0, TAKEN, PATIENCE) === 'timed-out') {
      next += 1;
      work(first);
      yield first;
    }
  }
}
