import * as typescriptParser from '@typescript-eslint/parser';
import { expect, test } from 'vitest';
import { loadModule } from '../../src/project/load-module.ts';
import { createModules } from '../../src/project/modules.ts';
import { diskFiles } from '../../src/project/project-files.ts';
import type { Module } from '../../src/syntax/modules.ts';
import { walk } from '../../src/syntax/walk.ts';
import { createRepository } from '../support/folder.ts';
import { parseTypeScript } from '../support/parse.ts';
import { at, filesOf } from '../support/project-files.ts';

function rootOf(code: string, file = 'app.ts'): Module {
  const { ast, scopeManager } = parseTypeScript(code);
  return { filename: at(file), text: code, start: 0, program: ast, scopes: { scopes: scopeManager.scopes } };
}

const KINDS: readonly (readonly [file: string, text: string])[] = [
  ['a.ts', 'export const a = <any>1; @Injectable() class A { constructor(private readonly b: string) {} }'],
  ['a.tsx', 'export const a = <p>{1 as number}</p>;'],
  ['a.mts', 'export const a: number = await 1;'],
  ['a.cts', 'import x = require("x"); export = x;'],
  ['a.js', 'export const a = <p/>;'],
  ['script.js', 'if (x) return; module.exports = 1;'],
  ['a.mjs', 'export default 1;'],
  ['a.cjs', 'exports.a = 1;'],
  ['a.jsx', 'export const a = <p/>;'],
  ['a.json', '{ "a": [1] }'],
];

test.for(KINDS)('reads %s', ([file, text]) => {
  const module = loadModule(at(file), filesOf({ [file]: text }));
  expect(module?.text).toBe(text);
  if (!module) return;
  walk(module.program, (node) => {
    if (node !== module.program) expect(node.parent).toBeDefined();
    expect(node.range[0]).toBeGreaterThanOrEqual(node.parent?.range[0] ?? 2 ** 30);
    return true;
  });
});

test('positions tell the place in the text', () => {
  const text = 'export const origin = "https://a.example";';
  const json = '{ "origin": "https://a.example" }';
  for (const [file, content] of Object.entries({ 'a.ts': text, 'a.json': json })) {
    const module = loadModule(at(file), filesOf({ [file]: content }));
    const found: string[] = [];
    if (module)
      walk(module.program, (node) => {
        if (node.type === 'Literal')
          found.push(content.slice(node.range[0] - module.start, node.range[1] - module.start));
        return true;
      });
    expect(found).toContain('"https://a.example"');
  }
});

const BROKEN: readonly (readonly [file: string, text: string])[] = [
  ['a.ts', 'export const = 1;'],
  ['a.json', '{ "a": '],
  ['b.json', '// no JSON'],
  ['c.json', '1; process.exit()'],
];

test.for(BROKEN)('what is broken is not there: %s', ([file, text]) => {
  expect(loadModule(at(file), filesOf({ [file]: text }))).toBeNull();
  expect(loadModule(at(file), filesOf({}))).toBeNull();
});

test('what does not change is parsed once; what does, again', () => {
  const folder = createRepository({ 'a.ts': 'export const a = 1;' });
  const load = () => loadModule(folder.at('a.ts'), diskFiles(folder.path, new Map()));
  const first = load();
  expect(load()).toBe(first);
  folder.write({ 'a.ts': 'export const a = 2;' });
  const second = load();
  expect(second?.text).toBe('export const a = 2;');
  expect(second?.start).toBeGreaterThan(first?.program.range[1] ?? Infinity);
  folder.write({ 'a.ts': 'export const' });
  expect(load()).toBeNull();
  folder.remove('a.ts');
  expect(load()).toBeNull();
  folder.write({ 'a.ts': 'export const a = 1;' });
  expect(load()?.text).toBe('export const a = 1;');
});

test('the parser of the linted file reads what no other one can', () => {
  const parser = {
    parseForESLint: (text: string, options: typescriptParser.ParserOptions) =>
      typescriptParser.parseForESLint(text.replace('%%', ''), options),
  };
  const files = filesOf({ 'odd.js': 'export const a = %% 1;' });
  expect(loadModule(at('odd.js'), files, parser)?.program.body).toHaveLength(1);
});

test('a file sees itself where others import it', () => {
  const root = rootOf(`import './b';`);
  const modules = createModules(filesOf({ 'app.ts': '', 'b.ts': `import './app';` }))(root);
  const b = modules?.imported('./b', root.program);
  expect(b && modules?.imported('./app', b.program)).toBe(root);
  expect(b && modules?.at(b.program)).toBe(b);
  expect(modules?.at(root.program)).toBe(root);
});

test('files are read when somebody asks, and once', () => {
  const asked: string[] = [];
  const files = filesOf({ 'b.ts': '', 'c.ts': '' });
  const modules = createModules({ ...files, text: (file) => (asked.push(file), files.text(file)) })(rootOf(''));
  const { program } = rootOf('');
  expect(asked).toEqual([]);
  expect(modules.imported('./b', modules.root.program)).toBe(modules.imported('./b', modules.root.program));
  expect(modules.imported('./b', program)).not.toBeNull();
  expect(asked).toEqual([at('b.ts')]);
});

test('no more than some hundred files are read for one', () => {
  const names = Array.from({ length: 400 }, (_, index) => `file${String(index)}`);
  const files = filesOf(Object.fromEntries(names.map((name) => [`${name}.ts`, ''])));
  const modules = createModules(files)(rootOf(''));
  expect(names.filter((name) => modules.imported(`./${name}`, modules.root.program)).length).toBeLessThan(200);
});

test('a chain of imports ends', () => {
  const names = Array.from({ length: 40 }, (_, index) => `file${String(index)}`);
  const files = filesOf(Object.fromEntries(names.map((name) => [`${name}.ts`, ''])));
  const modules = createModules(files)(rootOf(''));
  let from: Module | null = modules.root;
  let steps = 0;
  for (const name of names) {
    from = from && modules.imported(`./${name}`, from.program);
    if (from) steps += 1;
  }
  expect(steps).toBeLessThan(40);
  expect(steps).toBeGreaterThan(8);
});
