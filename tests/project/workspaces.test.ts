import { expect, test } from 'vitest';
import { diskFiles } from '../../src/project/project-files.ts';
import { growTree } from '../../src/project/tree.ts';
import { packageAbove, packagesIn } from '../../src/project/workspaces.ts';
import type { Package } from '../../src/project/workspaces.ts';
import { createRepository } from '../support/folder.ts';

function packagesOf(files: Readonly<Record<string, string>>): readonly Package[] {
  const { path } = createRepository(files);
  return packagesIn(growTree(path, { pattern: 'cors', pieces: [] }), diskFiles(path, new Map()));
}

const nearest = (packages: readonly Package[], file: string): Package | null =>
  packageAbove(new Map(packages.map((one) => [one.folder, one])), file);

const members = {
  'apps/web/package.json': '{ "name": "@shop/web" }',
  'apps/api/package.json': '{ "name": "@shop/api" }',
  'apps/old/package.json': '{ "name": "@shop/old" }',
  'templates/x/package.json': '{ "name": "template" }',
};

test.for<[string, Readonly<Record<string, string>>]>([
  ['npm', { 'package.json': '{ "workspaces": ["./apps/*", "!apps/old"] }' }],
  ['Yarn', { 'package.json': '{ "workspaces": { "packages": ["apps/{web,api}/"] } }' }],
  ['pnpm', { 'package.json': '{}', 'pnpm-workspace.yaml': "packages:\n  - 'apps/**'\n  - '!apps/old'\n" }],
  ['Lerna', { 'package.json': '{}', 'lerna.json': '{ "packages": ["apps/web", "apps/api"] }' }],
  ['Turborepo', { 'package.json': '{ "workspaces": ["apps/web", "apps/api"] }', 'turbo.json': '{}' }],
])('the workspaces of %s', ([, root], { expect }) => {
  const packages = packagesOf({ ...members, ...root });
  expect(packages.map(({ folder, name }) => [folder, name])).toEqual([
    ['', null],
    ['apps/api', '@shop/api'],
    ['apps/web', '@shop/web'],
  ]);
  expect(nearest(packages, 'apps/web/src/deep/a.ts')?.name).toBe('@shop/web');
  expect(nearest(packages, 'templates/x/a.ts')?.folder).toBe('');
  expect(nearest(packages, 'apps/webs/a.ts')?.folder).toBe('');
});

test('Nx: its project files count, and nobody else’s', () => {
  const packages = packagesOf({
    'nx.json': '{}',
    'package.json': '{ "name": "root" }',
    'apps/web/project.json': '{ "name": "web", "targets": {} }',
    'apps/web/src/main.ts': '',
    'samples/unity/project.json': '{ "version": 3 }',
  });
  expect(packages.map(({ folder, name }) => [folder, name])).toEqual([
    ['', 'root'],
    ['apps/web', 'web'],
  ]);
});

test('without workspaces, every folder with a package file is one', () => {
  const packages = packagesOf({
    'client/package.json': '{ "name": "client" }',
    'server/package.json': '{ "scripts": { "start": "node ." } }',
  });
  expect(packages.map(({ folder, manifest }) => [folder, manifest])).toEqual([
    ['client', { name: 'client' }],
    ['server', { scripts: { start: 'node .' } }],
  ]);
  expect(nearest(packages, 'script.js')).toBe(null);
});

test.for([
  ['broken JSON', { 'package.json': '{ "workspaces": ' }],
  ['the wrong form', { 'package.json': '{ "workspaces": 1, "name": {} }', 'lerna.json': '[]' }],
  ['broken YAML', { 'pnpm-workspace.yaml': 'packages: [\n- "' }],
  [
    'YAML that grows',
    { 'pnpm-workspace.yaml': `a: &a [x]\nb: &b [${'*a,'.repeat(50)}]\npackages: [${'*b,'.repeat(200)}]` },
  ],
  ['broken globs', { 'package.json': '{ "workspaces": ["[", "(", "{a", "", "!"] }' }],
  ['globs that take for ever', { 'package.json': `{ "workspaces": ["apps/${'*a'.repeat(40)}", "+(+(a)*)"] }` }],
] as const)('survives %s', ([, files], { expect }) => {
  expect(() => packagesOf({ ...files, ...members })).not.toThrow();
});
