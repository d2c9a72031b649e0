import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packPlugin, type Consumer, type Tarball } from './consumer.ts';
import { attemptAll, features, install, type Result, type Setup } from './matrix.ts';
import { nodeExecutable } from './node-versions.ts';

/** `MATRIX=full` tries every combination and writes the table of the documentation; else a few that differ most. */
const isFull = process.env['MATRIX'] === 'full';

const FEW: readonly Setup[] = [
  { eslint: '10', typescript: '6', node: '24' },
  { eslint: '10', typescript: '7', node: '22' },
  { eslint: '9', typescript: '5.9', node: '20.19' },
  { eslint: '8.57', typescript: null, node: '20.19' },
];

const ALL: readonly Setup[] = (['10', '9', '8.57'] as const).flatMap((eslint) =>
  ([null, '5.9', '6', '7'] as const).flatMap((typescript) =>
    (['20.19', '22', '24'] as const).map((node) => ({ eslint, typescript, node })),
  ),
);

const setups = isFull ? ALL : FEW;
const home = mkdtempSync(join(tmpdir(), 'eslint-plugin-cors-matrix-'));
const consumers = new Map<string, Promise<Consumer>>();
const results = new Map<Setup, Readonly<Record<string, Result>>>();
let tarball: Tarball;

beforeAll(async () => {
  tarball = await packPlugin();
});

afterAll(async () => {
  for (const consumer of consumers.values()) (await consumer).remove();
  tarball?.remove();
  rmSync(home, { recursive: true, force: true });
});

/** Versions of Node share what is installed. */
function consumerFor(setup: Setup): Promise<Consumer> {
  const key = `${setup.eslint} ${String(setup.typescript)}`;
  const known = consumers.get(key) ?? install(tarball, setup);
  consumers.set(key, known);
  return known;
}

describe('the installed tarball', () => {
  test.for(setups)(
    'ESLint $eslint, TypeScript $typescript, Node $node',
    { timeout: 300_000 },
    async (setup, { expect, skip }) => {
      const node = nodeExecutable(setup.node, home);
      if (node === null) return skip(`No Node ${setup.node} for this machine.`);
      const found = await attemptAll({ setup, node, consumer: await consumerFor(setup) });
      results.set(setup, found);
      expect(Object.entries(found).filter(([, result]) => typeof result === 'object')).toEqual([]);
    },
  );
});

// Last, so that all results are there.
describe.runIf(isFull)('the documentation', () => {
  test('has the table of this run', async () => {
    await expect(page()).toMatchFileSnapshot(resolve(import.meta.dirname, '../../docs/compatibility.md'));
  });
});

function page(): string {
  const columns = [...new Set(setups.map(({ eslint, typescript }) => JSON.stringify([eslint, typescript])))].map(
    (text) => JSON.parse(text) as [string, string | null],
  );
  const head = columns.map(([eslint, typescript]) => `${eslint}, ${typescript === null ? 'none' : `TS ${typescript}`}`);
  const rows = features.map(({ name }) => [name, ...columns.map((column) => cell(name, column))]);
  const table = [['ESLint, TypeScript', ...head], ['---', ...head.map(() => ':-:')], ...rows];
  return `# Compatibility

What was tried with the packed plugin in an empty project, on Node 20.19, 22 and 24. A tick means that it works on all three, a
dash that this ESLint or TypeScript does not offer it. Written by \`npm run matrix\`; a part of it runs for every change.

${table.map((row) => `| ${row.join(' | ')} |`).join('\n')}

- TypeScript is never needed: the plugin imports neither it nor a parser. It reads files with the parser that your configuration names.
- typescript-eslint has no release for TypeScript 7 yet. JavaScript files, and the types of a configuration, work there.
- ESLint 8.57 reads both eslintrc and \`eslint.config.js\`; the latter has no \`extends\` there, so \`cors.configs.recommended\` is an entry of its
  own in the list.
- \`--concurrency\` and \`--suppress-all\` came with ESLint 9.
`;
}

function cell(name: string, [eslint, typescript]: readonly [string, string | null]): string {
  const found = [...results].flatMap(([setup, result]) =>
    setup.eslint === eslint && setup.typescript === typescript ? [result[name]] : [],
  );
  if (found.every((result) => result === 'works')) return '✔';
  return found.every((result) => result === 'not offered') ? '–' : '✘';
}
