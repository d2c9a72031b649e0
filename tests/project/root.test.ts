import { symlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rootOf } from '../../src/project/root.ts';
import { createFolder } from '../support/folder.ts';

test('is the nearest repository', () => {
  const folder = createFolder({ '.git/HEAD': '', 'a/.git': 'gitdir: x', 'a/b/c/d.ts': '', 'e/package.json': '' });
  expect(rootOf(folder.at('a/b/c/d.ts'), folder.at('a/b'))).toBe(folder.at('a'));
  expect(rootOf(folder.at('e/f.ts'), folder.at('e'))).toBe(folder.path);
});

test('is the topmost package within the working directory where there is no repository', () => {
  const folder = createFolder({ 'package.json': '', 'a/package.json': '', 'a/b/package.json': '', 'a/b/c/d.ts': '' });
  expect(rootOf(folder.at('a/b/c/d.ts'), folder.at('a'))).toBe(folder.at('a'));
  expect(rootOf(folder.at('a/b/c/d.ts'), folder.path)).toBe(folder.path);
  expect(rootOf(folder.at('a/b/c/d.ts'), folder.at('a/b/c'))).toBe(null);
  expect(rootOf(folder.at('a/b/c/d.ts'), folder.at('elsewhere'))).toBe(null);
});

test('is a real path, and none for a text without a file', () => {
  const folder = createFolder({ 'real/.git/HEAD': '', 'real/a.ts': '' });
  symlinkSync(folder.at('real'), folder.at('link'));
  expect(rootOf(folder.at('link/a.ts'), folder.at('link'))).toBe(folder.at('real'));
  expect(rootOf('<input>', folder.path)).toBe(null);
});
