import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createRandom, Draft } from './draft.ts';
import type { Program } from './draft.ts';
import { everyShape, families } from './families.ts';
import { rulesThatReport } from './reports.ts';
import { documentedSources, measuredSources, ruleSources, testSources } from './sources.ts';
import type { Source } from './sources.ts';

/** The same program in another shape has the same reports. `SHAPES_RUNS` programs for each shape, 1 by default. */
const RUNS = Number(process.env['SHAPES_RUNS'] ?? 1);
const SEED = Number(process.env['SHAPES_SEED'] ?? 7);
/** Shapes that are put over each other, at most. */
const MOST = Number(process.env['SHAPES_MOST'] ?? 3);
/** A file for what was lost; `<file>.csv` has the shares of shapes and libraries. */
const LOSSES = process.env['SHAPES_LOSSES'];
/** `silent` takes programs without any report, `speaking` those with one; all by default. */
const OF = process.env['SHAPES_OF'];

/** Programs are tried until one has what a shape is about. */
const ATTEMPTS = 8;

/** The least share of reports that each family of shapes keeps, were the sample large. */
const KEPT: Readonly<Record<string, number>> = {
  values: 0.9,
  objects: 0.85,
  functions: 0.85,
  statements: 0.85,
  modules: 0.85,
};

const home = realpathSync(mkdtempSync(path.join(tmpdir(), 'shapes-')));
mkdirSync(path.join(home, '.git'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const sources: readonly Source[] =
  RUNS > 1
    ? [...ruleSources(), ...testSources(), ...documentedSources(), ...measuredSources(home)]
    : [...ruleSources(), ...documentedSources()];

const known = new Map<Source, ReadonlySet<string> | null>();

function reportsBefore(source: Source): ReadonlySet<string> | null {
  const before = known.get(source);
  if (before !== undefined) return before;
  const reports = rulesThatReport(source, { text: source.text, beside: {} }, home);
  known.set(source, reports);
  return reports;
}

interface Reshaped {
  readonly source: Source;
  readonly program: Program;
  readonly shapes: readonly string[];
}

/** A program in this shape, and perhaps in others that do not get in its way. */
function reshaped(name: string, random: () => number): Reshaped | null {
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const source = pick(sources);
  if (!source) return null;
  const count = Math.min(MOST, random() < 0.6 ? 1 : random() < 0.7 ? 2 : 3);
  const others = Array.from({ length: count - 1 }, () => pick(everyShape)?.[0] ?? '');
  let program: Program = { text: source.text, beside: {} };
  const shapes: string[] = [];
  for (const one of [...others, name]) {
    const shape = everyShape.find(([other]) => other === one)?.[1];
    const result = shape?.(new Draft(program.text, source.file.endsWith('x'), random)) ?? null;
    if (result === null) continue;
    shapes.push(one);
    const { beside, text } = typeof result === 'string' ? { text: result, beside: {} } : result;
    // Two shapes that write the same file are one too many.
    if (Object.keys(beside).some((file) => file in program.beside)) return null;
    program = { text, beside: { ...program.beside, ...beside } };
  }
  // A file that does not name its subject is not looked at, whatever other files say.
  const isLookedAt = /access-control|cors|credential|crossorigin/i.test(program.text);
  return shapes.includes(name) && isLookedAt ? { source, program, shapes } : null;
}

const shares = new Map<string, { due: number; kept: number }>();
const losses: string[] = [];

function count(name: string, due: number, kept: number): void {
  const share = shares.get(name) ?? { due: 0, kept: 0 };
  shares.set(name, { due: share.due + due, kept: share.kept + kept });
}

afterAll(() => {
  if (LOSSES === undefined) return;
  writeFileSync(LOSSES, losses.join('\n\n'));
  const rows = [...shares].map(([name, { due, kept }]) => [(kept / due).toFixed(2), due, kept, name].join(';'));
  writeFileSync(`${LOSSES}.csv`, `${rows.sort().join('\n')}\n`);
});

function shown({ program, shapes, source }: Reshaped, what: string): string {
  const others = Object.entries(program.beside).map(([file, text]) => `--- ${file}\n${text}`);
  return [
    `=== ${what} [${shapes.join(' + ')}] ${source.origin}, ${source.library}, seed ${String(SEED)}`,
    source.text,
    `--- as`,
    program.text,
    ...others,
  ].join('\n');
}

test.for(Object.keys(families))('%s in other shapes', { timeout: 3_600_000 }, (family) => {
  const random = createRandom(SEED);
  const grown: string[] = [];
  for (const name of Object.keys(families[family] ?? {})) {
    for (let run = 0, attempt = 0; run < RUNS && attempt < RUNS * ATTEMPTS; attempt++) {
      const one = reshaped(name, random);
      const before = one && reportsBefore(one.source);
      if (!one || !before || (OF !== undefined && (before.size === 0) !== (OF === 'silent'))) continue;
      const after = rulesThatReport(one.source, one.program, home);
      expect(after, shown(one, 'no program')).not.toBeNull();
      run += 1;
      const lost = [...before].filter((rule) => after?.has(rule) === false);
      const more = [...(after ?? [])].filter((rule) => !before.has(rule));
      for (const group of [family, name, one.source.library]) count(group, before.size, before.size - lost.length);
      if (lost.length > 0) losses.push(shown(one, `lost ${lost.join()}`));
      if (more.length > 0) grown.push(shown(one, `more ${more.join()}`));
    }
  }
  losses.push(...grown);
  const { due, kept } = shares.get(family) ?? { due: 0, kept: 0 };
  console.log(`${family}: ${String(kept)} of ${String(due)} reports kept; seed ${String(SEED)}`);
  expect(grown.join('\n\n')).toBe('');
  if (OF === 'silent') return;
  expect(due).toBeGreaterThan(10);
  const least = KEPT[family] ?? 1;
  // Fewer, by two standard deviations of a sample of this size, may be chance.
  expect(kept / due).toBeGreaterThanOrEqual(least - 2 * Math.sqrt((least * (1 - least)) / due));
});
