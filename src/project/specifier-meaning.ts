import { lstatSync } from 'node:fs';
import path from 'node:path';
import { MOST_BYTES } from './limits.ts';
import type { ProjectFiles } from './project-files.ts';
import { statsOf } from './stamps.ts';

const NAME = /^(?:@[a-z\d~-][\w.~-]*\/)?[a-z\d~-][\w.~-]*(?=\/|$)/iu;

/**
 * What a specifier without a path may mean: `package` when a package of that name is installed beside the file or above it, and is
 * no link into the workspace; `file` when it may lead to a file of the project; `unreadable` when asking would read something that
 * is no regular file, which need not have an end.
 */
export function meaningOf(specifier: string, from: string, { root }: ProjectFiles): 'package' | 'file' | 'unreadable' {
  const name = NAME.exec(specifier)?.[0];
  const asked: string[] = [];
  for (let folder = path.dirname(from); folder.startsWith(root); folder = path.dirname(folder)) {
    const home = name === undefined ? null : path.join(folder, 'node_modules', name);
    const found = home && kindOf(home);
    if (found === 'folder') return 'package';
    asked.push(folder, ...(found ? [home] : []));
    if (found || folder === path.dirname(folder)) break;
  }
  return asked.every(isManifestReadable) ? 'file' : 'unreadable';
}

/** Package managers link what they keep elsewhere: pnpm's own folder is within `node_modules`. */
function kindOf(home: string): 'folder' | 'link' | null {
  try {
    return lstatSync(home).isSymbolicLink() ? 'link' : 'folder';
  } catch {
    return null;
  }
}

/** Whether the `package.json` of a folder is a file of some size, or is not there. */
function isManifestReadable(folder: string): boolean {
  const stats = statsOf(path.join(folder, 'package.json'));
  return stats === null || (stats.isFile() && stats.size <= MOST_BYTES);
}
