import { chmodSync, mkdirSync, readFileSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diskCache } from '../../src/project/disk-cache.ts';
import type { Collectors } from '../../src/project/collectors.ts';
import { createProject } from '../../src/project/project.ts';
import type { Project } from '../../src/project/project.ts';
import type { ProjectFiles } from '../../src/project/project-files.ts';
import { offerSharing } from '../../src/project/sharing.ts';
import { rememberText } from '../../src/project/unsaved.ts';
import { createFolder, createRepository } from '../support/folder.ts';
import type { TestFolder } from '../support/folder.ts';

/** Facts of a toy language: what `says` says, in the file and in those that it imports by `from './x'`, and what it asks. */
interface Toy {
  readonly says: readonly string[];
  readonly asks: string;
}

interface Counted {
  readonly project: Project<Toy>;
  /** The files that were looked into since this was last asked. */
  collected(): readonly string[];
  says(): Readonly<Record<string, readonly string[]>>;
}

function importsOf(file: string, files: ProjectFiles): readonly string[] {
  return [...(files.text(file) ?? '').matchAll(/from '(\..*?)'/g)]
    .map(([, specifier = '']) => resolve(dirname(file), specifier))
    .flatMap((path) => [`${path}.ts`, join(path, 'index.ts')].find((name) => files.isFile(name)) ?? []);
}

function open(folder: TestFolder, version = '1'): Counted {
  let collected: string[] = [];
  const collectors: Collectors<Toy> = {
    version,
    pieces: ['says', 'asks'],
    kinds: {
      says: {
        words: 'says',
        collect(file, files) {
          collected.push(relative(files.root, file));
          const texts = [file, ...importsOf(file, files)].map((name) => files.text(name) ?? '');
          return texts.flatMap((text) => [...text.matchAll(/says (\w+)/g)].map(([, word = '']) => word));
        },
      },
      asks: {
        words: 'asks',
        collect(file, files) {
          collected.push(`${relative(files.root, file)}?`);
          return files.text(file) ?? '';
        },
      },
    },
    meet(kinds, of) {
      if (kinds.includes('says')) of('says');
    },
    imports: (file, files) => importsOf(file, files).map((name) => relative(files.root, name)),
    servers: (facts) => facts.all('says').flatMap(({ file }) => (file.endsWith('server.ts') ? file : [])),
  };
  const project = createProject(folder.path, collectors, { cache: diskCache(folder.path, folder.path) });
  return {
    project,
    collected() {
      const before = collected.sort();
      collected = [];
      return before;
    },
    says: () =>
      Object.fromEntries(
        project
          .look()
          .facts()
          .all('says')
          .map(({ file, facts }) => [file, facts]),
      ),
  };
}

const files = {
  'node_modules/x/index.js': 'says nothing',
  'a.ts': `says a; import './x' from './b'`,
  'b.ts': 'no word, but says b',
  'c.ts': 'nothing at all',
  'lib/d.ts': `says d; from '../config'`,
};

