import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads';

const KEY = 'eslint-plugin-cors';

/** Bytes that are set aside as addresses, not as memory. */
const MOST_BYTES = 128 * 1024 * 1024;

/** Milliseconds that a thread waits for another one before it does the work itself. */
const PATIENCE = 60_000;

const FREE = 0;
const BUILDING = 1;
const BUILT = 2;

/** What all threads of a process have in common. `state` goes through the three above; `text` is what the first of them built. */
interface Shared {
  readonly state: Int32Array;
  readonly text: SharedArrayBuffer;
}

/** Called when the plugin is imported: with `--concurrency`, ESLint imports it in its main thread before it starts others. */
export function offerSharing(): void {
  if (!isMainThread || getEnvironmentData(KEY) !== undefined) return;
  const state = new Int32Array(new SharedArrayBuffer(8));
  setEnvironmentData(KEY, { state, text: new SharedArrayBuffer(0, { maxByteLength: MOST_BYTES }) } satisfies Shared);
}

/**
 * Lets one thread build and gives its text to the others, which wait for it. `null` for a thread that has to build itself: the
 * first, or one that nobody built for. It then says by `publish` what it has, or that it has nothing.
 */
export function sharedText(): { readonly text: string | null; readonly publish: (text: string | null) => void } {
  const shared = getEnvironmentData(KEY) as Shared | undefined; // nobody else uses this key
  if (!shared || isMainThread) return { text: null, publish: () => undefined };
  const { state, text } = shared;
  const before = Atomics.compareExchange(state, 0, FREE, BUILDING);
  if (before === FREE) return { text: null, publish: (built) => publish(shared, built) };
  if (before === BUILDING) Atomics.wait(state, 0, BUILDING, PATIENCE);
  const length = Atomics.load(state, 1);
  const isBuilt = Atomics.load(state, 0) === BUILT && length > 0;
  return { text: isBuilt ? Buffer.from(text, 0, length).toString('utf8') : null, publish: () => undefined };
}

function publish({ state, text }: Shared, built: string | null): void {
  const length = built === null ? 0 : Buffer.byteLength(built);
  try {
    if (built !== null && length <= MOST_BYTES) {
      text.grow(length);
      Buffer.from(text).write(built);
      Atomics.store(state, 1, length);
    }
  } finally {
    Atomics.store(state, 0, BUILT);
    Atomics.notify(state, 0);
  }
}
