import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installPacked, type Consumer, type Folder } from './consumer.ts';

/** Code that is wrong in any host: a pair of headers on one response. */
const SCRIPT = `const open = () =>
  new Response('', {
    headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' },
  });
`;
const RULE = 'cors/no-wildcard-origin-with-credentials';
const FIXED = SCRIPT.replace(", 'Access-Control-Allow-Credentials': 'true'", '');

let consumer: Consumer;

beforeAll(async () => {
  consumer = await installPacked([
    'eslint@10',
    'oxlint@1',
    'typescript@~6.0',
    '@typescript-eslint/parser@8',
    'vue-eslint-parser@10',
    'svelte@5',
    'svelte-eslint-parser@1.10.1',
    'astro-eslint-parser@1.4.0',
    'eslint-plugin-html@8',
    '@eslint/markdown@8',
    'eslint-plugin-mdx@3',
  ]);
}, 300_000);

afterAll(() => consumer?.remove());

interface Host {
  readonly name: string;
  readonly file: string;
  /** The file around the script. */
  readonly around: (script: string) => string;
  readonly imports: string;
  /** Entries of the configuration beside the plugin's own. */
  readonly entries: string;
}

const hosts: readonly Host[] = [
  {
    name: 'Vue',
    file: 'page.vue',
    around: (script) => `<template><p>Hello</p></template>\n\n<script setup lang="ts">\n${script}</script>\n`,
    imports: `import vue from 'vue-eslint-parser';\nimport parser from '@typescript-eslint/parser';`,
    entries: `{ files: ['**/*.vue'], languageOptions: { parser: vue, parserOptions: { parser } } }`,
  },
  {
    name: 'Svelte',
    file: 'page.svelte',
    around: (script) => `<script lang="ts">\n${script}</script>\n\n<p>Hello</p>\n`,
    imports: `import * as svelte from 'svelte-eslint-parser';\nimport parser from '@typescript-eslint/parser';`,
    entries: `{ files: ['**/*.svelte'], languageOptions: { parser: svelte, parserOptions: { parser } } }`,
  },
  {
    name: 'Astro',
    file: 'page.astro',
    around: (script) => `---\n${script}---\n\n<p>Hello</p>\n`,
    imports: `import * as astro from 'astro-eslint-parser';\nimport parser from '@typescript-eslint/parser';`,
    entries: `{ files: ['**/*.astro'], languageOptions: { parser: astro, parserOptions: { parser } } }`,
  },
  {
    name: 'HTML, with eslint-plugin-html',
    file: 'page.html',
    around: (script) => `<!doctype html>\n<title>Page</title>\n<script type="module">\n${script}</script>\n`,
    imports: `import html from 'eslint-plugin-html';`,
    entries: `{ files: ['**/*.html'], plugins: { html } }`,
  },
];

const config = ({ imports, entries }: Pick<Host, 'entries' | 'imports'>): string => `${imports}
import cors from 'eslint-plugin-cors';
import { defineConfig } from 'eslint/config';

export default defineConfig({ plugins: { cors }, extends: ['cors/recommended'] }, ${entries});
`;

describe('files in which scripts are a part', () => {
  test.for(hosts)('$name: reports in place, and fixes', async ({ name, file, around, ...rest }, { expect }) => {
    const folder = consumer.folder(name.replaceAll(/\W+/g, '-'), {
      'eslint.config.js': config(rest),
      [file]: around(SCRIPT),
    });
    const [message, ...others] = await messagesIn(folder);
    expect(others).toEqual([]);
    expect(message?.ruleId).toBe(RULE);
    const line = around(SCRIPT).split('\n')[(message?.line ?? 0) - 1] ?? '';
    expect(line.slice((message?.column ?? 0) - 1)).toMatch(/^'true' \}/);

    expect(await folder.npx('eslint', '--fix', file)).toMatchObject({ exitCode: 0 });
    expect(folder.read(file)).toBe(around(FIXED));
  });

  test.for([
    ['Markdown', 'markdown', `import markdown from '@eslint/markdown';`, `...markdown.configs.processor`, 'page.md'],
    [
      'MDX',
      'mdx',
      `import * as mdx from 'eslint-plugin-mdx';`,
      `{ ...mdx.flat, processor: mdx.createRemarkProcessor({ lintCodeBlocks: true }) }, mdx.flatCodeBlocks`,
      'page.mdx',
    ],
  ] as const)('%s: reports in code blocks', async ([, name, imports, entries, file], { expect }) => {
    const folder = consumer.folder(name, {
      'eslint.config.js': config({ imports, entries }),
      [file]: `# Page\n\n\`\`\`js\n${SCRIPT}\`\`\`\n`,
    });
    expect((await messagesIn(folder, file)).filter(({ ruleId }) => ruleId?.startsWith('cors/'))).toMatchObject([
      { ruleId: RULE, line: 6 },
    ]);
  });
});

describe('oxlint', () => {
  test('runs the rules, and fixes', async () => {
    const folder = consumer.folder('oxlint', {
      '.oxlintrc.json': JSON.stringify({
        jsPlugins: ['eslint-plugin-cors'],
        categories: { correctness: 'off' },
        rules: { [RULE]: 'error' },
      }),
      'server.js': SCRIPT,
      'server.vue': `<script>\n${SCRIPT}</script>\n`,
    });
    const { exitCode, stdout } = await folder.npx('oxlint', '--format', 'json');
    expect(exitCode).toBe(1);
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly { code: string; filename: string }[] };
    expect(diagnostics.map(({ code, filename }) => `${filename} ${code}`).sort()).toEqual([
      'server.js cors(no-wildcard-origin-with-credentials)',
      'server.vue cors(no-wildcard-origin-with-credentials)',
    ]);
    expect(await folder.npx('oxlint', '--fix')).toMatchObject({ exitCode: 0 });
    expect(folder.read('server.js')).toBe(FIXED);
  });
});

interface Message {
  readonly ruleId: string | null;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

async function messagesIn(folder: Folder, file = '.'): Promise<readonly Message[]> {
  const { stdout, stderr } = await folder.npx(
    'eslint',
    '--format',
    'json',
    '--ignore-pattern',
    'eslint.config.js',
    file,
  );
  if (!stdout.startsWith('[')) throw new Error(stderr || stdout);
  return (JSON.parse(stdout) as readonly { messages: readonly Message[] }[]).flatMap(({ messages }) => messages);
}
