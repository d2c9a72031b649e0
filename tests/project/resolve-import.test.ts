import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { diskFiles } from '../../src/project/project-files.ts';
import { resolveImport } from '../../src/project/resolve-import.ts';
import { createFolder, createRepository } from '../support/folder.ts';
import { at, filesOf, ROOT } from '../support/project-files.ts';

const RELATIVE: readonly (readonly [specifier: string, found: string | null])[] = [
  ['./config', 'src/config.ts'],
  ['./config.js', 'src/config.ts'],
  ['./config.ts', 'src/config.ts'],
  ['./script', 'src/script.js'],
  ['./script.js', 'src/script.js'],
  ['./module.mjs', 'src/module.mts'],
  ['./common.cjs', 'src/common.cts'],
  ['./view.jsx', 'src/view.tsx'],
  ['./cors.options', 'src/cors.options.ts'],
  ['./data.json', 'src/data.json'],
  ['./data', 'src/data.json'],
  ['./folder', 'src/folder/index.ts'],
  ['./folder/', 'src/folder/index.ts'],
  ['..', 'index.js'],
  ['../lib/deep', 'lib/deep.js'],
  ['../../outside', null],
  ['./nothing', null],
  ['./config?raw', null],
  ['!!raw-loader!./config', null],
  ['https://example.com/config.js', null],
  ['node:fs', null],
  ['fs', null],
  ['/src/config', null],
  ['', null],
];

test.for(RELATIVE)('%s leads to %s', ([specifier, found]) => {
  const files = filesOf({
    'src/config.ts': '',
    'src/script.js': '',
    'src/module.mts': '',
    'src/common.cts': '',
    'src/view.tsx': '',
    'src/cors.options.ts': '',
    'src/data.json': '',
    'src/folder/index.ts': '',
    'index.js': '',
    'lib/deep.js': '',
    '../outside.js': '',
  });
  expect(
    resolveImport(specifier, at('src/app.ts'), {
      ...files,
      isFile: (file) => file.startsWith(ROOT + path.sep) && files.isFile(file),
    }),
  ).toBe(found === null ? null : at(found));
});

/** A workspace: an app, a package with sources, one whose build is not there, one that is built, and what is installed. */
function workspace() {
  const folder = createRepository({
    'package.json': '{ "workspaces": ["apps/*", "packages/*"] }',
    'tsconfig.base.json':
      '// paths\n{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["./apps/web/src/*"], "~config": ["./packages/plain/src/index.ts"] } } }',
    'apps/web/tsconfig.json': '{ "extends": "../../tsconfig.base.json" }',
    'apps/web/package.json':
      '{ "name": "web", "imports": { "#config": "./src/config.js", "#lib/*": "./src/lib/*.ts" } }',
    'apps/web/src/config.ts': '',
    'apps/web/src/lib/origins.ts': '',
    'packages/plain/package.json': '{ "name": "@acme/plain", "main": "./src/index.ts" }',
    'packages/plain/src/index.ts': '',
    'packages/plain/src/deep.ts': '',
    'packages/unbuilt/package.json':
      '{ "name": "@acme/unbuilt", "types": "./dist/main.d.ts", "exports": { ".": "./dist/main.js", "./cors": "./dist/cors.js" } }',
    'packages/unbuilt/src/main.ts': '',
    'packages/unbuilt/src/cors.ts': '',
    'packages/built/package.json': '{ "name": "@acme/built", "exports": { ".": { "import": "./dist/index.js" } } }',
    'packages/built/dist/index.js': '',
    'node_modules/cors/package.json': '{ "name": "cors", "main": "index.js" }',
    'node_modules/cors/index.js': '',
  });
  mkdirSync(folder.at('node_modules/@acme'));
  for (const name of ['plain', 'unbuilt', 'built'])
    symlinkSync(folder.at(`packages/${name}`), folder.at(`node_modules/@acme/${name}`));
  return folder;
}

const BARE: readonly (readonly [specifier: string, found: string | null])[] = [
  ['@/config', 'apps/web/src/config.ts'],
  ['@/lib/origins', 'apps/web/src/lib/origins.ts'],
  ['~config', 'packages/plain/src/index.ts'],
  ['#config', 'apps/web/src/config.ts'],
  ['#lib/origins', 'apps/web/src/lib/origins.ts'],
  ['@acme/plain', 'packages/plain/src/index.ts'],
  ['@acme/plain/src/deep', 'packages/plain/src/deep.ts'],
  ['@acme/unbuilt', 'packages/unbuilt/src/main.ts'],
  ['@acme/unbuilt/cors', 'packages/unbuilt/src/cors.ts'],
  ['@acme/built', 'packages/built/dist/index.js'],
  ['cors', null],
  ['express', null],
  ['@acme/other', null],
];

test('names lead to files of the workspace, and never into installed packages', () => {
  const folder = workspace();
  const files = diskFiles(folder.path, new Map());
  for (const [specifier, found] of BARE) {
    const file = resolveImport(specifier, folder.at('apps/web/src/app.ts'), files);
    expect([specifier, file]).toEqual([specifier, file === null && found === null ? null : folder.at(found ?? '-')]);
  }
});

test('programs without TypeScript name their paths in a configuration of their own', () => {
  const paths = (to: string): string => `{ "compilerOptions": { "paths": { "@/*": ["${to}/*"] } } }`;
  const folder = createRepository({
    'web/jsconfig.json': paths('./src'),
    'web/src/api.js': '',
    'both/jsconfig.json': paths('./old'),
    'both/tsconfig.json': paths('./src'),
    'both/old/api.js': '',
    'both/src/api.ts': '',
    'none/src/api.js': '',
  });
  const files = diskFiles(folder.path, new Map());
  const found = (from: string): string | null => resolveImport('@/api', folder.at(from), files);
  expect(found('web/src/deep/app.js')).toBe(folder.at('web/src/api.js'));
  expect(found('both/src/app.ts')).toBe(folder.at('both/src/api.ts'));
  expect(found('none/src/app.js')).toBeNull();
});

test('a link that leads out of the root leads nowhere', () => {
  const outside = createFolder({ 'secret.ts': 'export const secret = 1;' });
  const folder = createRepository({ 'src/app.ts': '' });
  symlinkSync(outside.at('secret.ts'), folder.at('src/secret.ts'));
  symlinkSync(outside.path, folder.at('src/all'));
  const files = diskFiles(folder.path, new Map());
  expect(resolveImport('./secret', folder.at('src/app.ts'), files)).toBeNull();
  expect(resolveImport('./all/secret', folder.at('src/app.ts'), files)).toBeNull();
});

test('a configuration that is broken leads nowhere', () => {
  const folder = createRepository({ 'tsconfig.json': '{ "extends": "./tsconfig.json", ', 'src/config.ts': '' });
  const files = diskFiles(folder.path, new Map());
  expect(resolveImport('@/config', folder.at('src/app.ts'), files)).toBeNull();
});

test('nobody waits for what has no end', () => {
  const places = ['package.json', 'src/package.json', 'packages/a/package.json'];
  for (const place of places) {
    const folder = createRepository({ 'src/app.ts': '', 'packages/a/index.ts': '' });
    mkdirSync(folder.at('node_modules'));
    symlinkSync(folder.at('packages/a'), folder.at('node_modules/a'));
    symlinkSync('/dev/zero', folder.at(place));
    const files = diskFiles(folder.path, new Map());
    for (const specifier of ['a', '@/app', '#app', './app'])
      expect([undefined, folder.at('src/app.ts')]).toContain(
        resolveImport(specifier, folder.at('src/app.ts'), files) ?? undefined,
      );
  }
});
