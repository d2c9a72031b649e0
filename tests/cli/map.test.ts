import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectMap } from '../../src/cli/collect-map.ts';
import { isBlocked } from '../../src/cli/project-map.ts';
import type { ProjectMap } from '../../src/cli/project-map.ts';
import { openedProject } from '../../src/project/projects.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../fixtures/projects');

interface Expected {
  readonly reports: readonly { readonly file: string; readonly line: number; readonly server?: string }[];
  readonly settings?: unknown;
  readonly options?: unknown;
}

function expectedOf(name: string): Expected {
  return JSON.parse(readFileSync(path.join(FIXTURES, name, 'expected.json'), 'utf8')) as Expected;
}

/** The command knows no settings of ESLint; a declaration that is wrong ends it. */
const names = readdirSync(FIXTURES).filter((name) => {
  const { options, settings } = expectedOf(name);
  return settings === undefined && options === undefined && name !== 'declared-wrongly';
});

let work: string;

beforeAll(() => {
  work = realpathSync(mkdtempSync(path.join(tmpdir(), 'map-')));
});

afterAll(() => rmSync(work, { recursive: true }));

function mapOf(name: string, origins: readonly string[] = []): ProjectMap {
  const folder = path.join(work, name);
  cpSync(path.join(FIXTURES, name), folder, { recursive: true });
  // Each is a repository of its own.
  mkdirSync(path.join(folder, '.git'), { recursive: true });
  const progress = { at: () => undefined, done: () => undefined };
  return collectMap(openedProject(folder), { folder, origins, progress });
}

describe('what is blocked is what the rule reports', () => {
  test.for(names)('%s', (name) => {
    const { reports } = expectedOf(name);
    const blocked = mapOf(name).exchanges.filter(isBlocked);
    expect(blocked.map(({ client, reason }) => `${client.file}:${String(client.line)} ${reason ?? ''}`)).toEqual(
      reports.map(({ file, line, server = '' }): unknown =>
        expect.stringMatching(`^${file}:${String(line)} .*${server}.*\\.$`),
      ),
    );
  });
});

test('a server is where it begins to listen', () => {
  expect(mapOf('express-two-files')).toMatchObject({
    servers: [{ file: 'api/server.js', line: 3, origins: ['http://localhost:4000'] }],
    exchanges: [{ client: { file: 'web/src/api.js', library: 'fetch' }, server: { file: 'api/server.js', line: 3 } }],
  });
});

test('what is allowed is told apart from what nobody knows', () => {
  expect(mapOf('fine-express-list').exchanges).toMatchObject([{ verdict: 'allowed', reason: null }]);
  expect(mapOf('trap-unknown-server').exchanges).toMatchObject([{ verdict: 'unknown', server: null }]);
});

test('a declaration of the wrong form is said in one sentence', () => {
  expect(() => mapOf('declared-wrongly')).toThrow(/^`cors\.servers\.json.* is expected\.$/);
});
