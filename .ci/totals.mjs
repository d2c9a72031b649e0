// Adds vitest's JSON reports: `node .ci/totals.mjs report.json…` prints `N passed, N failed`.
import { readFileSync } from 'node:fs';

const totals = { passed: 0, failed: 0 };

for (const file of process.argv.slice(2)) {
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'));
  totals.passed += numPassedTests;
  totals.failed += numFailedTests;
}

console.log(`${totals.passed} passed, ${totals.failed} failed`);
