import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { ESLint } from 'eslint';
import { configs } from './configs.mjs';
import { median, rounded, timesOf } from './measure.mjs';

const rounds = 9;
const filesPerSource = 40;
const maxBytes = 48 * 1024;
const packages = resolve(import.meta.dirname, '../../node_modules');

/** Installed code, of which every file that speaks of CORS is left out. */
const sources = ['eslint/lib', 'zod/src', 'vitest/dist', 'knip/dist', '@typescript-eslint/eslint-plugin/dist'];

/** What the rules add to a lint run over files that have nothing to do with CORS. */
export async function repositoryCost(plugin, others) {
  const folder = mkdtempSync(join(tmpdir(), 'eslint-plugin-cors-bench-'));
  try {
    const { files, bytes } = writeCorpus(folder);
    const { without, withOther, withPlugin } = configs(plugin);
    const lint = (overrideConfig) => () =>
      new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig }).lintFiles(['.']);
    const times = await timesOf(
      {
        'without the plugin': lint(without),
        'without, once more': lint(without),
        'with `strict`': lint(withPlugin),
        ...(others && {
          'with `recommended` of security': lint(
            withOther({ security: others.security.plugin }, others.security.plugin.configs.recommended.rules),
          ),
          'with `cors` of sonarjs': lint(withOther({ sonarjs: others.sonarjs.plugin }, { 'sonarjs/cors': 'error' })),
        }),
      },
      rounds,
      // Or one run pays for the garbage of the one before.
      globalThis.gc,
    );
    print(times, `${files} files without CORS, ${Math.round(bytes / 1024)} KiB`, files);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(times, corpus, files) {
  const base = times['without the plugin'];
  console.log(`\nA repository: ${corpus}, ${rounds} rounds. "Once more" shows what differs by chance.\n`);
  console.table(
    Object.fromEntries(
      Object.entries(times).map(([name, values]) => [
        name,
        {
          'median, ms': rounded(median(values)),
          'min, ms': rounded(Math.min(...values)),
          'ratio of minima': rounded(Math.min(...values) / Math.min(...base)),
          'ratio of medians': rounded(median(values) / median(base)),
          'median of ratios': rounded(median(values.map((value, round) => value / base[round]))),
          'added per file, ms': rounded((median(values) - median(base)) / files),
        },
      ]),
    ),
  );
}

function writeCorpus(folder) {
  let files = 0;
  let bytes = 0;
  for (const source of sources) {
    const root = join(packages, source);
    const texts = existsSync(root) ? textsBelow(root) : [];
    for (const { name, text } of texts.slice(0, filesPerSource)) {
      const target = join(folder, source.replaceAll('/', '-'));
      mkdirSync(target, { recursive: true });
      writeFileSync(join(target, `${files}${extname(name)}`), text);
      files += 1;
      bytes += text.length;
    }
  }
  return { files, bytes };
}

function textsBelow(root) {
  return readdirSync(root, { recursive: true })
    .filter((name) => /(?<!\.d)\.(?:js|mjs|ts)$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }))
    .filter(({ text }) => text.length <= maxBytes && !/cors|access-control|credentials/i.test(text));
}
