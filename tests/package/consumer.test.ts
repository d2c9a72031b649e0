import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installPacked, type Consumer, type Folder, type Outcome } from './consumer.ts';

const wildcard = `import cors from 'cors';
import express from 'express';

const app = express();
app.use(cors({ origin: '*', credentials: true }));
`;

const clean = wildcard.replace(`'*'`, `'https://app.example.com'`);

const esmConfig = `import { defineConfig } from 'eslint/config';
import cors from 'eslint-plugin-cors';

export default defineConfig({ plugins: { cors }, extends: ['cors/recommended'] });
`;

const cjsConfig = `const { defineConfig } = require('eslint/config');
const cors = require('eslint-plugin-cors');

module.exports = defineConfig({ plugins: { cors }, extends: ['cors/recommended'] });
`;

const tsConfig = `import parser from '@typescript-eslint/parser';
import cors from 'eslint-plugin-cors';
import { defineConfig } from 'eslint/config';

export default defineConfig({
  files: ['**/*.ts'],
  languageOptions: { parser },
  plugins: { cors },
  extends: ['cors/recommended'],
});
`;

let consumer: Consumer;

beforeAll(async () => {
  // `jiti` is what ESLint reads a configuration in TypeScript with.
  consumer = await installPacked([
    'eslint@10',
    'jiti@2',
    'typescript@~6.0',
    '@typescript-eslint/parser@8',
    '@eslint/config-inspector@3',
  ]);
});

afterAll(() => consumer?.remove());

describe('a project that installs the tarball', () => {
  test.for([
    ['eslint.config.js', esmConfig, 'js'],
    ['eslint.config.mjs', esmConfig, 'js'],
    ['eslint.config.cjs', cjsConfig, 'js'],
    ['eslint.config.ts', tsConfig, 'ts'],
  ] as const)('%s: reports, stays silent, fixes', async ([config, text, ending], { expect }) => {
    const folder = consumer.folder(config, {
      [config]: text,
      [`wildcard.${ending}`]: wildcard,
      [`clean.${ending}`]: clean,
    });

    const found = await lint(folder);
    expect(found.outcome.exitCode, found.outcome.stderr).toBe(1);
    expect(found.reports).toEqual({
      [`clean.${ending}`]: [],
      [`wildcard.${ending}`]: ['cors/no-wildcard-origin-with-credentials'],
    });

    expect((await folder.npx('eslint', '--fix', '.')).exitCode).toBe(0);
    expect(folder.read(`wildcard.${ending}`)).toBe(
      wildcard.replace(`{ origin: '*', credentials: true }`, `{ origin: '*' }`),
    );
    expect(folder.read(`clean.${ending}`)).toBe(clean);
  });

  test('brings a command that lints, and one that shows who calls whom', { timeout: 120_000 }, async ({ expect }) => {
    const folder = consumer.folder('command', {
      '.git/HEAD': 'ref: refs/heads/main\n',
      'package.json': '{ "private": true, "type": "module" }',
      'wildcard.js': `${wildcard}app.listen(4000);\n`,
      'client.js': `export const me = () => fetch('http://localhost:4000/me', { credentials: 'include' });\n`,
    });
    const linted = await folder.npx('eslint-plugin-cors', 'lint', 'wildcard.js');
    expect(linted.exitCode).toBe(1);
    expect(linted.stdout).toContain('cors/no-wildcard-origin-with-credentials');

    const mapped = await folder.npx('eslint-plugin-cors', 'map', '--format', 'json', '--check');
    expect(mapped.exitCode, mapped.stderr).toBe(1);
    expect(JSON.parse(mapped.stdout)).toMatchObject({
      servers: [{ file: 'wildcard.js', line: 6, origins: ['http://localhost:4000'] }],
      exchanges: [{ client: { file: 'client.js', line: 1 }, server: { file: 'wildcard.js' }, verdict: 'blocked' }],
    });
    const unknown = await folder.npx('eslint-plugin-cors', 'map', '--origin', 'app.example.com');
    expect(unknown).toMatchObject({ exitCode: 2, stdout: '' });
    expect(unknown.stderr).toMatch(/^`--origin` is `app\.example\.com`, but an origin .* is expected\.\n$/);
  });

  test('shows its rules in the inspector of configurations', { timeout: 120_000 }, async ({ expect }) => {
    const folder = consumer.folder('inspector', { 'eslint.config.js': esmConfig });
    const { exitCode, stderr } = await folder.npx('config-inspector', 'build');
    expect(exitCode, stderr).toBe(0);
    const dump = join(folder.path, 'dist/__eslint-config-inspector/__rpc-dump');
    const payloads = readdirSync(dump).filter((name) => name.includes('get-payload'));
    expect(payloads.length).toBeGreaterThan(0);
    const text = readFileSync(join(dump, payloads[0] ?? ''), 'utf8');
    expect(text).toContain('cors/recommended');
    expect(text).toContain('Disallow the origin `*` in responses that allow credentials');
  });

  test('finds its types', async () => {
    const compilerOptions = { module: 'nodenext', target: 'es2023', strict: true, types: [], skipLibCheck: false };
    const folder = consumer.folder('types', {
      'tsconfig.json': JSON.stringify({ compilerOptions: { ...compilerOptions, noEmit: true } }),
      'module.mts': esmConfig,
      'script.cts': `import cors = require('eslint-plugin-cors');\nexport const name: string | undefined = cors.meta?.name;\n`,
    });
    expect(await folder.npx('tsc')).toMatchObject({ exitCode: 0, stdout: '' });
  });
});

