import path from 'node:path';
import type { ProjectFiles } from '../../src/project/project-files.ts';

/** The root of projects that are only texts in memory. */
export const ROOT = path.resolve('/project');

/** A project in memory: texts by paths from its root. */
export function filesOf(texts: Readonly<Record<string, string>>): ProjectFiles {
  const known = new Map(Object.entries(texts).map(([file, text]) => [path.join(ROOT, file), text]));
  return { root: ROOT, text: (file) => known.get(file) ?? null, isFile: (file) => known.has(file) };
}

/** The path of a file of such a project. */
export function at(file: string): string {
  return path.join(ROOT, file);
}
