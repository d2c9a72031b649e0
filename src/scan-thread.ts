import { parentPort } from 'node:worker_threads';
import { createScanner } from './project/scan-file.ts';
import { takeShares } from './project/scan-files.ts';
import type { SharedScan } from './project/scan-files.ts';

// The helper thread of a large scan; it ends with the last share.
parentPort?.once('message', (scan: SharedScan) => {
  takeShares(scan, createScanner(new RegExp(scan.words, 'i')));
});
