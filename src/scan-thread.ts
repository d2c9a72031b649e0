import { parentPort, workerData } from 'node:worker_threads';
import { takeShare } from './project/helper.ts';
import { createScanner } from './project/scan-file.ts';
import type { Words } from './project/scan-file.ts';
import { scanShare } from './project/scan-files.ts';
import type { ScanShare } from './project/scan-files.ts';

// The thread of `startHelper`, which ends it.
const scanner = createScanner(workerData as Words); // what it was started with
parentPort?.on('message', (share: ScanShare) => {
  takeShare(share, (one) => scanShare(one, scanner));
});
