import eslint from '@eslint/js';
import parser from '@typescript-eslint/parser';
import { defineConfig } from 'eslint/config';

/** What an ordinary project lints with, and the same with every rule of the plugin. */
export function configs(plugin) {
  const files = ['**/*.{js,mjs,ts,tsx}'];
  // Comments in files of the corpus name rules of plugins that are not there.
  const linterOptions = { noInlineConfig: true, reportUnusedDisableDirectives: 'off' };
  const without = defineConfig({
    files,
    linterOptions,
    languageOptions: { parser },
    extends: [eslint.configs.recommended],
  });
  const withOther = (plugins, rules) => defineConfig(without, { files, plugins, rules });
  return {
    without,
    withOther,
    withPlugin: defineConfig(without, { files, plugins: { cors: plugin }, extends: ['cors/strict'] }),
  };
}
