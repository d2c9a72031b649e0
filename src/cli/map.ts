import path from 'node:path';
import { Command, Option } from 'commander';
import { isSettingsOrigin } from '../cors/origin.ts';
import { openedProject } from '../project/projects.ts';
import { collectMap } from './collect-map.ts';
import { asPage } from './map-page.ts';
import { asMermaid, asTable } from './map-text.ts';
import { isBlocked } from './project-map.ts';
import type { ProjectMap } from './project-map.ts';
import { createProgress } from './progress.ts';

interface MapOptions {
  readonly format: 'table' | 'json' | 'mermaid' | 'html';
  readonly origin: readonly string[];
  readonly check: boolean;
}

/** `map [dir]`: who calls whom with credentials, and what a browser says to it. Writes to the standard output. */
export function mapCommand(): Command {
  return new Command('map')
    .description('show which request with credentials reaches which server, and what a browser says to it')
    .argument('[dir]', 'a folder of the project', '.')
    .addOption(
      new Option('--format <name>', 'how to write it').choices(['table', 'json', 'mermaid', 'html']).default('table'),
    )
    .option('--origin <origins...>', 'origins of the pages, where the project does not tell', [])
    .option('--check', 'exit with 1 when a browser refuses one of them', false)
    .action(writeMap);
}

function writeMap(dir: string, { check, format, origin: origins }: MapOptions): void {
  const wrong = origins.find((one) => !isSettingsOrigin(one));
  if (wrong !== undefined) {
    throw new Error(`\`--origin\` is \`${wrong}\`, but an origin such as \`https://app.example.com\` is expected.`);
  }
  const folder = path.resolve(dir);
  const project = openedProject(folder);
  const progress = createProgress(process.stderr);
  const map = collectMap(project, { folder, origins, progress });
  progress.done();
  console.log(printed(map, format, path.basename(folder)));
  if (check && map.exchanges.some(isBlocked)) process.exitCode = 1;
}

function printed(map: ProjectMap, format: MapOptions['format'], name: string): string {
  switch (format) {
    case 'table':
      return asTable(map, process.stdout.isTTY);
    case 'json':
      return JSON.stringify(map, null, 2);
    case 'mermaid':
      return asMermaid(map);
    case 'html':
      return asPage(map, `Requests with credentials in ${name}`);
  }
}
