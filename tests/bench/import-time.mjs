import { execFileSync } from 'node:child_process';
import { median, rounded, timesOf } from './measure.mjs';

const rounds = 25;

/** What a process pays for importing the built plugin and nothing else, against one that does nothing. */
export async function importTime(pluginUrl, others) {
  const esm = ['--input-type=module', '-e'];
  const times = await timesOf(
    {
      node: () => spawn('-e', ''),
      'node, as a module': () => spawn(...esm, ''),
      'node, importing the plugin': () => spawn(...esm, `import ${JSON.stringify(pluginUrl)}`),
      ...Object.fromEntries(
        Object.entries(others ?? {}).map(([name, { url }]) => [
          `node, importing ${name}`,
          () => spawn(...esm, `import ${JSON.stringify(url)}`),
        ]),
      ),
    },
    rounds,
  );
  const bare = times['node'];
  console.log(`\nImport time, milliseconds, ${rounds} processes each\n`);
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
  execFileSync(process.execPath, args, { stdio: 'ignore' });
}
