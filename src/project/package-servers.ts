import path from 'node:path';
import { devOrigins } from './client-origin.ts';
import type { ModuleFacts } from './collect.ts';
import { configuredPort } from './configured-port.ts';
import { lateServer, partsTogether } from './known-servers.ts';
import type { KnownServer, ServerSources } from './known-servers.ts';
import { servedBy } from './packages.ts';
import type { Look } from './project.ts';
import type { ProjectFacts } from './project-facts.ts';

/** Servers that are whole packages, whose tool runs the code that answers: Next.js, Nuxt, Strapi. */
export function packageServers(
  facts: ProjectFacts<ModuleFacts>,
  { factsOf, folderOf }: ServerSources,
  project: Look<ModuleFacts>,
): readonly KnownServer[] {
  return facts.packages.flatMap((one): readonly KnownServer[] => {
    const home = { folder: path.join(project.root, one.folder), manifest: one.manifest };
    const tool = servedBy(home)?.by;
    if (!tool?.answers) return [];
    const origins = devOrigins(home, {
      files: project,
      portIn: (file, keys) => configuredPort(file, keys, project),
      isTaken: () => false,
    });
    const server = {
      file: one.folder === '' ? 'package.json' : `${one.folder}/package.json`,
      folder: one.folder,
      range: null,
      ports: (origins ?? []).map((origin) => Number(new URL(origin).port)),
      secure: false,
    };
    return [
      lateServer(server, () => {
        const files = facts.files.filter((file) => facts.packageOf(file)?.folder === one.folder);
        const together = partsTogether(files.map(factsOf), folderOf);
        const complete = together.complete && (tool.answers === 'all' || together.answers.length > 0);
        return { ...together, complete, files, pages: [] };
      }),
    ];
  });
}
