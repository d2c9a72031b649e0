import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The sets of installed clients: what is current, and older majors that behave otherwise. */
export type Packages = 'current' | 'former';

const folderOf = (packages: Packages | 'servers'): string => resolve(import.meta.dirname, '../packages', packages);

/** Installs what is missing. */
export default function installPackages(): void {
  for (const packages of ['current', 'former', 'servers'] as const) {
    const folder = folderOf(packages);
    const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
    const stamp = join(folder, 'node_modules/.installed-lock.json');
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) continue;
    const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts', '--loglevel=error'];
    execFileSync('npm', ['ci', ...quiet], { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
    writeFileSync(stamp, lock);
  }
}

/** Where packages of a set are installed. */
export function modulesOf(packages: Packages | 'servers'): string {
  return join(folderOf(packages), 'node_modules');
}

/** A project of somebody who installed these packages. It has a folder of its own, whose name says nothing of tests. */
export interface Project {
  readonly folder: string;
  remove(): void;
}

export function createProject(packages: Packages | 'servers'): Project {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  mkdirSync(join(folder, '.git'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'page', private: true, type: 'module' }));
  symlinkSync(modulesOf(packages), join(folder, 'node_modules'), 'junction');
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
