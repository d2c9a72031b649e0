import { createRequire } from 'node:module';
import path from 'node:path';
import type { DevServer } from '../frameworks/dev-servers.ts';
import { NO_ENVIRONMENT, variableOf } from '../recognise/environment.ts';
import type { Environment } from '../recognise/environment.ts';
import { configuredAt, textsIn } from './configuration.ts';
import { commandsOf, dependsOn, flagOf } from './manifest.ts';
import type { Command } from './manifest.ts';
import { packageOf, servedBy } from './packages.ts';
import type { FilePackage } from './packages.ts';
import type { ProjectFiles } from './project-files.ts';

type Variables = Readonly<Record<string, string>>;

/** Env files in development, the weakest first. */
const DEVELOPMENT: Readonly<Record<DevServer['envFiles'], readonly string[]>> = {
  'mode over local': ['.env', '.env.local', '.env.development', '.env.development.local'],
  'local over mode': ['.env', '.env.development', '.env.local', '.env.development.local'],
  plain: ['.env'],
  mode: ['.env.development'],
  none: [],
};

/** Packages that read `.env` for a program of Node. */
const LOADERS = ['dotenv', 'dotenv-cli', 'dotenv-expand', '@nestjs/config', '@dotenvx/dotenvx'];

/** Packages that read `.env.development` and the local files, too. */
const FLOWING_LOADERS = ['dotenv-flow', '@adonisjs/core', '@strapi/strapi'];

/** Programs that run a server from a script, with its variables. */
export const STARTS_PROGRAM =
  /^(?:node|nodemon|tsx|ts-node(?:-dev|-esm)?|tsnd|bun|deno|nest|swc-node|vite-node|babel-node|esno|jiti)$/u;

/** What a page of this file's package sees, in development. */
export function clientEnvironment(file: string, files: ProjectFiles): Environment {
  const home = packageOf(file, files);
  const served = servedBy(home);
  if (served === null) return environmentFrom(readEnvFiles(home.folder, DEVELOPMENT.plain, files));
  const { envFiles, exposed } = served.by;
  const isExposed = (name: string): boolean =>
    exposed.length === 0 || exposed.some((prefix) => name.startsWith(prefix)) || name.startsWith('NUXT_PUBLIC_');
  const all = { ...readEnvFiles(home.folder, DEVELOPMENT[envFiles], files), ...variablesOf(served.commands) };
  const given = { ...runtimeDefaults(home, served.by, environmentFrom(all), files), ...all };
  return environmentFrom(Object.fromEntries(Object.entries(given).filter(([name]) => isExposed(name))));
}

/** What the configuration gives to the client, by the names of the variables that stand above it. */
function runtimeDefaults(
  { folder }: FilePackage,
  { config, runtime }: DevServer,
  environment: Environment,
  files: ProjectFiles,
): Variables {
  const file = (runtime && config?.names.find((name) => files.text(path.join(folder, name)) !== null)) ?? null;
  if (!runtime || file === null) return {};
  const configured = configuredAt(path.join(folder, file), runtime.within, files, environment);
  const [only, ...others] = configured?.values ?? [];
  if (!configured || !only || others.length > 0) return {};
  const texts = Object.entries(textsIn(only, configured.flow));
  return Object.fromEntries(texts.map(([keys, text]) => [`${runtime.prefix}${variableOf(keys)}`, text]));
}

/** What a program that starts with this file sees, in development. */
export function serverEnvironment(file: string, files: ProjectFiles): Environment {
  const home = packageOf(file, files);
  const commands = commandsOf(home.manifest).filter((command) => starts(command, file));
  const fromFiles = readEnvFiles(home.folder, serverEnvFiles(home, commands), files);
  // What the shell sets is stronger than any file.
  return environmentFrom({ ...fromFiles, ...variablesOf(commands) });
}

/** Env files that a program may read in place of `.env`, by code that nobody reads here. */
const OTHER_FILES = ['.env.local', '.env.dev', '.env.development', '.env.development.local'];

/** What a program of this file's package surely sees: nothing, where there are several files to choose from. */
export function settingsOf(file: string, files: ProjectFiles): Environment {
  const { folder, manifest } = packageOf(file, files);
  const isFlowing = FLOWING_LOADERS.some((name) => dependsOn(manifest, name));
  const isSure = isFlowing || OTHER_FILES.every((name) => !files.isFile(path.join(folder, name)));
  return isSure ? serverEnvironment(file, files) : NO_ENVIRONMENT;
}

function serverEnvFiles({ manifest }: FilePackage, commands: readonly Command[]): readonly string[] {
  if (commands.some(({ program }) => program === 'bun')) return DEVELOPMENT['local over mode'];
  if (FLOWING_LOADERS.some((name) => dependsOn(manifest, name))) return DEVELOPMENT['local over mode'];
  const named = commands.flatMap((command) => flagOf(command, ['--env-file', '--env-file-if-exists']) ?? []);
  return LOADERS.some((name) => dependsOn(manifest, name)) ? [...DEVELOPMENT.plain, ...named] : named;
}

/** Whether a command may run this file: it names it, as it is or as it is built, or names no other. */
function starts({ program, arguments: args }: Command, file: string): boolean {
  if (!STARTS_PROGRAM.test(program)) return false;
  const scripts = args.filter((word) => /^[^-].*\.[cm]?[jt]sx?$/u.test(word) || /(?:^|\/)www$/u.test(word));
  return scripts.length === 0 || scripts.some((script) => stemOf(script) === stemOf(file));
}

function stemOf(file: string): string {
  return path.posix.basename(file.replaceAll('\\', '/')).replace(/\.[cm]?[jt]sx?$/u, '');
}

/** The variables of the script that a developer would run. */
function variablesOf(commands: readonly Command[]): Variables {
  const preferred = ['start', 'serve', 'start:dev', 'dev'];
  return Object.assign(
    {},
    ...[...commands]
      .sort((left, right) => preferred.indexOf(left.script) - preferred.indexOf(right.script))
      .map(({ variables }) => variables),
  ) as Variables;
}

function environmentFrom(variables: Variables): Environment {
  return { valueOf: (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined) };
}

function readEnvFiles(folder: string, names: readonly string[], files: ProjectFiles): Variables {
  const texts = names.map((name) => files.text(path.join(folder, name))).filter((text) => text !== null);
  if (texts.length === 0) return {};
  // Loaded where an env file is there: most lints never come here.
  const { parse } = createRequire(import.meta.url)('dotenv') as typeof import('dotenv');
  return expanded(Object.assign({}, ...texts.map((text) => parse(text))) as Variables);
}

const REFERENCE = /(\\)?\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))/gu;

/** Variables in variables deeper than this are a circle. */
const MOST_EXPANSIONS = 10;

/**
 * Puts in what `$NAME`, `${NAME}` and `${NAME:-other}` stand for. What nothing sets is empty there.
 *
 * @see https://github.com/motdotla/dotenv-expand
 */
function expanded(variables: Variables): Variables {
  const expand = (text: string, depth: number): string =>
    depth >= MOST_EXPANSIONS
      ? text
      : text.replace(
          REFERENCE,
          (whole, escape: string | undefined, braced?: string, other?: string, plain?: string) => {
            if (escape !== undefined) return whole.slice(1);
            const value = variables[braced ?? plain ?? ''];
            return expand(value === undefined || value === '' ? (other ?? '') : value, depth + 1);
          },
        );
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, expand(value, 0)]));
}
