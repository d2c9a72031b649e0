import path from 'node:path';
import { devServers } from '../frameworks/dev-servers.ts';
import type { DevServer } from '../frameworks/dev-servers.ts';
import { commandsOf, dependsOn } from './manifest.ts';
import type { Command } from './manifest.ts';
import type { ProjectFiles } from './project-files.ts';

/** The package that a file belongs to. */
export interface FilePackage {
  readonly folder: string;
  /** Its `package.json`; `null` when that cannot be read. */
  readonly manifest: unknown;
}

/** The nearest package above a file, no higher than the root of the project; the root itself when there is none. */
export function packageOf(file: string, files: ProjectFiles): FilePackage {
  for (let folder = path.dirname(file); folder.startsWith(files.root); folder = path.dirname(folder)) {
    const text = files.text(path.join(folder, 'package.json'));
    if (text !== null) return { folder, manifest: parsedJson(text) };
    if (folder === files.root) break;
  }
  return { folder: files.root, manifest: null };
}

/** What a JSON text says; `null` for none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return null;
  }
}

/** The tool that serves a package in development, with the commands that start it; `null` when there is none. */
export interface Served {
  readonly by: DevServer;
  readonly commands: readonly Command[];
}

const known = new WeakMap<object, Served | null>();

/** By its scripts, else by what it depends on. Found out once: every lint asks it of all packages. */
export function servedBy({ manifest }: FilePackage): Served | null {
  if (typeof manifest !== 'object' || manifest === null) return null;
  const before = known.get(manifest);
  if (before !== undefined) return before;
  const served = servedByTool(manifest);
  known.set(manifest, served);
  return served;
}

function servedByTool(manifest: object): Served | null {
  const all = commandsOf(manifest);
  const commandsFor = ({ command }: DevServer): readonly Command[] =>
    all.filter((one) => command.test([one.program, ...one.arguments].join(' ')));
  const by =
    devServers.find((server) => dependsOn(manifest, server.package) && commandsFor(server).length > 0) ??
    // Of those that are started in the same way, the one whose program it is.
    devServers.find((server) => commandsFor(server).some(({ program }) => program === server.package)) ??
    devServers.find((server) => commandsFor(server).length > 0) ??
    devServers.find((server) => dependsOn(manifest, server.package));
  return by ? { by, commands: commandsFor(by) } : null;
}
