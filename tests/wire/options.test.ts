import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { optionsText } from './grammar.ts';
import { judge } from './judge.ts';
import type { Judgement } from './judge.ts';
import { liveLibraries } from './libraries.ts';
import type { LiveLibrary } from './libraries.ts';
import { ServerHost } from './server-host.ts';

const CONFIGURATIONS = 200;
const AT_ONCE = 8;

let host: ServerHost;

beforeAll(() => {
  host = new ServerHost();
});

afterAll(() => {
  host.close();
});

describe('the options of libraries', () => {
  test.for(
    liveLibraries
      .filter(({ id, set }) => new RegExp(process.env.WIRE ?? '').test(`${id} ${set}`))
      .map((library) => [`${library.id} (${library.set})`, library] as const),
  )('answer as predicted: %s', async ([, library]) => {
    const judgements = await judgeAll(programsFor(library), library);
    const due = judgements.filter(({ due }) => due.length > 0);
    const missed = due.filter(({ missed }) => missed.length > 0);
    console.log(
      `${library.id} (${library.set}): ${judgements.length}, ${judgements.filter(({ started }) => started).length} started, ${due.length} due, ${missed.length} missed, ${judgements.flatMap((j) => j.faults).length} faults`,
    );
    writeFileSync(
      `/tmp/wire/${library.id.replace(/\W/g, '-')}-${library.set}.txt`,
      [
        ...judgements.flatMap(({ faults }) => faults),
        ...missed.map((one) => ['MISSED', one.missed.join(), one.program, one.seen].join('\n')),
      ].join('\n=====\n'),
    );
    expect(judgements.flatMap(({ faults }) => faults).length).toEqual(0);
  });
});

function programsFor({ grammar, program }: LiveLibrary): readonly string[] {
  const { seed } = fc.readConfigureGlobal();
  const texts = fc.sample(optionsText(grammar), {
    numRuns: CONFIGURATIONS * 4,
    ...(seed === undefined ? {} : { seed }),
  });
  return [...new Set(texts.map(program))].slice(0, CONFIGURATIONS);
}

async function judgeAll(programs: readonly string[], library: LiveLibrary): Promise<readonly Judgement[]> {
  const judgements: Judgement[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < programs.length) {
      const program = programs[next] ?? '';
      next += 1;
      judgements.push(await judge(program, library, host));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return judgements;
}
