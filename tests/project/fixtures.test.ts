import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import plugin from '../../src/index.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../fixtures/projects');

interface Expected {
  readonly why: string;
  readonly reports: readonly Report[];
  readonly options?: Readonly<Record<string, unknown>>;
  readonly settings?: Readonly<Record<string, unknown>>;
}

interface Report {
  readonly file: string;
  readonly line: number;
  readonly messageId: string;
  /** The place that the message names. */
  readonly server?: string;
}

const names = readdirSync(FIXTURES);

let work: string;

beforeAll(() => {
  work = realpathSync(mkdtempSync(path.join(tmpdir(), 'projects-')));
  cpSync(FIXTURES, work, { recursive: true });
  // Each is a repository of its own.
  for (const name of names) mkdirSync(path.join(work, name, '.git'));
});

afterAll(() => rmSync(work, { recursive: true }));

function expectedOf(name: string): Expected {
  return JSON.parse(readFileSync(path.join(FIXTURES, name, 'expected.json'), 'utf8')) as Expected;
}

function lintedFiles(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:[cm]?[jt]sx?)$/.test(file) && statSync(path.join(root, file)).isFile())
    .filter((file) => !file.includes('node_modules'))
    .sort();
}

function linter(name: string): ESLint {
  const { options, settings } = expectedOf(name);
  return new ESLint({
    cwd: path.join(work, name),
    overrideConfigFile: true,
    overrideConfig: {
      files: ['**/*.{js,ts,cjs,mjs,jsx,tsx}'],
      plugins: { cors: plugin },
      languageOptions: { parser: typescriptParser },
      settings: settings ? { cors: settings } : {},
      rules: { 'cors/credentialed-request-needs-policy': ['error', ...(options ? [options] : [])] },
    },
  });
}

/** Reports as `expected.json` writes them, with the message for those who read a failure. */
async function reportsIn(name: string, files: readonly string[]): Promise<readonly (Report & { message: string })[]> {
  const root = path.join(work, name);
  const eslint = linter(name);
  const results = await eslint.lintFiles(files.map((file) => path.join(root, file)));
  return results
    .flatMap(({ filePath, messages }) =>
      messages.map(({ fatal, line, message, messageId = fatal === true ? 'fatal' : '' }) => ({
        file: path.relative(root, filePath).replaceAll('\\', '/'),
        line,
        messageId,
        message,
      })),
    )
    .filter(({ messageId }) => messageId !== 'fatal')
    .sort((left, right) => (left.file < right.file ? -1 : 1));
}

describe('each repository, its files in order', () => {
  test.for(names)('%s', async (name) => {
    const { reports } = expectedOf(name);
    const found = await reportsIn(name, lintedFiles(path.join(work, name)));
    expect(
      found.map(({ file, line, message, messageId }) => `${file}:${String(line)} ${messageId} ${message}`),
    ).toEqual(
      reports.map(({ file, line, messageId, server }): unknown =>
        expect.stringMatching(`^${file}:${String(line)} ${messageId} .*${server ?? ''}`),
      ),
    );
  });
});
