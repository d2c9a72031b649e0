import path from 'node:path';
import { IDENTIFYING_PACKAGE, ROUTES_FROM_FOLDERS } from '../frameworks/identity.ts';
import type { ModuleFacts } from './collect.ts';
import { knownServersOf, originsOf } from './judging.ts';
import { dependenciesOf } from './manifest.ts';
import { packageOf } from './packages.ts';
import { relativeTo } from './paths.ts';
import type { Look } from './project.ts';
import type { ProjectFacts } from './project-facts.ts';

/**
 * The origins of the project's pages, when nothing in it has to do with credentials: no page asks with them, and the servers that a
 * file belongs to tell no visitor from another. None where anything of that is uncertain.
 */
export function pagesWithoutCredentials(file: string, project: Look<ModuleFacts>): readonly string[] {
  const name = project.isFile(file) ? relativeTo(project.root, file) : null;
  if (name === null) return [];
  const facts = project.facts();
  const homes = facts.packages.map(({ folder, manifest }) => ({ folder: path.join(project.root, folder), manifest }));
  // What no other file has to be read for comes first.
  if ([packageOf(file, project), ...homes].some(({ manifest }) => mayIdentify(manifest))) return [];
  const servers = knownServersOf(project);
  const own = servers.filter(({ files }) => files.includes(name));
  // Certificates of visitors are credentials, and the routes of a whole package are more than its imports.
  if (own.length === 0 || !own.every(({ complete, range, secure }) => complete && range !== null && !secure)) return [];
  const served = new Set(own.flatMap(({ files }) => files));
  if (facts.problems.length > 0 || ![...served].every((one) => isImpersonal(one, facts))) return [];
  if (!facts.files.every((one) => asksNothing(one, served, facts))) return [];
  return homes.flatMap((home) => originsOf(home, [], project) ?? []);
}

function isImpersonal(file: string, facts: ProjectFacts<ModuleFacts>): boolean {
  return facts.of('servers', file)?.identifies === false;
}

/** Whether a file sends no credentials: it has no word of that, or it is the server that allows them. */
function asksNothing(file: string, served: ReadonlySet<string>, facts: ProjectFacts<ModuleFacts>): boolean {
  if (!facts.kindsOf(file).includes('requests')) return true;
  const isServer = served.has(file) && (facts.of('policies', file)?.policies ?? []).length > 0;
  return isServer && facts.of('requests', file)?.length === 0;
}

function mayIdentify(manifest: unknown): boolean {
  const isTelling = (name: string): boolean => IDENTIFYING_PACKAGE.test(name) || ROUTES_FROM_FOLDERS.test(name);
  return dependenciesOf(manifest).some(isTelling);
}
