import { createSweep } from './sweep.ts';
import type { Sweep } from './sweep.ts';
import { growTree } from './tree.ts';
import type { Tree } from './tree.ts';

/** Milliseconds that a sweep may take of a lint, and at a time in the background, and those between. */
const SLICE = 0.1;
const BACKGROUND_SLICE = 4;
const PAUSE = 20;

/** So many names are looked at every time. */
const FEW = 500;

/** Other sweeps rest for twenty times as long as they took, or for so long. */
const LONGEST_REST = 2_000;

/** Folders that a sweep passes in a millisecond, before one was measured. */
const USUAL_SPEED = 100;

/**
 * A tree that is looked at again from time to time, for processes that live for days. A lint gives a few milliseconds to it; what
 * is left of a sweep then happens between lints, without keeping the process alive.
 */
export function keepFresh(first: Tree): { current(): Tree } {
  let tree = first;
  let sweep: Sweep | null = null;
  let spent = 0;
  let cost = first.folders.size / USUAL_SPEED;
  let endedAt = performance.now();
  return {
    current() {
      if (sweep) step(SLICE);
      else if (isSmall(tree)) step(Infinity);
      else if (performance.now() - endedAt >= Math.min(LONGEST_REST, cost * 20)) {
        step(SLICE);
        if (sweep) continueLater();
      }
      return tree;
    },
  };

  function step(milliseconds: number): void {
    const start = performance.now();
    sweep ??= createSweep(tree);
    const isThrough = sweep.step(milliseconds);
    endedAt = performance.now();
    spent += endedAt - start;
    if (!isThrough) return;
    sweep = null;
    cost = spent;
    spent = 0;
    if (tree.isOutdated) tree = { ...growTree(tree.root, tree.words), inputs: tree.inputs };
  }

  function continueLater(): void {
    setTimeout(() => {
      if (sweep) step(BACKGROUND_SLICE);
      if (sweep) continueLater();
    }, PAUSE).unref();
  }
}

function isSmall({ folders }: Tree): boolean {
  let names = 0;
  for (const { inputs, sources } of folders.values()) {
    names += 1 + inputs.length + sources.length;
    if (names > FEW) return false;
  }
  return true;
}
