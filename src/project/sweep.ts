import { refreshFolder } from './tree.ts';
import type { Tree } from './tree.ts';

/** Folders between two looks at the clock. */
const STRIDE = 4;

/** Looks at all folders of a tree again, a part at a time. */
export interface Sweep {
  /** Goes on for some milliseconds; `true` when it is through. */
  step(milliseconds: number): boolean;
}

/**
 * Watching a repository costs seconds, and looking at all of it on every keystroke costs too much: a sweep costs what it is
 * given.
 */
export function createSweep(tree: Tree): Sweep {
  const names = [...tree.folders.keys()];
  let next = 0;
  return {
    step(milliseconds) {
      const end = performance.now() + milliseconds;
      while (next < names.length && !tree.isOutdated) {
        const stop = Math.min(names.length, next + STRIDE);
        while (next < stop) refreshFolder(tree, names[next++] ?? '');
        if (performance.now() > end) break;
      }
      return next >= names.length || tree.isOutdated;
    },
  };
}
