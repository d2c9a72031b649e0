import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientEnvironment } from '../../src/project/environment.ts';
import { createModules } from '../../src/project/modules.ts';
import type { ProjectFiles } from '../../src/project/project-files.ts';
import { requestFactsOf } from '../../src/recognise/request-file-facts.ts';
import type { RequestFacts } from '../../src/recognise/request-facts.ts';
import { parseTypeScript } from '../support/parse.ts';
import { untrueClaims } from './support/claims.ts';
import { clientPrograms } from './support/generated-clients.ts';
import type { ClientProgram } from './support/client-programs/spec.ts';
import { openPrograms, type Program, type Programs } from './support/programs.ts';
import type { Visit } from './support/visit.ts';

const SEED = Number(process.env['FC_SEED'] ?? 7);
const RUNS = Number(process.env['CLIENT_RUNS'] ?? 150);

const generated = fc.sample(clientPrograms, { seed: SEED, numRuns: RUNS });

let programs: Programs;

beforeAll(async () => {
  programs = await openPrograms(generated.map(runnable));
});

afterAll(() => programs?.close());

function runnable({ driver, files, packages }: ClientProgram): Program {
  const { 'me.tsx': text = '', ...modules } = files;
  return { packages, text, modules, driver: driver ?? `import { load } from './row.ts';\nawait load();` };
}

/** What the plugin says of all files of a program, as it looks at each in its project. */
function factsOf({ files, packages }: ClientProgram): readonly RequestFacts[] {
  const folder = programs.folder(packages);
  const texts = new Map(Object.entries(files).map(([file, text]) => [join(folder, file), text]));
  const project: ProjectFiles = {
    root: folder,
    text: (file) => texts.get(file) ?? null,
    isFile: (file) => texts.has(file),
  };
  return [...texts].map(([file, text]) =>
    requestFactsOf(parseTypeScript(text, { jsx: file.endsWith('x') }).sourceCode, file, {
      environment: clientEnvironment(file, project),
      modules: createModules(project),
    }),
  );
}

/** All that is certain about what a program did; which headers it may have is no claim that they are there. */
function together(all: readonly RequestFacts[], visit: Visit): RequestFacts {
  const certain = all.flatMap(({ requests }) => requests.filter(({ credentials }) => credentials.certain));
  // Of functions for several methods, it called one.
  const called = certain.filter(({ method }) => method === null || method === visit.requests[0]?.method);
  return {
    runsIn: 'unknown',
    requests: (called.length > 0 ? called : certain).map((one) => ({ ...one, headers: null })),
    modes: all.flatMap(({ modes }) => modes),
    misplaced: all.flatMap(({ misplaced }) => misplaced),
    headers: all.flatMap(({ headers }) => headers),
  };
}

/** How well the URL of a request with cookies is known. */
function urlKnown({ requests }: RequestFacts, visit: Visit): 'whole' | 'origin' | 'unknown' {
  const path = new URL(visit.requests[0]?.url ?? '/', 'http://a').pathname;
  const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname : '');
  if (requests.some(({ kind, url }) => kind !== 'base' && url?.some((one) => pathOf(one) === path))) return 'whole';
  return requests.some(({ origins }) => origins !== null) ? 'origin' : 'unknown';
}

test('what is said of generated clients is what they do', { timeout: 900_000 }, async () => {
  const wrong: string[] = [];
  const missed: string[] = [];
  const partly: string[] = [];
  const counts = { whole: 0, origin: 0, unknown: 0, missed: 0, plain: 0, wrong: 0, broken: 0 };
  await Promise.all(
    generated.map(async (program, index) => {
      const visit = await programs.visit(index, 'exact');
      const facts = together(factsOf(program), visit);
      const untrue = untrueClaims(facts, visit);
      const shown = `${program.name}: ${untrue.join()} ${visit.error ?? ''}\n${Object.entries(program.files)
        .map(([file, text]) => `// ${file}\n${text}`)
        .join('')}`;
      const isMissed = visit.credentialed && facts.requests.length === 0;
      const others = isMissed ? untrue.filter((one) => one !== 'credentials: plain') : untrue;
      if (visit.requests.length === 0) {
        counts.broken += 1;
        if (facts.requests.length > 0) wrong.push(shown);
      } else if (others.length > 0) {
        counts.wrong += 1;
        wrong.push(shown);
      } else if (isMissed) {
        counts.missed += 1;
        missed.push(shown);
      } else {
        const known = visit.credentialed ? urlKnown(facts, visit) : 'plain';
        counts[known] += 1;
        if (known === 'origin' || known === 'unknown') partly.push(`${known} ${shown}`);
      }
    }),
  );
  const report = process.env['CLIENT_REPORT'];
  if (report !== undefined) writeFileSync(report, JSON.stringify({ counts, wrong, missed, partly }));
  expect(wrong.sort(), `seed ${String(SEED)}`).toEqual([]);
  expect(missed.length, `seed ${String(SEED)}, ${JSON.stringify(counts)}\n${missed.join('\n')}`).toBeLessThanOrEqual(
    RUNS / 10,
  );
});
