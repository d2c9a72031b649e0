import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { installTarball, packPlugin, type Consumer, type Tarball } from './consumer.ts';

const root = resolve(import.meta.dirname, '../..');
let tarball: Tarball;
let tools: Consumer;

beforeAll(async () => {
  tarball = await packPlugin();
  tools = await installTarball(tarball, ['publint@0.3', '@arethetypeswrong/cli@0.18']);
}, 300_000);

afterAll(() => {
  tools?.remove();
  tarball?.remove();
});

test('publint finds nothing', async () => {
  const { exitCode, stdout } = await tools.folder('publint', {}).npx('publint', tarball.file, '--strict');
  expect(stdout).toContain('All good!');
  expect(exitCode).toBe(0);
});

test('its types are right for those who import modules', async () => {
  const { exitCode, stdout } = await tools.folder('types', {}).npx('attw', tarball.file, '--profile', 'esm-only');
  expect(exitCode, stdout).toBe(0);
});

test('the README leads nowhere that is not there', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const targets = [...readme.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => target);
  const local = targets.filter((target) => !/^https?:/.test(target));
  expect(local.length).toBeGreaterThan(5);
  expect(local.filter((target) => !existsSync(join(root, target)))).toEqual([]);
  // The registry shows pictures by full addresses only.
  expect([...readme.matchAll(/!\[[^\]]*\]\((?!https:)/g)]).toEqual([]);
});

test('a change set becomes a version, a line in the changelog, and the version that the plugin says', async () => {
  const copy = mkdtempSync(join(tmpdir(), 'eslint-plugin-cors-release-'));
  try {
    const run = promisify(execFile);
    await run('git', ['clone', '--quiet', '--no-hardlinks', root, copy]);
    const before = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8')) as { version: string };
    writeFileSync(join(copy, '.changeset/another.md'), `---\n'eslint-plugin-cors': patch\n---\n\nA change.\n`);
    await run(process.execPath, [join(root, 'node_modules/@changesets/cli/bin.js'), 'version'], { cwd: copy });
    await run(process.execPath, ['.ci/write-version.mjs'], { cwd: copy });
    const { version } = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8')) as { version: string };
    expect(version).not.toBe(before.version);
    expect(readFileSync(join(copy, 'CHANGELOG.md'), 'utf8')).toContain(`## ${version}`);
    expect(readFileSync(join(copy, 'src/version.ts'), 'utf8')).toContain(`'${version}'`);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});
