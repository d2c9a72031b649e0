import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { ESLint, Linter } from 'eslint';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import plugin, * as exported from '../src/index.ts';
import { rules } from '../src/rules/index.ts';
import { VERSION } from '../src/version.ts';
import { createRepository } from './support/folder.ts';

const root = resolve(import.meta.dirname, '..');
const names = Object.keys(rules) as (keyof typeof rules)[];

describe('the plugin', () => {
  test('has the name and the version of the package', () => {
    const { name, version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as Record<string, string>;
    expect(plugin.meta).toMatchObject({ name, namespace: 'cors' });
    expect(VERSION).toBe(version);
  });

  test('has a version that changes with what other files say', () => {
    const folder = createRepository({ 'server.js': `require('express')().listen(4000);` });
    vi.spyOn(process, 'cwd').mockReturnValue(folder.path);
    onTestFinished(() => void vi.restoreAllMocks());
    const before = plugin.meta.version;
    expect(before).toMatch(/^\d+\.\d+\.\d+\+[\da-f]{16}$/);
    expect(before.startsWith(`${VERSION}+`)).toBe(true);
    folder.write({ 'server.js': `require('express')().listen(4000); // Express`, 'other.js': '' });
    expect(plugin.meta.version).toBe(before);
    folder.write({ 'server.js': `require('express')().listen(4001);` });
    expect(plugin.meta.version).not.toBe(before);
    folder.remove('.git');
    vi.spyOn(process, 'cwd').mockReturnValue('/nowhere');
    expect(plugin.meta.version).toBe(VERSION);
  });

  test('has every rule of its folder', () => {
    const files = readdirSync(resolve(root, 'src/rules')).filter((file) => file.endsWith('.ts') && file !== 'index.ts');
    expect(names).toEqual(files.map((file) => file.slice(0, -'.ts'.length)).sort());
  });

  test('is what `require` of the package gives', () => {
    expect(exported['module.exports']).toBe(plugin);
    expect(exported.default).toBe(plugin);
  });
});

describe('presets', () => {
  test('`recommended` has the rules that name it, as they are', () => {
    const recommended = names.filter((name) => rules[name].meta.docs.preset === 'recommended');
    expect(plugin.configs.recommended).toEqual({
      name: 'cors/recommended',
      plugins: { cors: plugin },
      rules: Object.fromEntries(recommended.map((name) => [`cors/${name}`, 'error'])),
    });
  });

  test('`strict` has all rules, which report what is possible too', () => {
    expect(plugin.configs.strict.name).toBe('cors/strict');
    expect(plugin.configs.strict.rules).toEqual(
      Object.fromEntries(
        names.map((name) => {
          const asks = 'includePossible' in (rules[name].meta.defaultOptions[0] ?? {});
          return [`cors/${name}`, asks ? ['error', { includePossible: true }] : 'error'];
        }),
      ),
    );
  });

  test.for(['recommended', 'strict'] as const)('`%s-legacy` has the same rules', (preset, { expect }) => {
    expect(plugin.configs[`${preset}-legacy`]).toEqual({ plugins: ['cors'], rules: plugin.configs[preset].rules });
  });

  test.for(['recommended', 'strict'] as const)(
    '`%s` is a configuration that ESLint accepts',
    async (preset, { expect }) => {
      const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: plugin.configs[preset] });
      const [result] = await eslint.lintText(`import cors from 'cors'; cors({ origin: '*', credentials: true });`);
      expect(result?.messages.map(({ ruleId }) => ruleId)).toEqual(['cors/no-wildcard-origin-with-credentials']);
    },
  );
});

