import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { writtenIndex } from '../project/projects.ts';

interface IndexOptions {
  readonly out?: string;
}

/**
 * `index [dir]`: what the servers and clients in a folder say, as a file that other machines and caches can read in place of the
 * code. The same code gives the same bytes.
 */
export function indexCommand(): Command {
  return new Command('index')
    .description('write what the servers and clients of a folder say, for `settings.cors.index`')
    .argument('[dir]', 'the folder, usually of one package', '.')
    .option('--out <file>', 'where to write it; to the terminal by default')
    .action(writeIndex);
}

function writeIndex(dir: string, { out }: IndexOptions): void {
  const written = writtenIndex(path.resolve(dir), process.cwd());
  if (written === null)
    throw new Error(`\`${dir}\` belongs to no project: there is no \`.git\` and no \`package.json\` above it.`);
  for (const problem of written.problems) console.error(problem);
  if (out === undefined) {
    process.stdout.write(written.text);
    return;
  }
  mkdirSync(path.dirname(path.resolve(out)), { recursive: true });
  writeFileSync(out, written.text);
  console.error(`${String(written.files)} files with servers or clients, in \`${out}\`.`);
}
