import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import plugin from '../../src/index.ts';
import { rules } from '../../src/rules/index.ts';
import { servers } from '../browser/support/generated-servers.ts';
import { programsIn } from '../support/corpus.ts';

const SEED = Number(process.env['FC_SEED'] ?? 5);

/** Two causes at one place, each with an edit of its own. */
const TWO_CAUSES: ReadonlySet<string> = new Set([
  // A check that others pass, and an answer that caches hand to others.
  'cors/no-arbitrary-origin-with-credentials + cors/require-vary-origin',
  // Credentials that one answer lacks, and that answer in a cache.
  'cors/consistent-preflight + cors/require-vary-origin',
  // White space that browsers forgive, and the pair that they do not.
  'cors/no-wildcard-origin-with-credentials + cors/valid-allow-credentials',
]);

/** Rules that report the same code, by pairs. */
function pairsIn(text: string): readonly string[] {
  const messages = new Linter().verify(
    text,
    [
      {
        files: ['**/*.{js,ts}'],
        plugins: { cors: plugin as never }, // ESLint's types and the plugin's know each other's by structure only
        languageOptions: { parser: typescriptParser },
        rules: Object.fromEntries(Object.keys(rules).map((name) => [`cors/${name}`, 'error'])),
      },
    ],
    'file.ts',
  );
  const byPlace = new Map<string, Set<string>>();
  for (const { column, endColumn, endLine, line, ruleId } of messages) {
    const place = [line, column, endLine, endColumn].join();
    byPlace.set(place, (byPlace.get(place) ?? new Set()).add(ruleId ?? ''));
  }
  return [...byPlace.values()]
    .map((names) => [...names].sort().join(' + '))
    .filter((pair) => pair.includes(' + ') && !TWO_CAUSES.has(pair));
}

describe('one cause has one report', () => {
  test.for(['rules', 'frameworks', 'recognise'])(
    'in the programs of tests/%s',
    { timeout: 60_000 },
    (folder, { expect }) => {
      const found = programsIn(folder).flatMap((text) => pairsIn(text).map((pair) => `${pair}\n${text}`));
      expect(found).toEqual([]);
    },
  );

  test.for(Object.entries(servers))('in generated servers of %s', { timeout: 60_000 }, ([, arbitrary], { expect }) => {
    const texts = fc.sample(arbitrary, { seed: SEED, numRuns: 120 }).map(({ files }) => files['server.js'] ?? '');
    expect(texts.flatMap((text) => pairsIn(text).map((pair) => `${pair}\n${text}`))).toEqual([]);
  });
});
