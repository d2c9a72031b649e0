import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installPacked, type Consumer } from './consumer.ts';
import { startEditor, textIn, type Editor } from './language-server.ts';

const config = `import { defineConfig } from 'eslint/config';
import cors from 'eslint-plugin-cors';

export default defineConfig({ plugins: { cors }, extends: ['cors/recommended'] });
`;

const broken = `import cors from 'cors';
import express from 'express';

const app = express();
app.use(cors({ origin: '*', credentials: true }));
`;

const open = `import http from 'node:http';

http.createServer((request, response) => {
  response.setHeader('Access-Control-Allow-Origin', request.headers.origin);
  response.setHeader('Access-Control-Allow-Credentials', 'true');
  response.end();
});
`;

let consumer: Consumer;
let editor: Editor;
let path: (file: string) => string;

beforeAll(async () => {
  consumer = await installPacked(['eslint@10', 'vscode-langservers-extracted@4.10.0']);
  const folder = consumer.folder('editor', { 'eslint.config.js': config, 'broken.js': broken, 'open.js': open });
  path = (file) => join(folder.path, file);
  editor = await startEditor(
    join(consumer.path, 'node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server'),
    folder.path,
  );
}, 300_000);

afterAll(async () => {
  await editor?.close();
  consumer?.remove();
});

describe('the language server of VS Code', () => {
  test('underlines the option that decides, and forgets it when it is mended', async () => {
    editor.open(path('broken.js'), broken);
    const [found, ...others] = await editor.diagnose(path('broken.js'));
    expect(others).toEqual([]);
    expect(found?.code).toBe('cors/no-wildcard-origin-with-credentials');
    expect(found?.codeDescription?.href).toMatch(/docs\/rules\/no-wildcard-origin-with-credentials\.md$/);
    expect(found && textIn(broken, found.range)).toBe(`origin: '*'`);

    editor.change(path('broken.js'), broken.replace(`'*'`, `'https://app.example.com'`));
    expect(await editor.diagnose(path('broken.js'))).toEqual([]);
  });

  test('offers the fix, and applies it', async () => {
    editor.change(path('broken.js'), broken);
    const [found] = await editor.diagnose(path('broken.js'));
    if (!found) throw new Error('nothing is reported');
    const actions = await editor.actions(path('broken.js'), found);
    const fix = actions.find(({ command }) => command?.command === 'eslint.applySingleFix');
    if (!fix) throw new Error(`no fix among ${actions.map(({ title }) => title).join(', ')}`);
    expect(await editor.perform(path('broken.js'), fix)).toBe(broken.replace(', credentials: true', ''));
  });

  test('fixes a whole file on save', async () => {
    editor.change(path('broken.js'), broken);
    const [found] = await editor.diagnose(path('broken.js'));
    if (!found) throw new Error('nothing is reported');
    const [fixAll] = await editor.actions(path('broken.js'), found, ['source.fixAll.eslint']);
    if (!fixAll) throw new Error('no action fixes all');
    expect(await editor.perform(path('broken.js'), fixAll)).toBe(broken.replace(', credentials: true', ''));
  });

  test('offers suggestions where no fix is safe', async () => {
    editor.open(path('open.js'), open);
    const [found] = await editor.diagnose(path('open.js'));
    if (!found) throw new Error('nothing is reported');
    expect(found.code).toBe('cors/no-arbitrary-origin-with-credentials');
    const actions = await editor.actions(path('open.js'), found);
    expect(actions.some(({ command }) => command?.command === 'eslint.applySingleFix')).toBe(false);
    const suggestion = actions.find(({ command }) => command?.command === 'eslint.applySuggestion');
    if (!suggestion) throw new Error(`no suggestion among ${actions.map(({ title }) => title).join(', ')}`);
    expect(suggestion.title).toMatch(/^Remove the credentials\./);
    expect(await editor.perform(path('open.js'), suggestion)).not.toContain('Allow-Credentials');
  });
});

describe('a request and the server that answers it', () => {
  const client = `export const me = () => fetch('http://localhost:4000/me', { credentials: 'include' });\n`;
  const server = (options: string): string => `import cors from 'cors';
import express from 'express';

const app = express();
app.use(cors(${options}));
app.get('/me', (request, response) => response.json({}));
app.listen(4000);
`;
  const refused = server('');
  const right = server(`{ origin: 'http://localhost:5173', credentials: true }`);

  beforeAll(() => {
    consumer.folder('editor', {
      '.git/HEAD': 'ref: refs/heads/main\n',
      'package.json': '{ "private": true, "type": "module" }',
      'api/package.json': '{ "private": true, "type": "module", "dependencies": { "express": "5", "cors": "2" } }',
      'api/server.js': refused,
      'web/package.json': '{ "private": true, "scripts": { "dev": "vite" }, "devDependencies": { "vite": "8" } }',
      'web/api.js': client,
    });
  });

  test('the verdict follows the server while it is edited, before anything is saved', async () => {
    editor.open(path('web/api.js'), client);
    const [found] = await editor.diagnose(path('web/api.js'));
    expect(found?.code).toBe('cors/credentialed-request-needs-policy');
    expect(found && textIn(client, found.range)).toMatch(/^credentials: 'include'|^'include'/);
    expect(found?.message).toContain('api/server.js:5');

    editor.open(path('api/server.js'), refused);
    await editor.diagnose(path('api/server.js'));
    editor.change(path('api/server.js'), right);
    expect(await editor.diagnose(path('api/server.js'))).toEqual([]);
    expect(await editor.diagnose(path('web/api.js'))).toEqual([]);

    editor.change(path('api/server.js'), refused);
    await editor.diagnose(path('api/server.js'));
    expect(await editor.diagnose(path('web/api.js'))).toHaveLength(1);
  });
});

// Printed, not asserted: time depends on the machine.
test('latency of a keystroke', async () => {
  const long = `${broken}${Array.from({ length: 200 }, (_, index) => `export const value${String(index)} = { id: ${String(index)} };\n`).join('')}`;
  editor.change(path('broken.js'), long);
  await editor.diagnose(path('broken.js'));
  const times: number[] = [];
  for (let key = 0; key < 30; key += 1) {
    const start = performance.now();
    editor.change(path('broken.js'), `${long}// ${String(key)}\n`);
    expect(await editor.diagnose(path('broken.js'))).toHaveLength(1);
    times.push(performance.now() - start);
  }
  times.sort((left, right) => left - right);
  console.log(
    `keystroke to diagnostics, 205 lines: median ${String(times[15]?.toFixed(1))} ms, minimum ${String(times[0]?.toFixed(1))} ms`,
  );
});
