import path from 'node:path';
import { relativeTo } from './paths.ts';
import { realPath } from './root.ts';
import { readText } from './scan-file.ts';
import { statsOf } from './stamps.ts';
import { unsaved } from './unsaved.ts';

/**
 * Every look at the files of a project goes through this, so that nothing outside of it is read, limits hold, the unsaved text of
 * an editor counts, and it is known afterwards which files took part. Paths are absolute.
 */
export interface ProjectFiles {
  /** Real path, absolute. */
  readonly root: string;
  /**
   * The text without a byte order mark; `null` for a file that is missing, outside of the root (by a link too), in `node_modules`
   * (but for `package.json`), larger than 256 KiB, binary, or no regular file.
   */
  text(file: string): string | null;
  /** Whether a regular file is there that may be read. */
  isFile(file: string): boolean;
}

/** The state of a file: equal stamps, equal text. `''` for one that is not there. */
export type Stamp = string;

export interface StampedFiles extends ProjectFiles {
  /** Relative to the root, of what a path leads to; `null` for what may not be read. */
  nameOf(file: string): string | null;
  /** Of a file given relative to the root. Asked once while this object lives. */
  stampOf(name: string): Stamp;
}

/** Texts by name, kept from one object to the next. */
export type KnownTexts = Map<string, { readonly stamp: Stamp; readonly text: string | null }>;

/** The files on disk, under the unsaved ones. An object is one look: what it has seen of a file, it does not look at again. */
export function diskFiles(root: string, texts: KnownTexts): StampedFiles {
  const names = new Map<string, string | null>();
  const stamps = new Map<string, Stamp>();
  return {
    root,
    nameOf,
    stampOf,
    text(file) {
      const name = nameOf(file);
      if (name === null) return null;
      const stamp = stampOf(name);
      if (stamp === '') return null;
      const known = texts.get(name);
      if (known?.stamp === stamp) return known.text;
      const absolute = path.join(root, name);
      const text = unsaved(absolute)?.text ?? readText(absolute);
      texts.set(name, { stamp, text });
      return text;
    },
    isFile(file) {
      const name = nameOf(file);
      return name !== null && stampOf(name) !== '';
    },
  };

  function nameOf(file: string): string | null {
    let name = names.get(file);
    if (name === undefined) {
      name = allowedName(root, file);
      names.set(file, name);
    }
    return name;
  }

  function stampOf(name: string): Stamp {
    let stamp = stamps.get(name);
    if (stamp === undefined) {
      stamp = stampNow(path.join(root, name));
      stamps.set(name, stamp);
    }
    return stamp;
  }
}

function stampNow(file: string): Stamp {
  const stats = statsOf(file);
  if (!stats?.isFile()) return '';
  const open = unsaved(file);
  return open ? `unsaved:${String(open.version)}` : `${String(stats.mtimeMs)}:${String(stats.size)}`;
}

/** The name relative to the root of what a path leads to; `null` for what may not be read. A missing file keeps its name. */
function allowedName(root: string, file: string): string | null {
  // Most of what is asked for is not there, and to be told so by an exception is dear.
  const name = relativeTo(root, (statsOf(file) && realPath(file)) ?? file);
  const isForeign = name !== null && /(?:^|\/)node_modules\/(?!.*(?:^|\/)package\.json$)/.test(name);
  return isForeign ? null : name;
}

/** The same files, while every name asked is noted with its stamp; names outside of the root are not. */
export function trackedFiles(files: StampedFiles, reads: Map<string, Stamp>): ProjectFiles {
  function note(file: string): void {
    const name = files.nameOf(file);
    if (name !== null) reads.set(name, files.stampOf(name));
  }
  return {
    root: files.root,
    text(file) {
      note(file);
      return files.text(file);
    },
    isFile(file) {
      note(file);
      return files.isFile(file);
    },
  };
}
