import { existsSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** Folders above a file are few; a path that goes on for longer is no real one. */
const MOST_FOLDERS = 64;

const known = new Map<string, string | null>();

/**
 * The root of the project that a file belongs to, as a real path: the nearest folder above with `.git` (a folder, or the file
 * of a submodule or worktree), else the topmost one with `package.json`, or a configuration of ESLint, within the working
 * directory; `null` when there is neither. Nothing outside of it is ever read.
 */
export function rootOf(file: string, cwd: string): string | null {
  const folder = path.dirname(file);
  const key = `${cwd}\0${folder}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const root = findRoot(folder, cwd);
  known.set(key, root);
  return root;
}

function findRoot(folder: string, cwd: string): string | null {
  const folders = foldersFrom(folder);
  const repository = folders.find((above) => existsSync(path.join(above, '.git')));
  const top = repository ?? folders.findLast((above) => isBelow(cwd, above) && isTop(above));
  return top === undefined ? null : realPath(top);
}

/** What the root of a project holds: where client and server are packages, there may be no third one above them. */
const ROOT_FILE = /^(?:package\.json|eslint\.config\.[cm]?[jt]s|\.eslintrc(?:\.(?:[cm]?js|json|ya?ml))?)$/;

function isTop(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => ROOT_FILE.test(name));
  } catch {
    return false;
  }
}

function foldersFrom(folder: string): readonly string[] {
  if (!path.isAbsolute(folder)) return [];
  const folders = [folder];
  for (let above = path.dirname(folder); folders.length < MOST_FOLDERS; above = path.dirname(above)) {
    if (above === folders.at(-1)) break;
    folders.push(above);
  }
  return folders;
}

function isBelow(folder: string, name: string): boolean {
  return name === folder || name.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}

/** The path without links, in the case that the file system knows; `null` when nothing is there. */
export function realPath(file: string): string | null {
  try {
    return realpathSync.native(file);
  } catch {
    return null;
  }
}
