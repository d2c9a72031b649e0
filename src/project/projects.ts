import path from 'node:path';
import { VERSION } from '../version.ts';
import { indexOf } from './build-index.ts';
import { moduleCollectors } from './collect.ts';
import type { ModuleFacts } from './collect.ts';
import { diskCache } from './disk-cache.ts';
import { printIndex } from './index-file.ts';
import { hashOf } from './digest.ts';
import { indexedProject, indexTexts } from './indexed-project.ts';
import { notedIndexes, noteIndexes } from './noted-indexes.ts';
import { relativeTo } from './paths.ts';
import { createProject } from './project.ts';
import type { Look, Project } from './project.ts';
import { realPath, rootOf } from './root.ts';

export interface LintedFile {
  /** The path on disk; of a text from elsewhere, anything that is no absolute path. */
  readonly file: string;
  readonly cwd: string;
  /** Where facts are to be read in place of the code: globs relative to the root of the project. */
  readonly index: readonly string[];
}

const projects = new Map<string, Project<ModuleFacts>>();

/** The project of a linted file as it is now, with remembered texts in place of those on disk; `null` for none. */
export function projectOf({ cwd, file, index }: LintedFile): Look<ModuleFacts> | null {
  const root = rootOf(file, cwd);
  if (root === null) return null;
  const key = [root, ...index].join('\0');
  const project = projects.get(key) ?? (index.length > 0 ? indexedAt(root, cwd, index) : projectAt(root, cwd));
  projects.set(key, project);
  return project.look();
}

function indexedAt(root: string, cwd: string, index: readonly string[]): Project<ModuleFacts> {
  noteIndexes(root, cwd, index);
  return indexedProject(root, index, VERSION);
}

/** The project around a folder, to be looked at once; the folder itself where nothing says that it belongs to one. */
export function openedProject(folder: string): Look<ModuleFacts> {
  const root = rootOf(path.join(folder, 'package.json'), folder) ?? realPath(folder) ?? folder;
  return projectAt(root, folder).look();
}

function projectAt(root: string, cwd: string): Project<ModuleFacts> {
  return createProject(root, moduleCollectors, { cache: diskCache(root, cwd) });
}

/** What `eslint-plugin-cors index` writes about a folder; `null` for one that belongs to no project. */
export function writtenIndex(
  dir: string,
  cwd: string,
): { readonly text: string; readonly files: number; readonly problems: readonly string[] } | null {
  const root = rootOf(path.join(dir, 'package.json'), cwd);
  const folder = root === null ? null : relativeTo(root, realPath(dir) ?? dir);
  if (root === null || folder === null) return null;
  const look = createProject(root, moduleCollectors, { cache: null, folder }).look();
  const facts = look.facts();
  const kinds = Object.keys(moduleCollectors.kinds) as (keyof ModuleFacts)[]; // its own keys
  const index = indexOf(facts, kinds, moduleCollectors.servers(facts), folder, look);
  return { text: printIndex(index, VERSION), files: Object.keys(index.files).length, problems: facts.problems };
}

/**
 * A text that is another one whenever a lint may depend on what has changed in other files of the project around a folder; `null` where
 * there is none. It never throws: it is asked for where nobody expects that.
 */
export function projectDigest(cwd: string): string | null {
  try {
    const root = rootOf(path.join(cwd, 'package.json'), cwd);
    if (root === null) return null;
    const project = projects.get(root) ?? projectAt(root, cwd);
    projects.set(root, project);
    const digest = project.look().facts().digest();
    const indexes = indexTexts(root, notedIndexes(root, cwd));
    return indexes.length > 0 ? hashOf([digest, ...indexes]) : digest;
  } catch {
    return null;
  }
}
