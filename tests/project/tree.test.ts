import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, truncateSync, utimesSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createSweep } from '../../src/project/sweep.ts';
import { growTree } from '../../src/project/tree.ts';
import type { Tree } from '../../src/project/tree.ts';
import { createRepository } from '../support/folder.ts';

const WORDS = { pattern: 'cors|\\.listen\\(', pieces: ['cors', '.lis'] };
const candidatesOf = (tree: Tree): readonly string[] => [...tree.candidates].sort();
const sweep = (tree: Tree): void => {
  while (!createSweep(tree).step(Infinity));
};

test('finds the sources with a telling word, in any case', () => {
  const { path } = createRepository({
    'server.ts': 'app.listen(1)',
    'é.js': '// é\napp.use(CORS())',
    'apps/web/src/a.tsx': 'cors',
    'apps/web/src/b.tsx': 'nothing',
    'apps/web/src/types.d.ts': 'cors',
    'apps/web/src/c.min.js': 'cors',
    'apps/web/readme.md': 'cors',
    'bin/www': '#!/usr/bin/env node\nserver.listen(3000)',
    'bin/run': '#!/bin/sh\n.listen(',
    LICENSE: 'cors',
    'large.js': `// cors\n${' '.repeat(256 * 1024)}`,
    'binary.js': 'cors\0',
    'empty.js': '',
  });
  expect(candidatesOf(growTree(path, WORDS))).toEqual(['apps/web/src/a.tsx', 'bin/www', 'server.ts', 'é.js']);
});

test('leaves out what is ignored, and what is another project', () => {
  const { path } = createRepository({
    '.gitignore': '# made\n/generated\n*.tmp\ndeep/**/made\n!kept.tmp/\ncache/',
    'generated/a.js': 'cors',
    'apps/generated/a.js': 'cors',
    'x.tmp/a.js': 'cors',
    'kept.tmp/a.js': 'cors',
    'deep/er/made/a.js': 'cors',
    'apps/cache/a.js': 'cors',
    'apps/.gitignore': 'own\n!cache',
    'apps/own/a.js': 'cors',
    'own/a.js': 'cors',
    'node_modules/a/a.js': 'cors',
    'apps/dist/a.js': 'cors',
    'apps/build/a.js': 'cors',
    '.next/a.js': 'cors',
    'nested/.git/HEAD': '',
    'nested/a.js': 'cors',
    'worktree/.git': 'gitdir: elsewhere',
    'worktree/a.js': 'cors',
  });
  expect(candidatesOf(growTree(path, WORDS))).toEqual([
    'apps/cache/a.js',
    'apps/generated/a.js',
    'kept.tmp/a.js',
    'own/a.js',
  ]);
});

test('survives links, loops, pipes, devices and folders that cannot be read', () => {
  const folder = createRepository({ 'a/a.js': 'cors', 'locked/b.js': 'cors' });
  symlinkSync('/', folder.at('a/everything'));
  symlinkSync(folder.path, folder.at('a/loop'));
  symlinkSync(folder.at('a/a.js'), folder.at('a/link.js'));
  symlinkSync('nowhere', folder.at('a/broken.js'));
  symlinkSync('/dev/zero', folder.at('a/zero.js'));
  execFileSync('mkfifo', [folder.at('a/pipe.js')]);
  mkdirSync(folder.at('a/folder.js'));
  folder.write({ 'a/sparse.js': 'cors' });
  truncateSync(folder.at('a/sparse.js'), 2 ** 30);
  chmodSync(folder.at('locked'), 0);
  const candidates = candidatesOf(growTree(folder.path, WORDS));
  chmodSync(folder.at('locked'), 0o700);
  // The superuser of a container reads everything.
  expect(candidates.filter((name) => name !== 'locked/b.js')).toEqual(['a/a.js']);
});

test('a sweep sees what has changed since', () => {
  const folder = createRepository({
    'package.json': '{}',
    'a/a.js': 'cors',
    'a/b.js': 'nothing',
    'b/c.js': 'cors',
    'c/d.js': 'cors',
  });
  const tree = growTree(folder.path, WORDS);
  sweep(tree);
  expect([tree.changed.size, tree.inputs]).toEqual([0, 0]);

  folder.write({ 'a/b.js': 'now with cors' });
  sweep(tree);
  expect(candidatesOf(tree)).toEqual(['a/a.js', 'a/b.js', 'b/c.js', 'c/d.js']);
  expect([tree.changed.size, tree.inputs]).toEqual([0, 0]);

  folder.remove('b');
  folder.remove('a/a.js');
  folder.write({ 'new/deep/e.js': 'cors', 'a/f.js': 'cors' });
  sweep(tree);
  expect(candidatesOf(tree)).toEqual(['a/b.js', 'a/f.js', 'c/d.js', 'new/deep/e.js']);
  expect([...tree.changed].sort()).toEqual(['a/a.js', 'a/f.js', 'b/c.js', 'new/deep/e.js']);
  expect(tree.inputs).toBe(0);

  folder.write({ 'package.json': '{ "type": "module" }' });
  sweep(tree);
  expect(tree.inputs).toBe(1);
  folder.write({ 'c/tsconfig.json': '{}' });
  sweep(tree);
  expect(tree.inputs).toBe(2);
  folder.write({ 'd/package.json': '{}' });
  sweep(tree);
  expect(tree.inputs).toBe(3);
  expect(growTree(folder.path, WORDS).folders).toEqual(tree.folders);
});

test('an edit that changes only the time, or only the text, is seen', () => {
  const folder = createRepository({ 'a.js': 'abcd' });
  const tree = growTree(folder.path, WORDS);
  folder.write({ 'a.js': 'cors' });
  utimesSync(folder.at('a.js'), 1_000_000_000.5, 1_000_000_000.5);
  sweep(tree);
  expect(candidatesOf(tree)).toEqual(['a.js']);
});

test('a changed `.gitignore` asks for a new tree', () => {
  const folder = createRepository({ '.gitignore': 'a', 'a/a.js': 'cors' });
  const tree = growTree(folder.path, WORDS);
  folder.write({ '.gitignore': 'nothing' });
  expect(createSweep(tree).step(Infinity)).toBe(true);
  expect(tree.isOutdated).toBe(true);
});

test('a sweep stops when its time is over', () => {
  const files = Array.from({ length: 64 }, (_, index) => [`f${String(index)}/a.js`, ''] as const);
  const tree = growTree(createRepository(Object.fromEntries(files)).path, WORDS);
  const sweep = createSweep(tree);
  let steps = 1;
  while (!sweep.step(0)) steps += 1;
  expect(steps).toBe(64 / 4 + 1);
});

test('walks one folder, under the rules of those above', () => {
  const { path } = createRepository({
    '.gitignore': 'made',
    'apps/web/a.js': 'cors',
    'apps/web/made/a.js': 'cors',
    'apps/api/a.js': 'cors',
  });
  expect(candidatesOf(growTree(path, WORDS, 'apps/web'))).toEqual(['apps/web/a.js']);
});
