import path from 'node:path';
import { indexedPackage } from './index-file.ts';
import type { IndexFile } from './index-file.ts';
import { isWithin } from './paths.ts';
import { withStablePositions } from './positions.ts';
import type { ProjectFacts } from './project-facts.ts';
import type { ProjectFiles } from './project-files.ts';

/**
 * What a folder of a project says, for those who do not read it themselves: the facts of its files, and of all files that its servers
 * consist of, wherever these are.
 */
export function indexOf<Kinds>(
  facts: ProjectFacts<Kinds>,
  kinds: readonly (keyof Kinds)[],
  servers: readonly string[],
  folder: string,
  files: ProjectFiles,
): IndexFile<Kinds> {
  const closure = new Set(servers.filter((server) => isWithin(folder, server)).flatMap(facts.closureOf));
  const found: Record<string, Partial<Kinds>> = {};
  for (const file of new Set([...facts.files.filter((name) => isWithin(folder, name)), ...closure])) {
    const text = files.text(path.join(files.root, file)) ?? '';
    const own: Partial<Kinds> = {};
    for (const kind of closure.has(file) ? kinds : facts.kindsOf(file)) {
      const of = facts.of(kind, file);
      if (of !== null) own[kind] = withStablePositions(of, text);
    }
    found[file] = own;
  }
  return {
    folder,
    packages: facts.packages.filter((one) => isWithin(folder, one.folder)).map(indexedPackage),
    files: found,
    imports: Object.fromEntries([...closure].map((file) => [file, facts.importsOf(file)])),
  };
}
