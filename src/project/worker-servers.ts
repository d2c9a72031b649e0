import { createRequire } from 'node:module';
import path from 'node:path';
import type { ModuleFacts } from './collect.ts';
import { serverEnvironment } from './environment.ts';
import { lateServer, partsTogether } from './known-servers.ts';
import type { KnownServer, ServerSources } from './known-servers.ts';
import { commandsOf, flagOf, memberOf } from './manifest.ts';
import type { Command } from './manifest.ts';
import { parsedJson } from './packages.ts';
import type { Look } from './project.ts';
import type { ProjectFacts } from './project-facts.ts';

const DEFAULT_PORT = 8787;

/**
 * The workers of Cloudflare that `wrangler dev` runs: the module that the configuration names, with everything it imports.
 *
 * @see https://developers.cloudflare.com/workers/wrangler/configuration/#local-development-settings
 */
export function workerServers(
  facts: ProjectFacts<ModuleFacts>,
  sources: ServerSources,
  project: Look<ModuleFacts>,
): readonly KnownServer[] {
  return facts.packages.flatMap(({ folder, manifest }): readonly KnownServer[] => {
    const commands = commandsOf(manifest).filter(({ arguments: [first], program }) => {
      return program === 'wrangler' && first === 'dev';
    });
    const config = commands.length > 0 ? configurationIn(path.join(project.root, folder), project) : null;
    const main = commands.map(scriptOf).find((script) => script !== null) ?? config?.main ?? null;
    if (main === null || config === null || isSecure(commands, config)) return [];
    const file = path.posix.normalize(path.posix.join(folder, main));
    if (file.startsWith('..') || !project.isFile(path.join(project.root, file))) return [];
    const ports = commands.map((command) => Number(flagOf(command, ['--port']) ?? config.port ?? DEFAULT_PORT));
    return [exportedServer(file, folder, ports, sources)];
  });
}

/** The variables that Bun looks for a port in, the strongest first, and the port without them. */
const BUN_VARIABLES = ['BUN_PORT', 'PORT', 'NODE_PORT'];
const BUN_PORT = '3000';

/**
 * Modules that a script starts with Bun, which serves what they export by default, where they listen on nothing themselves.
 *
 * @see https://bun.com/docs/runtime/http/server#export-default-syntax
 */
export function bunServers(
  facts: ProjectFacts<ModuleFacts>,
  sources: ServerSources,
  project: Look<ModuleFacts>,
): readonly KnownServer[] {
  return facts.packages.flatMap(({ folder, manifest }) => {
    const scripts = commandsOf(manifest).flatMap(({ arguments: args, program }) =>
      program === 'bun' ? (args.find((word) => SCRIPT.test(word)) ?? []) : [],
    );
    const files = new Set(scripts.map((script) => path.posix.normalize(path.posix.join(folder, script))));
    return [...files].flatMap((file): readonly KnownServer[] => {
      const absolute = path.join(project.root, file);
      const text = file.startsWith('..') ? null : project.text(absolute);
      if (text === null || !/\bexport default\b|\bas default\b/u.test(text)) return [];
      if (facts.of('listening', file)?.length !== 0) return [];
      const { valueOf } = serverEnvironment(absolute, project);
      const port = Number(BUN_VARIABLES.map(valueOf).find((value) => value !== undefined) ?? BUN_PORT);
      return [exportedServer(file, folder, [port], sources)];
    });
  });
}

/** A server that is what a module exports. */
function exportedServer(
  file: string,
  folder: string,
  ports: readonly number[],
  { closureOf, factsOf, folderOf }: ServerSources,
): KnownServer {
  return lateServer({ file, folder, range: null, ports: [...new Set(ports)], secure: false }, () => {
    const files = closureOf(file);
    const together = partsTogether(files.map(factsOf), folderOf, file);
    // What is exported may be anything: only what it states is known.
    return { ...together, complete: together.complete && together.answers.length > 0, files };
  });
}

const SCRIPT = /^[^-].*\.[cm]?[jt]sx?$/u;

interface WorkerConfiguration {
  readonly main: string | null;
  readonly port: number | null;
  readonly protocol: string | null;
}

function isSecure(commands: readonly Command[], { protocol }: WorkerConfiguration): boolean {
  return protocol === 'https' || commands.some((command) => flagOf(command, ['--local-protocol']) === 'https');
}

/** `wrangler dev src/index.ts` */
function scriptOf({ arguments: [, script] }: Command): string | null {
  return script !== undefined && SCRIPT.test(script) ? script : null;
}

function configurationIn(folder: string, files: Look<ModuleFacts>): WorkerConfiguration | null {
  for (const name of ['wrangler.json', 'wrangler.jsonc', 'wrangler.toml']) {
    const content = files.text(path.join(folder, name));
    if (content === null) continue;
    const value = name.endsWith('.toml') ? parsedToml(content) : parsedWithComments(content);
    const dev = memberOf(value, 'dev');
    return {
      main: textOrNull(memberOf(value, 'main')),
      port: numberOrNull(memberOf(dev, 'port')),
      protocol: textOrNull(memberOf(dev, 'local_protocol')),
    };
  }
  return null;
}

/** JSON with comments, and commas behind the last member. */
function parsedWithComments(text: string): unknown {
  return parsedJson(
    text
      .replaceAll(/("(?:\\.|[^"\\])*")|\/\/.*|\/\*[^]*?\*\//gu, '$1')
      .replaceAll(/("(?:\\.|[^"\\])*")|,(?=\s*[\]}])/gu, '$1'),
  );
}

function parsedToml(text: string): unknown {
  const { parse } = createRequire(import.meta.url)('smol-toml') as typeof import('smol-toml'); // `require` gives no types
  try {
    return parse(text);
  } catch {
    return null;
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' && value > 0 ? value : null;
}