describe.for(names)('%s', (name) => {
  const { meta } = rules[name];
  const source = readFileSync(resolve(root, `src/rules/${name}.ts`), 'utf8');

  test('has a page and a test', ({ expect }) => {
    expect(existsSync(resolve(root, `docs/rules/${name}.md`))).toBe(true);
    expect(existsSync(resolve(root, `tests/rules/${name}.test.ts`))).toBe(true);
    expect(meta.docs.url).toMatch(new RegExp(`/docs/rules/${name}\\.md$`));
  });

  test('says what it does', ({ expect }) => {
    expect(meta.docs.description).toMatch(/^(?:Disallow|Require) .*[^.]$/);
  });

  test('has messages that end with a stop, and suggestions that begin with a verb', ({ expect }) => {
    for (const [id, message] of Object.entries<string>(meta.messages)) {
      expect(message, id).toMatch(/\.$/);
      if (/^(?:drop|remove|use|write)/.test(id)) expect(message, id).toMatch(/^(?:Allow|Remove|Write) /);
      else expect(message.split('. ').length, id).toBe(id === 'invalidSetting' ? 1 : 2);
    }
  });

  test('uses the messages that it declares', ({ expect }) => {
    const own = Object.keys(meta.messages).filter((id) => id !== 'invalidSetting');
    // Problems of origins, and causes of a refusal, are named where they are found.
    const found = ['src/cors/origin.ts', 'src/rules/support/exchanges.ts'];
    const used = source + found.map((file) => readFileSync(resolve(root, file), 'utf8')).join('');
    expect(own.filter((id) => !used.includes(`'${id}'`))).toEqual([]);
  });

  test('describes each option, and has a default for it', ({ expect }) => {
    const [schema] = meta.schema;
    expect(Object.keys(schema?.properties ?? {})).toEqual(Object.keys(meta.defaultOptions[0] ?? {}));
    for (const option of Object.values(schema?.properties ?? {})) expect(option.description).toMatch(/\.$/);
  });
});

test('messages stay short when the code is long', () => {
  const host = `https://${'long.'.repeat(30)}example.com`;
  const messages = new Linter().verify(
    `
      import cors from 'cors';
      import koaCors from '@koa/cors';
      import { cors as honoCors } from 'hono/cors';
      import fastifyCors from '@fastify/cors';
      cors({ origin: '*', credentials: true });
      cors({ credentials: true });
      cors({ origin: '${host}/', credentials: '${host}' });
      cors({ origin: ['${host}:443', 'https://*.${host}', '${host}, ${host}', '${host}/path', '${host.toUpperCase()}'] });
      cors({ origin: ['https://${'long.'.repeat(30)}example:*', '${'long.'.repeat(30)}', '*'] });
      cors({ origin: /^https:\\/\\/${'long'.repeat(10)}\\.example\\.com/, credentials: true });
      cors({ origin: (origin, done) => done(null, true), credentials: true });
      koaCors({ credentials: true });
      koaCors({ origin: '*', credentials: true });
      honoCors({ origin: '${host}', credentials: 'undefined' });
      app.register(fastifyCors, { origin: true, credentials: true });
      const handle = (req, res) => {
        if (a) res.set('Access-Control-Allow-Origin', 'null').set('Access-Control-Allow-Credentials', 'true').end();
        if (b) res.set('Access-Control-Allow-Origin', ['a', 'b']).set('Access-Control-Allow-Credentials', '${host}').end();
        if (c) res.set('Access-Control-Allow-Origin', '*').set('Access-Control-Allow-Credentials', 'true').end();
        if (d) res.set('Access-Control-Allow-Credentials', 'TRUE');
        if (e) res.set('Access-Control-Allow-Credentials', true);
        if (f) res.set('Access-Control-Allow-Credentials', ['true', 'true']);
        res.end();
      };
    `,
    [plugin.configs.strict, { settings: { cors: { origins: ['https://app.example.com'] } } }],
  );
  const texts = messages.flatMap(({ message, suggestions = [] }) => [message, ...suggestions.map(({ desc }) => desc)]);
  expect(messages.length).toBeGreaterThan(15);
  expect(texts.filter((text) => text.length > 140)).toEqual([]);
});
