import { moduleCollectors } from './collect.ts';
import type { ModuleFacts } from './collect.ts';
import { diskCache } from './disk-cache.ts';
import { createProject } from './project.ts';
import type { Look, Project } from './project.ts';
import { rootOf } from './root.ts';
import { rememberText } from './unsaved.ts';

export interface LintedFile {
  /** The path on disk; of a text from elsewhere, anything that is no absolute path. */
  readonly file: string;
  readonly cwd: string;
  readonly text: string;
}

const projects = new Map<string, Project<ModuleFacts>>();

/** The project of a linted file as it is now, with the text that is linted in place of the one on disk; `null` for none. */
export function projectOf({ cwd, file, text }: LintedFile): Look<ModuleFacts> | null {
  const root = rootOf(file, cwd);
  if (root === null) return null;
  rememberText(file, text);
  const project = projects.get(root) ?? createProject(root, moduleCollectors, { cache: diskCache(root, cwd) });
  projects.set(root, project);
  return project.look();
}
