import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Linter } from 'eslint';
import { configs } from './configs.mjs';
import { median, rounded, timesOf } from './measure.mjs';
import { corsFiles } from './samples.mjs';

const rounds = 60;

/** What the rules cost where they have work to do, file by file, once everything is warm. */
export async function corsFileCost(plugin) {
  const folder = mkdtempSync(join(tmpdir(), 'eslint-plugin-cors-bench-'));
  try {
    for (const [name, text] of Object.entries({ 'package.json': '{"name":"bench","private":true}', ...corsFiles })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const { without, withPlugin } = configs(plugin);
    const linter = new Linter({ cwd: folder });
    const rows = {};
    for (const [name, text] of Object.entries(corsFiles)) {
      const lint = (config) => linter.verify(text, config, { filename: join(folder, name) });
      const times = await timesOf({ without: () => lint(without), with: () => lint(withPlugin) }, rounds);
      rows[name] = {
        lines: text.split('\n').length - 1,
        reports: lint(withPlugin).filter(({ ruleId }) => ruleId?.startsWith('cors/')).length,
        'without, ms': rounded(median(times.without)),
        'with, ms': rounded(median(times.with)),
        'added, ms': rounded(median(times.with) - median(times.without)),
      };
    }
    console.log(`\nFiles with CORS, medians of ${rounds} rounds in one process\n`);
    console.table(rows);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
