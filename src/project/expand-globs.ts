import { readdirSync } from 'node:fs';
import path from 'node:path';
import { globMatcher } from './ignored.ts';
import { MOST_DEPTH } from './limits.ts';
import { joined } from './paths.ts';

/** Folders in which nobody keeps a file that he names by a wildcard. */
const NEVER: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** The files of a project that fit globs relative to its root, sorted. Links are not followed. */
export function expandGlobs(root: string, globs: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const glob of globs) {
    const segments = glob.split('/').filter((segment) => segment !== '' && segment !== '.');
    if (!segments.includes('..')) visit('', segments, MOST_DEPTH);
  }
  return [...found].sort();

  function visit(folder: string, [segment, ...rest]: readonly string[], depth: number): void {
    if (segment === undefined || depth === 0) return;
    if (segment === '**') visit(folder, rest, depth);
    const fits = segment === '**' ? () => true : globMatcher(segment);
    for (const entry of entriesOf(path.join(root, folder))) {
      if (!fits(entry.name)) continue;
      const name = joined(folder, entry.name);
      if (entry.isFile() && rest.length === 0 && segment !== '**') found.add(name);
      if (entry.isDirectory() && !NEVER.has(entry.name))
        visit(name, segment === '**' ? [segment, ...rest] : rest, depth - 1);
    }
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
