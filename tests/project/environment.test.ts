import { describe, expect, test } from 'vitest';
import { clientEnvironment, serverEnvironment } from '../../src/project/environment.ts';
import { at, filesOf } from '../support/project-files.ts';

type Texts = Readonly<Record<string, string>>;

const manifest = (packages: readonly string[], scripts: Texts = {}): string =>
  JSON.stringify({ devDependencies: Object.fromEntries(packages.map((name) => [name, '*'])), scripts });

describe('which file wins, for a client', () => {
  const all = (prefix: string): Texts => ({
    '.env': `${prefix}A=env\n${prefix}B=env\n${prefix}C=env\n${prefix}D=env`,
    '.env.local': `${prefix}B=local\n${prefix}C=local\n${prefix}D=local`,
    '.env.development': `${prefix}C=mode\n${prefix}D=mode`,
    '.env.development.local': `${prefix}D=both`,
    '.env.production': `${prefix}A=production`,
  });

  test.for<[tool: string, prefix: string, ...values: (string | undefined)[]]>([
    ['vite', 'VITE_', 'env', 'local', 'mode', 'both'],
    ['astro', 'PUBLIC_', 'env', 'local', 'mode', 'both'],
    ['@vue/cli-service', 'VUE_APP_', 'env', 'local', 'mode', 'both'],
    ['next', 'NEXT_PUBLIC_', 'env', 'local', 'local', 'both'],
    ['react-scripts', 'REACT_APP_', 'env', 'local', 'local', 'both'],
    ['expo', 'EXPO_PUBLIC_', 'env', 'local', 'local', 'both'],
    ['nuxt', 'ANY_', 'env', 'env', 'env', 'env'],
    ['gatsby', 'GATSBY_', undefined, undefined, 'mode', 'mode'],
    ['@angular/cli', 'ANY_', undefined, undefined, undefined, undefined],
  ])('%s', ([tool, prefix, ...values]) => {
    const files = filesOf({ 'package.json': manifest([tool]), ...all(prefix) });
    const { valueOf } = clientEnvironment(at('src/main.ts'), files);
    expect(['A', 'B', 'C', 'D'].map((name) => valueOf(prefix + name))).toEqual(values);
  });
});

test('a client sees only what its tool exposes', () => {
  const files = filesOf({ 'package.json': manifest(['vite']), '.env': 'VITE_API=here\nAPI=hidden' });
  const { valueOf } = clientEnvironment(at('src/main.ts'), files);
  expect([valueOf('VITE_API'), valueOf('API'), valueOf('toString')]).toEqual(['here', undefined, undefined]);
});

test('the scripts decide between tools, and their variables count', () => {
  const files = filesOf({
    'package.json': manifest(['vite', 'next'], { dev: 'NEXT_PUBLIC_API=http://localhost:4000 next dev' }),
    '.env.local': 'NEXT_PUBLIC_B=local\nVITE_B=local',
    '.env.development': 'NEXT_PUBLIC_B=mode',
  });
  const { valueOf } = clientEnvironment(at('src/main.ts'), files);
  expect([valueOf('NEXT_PUBLIC_API'), valueOf('NEXT_PUBLIC_B'), valueOf('VITE_B')]).toEqual([
    'http://localhost:4000',
    'local',
    undefined,
  ]);
});

test('the files of the nearest package hold, never those of a neighbour or of the root', () => {
  const files = filesOf({
    'package.json': manifest([]),
    '.env': 'VITE_API=root',
    'apps/web/package.json': manifest(['vite']),
    'apps/admin/.env': 'VITE_API=admin',
  });
  expect(clientEnvironment(at('apps/web/src/main.ts'), files).valueOf('VITE_API')).toBeUndefined();
});

test.for<[line: string, value: string | undefined]>([
  ['VITE_X=http://localhost:4000', 'http://localhost:4000'],
  ['VITE_X="http://localhost:4000" # why', 'http://localhost:4000'],
  ["VITE_X='http://localhost:$PORT'", 'http://localhost:4000'],
  ['VITE_X=http://localhost:$PORT', 'http://localhost:4000'],
  ['VITE_X=http://localhost:${PORT}/api', 'http://localhost:4000/api'],
  ['VITE_X=http://localhost:${MISSING:-5000}', 'http://localhost:5000'],
  ['VITE_X=${MISSING}', ''],
  ['VITE_X=\\$PORT', '$PORT'],
  ['export VITE_X=1', '1'],
  ['VITE_X=$VITE_X', undefined],
  ['# VITE_X=1', undefined],
])('%s', ([line, value]) => {
  const files = filesOf({ 'package.json': manifest(['vite']), '.env': `PORT=4000\n${line}` });
  const found = clientEnvironment(at('main.ts'), files).valueOf('VITE_X');
  // A circle ends; what it leaves is nobody's business.
  if (line !== 'VITE_X=$VITE_X') expect(found).toBe(value);
  else expect(found).toBeTypeOf('string');
});

describe('a server', () => {
  test.for<[title: string, texts: Texts, port: string | undefined]>([
    ['reads no env file by itself', { 'package.json': manifest(['express']), '.env': 'PORT=4000' }, undefined],
    ['reads .env by dotenv', { 'package.json': manifest(['dotenv']), '.env': 'PORT=4000' }, '4000'],
    [
      'reads no mode by dotenv',
      { 'package.json': manifest(['dotenv']), '.env': 'PORT=4000', '.env.development': 'PORT=5000' },
      '4000',
    ],
    [
      'reads the mode by dotenv-flow',
      { 'package.json': manifest(['dotenv-flow']), '.env': 'PORT=4000', '.env.development': 'PORT=5000' },
      '5000',
    ],
    [
      'reads the file it is told',
      {
        'package.json': manifest([], { dev: 'node --env-file=config/dev.env server.js' }),
        'config/dev.env': 'PORT=4001',
      },
      '4001',
    ],
    [
      'has what its script sets, before any file',
      { 'package.json': manifest(['dotenv'], { start: 'PORT=4002 node dist/server.js' }), '.env': 'PORT=4000' },
      '4002',
    ],
    [
      'has not what another script sets',
      { 'package.json': manifest([], { dev: 'PORT=4002 node other.js' }) },
      undefined,
    ],
    [
      'prefers what a developer starts',
      { 'package.json': manifest([], { start: 'PORT=80 node .', dev: 'PORT=4003 node .' }) },
      '4003',
    ],
    ['has no variable of a tool', { 'package.json': manifest([], { dev: 'PORT=3001 next dev' }) }, undefined],
    ['survives a broken manifest', { 'package.json': '{', '.env': 'PORT=1' }, undefined],
  ])('%s', ([, texts, port]) => {
    expect(serverEnvironment(at('src/server.ts'), filesOf(texts)).valueOf('PORT')).toBe(port);
  });
});
