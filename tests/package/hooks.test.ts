import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { installPacked, type Consumer, type Folder, type Outcome } from './consumer.ts';

const config = `import { defineConfig } from 'eslint/config';
import cors from 'eslint-plugin-cors';

export default defineConfig({ plugins: { cors }, extends: ['cors/recommended'] });
`;

const right = `import cors from 'cors';
import express from 'express';

const app = express();
app.use(cors({ origin: 'https://app.example.com', credentials: true }));
`;
const wrong = right.replace(`'https://app.example.com'`, `'*'`);
const RULE = 'cors/no-wildcard-origin-with-credentials';

let consumer: Consumer;
/** Where the commands of installed packages are: a hook runs them by name. */
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  consumer = await installPacked(['eslint@10', 'lint-staged@16', 'husky@9', 'lefthook@2']);
  const bin = join(consumer.path, 'node_modules/.bin');
  env = {
    PATH: `${bin}:${process.env['PATH'] ?? ''}`,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.com',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.com',
    // In CI, husky and lefthook install no hooks.
    CI: '',
    HUSKY: '1',
  };
}, 300_000);

afterAll(() => consumer?.remove());

interface Hook {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly install: readonly (readonly [command: string, ...args: string[]])[];
}

const hooks: readonly Hook[] = [
  {
    name: 'husky and lint-staged',
    files: {
      'package.json': JSON.stringify({ private: true, type: 'module', 'lint-staged': { '*.js': 'eslint' } }),
      '.husky/pre-commit': 'lint-staged\n',
    },
    install: [['husky']],
  },
  {
    name: 'lefthook',
    files: {
      'package.json': JSON.stringify({ private: true, type: 'module' }),
      'lefthook.yml': 'pre-commit:\n  jobs:\n    - glob: "*.js"\n      run: eslint {staged_files}\n',
    },
    install: [['lefthook', 'install', '--force']],
  },
];

describe.for(hooks)('$name', ({ name, files, install }) => {
  test(
    'refuses a mistake, accepts what is right, and looks at what is staged',
    { timeout: 180_000 },
    async ({ expect }) => {
      const folder = await repository(name.replaceAll(' ', '-'), { 'eslint.config.js': config, ...files });
      for (const [command, ...args] of install) await succeed(folder, command, ...args);

      const refused = await commit(folder, { 'server.js': wrong });
      expect(refused.exitCode).not.toBe(0);
      const said = refused.stdout + refused.stderr;
      expect(said).toContain(RULE);
      expect(said).toContain('Browsers refuse the response to a request with credentials');
      expect(await log(folder)).toEqual(['first']);

      expect(await commit(folder, { 'server.js': right })).toMatchObject({ exitCode: 0 });
      expect(await log(folder)).toEqual(['change', 'first']);
    },
  );
});

test('lint-staged looks at the staged part of a file', { timeout: 180_000 }, async ({ expect }) => {
  const [husky] = hooks;
  if (!husky) throw new Error('there is no such hook');
  const folder = await repository('partly', { 'eslint.config.js': config, ...husky.files, 'server.js': right });
  await succeed(folder, 'husky');
  // Staged: a harmless line. Not staged: the mistake.
  folder.write('server.js', `${right}export {};\n`);
  await succeed(folder, 'git', 'add', 'server.js');
  folder.write('server.js', `${wrong}export {};\n`);
  expect(await run(folder, 'git', 'commit', '--quiet', '-m', 'part')).toMatchObject({ exitCode: 0 });
  expect(await log(folder)).toEqual(['part', 'first']);
  expect(folder.read('server.js')).toBe(`${wrong}export {};\n`);
});

