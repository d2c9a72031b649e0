import type { ESLint, Linter, Rule } from 'eslint';
import { loadEngine } from './load-engine.ts';
import { offerSharing } from './project/sharing.ts';
import { rules } from './rules/index.ts';
import { VERSION } from './version.ts';

type Preset = 'recommended' | 'strict';

/** A preset in the form of ESLint 8. */
interface LegacyConfig {
  plugins: string[];
  rules: Linter.RulesRecord;
}

/** Names no rule: their types would bring packages that users need not have. */
interface CorsPlugin {
  meta: { name: string; readonly version: string; namespace: string };
  rules: Record<string, Rule.RuleModule>;
  configs: Record<Preset, Linter.Config> & Record<`${Preset}-legacy`, LegacyConfig>;
}

const names = Object.keys(rules) as (keyof typeof rules)[]; // `Object.keys` forgets the type

const plugin: CorsPlugin = {
  meta: {
    name: 'eslint-plugin-cors',
    namespace: 'cors',
    /**
     * With what a lint may depend on in other files: ESLint asks for it with `--cache` alone, whose results then end with the facts
     * that they come from.
     */
    get version() {
      const digest = loadEngine().projectDigest(process.cwd());
      return digest === null ? VERSION : `${VERSION}+${digest}`;
    },
  },
  rules: rules as unknown as Record<string, Rule.RuleModule>, // the same objects; typescript-eslint types them more narrowly
  configs: {
    recommended: flatConfig('recommended'),
    strict: flatConfig('strict'),
    'recommended-legacy': { plugins: ['cors'], rules: ruleEntries('recommended') },
    'strict-legacy': { plugins: ['cors'], rules: ruleEntries('strict') },
  },
} satisfies ESLint.Plugin;

plugin.configs.recommended.plugins = { cors: plugin };
plugin.configs.strict.plugins = { cors: plugin };

function flatConfig(preset: Preset): Linter.Config {
  return { name: `cors/${preset}`, rules: ruleEntries(preset) };
}

/** `strict` has every rule, and lets it report what is possible but not proven. */
function ruleEntries(preset: Preset): Linter.RulesRecord {
  const entries = names
    .filter((name) => preset === 'strict' || rules[name].meta.docs.preset === 'recommended')
    .map((name): [string, Linter.RuleEntry] => {
      const [options] = rules[name].meta.defaultOptions;
      const asks = preset === 'strict' && options !== undefined && 'includePossible' in options;
      return [`cors/${name}`, asks ? ['error', { includePossible: true }] : 'error'];
    });
  return Object.fromEntries(entries);
}

offerSharing();

export { plugin as default, plugin as 'module.exports' };