test('what looks into files is loaded for a file that has a telling word, and for no other', async () => {
  const folder = consumer.folder('late', {
    'eslint.config.mjs': `import { defineConfig } from 'eslint/config';
import cors from './plugin/dist/index.js';
export default defineConfig({ plugins: { cors }, extends: ['cors/strict'] });
`,
    'plain.mjs': `export const answer = 42;\n`,
    'server.mjs': wildcard,
  });
  // Without its engine.
  for (const file of consumer.installedFiles.filter((name) => name !== 'dist/engine.js'))
    folder.write(join('plugin', file), consumer.readInstalled(file));
  expect(await folder.npx('eslint', 'plain.mjs')).toMatchObject({ exitCode: 0, stdout: '' });
  const { exitCode, stderr } = await folder.npx('eslint', 'server.mjs');
  expect(stderr).toMatch(/Cannot find module '.\/engine\.js'/);
  expect(exitCode).toBe(2);
});

describe('the tarball', () => {
  test('holds the build, its types and the legal texts, nothing else', () => {
    expect(consumer.installedFiles).toEqual(
      expect.arrayContaining(['LICENSE', 'README.md', 'dist/index.d.ts', 'dist/index.js', 'package.json']),
    );
    const expected = /^(?:LICENSE|README\.md|(?:package|cors\.servers\.schema)\.json|dist\/.+\.(?:js|d\.ts))$/;
    expect(consumer.installedFiles.filter((file) => !expected.test(file))).toEqual([]);
  });

  test('declares types only with packages that its users have', () => {
    const { dependencies, peerDependencies } = JSON.parse(consumer.readInstalled('package.json')) as Manifest;
    const declared = Object.keys({ ...dependencies, ...peerDependencies });
    const imported = packagesOf('dist/index.d.ts').filter((name) => !name.startsWith('node:'));
    expect(imported.filter((name) => !declared.includes(name))).toEqual([]);
  });

  test('is small', () => {
    expect(consumer.tarballSize).toBeLessThanOrEqual(166_000);
  });
});

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** Packages that a declaration file imports, itself or through others of the tarball. */
function packagesOf(entry: string, seen = new Set<string>()): string[] {
  if (seen.has(entry)) return [];
  seen.add(entry);
  const specifiers = [...consumer.readInstalled(entry).matchAll(/\b(?:from |import\(|import )['"]([^'"]+)['"]/g)];
  return specifiers.flatMap(([, specifier = '']) =>
    specifier.startsWith('.')
      ? packagesOf(posix.join(posix.dirname(entry), specifier.replace(/\.[jt]s$/, '.d.ts')), seen)
      : [/^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier],
  );
}

/** Lints a folder; `reports` has the rules that report each file. */
async function lint(folder: Folder): Promise<{ outcome: Outcome; reports: Record<string, string[]> }> {
  const outcome = await folder.npx('eslint', '--format', 'json', '--ignore-pattern', 'eslint.config.*', '.');
  const results = JSON.parse(outcome.stdout || '[]') as { filePath: string; messages: { ruleId: string }[] }[];
  const reports = results.map(({ filePath, messages }) => [
    filePath.split(/[\\/]/).at(-1),
    messages.map(({ ruleId }) => ruleId),
  ]);
  return { outcome, reports: Object.fromEntries(reports) as Record<string, string[]> };
}
