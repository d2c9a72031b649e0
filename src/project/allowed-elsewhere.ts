import { credentialsAllowed } from '../cors/headers.ts';
import type { ModuleFacts } from './collect.ts';
import { relativeTo } from './paths.ts';
import type { Look } from './project.ts';

/**
 * Whether another file of the project allows credentials, or may: an app may put what it says before the code of this file, which then
 * takes it back.
 */
export function allowedElsewhere(file: string, project: Look<ModuleFacts> | null): boolean {
  if (project === null) return false;
  const facts = project.facts();
  const name = relativeTo(project.root, file);
  return facts.files.some(
    (other) =>
      other !== name &&
      facts.kindsOf(other).includes('policies') &&
      facts
        .glance('policies', other)
        ?.policies.some(
          ({ allowCredentials: { value } }) =>
            value.kind === 'unknown' || (value.kind === 'sent' && value.lines.some(credentialsAllowed)),
        ) === true,
  );
}
