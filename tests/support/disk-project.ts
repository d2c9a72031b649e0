import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

/** Writes repositories for the cases of a table, which are known before any test runs; they go away with the test file. */
export function projectWriter(): (files: Readonly<Record<string, string>>) => (file: string) => string {
  const home = realpathSync(mkdtempSync(path.join(tmpdir(), 'eslint-plugin-cors-')));
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  return (files) => {
    const project = mkdtempSync(path.join(home, 'project-'));
    mkdirSync(path.join(project, '.git'));
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.join(project, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(project, file), text);
    }
    return (file) => path.join(project, file);
  };
}
