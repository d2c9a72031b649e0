import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { threadId } from 'node:worker_threads';
import { statsOf } from './stamps.ts';

/** A larger cache is none of ours. */
const MOST_BYTES = 256 * 1024 * 1024;

/** A text of a project, kept in `node_modules/.cache/eslint-plugin-cors`. */
export interface DiskCache {
  read(): string | null;
  write(text: string): void;
}

/**
 * The cache of a project: at its root, or else in the working directory. Without a real `node_modules` there, nothing is kept: no
 * folder is made where nobody expects one, and no link is followed. Nothing depends on whether writing succeeds.
 */
export function diskCache(root: string, cwd: string, name = 'project.json'): DiskCache {
  const home = [root, cwd].find((folder) => statsOf(path.join(folder, 'node_modules'))?.isDirectory() === true);
  if (home === undefined) return { read: () => null, write: () => undefined };
  const parts = ['node_modules', '.cache', 'eslint-plugin-cors'];
  const folder = path.join(home, ...parts);
  const file = path.join(folder, name);
  const isOurs = (): boolean =>
    parts.every((_, index) => {
      const stats = statsOf(path.join(home, ...parts.slice(0, index + 1)));
      return stats === null ? index > 0 : stats.isDirectory();
    });
  return {
    read() {
      try {
        const stats = statsOf(file);
        return isOurs() && stats?.isFile() === true && stats.size <= MOST_BYTES ? readFileSync(file, 'utf8') : null;
      } catch {
        return null;
      }
    },
    write(text) {
      if (!isOurs()) return;
      // A name of its own: two processes may write at once, and a reader sees the whole of one of them.
      const draft = `${file}.${String(process.pid)}-${String(threadId)}`;
      try {
        mkdirSync(folder, { recursive: true });
        writeFileSync(draft, text, { flag: 'wx' });
        renameSync(draft, file);
      } catch {
        // Read-only, full, or another process was in the way: it will be found out again.
        rmSync(draft, { force: true });
      }
    },
  };
}
