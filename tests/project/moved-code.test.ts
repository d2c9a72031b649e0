import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TSESTree } from '@typescript-eslint/utils';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import plugin from '../../src/index.ts';
import { isFunction, walk } from '../../src/syntax/walk.ts';
import { isProgram, programsIn } from '../support/corpus.ts';
import { createRepository } from '../support/folder.ts';
import type { TestFolder } from '../support/folder.ts';
import { fileOfRow, isProse, measuredRows } from '../support/measured.ts';
import { parseTypeScript } from '../support/parse.ts';

/** What of a program goes into another file. */
const KINDS: Readonly<Record<string, (node: TSESTree.Node) => boolean>> = {
  objects: (node) => node.type === 'ObjectExpression' && isArgument(node),
  functions: (node) => isFunction(node) && isArgument(node),
  texts: (node) =>
    node.type === 'Literal' &&
    typeof node.value === 'string' &&
    ((node.parent.type === 'Property' && node.parent.value === node) || isArgument(node)),
  lists: (node) => node.type === 'ArrayExpression' && node.parent.type === 'Property',
};

function isArgument(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (parent?.type !== 'CallExpression' && parent?.type !== 'NewExpression') return false;
  const isRequire = parent.callee.type === 'Identifier' && /require|import/.test(parent.callee.name);
  return !isRequire && parent.arguments.some((argument) => argument === node);
}

/** The outermost expressions of a kind that use nothing but imports, globals and what is declared in them. */
function movable(code: string, isKind: (node: TSESTree.Node) => boolean): readonly TSESTree.Node[] {
  const { ast, scopeManager } = parseTypeScript(code);
  const found: TSESTree.Node[] = [];
  const references = scopeManager.scopes.flatMap((scope) => scope.references);
  walk(ast, (node) => {
    if (!isKind(node)) return node.type !== 'ImportDeclaration' && node.type !== 'Decorator';
    const isBound = references.some(({ identifier, resolved }) => {
      if (!isWithin(identifier, node) || resolved === null) return false;
      return resolved.defs.some(({ name, type }) => type !== 'ImportBinding' && !isWithin(name, node));
    });
    if (!isBound && !/\b(?:this|super|await|arguments|yield)\b/.test(code.slice(...node.range))) found.push(node);
    return false;
  });
  return found.sort((left, right) => left.range[0] - right.range[0]);
}

function isWithin(node: TSESTree.Node, outer: TSESTree.Node): boolean {
  return outer.range[0] <= node.range[0] && node.range[1] <= outer.range[1];
}

interface Part {
  readonly name: string;
  readonly code: string;
}

/** How one file gets what the other one has: the head of the first, and the second. `head` is what both import. */
const SYSTEMS: Readonly<
  Record<string, (parts: readonly Part[], head: string) => readonly [app: string, moved: string]>
> = {
  'import and export': (parts, head) => [
    `import { ${names(parts)} } from './moved';`,
    `${head}\n${parts.map(({ name, code }) => `export const ${name} = ${code};`).join('\n')}`,
  ],
  'a namespace of a re-export': (parts, head) => [
    `import { all } from './barrel'; const { ${names(parts)} } = all;`,
    `${head}\n${parts.map(({ name, code }) => `const ${name} = ${code};`).join('\n')}\nexport { ${names(parts)} };`,
  ],
  'require and module.exports': (parts, head) => [
    `const { ${names(parts)} } = require('./moved');`,
    `${required(head)}\n${parts.map(({ name, code }) => `const ${name} = ${code};`).join('\n')}\nmodule.exports = { ${names(parts)} };`,
  ],
};

const names = (parts: readonly Part[]): string => parts.map(({ name }) => name).join(', ');

/** Imports as scripts write them. */
function required(imports: string): string {
  return imports
    .replaceAll(/^import (?:\* as )?(\w+) from ('[^']+');?/gm, 'const $1 = require($2);')
    .replaceAll(/^import (\w+), \{([^}]*)\} from ('[^']+');?/gm, 'const $1 = require($3); const {$2} = $1;')
    .replaceAll(
      /^import \{([^}]*)\} from ('[^']+');?/gm,
      (_, imported: string, source: string) => `const {${imported.replaceAll(' as ', ': ')}} = require(${source});`,
    );
}

