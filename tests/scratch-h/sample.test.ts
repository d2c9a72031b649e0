import fc from 'fast-check';
import { test } from 'vitest';
import { programs } from '../syntax/programs.ts';
test('s', () => { process.stdout.write(fc.sample(programs, { numRuns: 14, seed: 7 }).join('\n----\n') + '\n'); });
