import { execFileSync } from 'node:child_process';
import { median, milliseconds, rounded, timesOf } from './measure.mjs';

const rounds = 25;

/** What a process says in the end: the processor time that it took since it began. */
const report = 'console.log(JSON.stringify(process.cpuUsage()))';

/** What a process pays for importing the built plugin and nothing else, against one that does nothing. */
export async function importTime(pluginUrl, others) {
  const esm = ['--input-type=module', '-e'];
  const times = await timesOf(
    {
      node: () => spawn('-e', report),
      'node, as a module': () => spawn(...esm, report),
      'node, importing the plugin': () => spawn(...esm, `import ${JSON.stringify(pluginUrl)}; ${report}`),
      ...Object.fromEntries(
        Object.entries(others ?? {}).map(([name, { url }]) => [
          `node, importing ${name}`,
          () => spawn(...esm, `import ${JSON.stringify(url)}; ${report}`),
        ]),
      ),
    },
    rounds,
  );
  const bare = times['node'];
  console.log(`\nImport time, milliseconds of processor time, ${rounds} processes each\n`);
  console.table(
    Object.fromEntries(
      Object.entries(times).map(([name, values]) => [
        name,
        {
          median: rounded(median(values)),
          min: rounded(Math.min(...values)),
          'median over node': rounded(median(values) - median(bare)),
          'min over node': rounded(Math.min(...values) - Math.min(...bare)),
        },
      ]),
    ),
  );
}

function spawn(...args) {
  return milliseconds(JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })));
}
