import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { afterAll } from 'vitest';
import plugin from '../../src/index.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../fixtures/projects');

/** The repositories of `tests/fixtures/projects`. */
export const projectNames: readonly string[] = readdirSync(FIXTURES);

export interface Expected {
  /** What the repository is there for. */
  readonly why: string;
  readonly reports: readonly ExpectedReport[];
  readonly options?: Readonly<Record<string, unknown>>;
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface ExpectedReport {
  readonly file: string;
  readonly line: number;
  readonly messageId: string;
  /** The place that the message names. */
  readonly server?: string;
}

export function expectedOf(name: string): Expected {
  return JSON.parse(readFileSync(path.join(FIXTURES, name, 'expected.json'), 'utf8')) as Expected;
}

/** A copy of all fixtures in a folder that goes away with the test file; each is a repository of its own. */
export function copyProjects(names: readonly string[] = projectNames): string {
  const home = realpathSync(mkdtempSync(path.join(tmpdir(), 'projects-')));
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  for (const name of names) {
    cpSync(path.join(FIXTURES, name), path.join(home, name), { recursive: true });
    mkdirSync(path.join(home, name, '.git'));
  }
  return home;
}

/** The files of a repository that ESLint is to look at, relative to it. */
export function lintedFiles(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !file.includes('node_modules'))
    .sort();
}

/** ESLint in a repository, with the rule and the settings that its `expected.json` asks for. */
export function projectLinter(home: string, name: string, sources = plugin): ESLint {
  const { options, settings } = expectedOf(name);
  return new ESLint({
    cwd: path.join(home, name),
    overrideConfigFile: true,
    overrideConfig: {
      files: ['**/*.{js,ts,cjs,mjs,jsx,tsx}'],
      plugins: { cors: sources },
      languageOptions: { parser: typescriptParser },
      settings: settings ? { cors: settings } : {},
      rules: { 'cors/credentialed-request-needs-policy': ['error', ...(options ? [options] : [])] },
    },
  });
}

/** `web/src/api.js:2 wildcard …`, sorted; a file that does not parse says nothing. */
export function renderedReports(results: readonly ESLint.LintResult[], root: string): readonly string[] {
  return results
    .flatMap(({ filePath, messages }) =>
      messages
        .filter(({ fatal }) => fatal !== true)
        .map(({ line, message, messageId = '' }) => {
          const file = path.relative(root, filePath).replaceAll('\\', '/');
          return `${file}:${String(line)} ${messageId} ${message}`;
        }),
    )
    .sort();
}

/** What `renderedReports` must be, as patterns. */
export function patternsOf({ reports }: Expected): readonly RegExp[] {
  return reports.map(
    ({ file, line, messageId, server = '' }) => new RegExp(`^${file}:${String(line)} ${messageId} .*${server}`),
  );
}