describe('in one process', () => {
  test('finds out once, and again what has changed, alone', () => {
    const folder = createRepository(files);
    const { collected, project, says } = open(folder);
    expect(says()).toEqual({ 'a.ts': ['a', 'b'], 'b.ts': ['b'], 'lib/d.ts': ['d'] });
    expect(collected()).toEqual(['a.ts', 'b.ts', 'lib/d.ts']);
    const before = project.look().facts();
    expect(project.look().facts()).toBe(before);
    expect(collected()).toEqual([]);

    folder.write({ 'b.ts': 'says other' });
    expect(says()).toEqual({ 'a.ts': ['a', 'other'], 'b.ts': ['other'], 'lib/d.ts': ['d'] });
    expect(collected()).toEqual(['a.ts', 'b.ts']);
    expect(project.look().facts().of('says', 'lib/d.ts')).toBe(before.of('says', 'lib/d.ts'));
  });

  test('finds out only what is asked', () => {
    const folder = createRepository({ ...files, 'e.ts': 'asks e', 'f.ts': 'asks f, says f' });
    const { collected, project } = open(folder);
    expect(project.look().facts().of('asks', 'e.ts')).toBe('asks e');
    expect(collected()).toEqual(['a.ts', 'b.ts', 'e.ts?', 'f.ts', 'lib/d.ts']);
    const asking = () =>
      project
        .look()
        .facts()
        .all('asks')
        .map(({ file }) => file);
    expect(asking()).toEqual(['e.ts', 'f.ts']);
    expect(collected()).toEqual(['f.ts?']);
    expect(project.look().facts().of('asks', 'c.ts')).toBe('nothing at all');
    expect(collected()).toEqual(['c.ts?']);
    folder.write({ 'c.ts': 'nothing, but another' });
    expect(project.look().facts().of('asks', 'c.ts')).toBe('nothing, but another');
    expect(asking()).toEqual(['e.ts', 'f.ts']);
    expect(collected()).toEqual(['c.ts?']);
  });

  test('sees files that come and go, and what that means to imports', () => {
    const folder = createRepository(files);
    const { collected, says } = open(folder);
    says();
    collected();
    folder.write({ 'config.ts': 'says config', 'new/e.ts': 'says e' });
    expect(says()).toMatchObject({ 'config.ts': ['config'], 'lib/d.ts': ['d', 'config'], 'new/e.ts': ['e'] });
    expect(collected()).toEqual(['config.ts', 'lib/d.ts', 'new/e.ts']);
    folder.remove('config.ts');
    folder.remove('new');
    folder.write({ 'config/index.ts': 'says folder' });
    expect(says()).toEqual({
      'a.ts': ['a', 'b'],
      'b.ts': ['b'],
      'config/index.ts': ['folder'],
      'lib/d.ts': ['d', 'folder'],
    });
  });

  test('an unsaved text counts, until the disk is written', () => {
    const folder = createRepository(files);
    const { says } = open(folder);
    says();
    rememberText(folder.at('b.ts'), 'says unsaved');
    rememberText(folder.at('c.ts'), 'says new');
    rememberText(folder.at('lib/d.ts'), 'no word');
    rememberText(folder.at('node_modules/x/index.js'), 'says other');
    expect(says()).toEqual({ 'a.ts': ['a', 'unsaved'], 'b.ts': ['unsaved'], 'c.ts': ['new'] });
    folder.write({ 'b.ts': 'says saved at last', 'lib/d.ts': 'says d' });
    expect(says()).toEqual({ 'a.ts': ['a', 'saved'], 'b.ts': ['saved'], 'c.ts': ['new'], 'lib/d.ts': ['d'] });
  });

  test('a package file that changes is a reason to ask everything again', () => {
    const folder = createRepository({ ...files, 'package.json': '{ "name": "before" }' });
    const { collected, project, says } = open(folder);
    says();
    expect(project.look().facts().packageOf('a.ts')?.name).toBe('before');
    collected();
    folder.write({ 'package.json': '{ "name": "and after" }' });
    expect(project.look().facts().packageOf('a.ts')?.name).toBe('and after');
    says();
    expect(collected()).toEqual(['a.ts', 'b.ts', 'lib/d.ts']);
  });

  test('follows imports, and sees when they change', () => {
    const folder = createRepository({
      ...files,
      'server.ts': `says s from './c' from './lib/d'`,
      'config.ts': `from './server'`,
    });
    const { project } = open(folder);
    const closure = () => project.look().facts().closureOf('server.ts');
    expect(closure()).toEqual(['c.ts', 'config.ts', 'lib/d.ts', 'server.ts']);
    folder.write({ 'c.ts': `from './b' // no word` });
    expect(closure()).toEqual(['b.ts', 'c.ts', 'config.ts', 'lib/d.ts', 'server.ts']);
    expect(project.look().facts().closureOf('nowhere.ts')).toEqual(['nowhere.ts']);
  });

  test('knows lines', () => {
    const folder = createRepository({ 'a.ts': 'says a\n\nsays b' });
    const facts = open(folder).project.look().facts();
    expect([0, 6, 7, 8, 100].map((position) => facts.lineOf('a.ts', position))).toEqual([1, 1, 2, 3, 3]);
    expect(facts.lineOf('nowhere.ts', 5)).toBe(1);
  });
});

