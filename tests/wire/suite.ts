import fc from 'fast-check';
import { expect } from 'vitest';
import { judge } from './judge.ts';
import type { Judged, Judgement } from './judge.ts';
import type { LiveLibrary } from './libraries.ts';
import { ServerHost } from './server-host.ts';

/** Different programs of one library. */
const CONFIGURATIONS = Number(process.env['WIRE_RUNS'] ?? 200);
/** Programs that are alive at the same time: most of what the slow ones do is wait. */
const AT_ONCE = 8;
/** Of what is wrong on the wire, reported. The rest is counted, and shown with `WIRE_SHOW`. */
const REPORTED = 0.85;

/** Runs generated programs, compares, and prints one line of figures; every fault fails. */
export async function compare(
  library: Pick<LiveLibrary, Judged | 'id' | 'package'>,
  programs: fc.Arbitrary<string>,
): Promise<void> {
  // What one library does to its process is nothing to the others.
  const host = new ServerHost();
  const judgements = await judgeAll(distinct(programs), library, host).finally(() => {
    host.close();
  });
  const due = judgements.filter((one) => one.due.length > 0);
  const missed = due.filter((one) => one.missed.length > 0);
  const figures = `${String(judgements.length)} programs, ${String(judgements.filter(({ started }) => started).length)} started, ${String(due.length)} wrong on the wire, ${String(due.length - missed.length)} of them reported`;
  console.log(`${library.id} (${library.package}, ${library.set}): ${figures}; seed ${String(seed())}`);
  if (process.env['WIRE_SHOW'])
    for (const { missed: rules, program, seen } of missed) console.log([rules.join(), program, seen].join('\n'));
  expect(judgements.filter(({ started }) => started).length).toBeGreaterThan(0);
  expect(judgements.flatMap(({ faults }) => faults)).toEqual([]);
  if (due.length > 0) expect((due.length - missed.length) / due.length).toBeGreaterThanOrEqual(REPORTED);
}

function seed(): number {
  return fc.readConfigureGlobal().seed ?? 0;
}

function distinct(programs: fc.Arbitrary<string>): readonly string[] {
  return [...new Set(fc.sample(programs, { numRuns: CONFIGURATIONS * 4, seed: seed() }))].slice(0, CONFIGURATIONS);
}

async function judgeAll(
  programs: readonly string[],
  library: Pick<LiveLibrary, Judged>,
  host: ServerHost,
): Promise<readonly Judgement[]> {
  const judgements: Judgement[] = [];
  const queue = [...programs];
  const work = async (): Promise<void> => {
    for (let program = queue.shift(); program !== undefined; program = queue.shift()) {
      judgements.push(await judge(program, library, host));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return judgements;
}
