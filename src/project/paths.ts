import nodePath from 'node:path';

/**
 * How files of a project are named everywhere: relative to its root, with `/` on every system, `''` for the root itself;
 * `null` for what is not below the root. `path` is the flavour of the system, given in tests.
 */
export function relativeTo(
  root: string,
  file: string,
  path: Pick<typeof nodePath, 'relative' | 'isAbsolute' | 'sep'> = nodePath,
): string | null {
  // The usual case, without the work of `relative`.
  if (path.sep === '/' && file.startsWith(root) && file[root.length] === '/' && !file.includes('/.')) {
    return file.slice(root.length + 1);
  }
  const name = path.relative(root, file);
  if (name === '..' || name.startsWith(`..${path.sep}`) || path.isAbsolute(name)) return null;
  return name.replaceAll(path.sep, '/');
}

/** The folder of a relative name; `''` for the root. */
export function folderOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('/')));
}

/** A name below a folder, both relative to the root. */
export function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** Whether a name is the folder or lies below it. */
export function isWithin(folder: string, name: string): boolean {
  return folder === '' || name === folder || name.startsWith(`${folder}/`);
}
