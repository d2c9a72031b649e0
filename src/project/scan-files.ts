import { doneShares, startHelper } from './helper.ts';
import type { Helper, Share } from './helper.ts';
import { createScanner } from './scan-file.ts';
import type { Scanned, Scanner, Words } from './scan-file.ts';
import { MISSING, statsOf } from './stamps.ts';

/** Files that a thread takes at a time. */
const SHARE = 128;

/** Fewer shares are read sooner than a thread starts. */
const WORTH_A_THREAD = 8;

/** Some files, and what was found of each, by its place among them. */
export interface ScanShare extends Share {
  readonly files: readonly string[];
  readonly mtimes: Float64Array;
  readonly sizes: Float64Array;
  readonly tells: Uint8Array;
}

/** A search for words in many files, which goes on in another thread while files are still being listed. */
export interface Scan {
  /** Files in the order in which they count. */
  add(files: readonly string[]): void;
  /** Searches what is left, and gives each file that holds a word, in any order, as soon as it is known. */
  telling(): Generator<string>;
  /** What was found of a file that was added, after the end of `telling`. */
  at(index: number): Scanned;
}

export function createScan(words: Words): Scan {
  const shares: ScanShare[] = [];
  let waiting: string[] = [];
  let helper: Helper | null = null;

  return {
    add(files) {
      for (const file of files) {
        waiting.push(file);
        if (waiting.length === SHARE) share();
      }
    },
    *telling() {
      if (waiting.length > 0) share();
      const scanner = createScanner(words);
      try {
        for (const { files, tells } of doneShares(shares, (one) => scanShare(one, scanner)))
          for (const [index, file] of files.entries()) if (tells[index] === 1) yield file;
      } finally {
        helper?.end();
        helper = null;
      }
    },
    at(index) {
      const share = shares[Math.floor(index / SHARE)];
      const place = index % SHARE;
      return {
        mtimeMs: share?.mtimes[place] ?? MISSING.mtimeMs,
        size: share?.sizes[place] ?? MISSING.size,
        tells: share?.tells[place] === 1,
      };
    },
  };

  function share(): void {
    const next = shareOf(waiting);
    waiting = [];
    shares.push(next);
    if (helper) helper.give(next);
    else if (shares.length === WORTH_A_THREAD) {
      helper = startHelper(words);
      for (const one of shares) helper?.give(one);
    }
  }
}

function shareOf(files: readonly string[]): ScanShare {
  const count = files.length;
  const memory = new SharedArrayBuffer(8 + count * 17);
  return {
    files,
    state: new Int32Array(memory, 0, 1),
    mtimes: new Float64Array(memory, 8, count),
    sizes: new Float64Array(memory, 8 + count * 8, count),
    tells: new Uint8Array(memory, 8 + count * 16, count),
  };
}

export function scanShare({ files, mtimes, sizes, tells }: ScanShare, scanner: Scanner): void {
  for (const [index, file] of files.entries()) {
    const found = scanner(file);
    const { mtimeMs, size } = found ?? statsOf(file) ?? MISSING;
    mtimes[index] = mtimeMs;
    sizes[index] = size;
    tells[index] = found?.tells === true ? 1 : 0;
  }
}
