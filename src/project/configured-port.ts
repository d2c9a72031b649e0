import { createFlow } from '../flow/interpreter.ts';
import { optionsOf } from '../recognise/options-place.ts';
import { developmentValue } from '../recognise/environment.ts';
import { exportedValue } from '../recognise/exports.ts';
import { responseSemantics } from '../recognise/response-semantics.ts';
import { sourceOfModule } from '../recognise/source.ts';
import { serverEnvironment } from './environment.ts';
import type { ConfiguredPort } from './client-origin.ts';
import { loadModule } from './load-module.ts';
import { createModules } from './modules.ts';
import type { ProjectFiles } from './project-files.ts';

/** The port in a configuration that is a program, such as `vite.config.ts`, at the end of these keys of its default export. */
export function configuredPort(file: string, keys: readonly string[], files: ProjectFiles): ConfiguredPort {
  const module = loadModule(file, files);
  const exported = module && exportedValue(module.program, 'default');
  if (!exported) return 'unknown';
  const { scopes, program } = sourceOfModule(module, { modules: createModules(files) });
  const environment = serverEnvironment(file, files);
  const flow = createFlow({
    program,
    scopes,
    semantics: responseSemantics(program, scopes),
    interpret: (value) => developmentValue(value, environment),
    answered: () => [],
  });
  const values = optionsOf(
    { arguments: [exported], place: { at: 0, within: keys, configuration: true, whenMissing: 'defaults' } },
    flow,
  );
  const [only] = values;
  if (!only || values.length > 1 || only.kind !== 'primitive') return 'unknown';
  if (only.value === undefined) return 'absent';
  const port = Number(only.value);
  return port > 0 ? port : 'unknown';
}
