import type { Assumptions } from '../syntax/conditions.ts';
import { primitive } from '../syntax/value.ts';
import type { UnknownValue, Value } from '../syntax/value.ts';
import { developmentValue, variableName } from './environment.ts';
import type { Environment } from './environment.ts';

/**
 * Gives variables of the environment their values, and the mode of the build that of a developer's run. One that nothing sets
 * stays unknown: `${undefined}` is no URL. Without an environment, every variable and the mode may be anything.
 */
export function readEnvironment(value: UnknownValue, environment: Environment | null): Value {
  const name = variableName(value);
  const text = name === null ? undefined : environment?.valueOf(name);
  if (text !== undefined) return primitive(text);
  const inMode = environment && developmentValue(value, environment);
  if (inMode?.kind === 'primitive' && inMode.value !== undefined) return inMode;
  return name === null ? value : { ...value, source: 'environment' };
}

/** Variables that bundlers and runtimes set: they are never missing. */
const ALWAYS_SET: ReadonlySet<string> = new Set(['BASE_URL', 'DEV', 'MODE', 'NODE_ENV', 'PROD', 'SSR']);

/**
 * Whether something is assumed that is not so as far as the environment's files tell: that a variable is there which none of
 * them sets. What code does then is for those who set it elsewhere.
 */
export function assumesVariable(assumptions: Assumptions): boolean {
  return [...assumptions.values()].some(({ atom, holds }) => {
    const { source, subject } = atom;
    if (source !== 'environment' || !subject) return false;
    if (ALWAYS_SET.has(subject.id.split('.').at(-1) ?? '')) return false;
    return subject.is.kind === 'true' ? holds : subject.is.kind !== 'equal' && !holds;
  });
}
