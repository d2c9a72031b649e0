import type { Flow } from '../flow/interpreter.ts';
import { developmentFlow } from '../recognise/development-flow.ts';
import type { Environment } from '../recognise/environment.ts';
import { exportedValue } from '../recognise/exports.ts';
import { optionsOf } from '../recognise/options-place.ts';
import { sourceOfModule } from '../recognise/source.ts';
import type { Value } from '../syntax/value.ts';
import { loadModule } from './load-module.ts';
import { createModules } from './modules.ts';
import type { ProjectFiles } from './project-files.ts';

/** What stands in a configuration that is a program, at the end of these keys of its default export. */
export interface Configured {
  /** One for each way to get there; none where nobody can tell. */
  readonly values: readonly Value[];
  readonly flow: Flow;
}

/** Evaluates a configuration; `null` for a file that is not there, or exports nothing. */
export function configuredAt(
  file: string,
  keys: readonly string[],
  files: ProjectFiles,
  environment: Environment,
): Configured | null {
  const module = loadModule(file, files);
  const exported = module && exportedValue(module.program, 'default');
  if (!exported) return null;
  const flow = developmentFlow(sourceOfModule(module, { modules: createModules(files) }), environment);
  const place = { at: 0, within: keys, configuration: true, whenMissing: 'defaults' } as const;
  return { values: optionsOf({ arguments: [exported], place }, flow), flow };
}

/** The texts in an object, each by the keys that lead to it: `{ public: { base: '/' } }` has `public.base`. */
export function textsIn(value: Value, flow: Flow, path: readonly string[] = []): Readonly<Record<string, string>> {
  if (value.kind === 'primitive') return typeof value.value === 'string' ? { [path.join('.')]: value.value } : {};
  if (value.kind !== 'object' || path.length > MOST_KEYS) return {};
  const members = flow.host.members(value);
  return Object.assign(
    {},
    ...members.map((member) => (member.kind === 'entry' ? textsIn(member.value, flow, [...path, member.key]) : {})),
  ) as Readonly<Record<string, string>>;
}

const MOST_KEYS = 5;
