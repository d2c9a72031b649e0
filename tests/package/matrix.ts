import type { Consumer, Folder, Outcome, Tarball } from './consumer.ts';
import { installTarball } from './consumer.ts';

/** What one column of the table is made of: a version of ESLint, of TypeScript, and of Node. */
export interface Setup {
  readonly eslint: '8.57' | '9' | '10';
  /** `null`: no TypeScript installed. 7 has no parser of typescript-eslint yet. */
  readonly typescript: '5.9' | '6' | '7' | null;
  readonly node: '20.19' | '22' | '24';
}

/** `works`, `not offered` by that ESLint or TypeScript, or what went wrong. */
export type Result = 'works' | 'not offered' | { readonly failure: string };

const WILDCARD = `import cors from 'cors';
import express from 'express';

const app = express();
app.use(cors({ origin: '*', credentials: true }));
`;
const FIXED = WILDCARD.replace(`{ origin: '*', credentials: true }`, `{ origin: '*' }`);
/** Wrong under one setting of the program: for `strict` only. */
const POSSIBLE = WILDCARD.replace('credentials: true', `credentials: process.env.COOKIES === 'on'`);
const TYPED = WILDCARD.replace('const app = express();', 'const app: express.Express = express();');

const RULE = 'cors/no-wildcard-origin-with-credentials';

/** A project of a setup, in which each feature is tried in a folder of its own. */
export interface Project {
  readonly setup: Setup;
  readonly consumer: Consumer;
  /** The executable of the Node version. */
  readonly node: string;
}

export interface Feature {
  readonly name: string;
  readonly isOffered: (setup: Setup) => boolean;
  readonly attempt: (project: Project, folder: (files: Readonly<Record<string, string>>) => Folder) => Promise<void>;
}

const TYPESCRIPT = { '5.9': '~5.9.0', '6': '~6.0.0', '7': '^7.0.0' };

/** The packages that a user of a setup installs. */
export function packagesOf({ eslint, typescript }: Setup): readonly string[] {
  const parsed = typescript === '5.9' || typescript === '6';
  return [
    `eslint@${eslint}`,
    ...(typescript === null ? [] : [`typescript@${TYPESCRIPT[typescript]}`]),
    ...(parsed ? ['@typescript-eslint/parser@8', 'jiti@2'] : []),
  ];
}

export function install(tarball: Tarball, setup: Setup): Promise<Consumer> {
  return installTarball(tarball, packagesOf(setup));
}

/** Runs ESLint of a project with the Node version of its setup. */
async function eslint(
  { consumer, node, setup }: Project,
  folder: Folder,
  args: readonly string[],
  isFlat = true,
): Promise<Outcome> {
  const env = setup.eslint === '8.57' ? { ESLINT_USE_FLAT_CONFIG: String(isFlat) } : {};
  return folder.run(node, [`${consumer.path}/node_modules/eslint/bin/eslint.js`, ...args], env);
}

interface Message {
  readonly ruleId: string;
}

/** The rules reported per file; throws what ESLint says where it says anything else. */
async function reports(
  project: Project,
  folder: Folder,
  args: readonly string[] = [],
  isFlat = true,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const outcome = await eslint(project, folder, ['--format', 'json', ...args, 'src'], isFlat);
  try {
    const results = JSON.parse(outcome.stdout) as readonly { filePath: string; messages: readonly Message[] }[];
    return Object.fromEntries(
      results.map(({ filePath, messages }) => [filePath.split(/[\\/]/).at(-1), messages.map(({ ruleId }) => ruleId)]),
    );
  } catch {
    throw new Error(outcome.stderr || outcome.stdout);
  }
}

function same(found: unknown, expected: unknown): void {
  const [is, should] = [JSON.stringify(found), JSON.stringify(expected)];
  if (is !== should) throw new Error(`${is} instead of ${should}`);
}

