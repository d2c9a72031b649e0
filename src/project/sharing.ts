import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads';

const KEY = 'eslint-plugin-cors';

/** Bytes that are set aside as addresses, not as memory. */
const MOST_BYTES = 128 * 1024 * 1024;

/** Milliseconds that a thread waits for another one before it does the work itself. */
const PATIENCE = 60_000;

/** After so many seconds, what was built may be of yesterday: the disk is asked. */
const MOST_SECONDS = 60;

/** Places in `state`, and what stands in the first. */
const STATE = 0;
const LENGTH = 1;
const TIME = 2;
const FREE = 0;
const BUILDING = 1;
const BUILT = 2;

/** What all threads of a process have in common. `text` is what the first of them built. */
interface Shared {
  readonly state: Int32Array;
  readonly text: SharedArrayBuffer;
}

/** Called when the plugin is imported: with `--concurrency`, ESLint imports it in its main thread before it starts others. */
export function offerSharing(): void {
  if (!isMainThread || getEnvironmentData(KEY) !== undefined) return;
  const state = new Int32Array(new SharedArrayBuffer(12));
  setEnvironmentData(KEY, { state, text: new SharedArrayBuffer(0, { maxByteLength: MOST_BYTES }) } satisfies Shared);
}

/** What one thread gets from another, and gives to the others. */
export interface Sharing {
  /** `null` for a thread that has to build itself: the first, or one that nobody built for. */
  readonly text: string | null;
  /** Says what this thread has, or that it has nothing. */
  readonly publish: (text: string | null) => void;
}

export const NOTHING_SHARED: Sharing = { text: null, publish: () => undefined };

/** Lets one thread build and gives its text to the others, which wait for it. */
export function sharedText(): Sharing {
  const shared = getEnvironmentData(KEY) as Shared | undefined; // nobody else uses this key
  if (!shared) return NOTHING_SHARED;
  const { state, text } = shared;
  const before = Atomics.compareExchange(state, STATE, FREE, BUILDING);
  if (before === FREE) return { text: null, publish: (built) => publish(shared, built) };
  if (before === BUILDING) Atomics.wait(state, STATE, BUILDING, PATIENCE);
  const length = Atomics.load(state, LENGTH);
  const isFresh = secondsNow() - Atomics.load(state, TIME) < MOST_SECONDS;
  if (Atomics.load(state, STATE) !== BUILT || length === 0 || !isFresh) return NOTHING_SHARED;
  return { text: Buffer.from(text, 0, length).toString('utf8'), publish: () => undefined };
}

function publish({ state, text }: Shared, built: string | null): void {
  const length = built === null ? 0 : Buffer.byteLength(built);
  try {
    if (built !== null && length <= MOST_BYTES) {
      text.grow(length);
      Buffer.from(text).write(built);
      Atomics.store(state, TIME, secondsNow());
      Atomics.store(state, LENGTH, length);
    }
  } finally {
    Atomics.store(state, STATE, BUILT);
    Atomics.notify(state, STATE);
  }
}

/** Seconds of the clock that fit into 31 bits. */
function secondsNow(): number {
  return Math.floor(Date.now() / 1000) % 2 ** 31;
}
