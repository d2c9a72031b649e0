import type { ConfiguredPort } from './client-origin.ts';
import { configuredAt } from './configuration.ts';
import { serverEnvironment } from './environment.ts';
import type { ProjectFiles } from './project-files.ts';

/** The port in a configuration that is a program, such as `vite.config.ts`, at the end of these keys of its default export. */
export function configuredPort(file: string, keys: readonly string[], files: ProjectFiles): ConfiguredPort {
  const [only, ...others] = configuredAt(file, keys, files, serverEnvironment(file, files))?.values ?? [];
  if (only?.kind !== 'primitive' || others.length > 0) return 'unknown';
  if (only.value === undefined) return 'absent';
  const port = Number(only.value);
  return port > 0 ? port : 'unknown';
}
