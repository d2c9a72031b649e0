/**
 * Lints the shop with the built plugin, prints the report, and shows what `--fix` would change. Writes nothing.
 */
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { styleText } from 'node:util';
import { structuredPatch } from 'diff';
import { ESLint } from 'eslint';

const shop = join(import.meta.dirname, 'shop');

/** Paths as one would type them in the shop. */
function named(results) {
  return results.map((result) => ({ ...result, filePath: relative(shop, result.filePath).replaceAll('\\', '/') }));
}

async function lint(options) {
  const eslint = new ESLint({ cwd: shop, ...options });
  return { eslint, results: named(await eslint.lintFiles(['.'])) };
}

function sum(results, count) {
  return results.reduce((total, result) => total + count(result), 0);
}

function coloured(line) {
  if (line.startsWith('+')) return styleText('green', line);
  return line.startsWith('-') ? styleText('red', line) : styleText('dim', line);
}

/** The hunks of one file, each under the name of the file and the line where it begins. */
function hunksOf(filePath, before, after) {
  const { hunks } = structuredPatch(filePath, filePath, before, after, '', '', { context: 2 });
  return hunks.map((hunk) => {
    const title = styleText('cyan', `${filePath}:${hunk.oldStart}`);
    return [title, ...hunk.lines.map(coloured)].join('\n');
  });
}

const { eslint, results } = await lint({});
const formatter = await eslint.loadFormatter('stylish');
console.log(await formatter.format(results));

// Results hold `output` only where a fix changed something.
const fixed = (await lint({ fix: true })).results.filter(({ output }) => output !== undefined);

console.log(styleText('bold', 'What --fix would change\n'));
for (const { filePath, output } of fixed) {
  const before = await readFile(join(shop, filePath), 'utf8');
  for (const hunk of hunksOf(filePath, before, output)) console.log(`${hunk}\n`);
}

const problems = sum(results, ({ messages }) => messages.length);
const fixable = sum(results, ({ messages }) => messages.filter(({ fix }) => fix).length);
console.log(
  styleText(
    'bold',
    `${problems} problems, ${fixable} fixable, ${fixed.length} files touched by --fix; nothing was written.`,
  ),
);
