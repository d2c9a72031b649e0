import { diskCache } from './disk-cache.ts';
import { textsIn } from './json.ts';

/** Globs of index files that rules were told of, kept for those whom nobody tells: `--cache` asks before any rule runs. */
const FILE = 'indexes.json';

/** The globs of all runs on this machine, relative to the root; none where nothing is kept. */
export function notedIndexes(root: string, cwd: string): readonly string[] {
  try {
    return textsIn(JSON.parse(diskCache(root, cwd, FILE).read() ?? '[]'));
  } catch {
    return [];
  }
}

/** Notes globs, if they are not. */
export function noteIndexes(root: string, cwd: string, globs: readonly string[]): void {
  const noted = notedIndexes(root, cwd);
  if (globs.every((glob) => noted.includes(glob))) return;
  diskCache(root, cwd, FILE).write(JSON.stringify([...new Set([...noted, ...globs])].sort()));
}