describe('from one process to the next', () => {
  const cacheOf = (folder: TestFolder) => folder.at('node_modules/.cache/eslint-plugin-cors/project.json');

  test('keeps what still holds', () => {
    const folder = createRepository(files);
    const expected = open(folder).says();
    const second = open(folder);
    expect(second.says()).toEqual(expected);
    expect(second.collected()).toEqual([]);

    folder.write({ 'b.ts': 'says other', 'config.ts': 'says config' });
    const third = open(folder);
    expect(third.says()).toMatchObject({ 'a.ts': ['a', 'other'], 'lib/d.ts': ['d', 'config'] });
    expect(third.collected()).toEqual(['a.ts', 'b.ts', 'config.ts', 'lib/d.ts']);
  });

  test('nothing that was unsaved', () => {
    const folder = createRepository(files);
    rememberText(folder.at('b.ts'), 'says unsaved');
    expect(open(folder).says()).toMatchObject({ 'b.ts': ['unsaved'] });
    expect(readFileSync(cacheOf(folder), 'utf8')).not.toContain('unsaved');
    folder.write({ 'b.ts': 'says saved' });
    expect(open(folder).says()).toMatchObject({ 'a.ts': ['a', 'saved'], 'b.ts': ['saved'] });
  });

  test.for<[string, (text: string) => string]>([
    ['nothing', () => ''],
    ['half of it', (text) => text.slice(0, text.length / 2)],
    ['a changed letter', (text) => text.replace('"facts":["a"', '"facts":["z"')],
    ['another project', (text) => text.replace('/eslint-plugin-cors-', '/eslint-plugin-cors-other-')],
    ['something else', () => '{}'],
    ['binary', () => '\0\n\0'],
  ])('a cache that holds %s is ignored', ([, damage], { expect }) => {
    const folder = createRepository(files);
    const expected = open(folder).says();
    const text = readFileSync(cacheOf(folder), 'utf8');
    expect(damage(text)).not.toBe(text);
    writeFileSync(cacheOf(folder), damage(text));
    const again = open(folder);
    expect(again.says()).toEqual(expected);
    expect(again.collected()).toEqual(['a.ts', 'b.ts', 'lib/d.ts']);
  });

  test('another version finds out itself', () => {
    const folder = createRepository(files);
    open(folder).says();
    const other = open(folder, '2');
    other.says();
    expect(other.collected()).toHaveLength(3);
  });

  test('two at once', () => {
    const folder = createRepository(files);
    const [one, two] = [open(folder), open(folder)];
    expect(one.says()).toEqual(two.says());
    expect(readdirSync(dirname(cacheOf(folder)))).toEqual(['project.json']);
    const third = open(folder);
    third.says();
    expect(third.collected()).toEqual([]);
  });

  test('threads that share what they build keep other projects of the process', () => {
    offerSharing();
    const folder = createRepository(files);
    open(createRepository(files)).says();
    open(folder).says();
    const again = open(folder);
    again.says();
    expect(again.collected()).toEqual([]);
  });

  test('nothing is made where there is no `node_modules`, and no link is followed', () => {
    const elsewhere = createFolder();
    const plain = createRepository({ 'a.ts': 'says a' });
    open(plain).says();
    expect(readdirSync(plain.path).sort()).toEqual(['.git', 'a.ts']);

    const linked = createRepository({ 'a.ts': 'says a' });
    symlinkSync(elsewhere.path, linked.at('node_modules'));
    open(linked).says();
    const deeper = createRepository({ 'a.ts': 'says a', 'node_modules/x.js': '' });
    symlinkSync(elsewhere.path, deeper.at('node_modules/.cache'));
    open(deeper).says();
    expect(readdirSync(elsewhere.path)).toEqual([]);
  });

  test('a folder that cannot be written does no harm', () => {
    const folder = createRepository(files);
    mkdirSync(folder.at('node_modules/.cache'));
    writeFileSync(folder.at('node_modules/.cache/eslint-plugin-cors'), 'a file in its place');
    expect(open(folder).says()).toHaveProperty(['a.ts']);
    const locked = createRepository(files);
    chmodSync(locked.at('node_modules'), 0o500);
    expect(open(locked).says()).toHaveProperty(['a.ts']);
    chmodSync(locked.at('node_modules'), 0o700);
  });

  test('a file of the same time and size is the same', () => {
    const folder = createRepository(files);
    utimesSync(folder.at('b.ts'), 1_000_000_000, 1_000_000_000);
    open(folder).says();
    utimesSync(folder.at('b.ts'), 1_000_000_001, 1_000_000_001);
    const again = open(folder);
    again.says();
    expect(again.collected()).toEqual(['a.ts', 'b.ts']);
  });
});
