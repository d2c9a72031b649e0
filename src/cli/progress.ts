/** What a long piece of work says about itself. */
export interface Progress {
  at(done: number, all: number): void;
  done(): void;
}

/** Quick work says nothing. */
const PATIENCE = 1000;

/** Between two lines, in milliseconds. */
const PAUSE = 100;

/** One line that is written over, from the second on; nothing where nobody looks. `now` gives milliseconds. */
export function createProgress(
  stream: { readonly isTTY?: boolean; write(text: string): unknown },
  now: () => number = () => performance.now(),
): Progress {
  const start = now();
  let last = start + PATIENCE - PAUSE;
  let isWritten = false;
  return {
    at(done, all) {
      if (!stream.isTTY || now() - last < PAUSE) return;
      last = now();
      isWritten = true;
      stream.write(`\r${String(done)} of ${String(all)} files`);
    },
    done() {
      // The line was no longer than this.
      if (isWritten) stream.write(`\r${' '.repeat(40)}\r`);
    },
  };
}
