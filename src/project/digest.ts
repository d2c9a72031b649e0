import path from 'node:path';
import { withStablePositions } from './positions.ts';
import type { ProjectFacts } from './project-facts.ts';
import type { ProjectFiles } from './project-files.ts';
import { joined } from './paths.ts';
import { runsOnServersOnly } from './server-code.ts';
import type { Tree } from './tree.ts';

/** Letters of a digest: enough that no two states of a project have the same. */
const LENGTH = 16;

/** Inputs whose text says something that is no fact of a source. */
const TELLING_INPUT = 'package.json';

/** Programs that say where a tool serves pages, and what it gives them. */
const TELLING_SOURCE = /(?:^webpack\.|\.config\.)(?:\w+\.)?[cm]?[jt]s$/;

/**
 * What a lint of one file may depend on in all the others, as one short text: the facts without positions inside a line, all of them
 * for the files that servers consist of, and what configurations say.
 */
export function digestOf<Kinds>(
  facts: ProjectFacts<Kinds>,
  kinds: readonly (keyof Kinds)[],
  servers: readonly string[],
  { folders }: Pick<Tree, 'folders'>,
  files: ProjectFiles,
): string {
  const textOf = (name: string): string => files.text(path.join(files.root, name)) ?? '';
  const closures = servers.map(facts.closureOf);
  const parts = new Set(closures.flat());
  return hashOf([
    ...[...new Set([...facts.files, ...parts])].flatMap((file) => {
      const own = (parts.has(file) ? kinds : facts.kindsOf(file)).map((kind) => [kind, facts.of(kind, file)]);
      return [file, JSON.stringify(withStablePositions(own, textOf(file)))];
    }),
    ...closures.map((closure) => closure.join()),
    ...((kinds as readonly PropertyKey[]).includes('requests')
      ? clientsOfServers(facts, 'requests' as keyof Kinds, files)
      : []), // one of them
    ...[...folders].flatMap(([folder, { configurations, inputs, sources }]) =>
      [
        ...configurations,
        ...inputs.filter((name) => name === TELLING_INPUT),
        ...sources.filter((name) => TELLING_SOURCE.test(name)),
      ]
        .map((name) => joined(folder, name))
        .flatMap((name) => [name, textOf(name)]),
    ),
  ]);
}

/** The files that ask from a server alone, which depends on who imports them. */
function clientsOfServers<Kinds>(
  facts: ProjectFacts<Kinds>,
  kind: keyof Kinds,
  files: ProjectFiles,
): readonly string[] {
  return facts
    .all(kind)
    .filter((entry) => /"https?:/iu.test(JSON.stringify(entry.facts)))
    .map(({ file }) => file)
    .filter((file) => runsOnServersOnly(path.join(files.root, file), files, facts));
}

/** One short text for many, in order. */
export function hashOf(texts: readonly string[]): string {
  const hash = process.getBuiltinModule('node:crypto').createHash('sha256');
  for (const text of texts) hash.update(`${String(text.length)}:${text}`);
  return hash.digest('hex').slice(0, LENGTH);
}
