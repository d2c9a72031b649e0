import path from 'node:path';
import { runtimeOf } from '../recognise/runtime.ts';
import type { Runtime } from '../recognise/runtime.ts';
import { runtimeSignsOf } from '../recognise/runtime-signs.ts';
import { STARTS_PROGRAM } from './environment.ts';
import { importersOf, importingFiles } from './importers.ts';
import type { Importing } from './importers.ts';
import { loadModule } from './load-module.ts';
import { commandsOf, dependsOn, memberOf } from './manifest.ts';
import { packageOf } from './packages.ts';
import { relativeTo } from './paths.ts';
import type { ProjectFacts } from './project-facts.ts';
import type { ProjectFiles } from './project-files.ts';

/** Milliseconds for which is known who imports what. */
const MOST_AGE = 1_000;

interface Known {
  readonly until: number;
  readonly all: readonly Importing[] | null;
  readonly answers: Map<string, boolean>;
}

const known = new Map<string, Known>();

/**
 * Whether all that leads to a file, given by absolute path, is code of servers: components that Next.js renders there, functions such
 * as `getServerSideProps`, modules of servers, programs that scripts start. `false` where nobody knows who imports it.
 */
export function runsOnServersOnly(
  file: string,
  files: ProjectFiles,
  { packages }: Pick<ProjectFacts<unknown>, 'packages'>,
): boolean {
  const home = packageOf(file, files);
  const name = memberOf(home.manifest, 'name');
  const folders = packages.filter((one) => typeof name === 'string' && dependsOn(one.manifest, name));
  const before = known.get(home.folder);
  const now = performance.now();
  const entry: Known =
    before && before.until > now
      ? before
      : {
          until: now + MOST_AGE,
          all: importingFiles(
            [relativeTo(files.root, home.folder) ?? '', ...folders.map(({ folder }) => folder)],
            files,
          ),
          answers: new Map(),
        };
  known.set(home.folder, entry);
  const answer = entry.answers.get(file) ?? (entry.all !== null && isReachedByServers(file, entry.all, files));
  entry.answers.set(file, answer);
  return answer;
}

function isReachedByServers(file: string, all: readonly Importing[], files: ProjectFiles): boolean {
  let isReached = false;
  const waiting = new Set([relativeTo(files.root, file) ?? '']);
  // A set also gives what is added on the way.
  for (const name of waiting) {
    const runtime = runtimeAt(name, files);
    if (runtime === 'browser') return false;
    if (runtime === 'server') {
      isReached = true;
      continue;
    }
    const importers = importersOf(name, all, files).filter((one) => runtimeAt(one.file, files) !== 'test');
    if (importers.length === 0 && !isStarted(name, files)) return false;
    isReached ||= importers.every(({ onServers }) => onServers);
    for (const one of importers) if (!one.onServers) waiting.add(one.file);
  }
  return isReached;
}

/** Where a file runs, as far as itself tells; components that Next.js may render on the server do not. */
function runtimeAt(name: string, files: ProjectFiles): Runtime {
  const file = path.join(files.root, name);
  const module = loadModule(file, files);
  if (module === null) return 'unknown';
  const signs = runtimeSignsOf(module.program, module.scopes, name, module.text);
  const mayBeOnServer = dependsOn(packageOf(file, files).manifest, 'next') && !/(?:^|\/)pages\//u.test(name);
  return runtimeOf(mayBeOnServer ? { ...signs, hasJsx: false } : signs);
}

/** Whether a script of its package runs a file by Node or its like. */
function isStarted(name: string, files: ProjectFiles): boolean {
  const home = packageOf(path.join(files.root, name), files);
  return commandsOf(home.manifest).some(
    ({ arguments: args, program }) =>
      STARTS_PROGRAM.test(program) && args.some((one) => path.join(home.folder, one) === path.join(files.root, name)),
  );
}
