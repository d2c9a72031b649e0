import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder on disk for one test. */
export interface TestFolder {
  /** Absolute, without links. */
  readonly path: string;
  /** The absolute path of a file in it. */
  at(name: string): string;
  write(files: Readonly<Record<string, string>>): void;
  remove(name: string): void;
}

/** Writes files, by relative name, into a new folder that goes away with the test. */
export function createFolder(files: Readonly<Record<string, string>> = {}): TestFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'eslint-plugin-cors-')));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const at = (name: string): string => join(path, name);
  const folder: TestFolder = {
    path,
    at,
    write(written) {
      for (const [name, text] of Object.entries(written)) {
        mkdirSync(dirname(at(name)), { recursive: true });
        writeFileSync(at(name), text);
      }
    },
    remove: (name) => rmSync(at(name), { recursive: true, force: true }),
  };
  folder.write(files);
  return folder;
}

/** The same, as a repository: with `.git`. */
export function createRepository(files: Readonly<Record<string, string>> = {}): TestFolder {
  return createFolder({ '.git/HEAD': 'ref: refs/heads/main\n', ...files });
}
