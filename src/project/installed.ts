import { lstatSync } from 'node:fs';
import path from 'node:path';
import type { ProjectFiles } from './project-files.ts';

const NAME = /^(?:@[a-z\d~-][\w.~-]*\/)?[a-z\d~-][\w.~-]*(?=\/|$)/iu;

/** Whether a specifier names a package that is installed beside a file, or above it, and no link into the workspace. */
export function isInstalled(specifier: string, from: string, { root }: ProjectFiles): boolean {
  const name = NAME.exec(specifier)?.[0];
  if (name === undefined) return false;
  for (let folder = path.dirname(from); folder.startsWith(root); folder = path.dirname(folder)) {
    const found = kindOf(path.join(folder, 'node_modules', name));
    if (found !== null) return found === 'folder';
    if (folder === path.dirname(folder)) break;
  }
  return false;
}

/** Package managers link what they keep elsewhere: pnpm's own folder is within `node_modules`. */
function kindOf(home: string): 'folder' | 'link' | null {
  try {
    return lstatSync(home).isSymbolicLink() ? 'link' : 'folder';
  } catch {
    return null;
  }
}
