import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { TSESTree } from '@typescript-eslint/utils';
import { walk } from '../../src/syntax/walk.ts';
import { isProgram, programsIn } from '../support/corpus.ts';
import { fileOfRow, isProse, measuredRows } from '../support/measured.ts';
import { parseTypeScript } from '../support/parse.ts';

/** A program as somebody wrote it. */
export interface Source {
  readonly origin: string;
  readonly library: string;
  /** Its path in the folder of the suite. */
  readonly file: string;
  readonly text: string;
}

const tests = path.resolve(import.meta.dirname, '..');

/** The programs of the tests of rules, valid and invalid, that ask for no settings. */
export function ruleSources(): readonly Source[] {
  return readdirSync(path.join(tests, 'rules'))
    .filter((file) => file.endsWith('.test.ts'))
    .sort()
    .flatMap((file) => {
      const { ast } = parseTypeScript(readFileSync(path.join(tests, 'rules', file), 'utf8'));
      const found: Source[] = [];
      walk(ast, (node) => {
        if (node.type !== 'ObjectExpression') return true;
        const members = new Map(
          node.properties.flatMap((one): readonly (readonly [string, TSESTree.Node])[] =>
            one.type === 'Property' && one.key.type === 'Identifier' ? [[one.key.name, one.value]] : [],
          ),
        );
        const code = textOf(members.get('code'));
        if (code === null || members.has('settings') || members.has('options')) return true;
        found.push({
          origin: `rules/${file}`,
          library: libraryOf(code),
          file: textOf(members.get('filename')) ?? 'file.ts',
          text: code,
        });
        return false;
      });
      return found;
    });
}

/** The programs of the tests of libraries and recognition. */
export function testSources(): readonly Source[] {
  return ['frameworks', 'recognise', 'clients'].flatMap((folder) =>
    programsIn(folder).map((text) => ({ origin: folder, library: libraryOf(text), file: 'file.ts', text })),
  );
}

/** The examples of the pages of rules. */
export function documentedSources(): readonly Source[] {
  const home = path.resolve(tests, '../docs/rules');
  return readdirSync(home)
    .sort()
    .flatMap((page) =>
      [...readFileSync(path.join(home, page), 'utf8').matchAll(/^```([jt]sx?) (?:in)?correct\n(.*?)^```$/gms)]
        .filter(([, , text = '']) => !text.includes('eslint '))
        .map(([, ending = 'ts', text = '']) => ({
          origin: page,
          library: libraryOf(text),
          file: `file.${ending.replace('js', 'ts')}`,
          text,
        })),
    );
}

/** Measured configurations of all libraries and classes, in a folder that says which version is installed. */
export function measuredSources(home: string): readonly Source[] {
  const seen = new Map<string, number>();
  return measuredRows().flatMap((row) => {
    const key = `${row.library} ${row.class}`;
    const count = seen.get(key) ?? 0;
    if (isProse(row) || count === 4) return [];
    const { code, filename } = fileOfRow(row, home);
    if (!isProgram(code)) return [];
    seen.set(key, count + 1);
    return [{ origin: 'measured', library: row.library, file: path.relative(home, filename), text: code }];
  });
}

function libraryOf(text: string): string {
  const sources = [...text.matchAll(/(?:from|require\(|import\()\s*'([^'.][^']*)'/g)].map(([, one]) => one ?? '');
  return sources.find((one) => /cors|socket|axios|ky|fetch/i.test(one)) ?? sources[0] ?? 'none';
}

function textOf(node: TSESTree.Node | undefined): string | null {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  return node?.type === 'TemplateLiteral' && node.expressions.length === 0
    ? (node.quasis[0]?.value.cooked ?? null)
    : null;
}
