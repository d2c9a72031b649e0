import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  copyProjects,
  expectedOf,
  lintedFiles,
  patternsOf,
  projectLinter,
  projectNames,
  renderedReports,
} from '../support/projects.ts';

const root = path.resolve(import.meta.dirname, '../..');
const home = copyProjects();

const SERVER = 'api/server.js';
const CLIENT = 'web/src/api.js';
const WRONG = 'node-wildcard';

const at = (name: string, file: string): string => path.join(home, name, file);
const textOf = (name: string, file: string): string => readFileSync(at(name, file), 'utf8');

const mended = textOf(WRONG, SERVER).replace(
  "'*');",
  "'http://localhost:5173');\n  response.setHeader('Access-Control-Allow-Credentials', 'true');",
);

describe('in one process, as in an editor', () => {
  const eslint = projectLinter(home, WRONG);
  const client = (): Promise<ESLint.LintResult[]> => eslint.lintFiles([at(WRONG, CLIENT)]);
  const ids = (results: readonly ESLint.LintResult[]): readonly (string | undefined)[] =>
    results.flatMap(({ messages }) => messages.map(({ messageId }) => messageId));

  test('an edit of the server on disk changes what is said about the client, and back', async () => {
    const broken = textOf(WRONG, SERVER);
    expect(ids(await client())).toEqual(['wildcard']);
    writeFileSync(at(WRONG, SERVER), mended);
    expect(ids(await client())).toEqual([]);
    writeFileSync(at(WRONG, SERVER), broken);
    expect(ids(await client())).toEqual(['wildcard']);
  });

  test('so does one that is not saved', async () => {
    const broken = textOf(WRONG, SERVER);
    await eslint.lintText(mended, { filePath: at(WRONG, SERVER) });
    expect(ids(await client())).toEqual([]);
    await eslint.lintText(broken, { filePath: at(WRONG, SERVER) });
    expect(ids(await client())).toEqual(['wildcard']);
  });

  test('the client need not be saved', async () => {
    const lint = (text: string): Promise<ESLint.LintResult[]> => eslint.lintText(text, { filePath: at(WRONG, CLIENT) });
    expect(ids(await lint(textOf(WRONG, CLIENT).replace('4000', '4001')))).toEqual([]);
    expect(ids(await lint(textOf(WRONG, CLIENT)))).toEqual(['wildcard']);
  });

  test('a server that comes and goes', async () => {
    const broken = textOf(WRONG, SERVER);
    rmSync(at(WRONG, SERVER));
    await vi.waitFor(async () => expect(ids(await client())).toEqual([]), { timeout: 10_000, interval: 500 });
    writeFileSync(at(WRONG, SERVER), broken);
    await vi.waitFor(async () => expect(ids(await client())).toEqual(['wildcard']), { timeout: 10_000, interval: 500 });
  }, 30_000);
});

test('what was kept on disk says the same to a new process', async () => {
  const name = 'express-two-files';
  mkdirSync(at(name, 'node_modules'));
  const lint = async (): Promise<readonly string[]> => {
    vi.resetModules();
    const { default: sources } = await import('../../src/index.ts');
    const results = await projectLinter(home, name, sources).lintFiles([at(name, CLIENT)]);
    return renderedReports(results, path.join(home, name));
  };
  const cold = await lint();
  expect(cold).toEqual(patternsOf(expectedOf(name)).map((pattern): unknown => expect.stringMatching(pattern)));
  expect(existsSync(at(name, 'node_modules/.cache/eslint-plugin-cors'))).toBe(true);
  expect(await lint()).toEqual(cold);
});

describe('on the command line', () => {
  // Beside the packages that the plugin loads.
  const built = path.join(root, 'node_modules', `.cors-${String(process.pid)}`);

  beforeAll(async () => {
    const rolldown = path.join(root, 'node_modules/rolldown/bin/cli.mjs');
    await promisify(execFile)(process.execPath, [rolldown, '--config', '--dir', built], { cwd: root });
  }, 60_000);

  afterAll(() => rmSync(built, { recursive: true, force: true }));

  /** A configuration for all repositories at once, each with its own settings. */
  function writeConfig(folder: string, names: readonly string[]): void {
    const blocks = names.map((name) => {
      const { options, settings } = expectedOf(name);
      return {
        files: [folder === home ? `${name}/**` : '**'],
        settings: settings ? { cors: settings } : {},
        rules: { 'cors/credentialed-request-needs-policy': ['error', ...(options ? [options] : [])] },
      };
    });
    const parser = path.join(root, 'node_modules/@typescript-eslint/parser/dist/index.js');
    writeFileSync(
      path.join(folder, 'eslint.config.mjs'),
      `import * as parser from ${JSON.stringify(parser)};
       import cors from ${JSON.stringify(path.join(built, 'index.js'))};
       export default [
         { plugins: { cors } },
         { files: ['**/*.{js,ts,cjs,mjs,jsx,tsx}'], languageOptions: { parser } },
         ...${JSON.stringify(blocks)},
       ];`,
    );
  }

  async function run(cwd: string, ...args: readonly string[]): Promise<readonly ESLint.LintResult[]> {
    const bin = path.join(root, 'node_modules/eslint/bin/eslint.js');
    const command = promisify(execFile)(process.execPath, [bin, '--format', 'json', ...args, '.'], {
      cwd,
      timeout: 110_000,
      // ESLint says that two threads are too many for so few files.
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
    });
    const output = await command.catch((error: unknown) => error as { stdout: string; stderr: string });
    expect(output.stderr).toBe('');
    return JSON.parse(output.stdout) as ESLint.LintResult[];
  }

  test('with two threads, all repositories at once', async () => {
    writeConfig(home, projectNames);
    const results = await run(home, '--concurrency', '2');
    rmSync(path.join(home, 'eslint.config.mjs'));
    for (const name of projectNames) {
      const own = results.filter(({ filePath }) => filePath.startsWith(path.join(home, name) + path.sep));
      expect(own.length, name).toBeGreaterThanOrEqual(lintedFiles(path.join(home, name)).length);
      const patterns = patternsOf(expectedOf(name)).map((pattern): unknown => expect.stringMatching(pattern));
      expect(renderedReports(own, path.join(home, name)), name).toEqual(patterns);
    }
  }, 120_000);

  test('with a cache: an edited server is heard of, and so is one that is edited back', async () => {
    const name = 'node-wildcard-with-credentials';
    const folder = path.join(home, name);
    const broken = textOf(name, SERVER);
    writeConfig(folder, [name]);
    const reports = async (): Promise<readonly string[]> => renderedReports(await run(folder, '--cache'), folder);
    const first = await reports();
    expect(first).toEqual([expect.stringContaining('wildcard')]);
    expect(await reports()).toEqual(first);
    writeFileSync(at(name, SERVER), mended);
    expect(await reports()).toEqual([]);
    writeFileSync(at(name, SERVER), broken);
    expect(await reports()).toEqual(first);
  }, 120_000);
});