const hasDefineConfig = ({ eslint: version }: Setup): boolean => version !== '8.57';
const hasParser = ({ typescript }: Setup): boolean => typescript === '5.9' || typescript === '6';

function flatConfig(setup: Setup, preset: string, more = ''): string {
  return hasDefineConfig(setup)
    ? `import { defineConfig } from 'eslint/config';\nimport cors from 'eslint-plugin-cors';\nexport default defineConfig({ plugins: { cors }, extends: ['cors/${preset}'] }${more});\n`
    : `import cors from 'eslint-plugin-cors';\nexport default [cors.configs['${preset}']${more}];\n`;
}

const parserImport = `import parser from '@typescript-eslint/parser';\n`;
const parserBlock = `, { files: ['**/*.ts'], languageOptions: { parser } }`;

/** Everything tried in each setup. */
export const features: readonly Feature[] = [
  {
    name: '`recommended` reports, and `--fix` mends',
    isOffered: () => true,
    async attempt(project, create) {
      const folder = create({
        'eslint.config.js': flatConfig(project.setup, 'recommended'),
        'src/wrong.js': WILDCARD,
        'src/possible.js': POSSIBLE,
        'src/right.js': FIXED,
      });
      same(await reports(project, folder), { 'possible.js': [], 'right.js': [], 'wrong.js': [RULE] });
      const { exitCode } = await eslint(project, folder, ['--fix', 'src']);
      same([exitCode, folder.read('src/wrong.js')], [0, FIXED]);
    },
  },
  {
    name: '`strict` says more',
    isOffered: () => true,
    async attempt(project, create) {
      const folder = create({ 'eslint.config.js': flatConfig(project.setup, 'strict'), 'src/possible.js': POSSIBLE });
      same(await reports(project, folder), { 'possible.js': [RULE] });
    },
  },
  {
    name: 'eslintrc',
    isOffered: ({ eslint: version }) => version === '8.57',
    async attempt(project, create) {
      const parserOptions = { ecmaVersion: 2022, sourceType: 'module' };
      for (const [preset, found] of [
        ['recommended-legacy', []],
        ['strict-legacy', [RULE]],
      ] as const) {
        const config = { root: true, extends: [`plugin:cors/${preset}`], parserOptions };
        const folder = create({
          '.eslintrc.json': JSON.stringify(config),
          'src/possible.js': POSSIBLE,
          'src/wrong.js': WILDCARD,
        });
        same(await reports(project, folder, [], false), { 'possible.js': found, 'wrong.js': [RULE] });
      }
    },
  },
  {
    name: 'CommonJS configuration',
    isOffered: hasDefineConfig,
    async attempt(project, create) {
      const config = `const cors = require('eslint-plugin-cors');\nmodule.exports = require('eslint/config').defineConfig({ plugins: { cors }, extends: ['cors/recommended'] });\n`;
      const folder = create({ 'eslint.config.cjs': config, 'src/wrong.js': WILDCARD });
      same(await reports(project, folder), { 'wrong.js': [RULE] });
    },
  },
  {
    name: 'TypeScript files',
    isOffered: hasParser,
    async attempt(project, create) {
      const folder = create({
        'eslint.config.js': parserImport + flatConfig(project.setup, 'recommended', parserBlock),
        'src/wrong.ts': TYPED,
      });
      same(await reports(project, folder), { 'wrong.ts': [RULE] });
    },
  },
  {
    name: 'TypeScript configuration',
    isOffered: (setup) => hasParser(setup) && hasDefineConfig(setup),
    async attempt(project, create) {
      const folder = create({ 'eslint.config.ts': flatConfig(project.setup, 'recommended'), 'src/wrong.js': WILDCARD });
      same(await reports(project, folder), { 'wrong.js': [RULE] });
    },
  },
  {
    name: 'types of the configuration',
    isOffered: (setup) => setup.typescript !== null && hasDefineConfig(setup),
    async attempt({ consumer, node, setup }, create) {
      const compilerOptions = { module: 'nodenext', target: 'es2022', strict: true, noEmit: true, types: [] };
      const folder = create({
        'tsconfig.json': JSON.stringify({
          compilerOptions: { ...compilerOptions, skipLibCheck: true },
          include: ['*.ts'],
        }),
        'eslint.config.ts': flatConfig(setup, 'recommended'),
        'wrong.ts': `import cors from 'eslint-plugin-cors';\n// @ts-expect-error: there is no such preset\nexport const preset = cors.configs.nothing.rules;\n`,
      });
      const { exitCode, stdout } = await folder.run(node, [`${consumer.path}/node_modules/typescript/bin/tsc`]);
      same([exitCode, stdout], [0, '']);
    },
  },
  {
    name: '`--cache`',
    isOffered: () => true,
    async attempt(project, create) {
      const folder = create({
        'eslint.config.js': flatConfig(project.setup, 'recommended'),
        'src/wrong.js': WILDCARD,
        'src/right.js': FIXED,
      });
      const cached = ['--cache', '--cache-location', '.cache/'];
      same(await reports(project, folder, cached), { 'right.js': [], 'wrong.js': [RULE] });
      same(await reports(project, folder, cached), { 'right.js': [], 'wrong.js': [RULE] });
      folder.write('src/right.js', WILDCARD);
      same(await reports(project, folder, cached), { 'right.js': [RULE], 'wrong.js': [RULE] });
    },
  },
  {
    name: '`--concurrency`',
    isOffered: hasDefineConfig,
    async attempt(project, create) {
      const names = Array.from({ length: 8 }, (_, index) => `wrong${String(index)}.js`);
      const folder = create({
        'eslint.config.js': flatConfig(project.setup, 'recommended'),
        ...Object.fromEntries(names.map((name) => [`src/${name}`, WILDCARD])),
      });
      const found = await reports(project, folder, ['--concurrency', '2']);
      same(found, Object.fromEntries(names.map((name) => [name, [RULE]])));
    },
  },
  {
    name: '`--suppress-all`',
    isOffered: hasDefineConfig,
    async attempt(project, create) {
      const folder = create({
        'eslint.config.js': flatConfig(project.setup, 'recommended'),
        'src/wrong.js': WILDCARD,
      });
      same((await eslint(project, folder, ['--suppress-all', 'src'])).exitCode, 0);
      same((await eslint(project, folder, ['src'])).exitCode, 0);
      same(JSON.parse(folder.read('eslint-suppressions.json')), { 'src/wrong.js': { [RULE]: { count: 1 } } });
    },
  },
  {
    name: '`--print-config`',
    isOffered: () => true,
    async attempt(project, create) {
      const folder = create({ 'eslint.config.js': flatConfig(project.setup, 'recommended'), 'src/wrong.js': WILDCARD });
      const { stdout, stderr } = await eslint(project, folder, ['--print-config', 'src/wrong.js']);
      const printed = JSON.parse(stdout || stderr) as { rules: Record<string, [unknown]> };
      same(printed.rules[RULE]?.[0], 2);
    },
  },
];

/** Tries all features of a project. */
export async function attemptAll(project: Project): Promise<Readonly<Record<string, Result>>> {
  const results: Record<string, Result> = {};
  for (const [index, feature] of features.entries()) {
    let folders = 0;
    const create = (files: Readonly<Record<string, string>>): Folder => {
      folders += 1;
      return project.consumer.folder(`${project.setup.node}-${String(index)}-${String(folders)}`, files);
    };
    results[feature.name] = feature.isOffered(project.setup)
      ? await outcomeOf(feature, project, create)
      : 'not offered';
  }
  return results;
}

async function outcomeOf(
  feature: Feature,
  project: Project,
  create: Parameters<Feature['attempt']>[1],
): Promise<Result> {
  try {
    await feature.attempt(project, create);
    return 'works';
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
