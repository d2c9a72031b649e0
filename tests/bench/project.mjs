// Prints what reading the other files of a project costs, beside `rg -l` over the same files. Nothing is asserted.
import { execFileSync, spawnSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { rolldown } from 'rolldown';
import { median, rounded } from './measure.mjs';

const repository = resolve(import.meta.dirname, '../..');
const [rounds, ...sizes] = (process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['9', '10000', '50000']).map(
  Number,
);
const home = mkdtempSync(join(tmpdir(), 'eslint-plugin-cors-bench-'));
const words = 'cors|access-control-allow|\\.listen\\(';

try {
  const entry = await bundle();
  const written = [];
  for (const size of sizes) {
    const root = join(home, String(size));
    const [client] = writtenElsewhere(root, size);
    written.push({ client, root, size });
    print(size, measure(root, entry, client));
  }
  // Last, for what this process then holds would be in the way of the others.
  for (const { client, root, size } of written) {
    console.log(`\n${size} files.`);
    await keystrokes(root, client.name);
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}

/** Another process writes, and the system has written, before anything is measured. */
function writtenElsewhere(root, size) {
  const writer = join(import.meta.dirname, 'monorepo.mjs');
  const clients = execFileSync(process.execPath, [writer, root, String(size)], { encoding: 'utf8' });
  spawnSync('sync');
  return JSON.parse(clients);
}

/** The parts of the plugin that read projects, with the thread that helps them. */
async function bundle() {
  const build = await rolldown({
    input: {
      project: join(import.meta.dirname, 'project-entry.ts'),
      'scan-thread': join(repository, 'src/scan-thread.ts'),
    },
    platform: 'node',
    external: [/^node:/, /^[^./]/],
  });
  await build.write({
    dir: join(home, 'dist'),
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
  });
  writeFileSync(join(home, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(repository, 'node_modules'), join(home, 'node_modules'));
  return join(home, 'dist/project.js');
}

/** Everything in turns, so that what slows the machine for a while slows all of it. */
function measure(root, entry, { name, url }) {
  const cache = join(root, 'node_modules/.cache');
  const rows = { 'rg -l': [], lstat: [], cold: [], warm: [], 'cold, all facts': [], 'warm, all facts': [] };
  const names = readdirSync(root, { recursive: true }).map((name) => join(root, name));
  let memory = null;
  const report = (asked) =>
    JSON.parse(
      execFileSync(process.execPath, ['--expose-gc', entry, root, join(root, name), url, asked], { encoding: 'utf8' }),
    );
  const run = (asked) => report(asked).milliseconds;
  for (let round = -1; round < rounds; round += 1) {
    const times = {};
    const start = performance.now();
    const { status } = spawnSync('rg', ['-l', '-i', words, root], { stdio: 'ignore' });
    if (status !== 0) throw new Error('`rg` is not installed, or found nothing.');
    times['rg -l'] = performance.now() - start;
    // No warm start is faster than this: to learn that nothing has changed is to look at every file and folder.
    const look = performance.now();
    for (const name of names) lstatSync(name, { throwIfNoEntry: false });
    times.lstat = performance.now() - look;
    rmSync(cache, { recursive: true, force: true });
    // The process that reads everything needs the most.
    memory = report('one');
    times.cold = memory.milliseconds;
    times.warm = run('one');
    rmSync(cache, { recursive: true, force: true });
    times['cold, all facts'] = run('all');
    times['warm, all facts'] = run('all');
    if (round >= 0) for (const name of Object.keys(rows)) rows[name].push(times[name]);
  }
  return { rows, memory };
}

function print(size, { memory, rows }) {
  const base = rows['rg -l'];
  const { candidates, external, heapUsed, rss, servers } = memory;
  console.log(
    `\n${size} files, ${candidates} of them candidates, ${servers} servers; ${rounds} rounds, Node ${process.version}.\n`,
  );
  console.table(
    Object.fromEntries(
      Object.entries(rows).map(([name, values]) => [
        name,
        {
          'median, ms': rounded(median(values)),
          'min, ms': rounded(Math.min(...values)),
          'ratio of medians': rounded(median(values) / median(base)),
          'ratio of minima': rounded(Math.min(...values) / Math.min(...base)),
        },
      ]),
    ),
  );
  const mebibytes = (bytes) => rounded(bytes / 2 ** 20);
  console.log(
    `Memory added: heap ${mebibytes(heapUsed)} MiB, buffers ${mebibytes(external)} MiB, to the process ${mebibytes(rss)} MiB.`,
  );
}

/** One lint after another of a file that is being edited, with and without the rule, in turns. */
async function keystrokes(root, client) {
  process.chdir(root);
  const { default: plugin } = await import(join(repository, 'dist/index.js'));
  const text = readFileSync(join(root, client), 'utf8');
  const filename = join(root, client);
  const rule = 'cors/credentialed-request-needs-policy';
  const config = (rules) => [{ files: ['**/*.ts'], languageOptions: { parser }, plugins: { cors: plugin }, rules }];
  const linter = new Linter({ cwd: root });
  const lint = (code, rules) => {
    const start = performance.now();
    linter.verify(code, config(rules), filename);
    return performance.now() - start;
  };
  for (const [name, code] of [
    ['a client', text],
    ['a file without a credentialed request', text.replaceAll(/credential\w*/giu, 'other')],
  ]) {
    const pairs = [];
    for (let edit = 0; edit < 300; edit += 1) {
      const edited = `${code}// ${edit}`;
      // In changing order: or the garbage of two lints is always collected in the second.
      const isSwapped = Math.floor(edit / 2) % 2 === 1;
      const first = lint(edited, isSwapped ? { [rule]: 'error' } : {});
      const second = lint(edited, isSwapped ? {} : { [rule]: 'error' });
      pairs.push(isSwapped ? [second, first] : [first, second]);
    }
    const warm = pairs.slice(100);
    console.log(
      `A keystroke in ${name}: ${rounded(median(warm.map(([without]) => without)))} ms without the rule, ` +
        `${rounded(median(warm.map(([, withRule]) => withRule)))} ms with it; the median of the differences is ` +
        `${rounded(median(warm.map(([without, withRule]) => withRule - without)))} ms.`,
    );
  }
}
