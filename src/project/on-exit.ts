const waiting: (() => void)[] = [];

/** Calls functions when the process, or this thread of it, ends by itself. */
export function onExit(call: () => void): void {
  if (waiting.length === 0) {
    process.once('exit', () => {
      for (const each of waiting) each();
    });
  }
  waiting.push(call);
}
