import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Plugins that people have beside this one, or in its place. */
const packages = ['eslint-plugin-security@4', 'eslint-plugin-sonarjs@4'];

/**
 * Installs the other plugins into a folder of their own and hands over their addresses and configurations; `null` when the
 * registry cannot be reached.
 */
export async function withOthers(measure) {
  const folder = mkdtempSync(join(tmpdir(), 'eslint-plugin-cors-others-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--legacy-peer-deps', ...packages], {
      cwd: folder,
      stdio: 'pipe',
    });
    const { resolve } = createRequire(join(folder, 'package.json'));
    const [security, sonarjs] = await Promise.all(
      ['eslint-plugin-security', 'eslint-plugin-sonarjs'].map(async (name) => {
        const url = pathToFileURL(resolve(name)).href;
        const { default: plugin } = await import(url);
        return { url, plugin };
      }),
    );
    return await measure({ security, sonarjs });
  } catch (error) {
    console.log(`\nNo comparison with other plugins: ${error.message.split('\n')[0]}`);
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
