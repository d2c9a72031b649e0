import { nameOfPath, primitive, UNDEFINED } from '../syntax/value.ts';
import type { UnknownValue, Value } from '../syntax/value.ts';
import { interpretInDevelopment } from './request-values.ts';

/** What the environment variables of a program hold; `undefined` for one that nothing sets. */
export interface Environment {
  readonly valueOf: (name: string) => string | undefined;
}

export const NO_ENVIRONMENT: Environment = { valueOf: () => undefined };

/** Everything that reads an environment variable by its name, in qualified names. */
const READ =
  /^(?:(?:global\.)?process\.env|import\.meta\.env|global\.Bun\.env|bun\.env|\$env\/(?:static|dynamic)\/(?:public|private)(?:\.env)?|astro:env\/(?:client|server))\.(\w+)$/u;

const ASKED = /^(?:global\.Deno\.env\.get|global\.Netlify\.env\.get)\((\w+)\)$/u;

const NUXT_CONFIG = /^(?:global|#imports|#app)\.useRuntimeConfig\(\)\.(\w+(?:\.\w+)*)$/u;

/**
 * The name of the environment variable that a value is read from; `null` when it is read from elsewhere.
 *
 * | code | name |
 * |---|---|
 * | `process.env.X`, `import.meta.env.X`, `Bun.env.X`, `Deno.env.get('X')` | `X` |
 * | `import { X } from '$env/static/public'`, `env.X` of `$env/dynamic/public` | `X` |
 * | `useRuntimeConfig().public.apiBase` | `NUXT_PUBLIC_API_BASE` |
 *
 * @see https://nuxt.com/docs/guide/going-further/runtime-config#environment-variables
 */
export function variableName({ path }: UnknownValue): string | null {
  const name = nameOfPath(path);
  const direct = READ.exec(name)?.[1] ?? ASKED.exec(name)?.[1];
  if (direct !== undefined) return direct;
  const key = NUXT_CONFIG.exec(name)?.[1];
  return key === undefined ? null : `NUXT_${variableOf(key)}`;
}

/** `public.apiBase` → `PUBLIC_API_BASE` */
export function variableOf(keys: string): string {
  return keys.replaceAll(/([a-z\d])([A-Z])|\./gu, '$1_$2').toUpperCase();
}

/** A variable's value, `undefined` where nothing sets it, so that `??` and `||` fall back; any other value as it is. */
export function environmentValue(value: UnknownValue, environment: Environment): Value {
  const name = variableName(value);
  if (name === null) return value;
  const text = environment.valueOf(name);
  // A default of Nuxt's configuration that nobody can read.
  if (text === undefined) return name.startsWith('NUXT_') ? value : UNDEFINED;
  return primitive(text);
}

/** A value as a developer's run has it: the mode, and what the environment gives. */
export function developmentValue(value: UnknownValue, environment: Environment): Value {
  const known = interpretInDevelopment(value);
  return known === value ? environmentValue(value, environment) : known;
}

/** The same, but what nothing sets stays unknown: somebody may set it elsewhere. */
export function settingValue(value: UnknownValue, environment: Environment): Value {
  const known = interpretInDevelopment(value);
  const name = known === value ? variableName(value) : null;
  const text = name === null ? undefined : environment.valueOf(name);
  return text === undefined ? known : primitive(text);
}
