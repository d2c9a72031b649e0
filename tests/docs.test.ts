import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import plugin from '../src/index.ts';
import { rules } from '../src/rules/index.ts';
import { createRepository } from './support/folder.ts';

const root = resolve(import.meta.dirname, '..');
const names = Object.keys(rules) as (keyof typeof rules)[];

/** `correct` and `incorrect` are tried; what has only a file stands beside those that follow under the same heading. */
const BLOCK = /^```(\w+)(?: (correct|incorrect))?(?: file=(\S+))?\n(.*?)^```$/gms;

describe.for(names)('the page of %s', (name) => {
  const path = `docs/rules/${name}.md`;
  const page = read(path);

  test('begins with what the rule says of itself', async ({ expect }) => {
    await expect(withSection(page, 'header', headerOf(name))).toMatchFileSnapshot(resolve(root, path));
  });

  test('has all sections in their order', ({ expect }) => {
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual([
      'Why',
      'Examples',
      'Options',
      'What it does not see',
      'When not to use it',
      'Further reading',
    ]);
  });

  test('describes every option', ({ expect }) => {
    const described = [...page.matchAll(/^### `(\w+)`$/gm)].map(([, option]) => option);
    expect(described).toEqual(Object.keys(rules[name].meta.defaultOptions[0] ?? {}));
  });

  const blocks = blocksIn(page);

  test('shows what is incorrect and what is correct, and tries all of it', ({ expect }) => {
    expect(new Set(blocks.map(({ verdict }) => verdict))).toEqual(new Set(['incorrect', 'correct']));
    const companions = [...page.matchAll(/^```\w+ file=/gm)];
    expect((blocks.length + companions.length) * 2).toBe(page.match(/^```/gm)?.length);
  });

  test.for(blocks.map((block, index) => [index + 1, block] as const))('block %i', ([, block], { expect }) => {
    const { beside, code, file, verdict } = block;
    const folder = beside ? createRepository({ ...beside, [file]: code }) : null;
    const reporting = rulesReporting(code, folder ? folder.at(file) : file, folder?.path);
    expect(reporting).toEqual(verdict === 'incorrect' ? [`cors/${name}`] : []);
  });
});

describe('README.md', () => {
  const readme = read('README.md');

  test('lists the rules', async () => {
    await expect(withSection(readme, 'rules', ruleTable())).toMatchFileSnapshot(resolve(root, 'README.md'));
  });

  const blocks = [...readme.matchAll(/^```([jt]s) incorrect (\S+)\n(.*?)^```$/gms)];

  test('shows the three kinds of findings', () => {
    expect(blocks.length).toBe(3);
  });

  test.for(blocks.map(([, language, rule, code]) => [rule, language, code] as const))(
    'shows %s',
    ([rule, language, code = ''], { expect }) => {
      expect(rulesReporting(code, `example.${language}`)).toEqual([`cors/${rule}`]);
    },
  );
});

describe('links between pages lead somewhere', () => {
  const pages = [
    'README.md',
    'docs/architecture.md',
    'docs/project.md',
    ...readdirSync(resolve(root, 'docs/rules')).map((file) => `docs/rules/${file}`),
  ];

  test.for(pages)('%s', (page, { expect }) => {
    const targets = [...read(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)];
    for (const [link, file = '', heading] of targets) {
      const target = file === '' ? resolve(root, page) : resolve(root, dirname(page), file);
      expect(existsSync(target), link).toBe(true);
      if (heading !== undefined) expect(headingsOf(readFileSync(target, 'utf8')), link).toContain(heading);
    }
  });
});

interface Block {
  readonly verdict: string;
  readonly code: string;
  readonly file: string;
  /** The other files of the project; `null` for a text that stands alone. */
  readonly beside: Readonly<Record<string, string>> | null;
}

function blocksIn(page: string): readonly Block[] {
  return page.split(/^## /m).flatMap((section) => {
    const beside: Record<string, string> = {};
    return [...section.matchAll(BLOCK)].flatMap(([, language = '', verdict, file, code = '']): Block[] => {
      if (verdict !== undefined && file !== undefined) return [{ verdict, code, file, beside: { ...beside } }];
      if (verdict !== undefined) return [{ verdict, code, file: `example.${language}`, beside: null }];
      if (file !== undefined) beside[file] = code;
      return [];
    });
  });
}

function read(path: string): string {
  return readFileSync(resolve(root, path), 'utf8');
}

/** The rules that report a text, each once; fails when the text does not parse. */
function rulesReporting(code: string, filename: string, cwd?: string): string[] {
  const messages = new Linter(cwd === undefined ? {} : { cwd }).verify(
    code,
    [
      { files: ['**/*.{js,ts}'], languageOptions: filename.endsWith('.ts') ? { parser: typescriptParser } : {} },
      plugin.configs.recommended,
    ],
    filename,
  );
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return [...new Set(messages.map(({ ruleId }) => ruleId ?? ''))];
}

/** The text with a generated section between its markers. */
function withSection(text: string, name: string, content: string): string {
  const [begin, end] = [`<!-- begin generated ${name} -->\n`, `<!-- end generated ${name} -->`];
  const [before, rest = ''] = text.split(begin);
  const [, after] = rest.split(end);
  if (after === undefined) throw new Error(`There are no markers for the generated ${name}.`);
  return `${before}${begin}\n${content}\n\n${end}${after}`;
}

function headerOf(name: keyof typeof rules): string {
  const { docs } = rules[name].meta;
  const isRecommended = docs.preset === 'recommended';
  const presets = isRecommended ? 'the presets `recommended` and `strict`' : 'the preset `strict`';
  const lines = [`# \`cors/${name}\``, '', `${docs.description}.`, '', `${isRecommended ? '✅' : '🔒'} In ${presets}.`];
  if (canFix(name)) lines.push('', '🔧 Fixes some problems with `eslint --fix`.');
  if (canSuggest(name)) lines.push('', '💡 Has suggestions that editors offer.');
  return lines.join('\n');
}

function ruleTable(): string {
  const rows = names.map((name) => {
    const { docs } = rules[name].meta;
    const cells = [
      `[\`${name}\`](docs/rules/${name}.md)`,
      docs.description,
      docs.preset === 'recommended' ? '✅' : '🔒',
      canFix(name) ? '🔧' : '',
      canSuggest(name) ? '💡' : '',
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return ['| rule | what it does | preset | fix | suggestions |', '|---|---|:-:|:-:|:-:|', ...rows].join('\n');
}

function canFix(name: keyof typeof rules): boolean {
  return 'fixable' in rules[name].meta;
}

function canSuggest(name: keyof typeof rules): boolean {
  return 'hasSuggestions' in rules[name].meta;
}

function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
}
