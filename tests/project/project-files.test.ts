import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { win32 } from 'node:path';
import { expect, test } from 'vitest';
import { relativeTo } from '../../src/project/paths.ts';
import { diskFiles, trackedFiles } from '../../src/project/project-files.ts';
import type { Stamp } from '../../src/project/project-files.ts';
import { rememberText } from '../../src/project/unsaved.ts';
import { createFolder } from '../support/folder.ts';

test.for([
  ['/a/b', '/a/b/c/d.ts', 'c/d.ts'],
  ['/a/b', '/a/b', ''],
  ['/a/b', '/a/bc/d.ts', null],
  ['/a/b', '/a/b/../c.ts', null],
  ['/a/b', '/a/b/..c.ts', '..c.ts'],
  ['/', '/a.ts', 'a.ts'],
] as const)('a name below %s: %s', ([root, file, name], { expect }) => {
  expect(relativeTo(root, file)).toBe(name);
});

test.for([
  ['C:\\a', 'C:\\a\\b\\c.ts', 'b/c.ts'],
  ['C:\\a', 'c:\\A\\b.ts', 'b.ts'],
  ['C:\\a', 'D:\\a\\b.ts', null],
  ['C:\\a', 'C:\\ab\\c.ts', null],
] as const)('a name below %s on Windows: %s', ([root, file, name], { expect }) => {
  expect(relativeTo(root, file, win32)).toBe(name);
});

test('reads what is in the project, and nothing else', () => {
  const outside = createFolder({ 'secret.ts': 'secret', 'folder/secret.ts': 'secret' });
  const folder = createFolder({
    'a.ts': '\uFEFFa',
    'binary.ts': 'a\0b',
    'node_modules/x/index.js': 'x',
    'node_modules/x/package.json': '{}',
    'packages/x/index.ts': 'workspace',
  });
  symlinkSync(outside.at('secret.ts'), folder.at('file-link.ts'));
  symlinkSync(outside.at('folder'), folder.at('folder-link'));
  symlinkSync(folder.at('packages/x'), folder.at('node_modules/workspace'));
  writeFileSync(folder.at('large.ts'), '');
  truncateSync(folder.at('large.ts'), 2 ** 30);
  execFileSync('mkfifo', [folder.at('pipe.ts')]);
  mkdirSync(folder.at('folder.ts'));
  const files = diskFiles(folder.path, new Map());

  const texts = {
    'a.ts': 'a',
    'binary.ts': null,
    'node_modules/x/index.js': null,
    'node_modules/x/package.json': '{}',
    'node_modules/workspace/index.ts': 'workspace',
    'file-link.ts': null,
    'folder-link/secret.ts': null,
    'large.ts': null,
    'pipe.ts': null,
    'folder.ts': null,
    'missing.ts': null,
    '../secret.ts': null,
  };
  expect(Object.fromEntries(Object.keys(texts).map((name) => [name, files.text(folder.at(name))]))).toEqual(texts);
  expect(files.text(outside.at('secret.ts'))).toBe(null);
  expect(files.isFile(folder.at('a.ts'))).toBe(true);
  expect(
    ['pipe.ts', 'folder.ts', 'file-link.ts', 'missing.ts'].filter((name) => files.isFile(folder.at(name))),
  ).toEqual([]);
});

test.skipIf(process.getuid?.() === 0)('survives what may not be read', () => {
  const folder = createFolder({ 'a.ts': 'a', 'locked/b.ts': 'b' });
  chmodSync(folder.at('a.ts'), 0);
  chmodSync(folder.at('locked'), 0);
  const files = diskFiles(folder.path, new Map());
  expect([files.text(folder.at('a.ts')), files.text(folder.at('locked/b.ts'))]).toEqual([null, null]);
  chmodSync(folder.at('locked'), 0o700);
});

test('notes what was asked, missing files too', () => {
  const folder = createFolder({ 'a.ts': 'a' });
  const reads = new Map<string, Stamp>();
  const files = trackedFiles(diskFiles(folder.path, new Map()), reads);
  files.text(folder.at('a.ts'));
  files.text(folder.at('.env'));
  files.isFile(folder.at('b.ts'));
  files.text('/etc/passwd');
  expect([...reads.keys()]).toEqual(['a.ts', '.env', 'b.ts']);
  expect(reads.get('a.ts')).toMatch(/^[\d.]+:1$/);
  expect([reads.get('.env'), reads.get('b.ts')]).toEqual(['', '']);
});

test('prefers an unsaved text until the disk is written', () => {
  const folder = createFolder({ 'a.ts': 'saved' });
  const file = folder.at('a.ts');
  const look = () => {
    const files = diskFiles(folder.path, texts);
    return [files.text(file), files.stampOf('a.ts')];
  };
  const texts = new Map();
  const [, saved] = look();
  rememberText(file, 'saved');
  expect(look()).toEqual(['saved', saved]);

  rememberText(file, 'typing');
  const [text, typing] = look();
  expect([text, typing === saved]).toEqual(['typing', false]);
  rememberText(file, 'typing');
  expect(look()).toEqual(['typing', typing]);
  rememberText(file, 'typing more');
  expect(look()[0]).toBe('typing more');

  folder.write({ 'a.ts': 'written by somebody else' });
  expect(look()[0]).toBe('written by somebody else');
});

test('a file that is not on disk, or no longer, has no text', () => {
  const folder = createFolder({ 'a.ts': 'a' });
  rememberText(folder.at('never.ts'), 'x');
  rememberText(folder.at('a.ts'), 'unsaved');
  folder.remove('a.ts');
  const files = diskFiles(folder.path, new Map());
  expect([files.text(folder.at('never.ts')), files.text(folder.at('a.ts'))]).toEqual([null, null]);
});
