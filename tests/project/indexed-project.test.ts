import { symlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expandGlobs } from '../../src/project/expand-globs.ts';
import { indexedPackage, printIndex, readIndex } from '../../src/project/index-file.ts';
import type { IndexFile } from '../../src/project/index-file.ts';
import { indexedProject } from '../../src/project/indexed-project.ts';
import { createFolder, createRepository } from '../support/folder.ts';

interface Kinds {
  readonly servers: unknown;
  readonly clients: unknown;
}

const api: IndexFile<Kinds> = {
  folder: 'apps/api',
  packages: [{ folder: 'apps/api', name: 'api', manifest: null }],
  files: {
    'apps/api/b.ts': { servers: 1, clients: [2, { d: 3, c: 4 }] },
    'apps/api/a.ts': { servers: { range: [2_000_001, 2_000_002] } },
  },
  imports: { 'apps/api/b.ts': ['apps/api/a.ts', 'lib/x.ts'] },
};
const lib: IndexFile<Kinds> = {
  folder: 'lib',
  packages: [],
  files: { 'lib/x.ts': {} },
  imports: { 'lib/x.ts': ['lib/y.ts'] },
};

test('an index has the same bytes whatever the order of things', () => {
  const shuffled: IndexFile<Kinds> = {
    folder: 'apps/api',
    imports: api.imports,
    files: {
      'apps/api/a.ts': { servers: { range: [2_000_001, 2_000_002] } },
      'apps/api/b.ts': { clients: [2, { c: 4, d: 3 }], servers: 1 },
    },
    packages: api.packages,
  };
  expect(printIndex(shuffled, '1')).toBe(printIndex(api, '1'));
  expect(readIndex(printIndex(api, '1'), '1')).toEqual({ plugin: 'eslint-plugin-cors@1', format: 2, ...api });
});

test.for([['', '{}', 'null', '[]', '{"plugin":"eslint-plugin-cors@1","format":1}', printIndex(api, '2')]])(
  'what is none of this version is not read',
  (texts, { expect }) => {
    expect(texts.map((text) => readIndex(text, '1'))).toEqual(texts.map(() => null));
  },
);

test('of a package, what starts it and what it needs, without versions', () => {
  const manifest = { name: 'x', version: '1.2.3', scripts: { dev: 'vite' }, dependencies: { vite: '^8.0.0' } };
  expect(indexedPackage({ folder: 'a', name: 'x', manifest }).manifest).toEqual({
    scripts: { dev: 'vite' },
    dependencies: { vite: '*' },
  });
});

test('reads indexes in place of a walk', () => {
  const folder = createRepository({
    'apps/api/.cors/facts.json': printIndex(api, '1'),
    'lib/.cors/facts.json': printIndex(lib, '1'),
    'apps/old/.cors/facts.json': printIndex(lib, '0'),
  });
  const project = indexedProject<Kinds>(folder.path, ['apps/*/.cors/facts.json', 'lib/.cors/*.json'], '1');
  const facts = project.look().facts();
  expect(facts.files).toEqual(['apps/api/a.ts', 'apps/api/b.ts', 'lib/x.ts']);
  expect(facts.of('clients', 'apps/api/b.ts')).toEqual([2, { d: 3, c: 4 }]);
  expect(facts.of('clients', 'apps/api/a.ts')).toBe(null);
  expect(facts.all('servers')).toEqual([
    { file: 'apps/api/a.ts', facts: { range: [2_000_001, 2_000_002] } },
    { file: 'apps/api/b.ts', facts: 1 },
  ]);
  expect(facts.closureOf('apps/api/b.ts')).toEqual(['apps/api/a.ts', 'apps/api/b.ts', 'lib/x.ts', 'lib/y.ts']);
  expect(facts.packageOf('apps/api/b.ts')?.name).toBe('api');
  expect(facts.packageOf('lib/x.ts')).toBe(null);
  expect(facts.lineOf('apps/api/a.ts', 2_000_001)).toBe(2);
  expect(facts.problems).toEqual([
    '`apps/old/.cors/facts.json` is no index of this version. Run `eslint-plugin-cors index` again.',
  ]);
  expect(project.look().facts()).toBe(facts);

  const { digest } = facts;
  folder.write({ 'lib/.cors/facts.json': printIndex({ ...lib, files: {} }, '1') });
  const after = project.look().facts();
  expect(after.files).toEqual(['apps/api/a.ts', 'apps/api/b.ts']);
  expect(after.digest()).not.toBe(digest());
});

test('no index is a problem, not a project without servers', () => {
  expect(indexedProject<Kinds>(createRepository().path, ['.cors/*.json'], '1').look().facts()).toMatchObject({
    files: [],
    problems: ['No file fits `settings.cors.index`. Run `eslint-plugin-cors index` first.'],
  });
});

test('globs stay below the root, and follow no link', () => {
  const outside = createFolder({ 'secret.json': '' });
  const folder = createFolder({
    'a.json': '',
    'a/b/c.json': '',
    'a/.hidden/d.json': '',
    'a/node_modules/e.json': '',
    'a/c.txt': '',
  });
  symlinkSync(outside.path, folder.at('link'));
  symlinkSync(outside.at('secret.json'), folder.at('a/link.json'));
  symlinkSync(folder.path, folder.at('a/loop'));
  const expanded = (glob: string) => expandGlobs(folder.path, [glob]);
  expect(expanded('**/*.json')).toEqual(['a.json', 'a/.hidden/d.json', 'a/b/c.json']);
  expect(expanded('./a/*/c.json')).toEqual(['a/b/c.json']);
  expect(expanded('a/**/c.*')).toEqual(['a/b/c.json', 'a/c.txt']);
  expect(expanded('../*')).toEqual([]);
  expect(expanded('link/*')).toEqual([]);
  expect(expanded('/a.json')).toEqual(['a.json']);
});
