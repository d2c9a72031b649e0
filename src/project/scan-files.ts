import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { createScanner } from './scan-file.ts';
import type { Scanner } from './scan-file.ts';
import { MISSING, statsOf } from './stamps.ts';

/** Fewer files are read sooner than a thread starts. */
export const WORTH_A_THREAD = 2_000;

/** Files that a thread takes at a time. */
const SHARE = 64;

/** Milliseconds to wait for a share that the helper has begun, before it is taken over. */
const PATIENCE = 5_000;

/** What was found of each file, by its place in the list. */
export interface ScanResult {
  readonly mtimes: Float64Array;
  readonly sizes: Float64Array;
  readonly tells: Uint8Array;
}

/** What the threads share: `next` is the first file that nobody has taken, `done` the shares that are finished. */
export interface SharedScan extends ScanResult {
  readonly files: readonly string[];
  readonly words: string;
  readonly next: Int32Array;
  readonly done: Int32Array;
}

/** A thread that waits for a scan to share. */
export type Helper = Worker;

/**
 * Looks for words, the source of a regular expression without regard to case, in all files. The helper, if there is one, takes a
 * part of them, and ends; rules are synchronous, so this waits for it.
 */
export function scanFiles(files: readonly string[], words: string, helper: Helper | null = null): ScanResult {
  const shares = Math.ceil(files.length / SHARE);
  const scan: SharedScan = {
    files,
    words,
    mtimes: new Float64Array(new SharedArrayBuffer(files.length * 8)),
    sizes: new Float64Array(new SharedArrayBuffer(files.length * 8)),
    tells: new Uint8Array(new SharedArrayBuffer(files.length)),
    next: new Int32Array(new SharedArrayBuffer(4)),
    done: new Int32Array(new SharedArrayBuffer(shares * 4)),
  };
  helper?.postMessage(scan);
  const scanner = createScanner(new RegExp(words, 'i'));
  takeShares(scan, scanner);
  for (let share = 0; share < shares; share += 1) {
    if (Atomics.wait(scan.done, share, 0, helper ? PATIENCE : 0) === 'timed-out') scanShare(scan, share, scanner);
  }
  void helper?.terminate();
  return scan;
}

/** Scans until all shares are taken. */
export function takeShares(scan: SharedScan, scanner: Scanner): void {
  const { done, next } = scan;
  for (let share = Atomics.add(next, 0, 1); share < done.length; share = Atomics.add(next, 0, 1)) {
    scanShare(scan, share, scanner);
    Atomics.store(done, share, 1);
    Atomics.notify(done, share);
  }
}

function scanShare({ files, mtimes, sizes, tells }: SharedScan, share: number, scanner: Scanner): void {
  const end = Math.min(files.length, (share + 1) * SHARE);
  for (let index = share * SHARE; index < end; index += 1) {
    const file = files[index] ?? '';
    const found = scanner(file);
    const { mtimeMs, size } = found ?? statsOf(file) ?? MISSING;
    mtimes[index] = mtimeMs;
    sizes[index] = size;
    tells[index] = found?.tells === true ? 1 : 0;
  }
}

/** A thread takes a while to start. `null` where there is none to be had: from the sources, or when the system refuses. */
export function startHelper(): Helper | null {
  const entry = new URL('./scan-thread.js', import.meta.url);
  try {
    if (!existsSync(fileURLToPath(entry))) return null;
    const helper = new Worker(entry, { execArgv: [], env: {} });
    // What it does not do is done here.
    helper.on('error', () => undefined);
    helper.unref();
    return helper;
  } catch {
    return null;
  }
}