function split(
  code: string,
  nodes: readonly TSESTree.Node[],
  system: (typeof SYSTEMS)[string],
): { readonly app: string; readonly moved: string } {
  const imports = parseTypeScript(code).ast.body.filter(({ type }) => /^(?:Import|TSImport)/.test(type));
  const parts = nodes.map((node, index) => ({ name: `part${String(index)}`, code: code.slice(...node.range) }));
  const [app, moved] = system(parts, imports.map(({ range }) => code.slice(...range)).join('\n'));
  const rest = nodes.reduceRight(
    (text, { range }, index) => `${text.slice(0, range[0])}part${String(index)}${text.slice(range[1])}`,
    code,
  );
  return { app: `${app}\n${rest}`, moved };
}

interface Program {
  /** An absolute path. */
  readonly file: string;
  readonly code: string;
}

/** Behind the first few programs, every so many; `MOVED_EVERY=1` takes all. */
const FEW = 20;
const EVERY = Number(process.env['MOVED_EVERY'] ?? 6);

/** The programs of other tests, in a folder of their own. */
function writtenPrograms(home: TestFolder): readonly Program[] {
  return ['rules', 'frameworks', 'recognise'].flatMap(programsIn).map((code) => ({ file: home.at('app.ts'), code }));
}

/** Some measured configurations, of all libraries and classes, each in a project that has its version of the library installed. */
function measuredPrograms(home: TestFolder): readonly Program[] {
  const rows = measuredRows().filter((row) => !isProse(row) && isProgram(fileOfRow(row, home.path).code));
  const some = new Map(rows.map((row) => [`${row.library} ${row.class}`, row]));
  return [...some.values()]
    .filter((_, index) => index % 3 === 0)
    .map((row) => {
      const { code, filename } = fileOfRow(row, home.path);
      return { file: filename, code };
    });
}

const PROGRAMS: Readonly<Record<string, (home: TestFolder) => readonly Program[]>> = {
  'programs of other tests': writtenPrograms,
  'measured configurations': measuredPrograms,
};

function rulesThatSpeak(cwd: string, files: Readonly<Record<string, string>>): readonly string[] {
  const linter = new Linter({ configType: 'flat', cwd });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const found = Object.entries(files).flatMap(([file, text]) =>
    linter.verify(
      text,
      [{ ...plugin.configs.recommended, files: ['**/*.ts'], languageOptions: { parser: typescriptParser } }],
      file,
    ),
  );
  expect(found.filter(({ ruleId }) => ruleId === null)).toEqual([]);
  return [...new Set(found.map(({ ruleId }) => ruleId ?? ''))].sort();
}

describe.for(Object.keys(PROGRAMS))('%s say in two files what they said in one', (origin) => {
  test.for(Object.keys(KINDS))('%s', { timeout: 120_000 }, (kind) => {
    const home = createRepository();
    const systems = Object.entries(SYSTEMS);
    const counts = { met: 0, moved: 0, speaking: 0 };
    const differences: unknown[] = [];
    for (const { file, code } of PROGRAMS[origin]?.(home) ?? []) {
      const nodes = movable(code, KINDS[kind] ?? (() => false));
      // Each program goes by one of the systems, in turn.
      const [name, system] = systems[counts.moved % systems.length] ?? ['', () => ['', ''] as const];
      const texts = split(code, nodes, system);
      // A file that does not name its subject is not looked at.
      if (nodes.length === 0 || !/cors|access-control/i.test(texts.app)) continue;
      counts.met += 1;
      if (counts.met > FEW && counts.met % EVERY !== 0) continue;
      const folder = path.dirname(file);
      const before = rulesThatSpeak(home.path, { [file]: code });
      const after = rulesThatSpeak(home.path, {
        [path.join(folder, 'barrel.ts')]: `export * as all from './moved';`,
        [path.join(folder, 'moved.ts')]: texts.moved,
        [file]: texts.app,
      });
      counts.moved += 1;
      if (before.length > 0) counts.speaking += 1;
      if (before.join() !== after.join())
        differences.push({ name, code, ...texts, before: before.join(), after: after.join() });
    }
    expect(differences).toEqual([]);
    expect(counts.moved).toBeGreaterThan(5);
    expect(counts.speaking).toBeGreaterThan(2);
  });
});
