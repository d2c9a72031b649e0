import { symlinkSync } from 'node:fs';
import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import plugin from '../../src/index.ts';
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

test('a configuration of ESLint above the packages is the top as well', () => {
  const folder = createFolder({
    'eslint.config.js': '',
    'client/package.json': '',
    'client/a.js': '',
    'server/package.json': '',
  });
  expect(rootOf(folder.at('client/a.js'), folder.path)).toBe(folder.path);
  expect(rootOf(folder.at('client/a.js'), folder.at('client'))).toBe(folder.at('client'));
});

test('is a real path, and none for a text without a file', () => {
  const folder = createFolder({ 'real/.git/HEAD': '', 'real/a.ts': '' });
  symlinkSync(folder.at('real'), folder.at('link'));
  expect(rootOf(folder.at('link/a.ts'), folder.at('link'))).toBe(folder.at('real'));
  expect(rootOf('<input>', folder.path)).toBe(null);
});

test('a folder above it says nothing of what is in it', () => {
  const code = `fetch('/me', { withCredentials: true });`;
  const folder = createFolder({
    'tests/shop/.git/HEAD': '',
    'tests/shop/page.js': code,
    'tests/shop/tests/page.js': code,
  });
  const linter = new Linter({ configType: 'flat', cwd: folder.at('tests/shop') });
  const reportsIn = (name: string) => linter.verify(code, plugin.configs.recommended, folder.at(name)).length;
  expect(reportsIn('tests/shop/page.js')).toBe(1);
  expect(reportsIn('tests/shop/tests/page.js')).toBe(0);
});
