import { Command, Option } from 'commander';
import type { Linter } from 'eslint';
import plugin from '../index.ts';

interface LintOptions {
  readonly preset: 'recommended' | 'strict';
  readonly fix: boolean;
}

const SCRIPTS = '**/*.{js,mjs,cjs,jsx}';
const TYPED = '**/*.{ts,mts,cts,tsx}';

/**
 * `lint [files…]`: ESLint with the rules of this plugin and no configuration, for hooks and for a first look. Exits with 1
 * when something is reported.
 */
export function lintCommand(): Command {
  return new Command('lint')
    .description('lint files with the rules of this plugin alone, without any configuration')
    .argument('[files...]', 'files and folders', ['.'])
    .addOption(new Option('--preset <name>', 'which rules').choices(['recommended', 'strict']).default('recommended'))
    .option('--fix', 'write what can be fixed safely', false)
    .action(lint);
}

async function lint(files: readonly string[], { preset, fix }: LintOptions): Promise<void> {
  const { ESLint } = await load(() => import('eslint'), 'eslint');
  if (Number.parseInt(ESLint.version) < 9)
    throw new Error(`\`lint\` needs ESLint 9 or later, and ${ESLint.version} is installed.`);
  const parser = await load(() => import('@typescript-eslint/parser'), '@typescript-eslint/parser').catch(() => null);
  const overrideConfig: Linter.Config[] = [
    plugin.configs[preset],
    { files: [SCRIPTS], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
    // Without its parser, TypeScript is passed over: a parse error would say nothing about CORS.
    parser ? { files: [TYPED], languageOptions: { parser } } : { ignores: [TYPED] },
    { linterOptions: { reportUnusedDisableDirectives: 'off' } },
  ];
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig,
    fix,
    errorOnUnmatchedPattern: false,
    warnIgnored: false,
    // Comments that switch off rules of other plugins mean nothing here.
    ruleFilter: ({ ruleId }) => ruleId.startsWith('cors/'),
  });
  const results = await eslint.lintFiles([...files]);
  if (fix) await ESLint.outputFixes(results);
  const formatter = await eslint.loadFormatter('stylish');
  const text = await formatter.format(results);
  if (text !== '') console.log(text);
  if (results.some(({ errorCount }) => errorCount > 0)) process.exitCode = 1;
}

async function load<Module>(load: () => Promise<Module>, name: string): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    throw new Error(`\`${name}\` is not installed beside this plugin. Install it to lint.`, { cause });
  }
}
