import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import type { Collectors } from '../../src/project/collectors.ts';
import { createProject } from '../../src/project/project.ts';
import { rememberText } from '../../src/project/unsaved.ts';
import { createRepository } from '../support/folder.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** So many files with facts are not all looked at as a whole for every lint. */
const MANY = 60;

/** Each file says its own text, and the version of what is installed beside it. */
const collectors: Collectors<{ says: readonly string[] }> = {
  version: '1',
  pieces: ['says'],
  kinds: {
    says: {
      words: 'says',
      collect: (file, files) =>
        [file, path.join(files.root, 'node_modules/lib/package.json')].map((name) => files.text(name) ?? 'nothing'),
    },
  },
  meet: (_, of) => void of('says'),
  imports: () => [],
  servers: () => [],
};

test('a project with many files sees edits of what was asked about at once, and all others soon', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const files = Object.fromEntries(Array.from({ length: MANY }, (_, index) => [`f${String(index)}.ts`, 'says one']));
  const folder = createRepository({ ...files, 'node_modules/lib/package.json': 'version 1' });
  const project = createProject(folder.path, collectors, { cache: null });
  const says = () => project.look().facts().of('says', 'f7.ts');
  expect(says()).toEqual(['says one', 'version 1']);
  expect(project.look().facts().all('says')).toHaveLength(MANY);

  folder.write({ 'f7.ts': 'says another thing' });
  expect(says()).toEqual(['says another thing', 'version 1']);
  rememberText(folder.at('f7.ts'), 'says what is not saved');
  expect(says()).toEqual(['says what is not saved', 'version 1']);
  folder.write({ 'node_modules/lib/package.json': 'version 2 or later' });
  expect(says()).toEqual(['says what is not saved', 'version 2 or later']);

  const others = () =>
    new Set(
      project
        .look()
        .facts()
        .all('says')
        .map(({ facts: [text] }) => text),
    );
  folder.write({ 'f8.ts': 'says something else' });
  vi.advanceTimersByTime(1_900);
  expect(others()).not.toContain('says something else');
  vi.advanceTimersByTime(200);
  expect(others()).toContain('says something else');
});
