import { credentialsAllowed } from '../cors/headers.ts';
import type { Policy } from '../recognise/facts.ts';
import type { ModuleFacts } from './collect.ts';
import { relativeTo } from './paths.ts';
import type { Look } from './project.ts';
import type { ProjectFacts } from './project-facts.ts';

/** Places of files that frameworks load by themselves, for the responses of others. */
const BY_CONVENTION = /(?:^|\/)(?:[\w.-]*config|hooks|interceptors?|_?middlewares?|plugins?|policies|proxy)(?:[./]|$)/u;

/**
 * Whether another file of the project allows credentials, or may, for responses that the code of this file writes to as well: an app
 * may put what the other says before it, which this one then takes back. Files meet in a program that imports both; what no import
 * leads to may be loaded by a framework.
 */
export function allowedElsewhere(file: string, project: Look<ModuleFacts> | null): boolean {
  if (project === null) return false;
  const facts = project.facts();
  const name = relativeTo(project.root, file);
  if (name === null) return false;
  return facts.files.some((other) => {
    if (other === name || !facts.kindsOf(other).includes('policies')) return false;
    const allowing = (facts.glance('policies', other)?.policies ?? []).filter(mayAllow);
    if (allowing.length === 0) return false;
    return meet(name, other, facts) ?? (allowing.some(({ scope }) => scope === 'app') || BY_CONVENTION.test(other));
  });
}

function mayAllow({ allowCredentials: { value } }: Policy): boolean {
  return value.kind === 'unknown' || (value.kind === 'sent' && value.lines.some(credentialsAllowed));
}

/** Whether two files are parts of one program; `null` where no import tells. */
function meet(name: string, other: string, facts: ProjectFacts<ModuleFacts>): boolean | null {
  const both = [name, other];
  const folders = new Set(both.map((one) => facts.packageOf(one)?.folder));
  // Of a large repository, those that may know of either.
  const programs = facts.files.filter(
    (file) => facts.kindsOf(file).includes('listening') && folders.has(facts.packageOf(file)?.folder),
  );
  const closures = [...both, ...programs].map(facts.closureOf);
  if (closures.some((closure) => both.every((one) => closure.includes(one)))) return true;
  const isPlaced = closures.slice(both.length).some((closure) => closure.includes(other));
  return isPlaced || both.some((one) => facts.glance('servers', one)?.makesApp) ? false : null;
}
