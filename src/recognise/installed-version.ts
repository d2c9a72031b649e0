import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { versionsOf } from '../frameworks/versions.ts';
import type { Versions } from '../frameworks/versions.ts';

/** A package file larger than this is none. */
const MOST_BYTES = 1_000_000;

/** Folders above a file are few; a path that goes on for longer is no real one. */
const MOST_FOLDERS = 64;

/**
 * The versions of a package that a file may load: that of the nearest installed copy, else those that the nearest
 * `package.json` naming it allows; `null` when neither is there, or says nothing. Looks no higher than the root of the
 * repository (the folder with `.git`), or the working directory where there is none.
 */
export function installedVersions(name: string, filename: string): Versions | null {
  const folders = foldersAbove(filename);
  for (const folder of folders) {
    const version = textAt(manifestIn(path.join(folder, 'node_modules', name)), 'version');
    if (version !== null) return versionsOf(version);
  }
  for (const folder of folders) {
    const manifest = manifestIn(folder);
    for (const kind of ['dependencies', 'devDependencies', 'peerDependencies']) {
      const range = textAt(memberAt(manifest, kind), name);
      if (range !== null) return versionsOf(range);
    }
  }
  return null;
}

/** From the folder of a file up to the root of its project. */
function foldersAbove(filename: string): readonly string[] {
  if (!path.isAbsolute(filename)) return [];
  const folders: string[] = [];
  const home = process.cwd();
  for (let folder = path.dirname(filename); folders.length < MOST_FOLDERS; folder = path.dirname(folder)) {
    folders.push(folder);
    if (existsSync(path.join(folder, '.git'))) return folders;
    if (folder === path.dirname(folder)) break;
  }
  // No repository around it: what is outside of the working directory is somebody else's.
  return folders.filter((folder) => folder === home || folder.startsWith(home + path.sep));
}

function manifestIn(folder: string): unknown {
  try {
    const text = readFileSync(path.join(folder, 'package.json'), 'utf8');
    return text.length > MOST_BYTES ? null : JSON.parse(text);
  } catch {
    // Missing, unreadable or broken: nothing is known.
    return null;
  }
}

function memberAt(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : null;
}

function textAt(value: unknown, key: string): string | null {
  const member = memberAt(value, key);
  return typeof member === 'string' ? member : null;
}
