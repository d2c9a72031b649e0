import path from 'node:path';
import type { DevServer } from '../frameworks/dev-servers.ts';
import { commandsOf, flagOf, memberOf } from './manifest.ts';
import type { Command } from './manifest.ts';
import { parsedJson, servedBy } from './packages.ts';
import type { FilePackage, Served } from './packages.ts';
import type { ProjectFiles } from './project-files.ts';

/** What a configuration says about a port: absent, one, or more than anybody here can tell. */
export type ConfiguredPort = number | 'absent' | 'unknown';

export interface OriginSurroundings {
  readonly files: ProjectFiles;
  /** Reads the port in a configuration that is a program; `unknown` where nobody can. */
  readonly portIn: (file: string, keys: readonly string[]) => ConfiguredPort;
  /** Whether something else of the project listens on a port: a tool that finds its own taken looks for another. */
  readonly isTaken: (port: number) => boolean;
}

/**
 * The origins of the pages of a package, as its development server hands them out; `null` when nothing serves it, or nobody
 * can tell where.
 */
export function devOrigins(home: FilePackage, surroundings: OriginSurroundings): readonly string[] | null {
  const served = servedBy(home);
  if (served === null || speaksTls(home, served, surroundings.files)) return null;
  // Scripts that start something else may start it by ways that nobody reads here, or build a library by it.
  if (served.commands.length === 0 && commandsOf(home.manifest).length > 0) return null;
  const ports = portsOf(home, served, surroundings);
  return ports && [...new Set(ports)].map((port) => `http://localhost:${String(port)}`);
}

function portsOf(home: FilePackage, served: Served, surroundings: OriginSurroundings): readonly number[] | null {
  const named = served.commands.map((command) => portOf(command, served.by));
  if (named.includes('unknown')) return null;
  const told = named.filter((port) => typeof port === 'number');
  if (named.length > 0 && told.length === named.length) return told;
  const configured = configuredPort(home, served.by, surroundings);
  if (configured === 'unknown') return null;
  const port = configured === 'absent' ? served.by.port : configured;
  return surroundings.isTaken(port) ? null : [...told, port];
}

function portOf(command: Command, { flags, variable }: DevServer): ConfiguredPort {
  const text = flagOf(command, flags) ?? command.variables[variable ?? ''];
  return text === undefined ? 'absent' : numberIn(text);
}

function numberIn(text: string): number | 'unknown' {
  return /^\d{1,5}$/u.test(text) ? Number(text) : 'unknown';
}

function configuredPort(
  home: FilePackage,
  { config, variable }: DevServer,
  surroundings: OriginSurroundings,
): ConfiguredPort {
  const { files, portIn } = surroundings;
  // Create React App and its like read their variable from the env file as well.
  if (!config) return variable === undefined ? 'absent' : portInEnvFile(home, variable, files);
  for (const name of config.names) {
    const file = path.join(home.folder, name);
    const text = files.text(file);
    if (text === null) continue;
    if (name.endsWith('.json')) return portInJson(parsedJson(text), config.within);
    return portIn(file, config.within);
  }
  return 'absent';
}

const ENV_FILES = ['.env', '.env.local', '.env.development'];

function portInEnvFile({ folder }: FilePackage, variable: string, files: ProjectFiles): ConfiguredPort {
  const text = ENV_FILES.map((name) => files.text(path.join(folder, name)) ?? '').join('\n');
  const value = new RegExp(String.raw`^\s*(?:export\s+)?${variable}\s*=\s*["']?([^"'\s#]*)`, 'mu').exec(text)?.[1];
  return value === undefined ? 'absent' : numberIn(value);
}

/** `*` among the keys stands for each of them; two that differ are not told apart. */
function portInJson(value: unknown, keys: readonly string[]): ConfiguredPort {
  const [key, ...rest] = keys;
  if (key === undefined) return typeof value === 'number' ? value : value === undefined ? 'absent' : 'unknown';
  if (key !== '*') return portInJson(memberOf(value, key), rest);
  const all = typeof value === 'object' && value !== null ? Object.values(value) : [];
  const ports = new Set(all.map((one: unknown) => portInJson(one, rest)));
  const [only = 'absent'] = ports;
  return ports.size > 1 ? 'unknown' : only;
}

/** Whether pages may come by TLS; what a configuration says about it is not read in full. */
function speaksTls(home: FilePackage, { by, commands }: Served, files: ProjectFiles): boolean {
  const words = commands.flatMap(({ arguments: args, variables }) => [...args, ...Object.keys(variables)]);
  if (words.some((word) => /^(?:--(?:experimental-)?(?:https|ssl)\b|HTTPS$)/u.test(word))) return true;
  const texts = (by.config?.names ?? ENV_FILES).map((name) => files.text(path.join(home.folder, name)) ?? '');
  // A URL, as in the comment above every new configuration of Vite, says nothing of it.
  return texts.some((text) => /\bhttps\b(?!:\/\/)|\bssl\b|mkcert|basicSsl/iu.test(text));
}
