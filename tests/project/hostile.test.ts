import { execFileSync } from 'node:child_process';
import { existsSync, symlinkSync, truncateSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { ESLint } from 'eslint';
import { expect, test } from 'vitest';
import plugin from '../../src/index.ts';
import { moduleCollectors } from '../../src/project/collect.ts';
import { createFolder, createRepository } from '../support/folder.ts';
import { at, filesOf } from '../support/project-files.ts';

const CLIENT = `export const load = () => fetch('http://localhost:4000/users', { credentials: 'include' });`;

test('nothing of a hostile repository is executed, nothing outside of it is read, and the lint ends', async () => {
  const outside = createFolder({ 'server.js': `require('express')().listen(4000); // no policy` });
  const folder = createRepository();
  const trap = `require('node:fs').writeFileSync(${JSON.stringify(folder.at('executed'))}, ''); throw new Error('executed');`;
  folder.write({
    ...Object.fromEntries(
      ['vite.config.js', 'next.config.js', 'vue.config.js', 'src/setupProxy.js', 'webpack.config.js', '.env.js'].map(
        (name) => [name, `${trap} // cors, .listen(4000)`],
      ),
    ),
    'package.json': `{ "name": "x", "type": "commonjs", "main": "trap.js", "workspaces": ["${'*a'.repeat(40)}", "../*", "/**"] }`,
    'trap.js': trap,
    'tsconfig.json':
      '{ "extends": "../../../../etc/passwd", "compilerOptions": { "paths": { "*": ["/etc/*", "../*"] } } }',
    '.env': `A=\${B}\nB=\${A}\n${'X'.repeat(10_000)}=$(touch executed)`,
    '.gitignore': `${'**/'.repeat(100)}a\n[[[\n`,
    'cors.servers.json': '{"servers": [{"origin": "http://localhost:1", "files": ["../**", "/etc/*"]}]}',
    'pnpm-workspace.yaml': 'a: &a [x, x]\nb: &b [*a, *a]\npackages: [*b, !!js/function "x"]',
    'node_modules/express/index.js': trap,
    'node_modules/.cache/eslint-plugin-cors/project.json': '["eslint-plugin-cors",1]\n{}',
    'broken.js': 'app.listen(4000 cors(',
    'deep.js': `app.listen(4000, ${'['.repeat(5_000)}cors${']'.repeat(5_000)})`,
    'loop.js': `import { a } from './loop.js'; export { a }; a.listen(4000); cors(a);`,
    'sparse.js': '.listen(4000) cors',
    'client.js': CLIENT,
  });
  symlinkSync('/', folder.at('everything'));
  symlinkSync(outside.path, folder.at('outside'));
  symlinkSync(outside.at('server.js'), folder.at('server.js'));
  symlinkSync(folder.path, folder.at('again'));
  execFileSync('mkfifo', [folder.at('pipe.js')]);
  truncateSync(folder.at('sparse.js'), 2 ** 30);

  const eslint = new ESLint({ cwd: folder.path, overrideConfigFile: true, overrideConfig: plugin.configs.strict });
  const [result] = await eslint.lintFiles(['client.js']);
  // The only server on that port is outside.
  expect(result?.messages.filter(({ messageId }) => messageId !== 'unknownServer')).toEqual([]);
  expect(existsSync(folder.at('executed'))).toBe(false);
}, 20_000);

test('a fault of the plugin about one file ends the lint of no other, and is told once', async () => {
  const told: string[] = [];
  const listen = ({ message }: Error): unknown => told.push(message);
  process.on('warning', listen);
  const files = {
    ...filesOf({}),
    text(): string {
      throw new TypeError('of the plugin');
    },
  };
  const { policies, requests, servers } = moduleCollectors.kinds;
  expect(policies.collect(at('server.js'), files).policies).toMatchObject([
    { allowOrigin: { value: { kind: 'unknown' } }, allowCredentials: { value: { kind: 'unknown' } } },
  ]);
  expect(servers.collect(at('server.js'), files)).toBeNull();
  expect(requests.collect(at('server.js'), files)).toEqual([]);

  await setImmediate();
  process.off('warning', listen);
  expect(told).toEqual([`eslint-plugin-cors does not understand ${at('server.js')}: of the plugin`]);
});
