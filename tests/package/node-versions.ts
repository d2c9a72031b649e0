import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Setup } from './matrix.ts';

const VERSIONS: Readonly<Record<Setup['node'], string>> = { '20.19': '~20.19.0', '22': '^22.13.0', '24': '^24.0.0' };

/** The executable of a version of Node, from its package in the npm registry; `null` where it has none for this machine. */
export function nodeExecutable(version: Setup['node'], home: string): string | null {
  const folder = join(home, `node-${version}`);
  const executable = join(folder, 'node_modules/node/bin/node');
  if (existsSync(executable)) return executable;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  try {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', `node@${VERSIONS[version]}`], {
      cwd: folder,
      stdio: 'pipe',
    });
  } catch {
    return null;
  }
  return existsSync(executable) ? executable : null;
}
