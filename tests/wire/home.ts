import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const workspace = path.join(import.meta.dirname, 'workspace');

const lockHash = createHash('sha256')
  .update(readFileSync(path.join(workspace, 'package-lock.json')))
  .digest('hex')
  .slice(0, 12);

/** Where the real libraries are installed: outside of this repository, once for each state of the lock file. */
export const home = path.join(tmpdir(), `eslint-plugin-cors-wire-${lockHash}`);

/** The global set-up of the suite. */
export function setup(): void {
  const done = path.join(home, 'installed');
  if (!existsSync(done)) {
    rmSync(home, { recursive: true, force: true });
    cpSync(workspace, home, { recursive: true, filter: (from) => !from.includes('node_modules') });
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
    // The peers that these libraries ask for exclude each other.
    execFileSync('npm', ['ci', '--legacy-peer-deps', ...quiet], {
      cwd: home,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    // The root of a project, above which no version is looked up.
    mkdirSync(path.join(home, '.git'), { recursive: true });
    writeFileSync(done, '');
  }
}