// The plugin itself is the repository of the hook: what is committed is cloned, installed and packed there.
test.runIf(hasPreCommit())('pre-commit', { timeout: 300_000 }, async ({ expect }) => {
  const home = consumer.folder('pre-commit-home', {});
  const clones = consumer.folder('pre-commit-plugin', { placeholder: '' });
  await succeed(clones, 'git', 'clone', '--quiet', '--no-hardlinks', resolve(import.meta.dirname, '../..'), 'plugin');
  const { stdout: revision } = await succeed(clones, 'git', '-C', 'plugin', 'rev-parse', 'HEAD');
  const yaml = `repos:\n  - repo: ${clones.path}/plugin\n    rev: ${revision.trim()}\n    hooks:\n      - id: eslint-plugin-cors\n`;
  const folder = await repository('pre-commit', { '.pre-commit-config.yaml': yaml });
  const inHome = { PRE_COMMIT_HOME: home.path };
  await succeed(folder, 'pre-commit', 'install');

  const refused = await commit(folder, { 'server.ts': wrong.replace('const app', 'const app: unknown') }, inHome);
  expect(refused.exitCode).not.toBe(0);
  expect(refused.stdout + refused.stderr).toContain(RULE);
  expect(await commit(folder, { 'server.ts': right }, inHome)).toMatchObject({ exitCode: 0 });
});

// Printed, not asserted: time depends on the machine.
test('time of a commit of three files', { timeout: 180_000 }, async () => {
  const sources = Object.fromEntries([1, 2, 3].map((index) => [`server${String(index)}.js`, right]));
  const bare = config.replace(/\{ plugins.*\}\)/, '{})').replace(/^.*eslint-plugin-cors.*\n/m, '');
  const ways: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'without a hook': {},
    'lefthook, ESLint without the plugin': { 'eslint.config.js': bare, ...hooks[1]?.files },
    lefthook: { 'eslint.config.js': config, ...hooks[1]?.files },
    'husky and lint-staged': { 'eslint.config.js': config, ...hooks[0]?.files },
  };
  const times: Record<string, { 'median, ms': number; 'min, ms': number }> = {};
  for (const [way, files] of Object.entries(ways)) {
    const folder = await repository(`time-${way.replaceAll(/\W+/g, '-')}`, files);
    if ('lefthook.yml' in files) await succeed(folder, 'lefthook', 'install', '--force');
    if ('.husky/pre-commit' in files) await succeed(folder, 'husky');
    const taken: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      for (const [file, text] of Object.entries(sources)) folder.write(file, `${text}// ${String(round)}\n`);
      await succeed(folder, 'git', 'add', '.');
      const start = performance.now();
      await succeed(folder, 'git', 'commit', '--quiet', '-m', 'change');
      taken.push(performance.now() - start);
    }
    taken.sort((left, right) => left - right);
    times[way] = { 'median, ms': Math.round(taken[2] ?? 0), 'min, ms': Math.round(taken[0] ?? 0) };
  }
  console.table(times);
});

async function repository(name: string, files: Readonly<Record<string, string>>): Promise<Folder> {
  const folder = consumer.folder(name, { 'README.md': '', ...files });
  await succeed(folder, 'git', 'init', '--quiet');
  await succeed(folder, 'git', 'add', '.');
  await succeed(folder, 'git', 'commit', '--quiet', '-m', 'first');
  return folder;
}

async function commit(
  folder: Folder,
  files: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  for (const [file, text] of Object.entries(files)) folder.write(file, text);
  await succeed(folder, 'git', 'add', '.');
  return folder.run('git', ['commit', '--quiet', '-m', 'change'], { ...env, ...more });
}

async function log(folder: Folder): Promise<readonly string[]> {
  const { stdout } = await succeed(folder, 'git', 'log', '--format=%s');
  return stdout.trim().split('\n');
}

function run(folder: Folder, command: string, ...args: string[]): Promise<Outcome> {
  return folder.run(command, args, env);
}

async function succeed(folder: Folder, command: string, ...args: string[]): Promise<Outcome> {
  const outcome = await run(folder, command, ...args);
  if (outcome.exitCode !== 0) throw new Error(`${command} ${args.join(' ')}: ${outcome.stderr}${outcome.stdout}`);
  return outcome;
}

function hasPreCommit(): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, 'pre-commit')));
}
