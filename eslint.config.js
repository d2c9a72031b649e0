import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import tseslint from 'typescript-eslint';

/**
 * What a folder of `src` may import besides itself; from `types`, only by `import type`. Arrows go one way: see
 * CONTRIBUTING.md. Files directly in `src` may import everything; they are named here without their ending.
 */
const layers = {
  cors: { values: ['parsed-url'], types: [] },
  syntax: { values: ['parsed-url'], types: [] },
  flow: { values: ['syntax', 'cors'], types: [] },
  frameworks: { values: ['parsed-url', 'cors'], types: ['syntax', 'recognise'] },
  clients: { values: ['cors'], types: ['syntax', 'recognise'] },
  recognise: { values: ['telling-words', 'parsed-url', 'frameworks', 'clients', 'syntax', 'flow', 'cors'], types: [] },
  project: {
    values: ['telling-words', 'version', 'parsed-url', 'recognise', 'frameworks', 'clients', 'syntax', 'flow', 'cors'],
    types: [],
  },
  fix: { values: ['cors'], types: ['recognise'] },
  cli: { values: ['index', 'version', 'project', 'recognise', 'rules', 'cors'], types: [] },
  rules: { values: ['create-rule', 'load-engine', 'recognise', 'cors', 'fix', 'project'], types: [] },
};

const src = resolve(import.meta.dirname, 'src');

/** The first segment below `src`: `rules`, `create-rule`; `..` for a file outside of it. */
function layerOf(file) {
  return relative(src, file).split(sep)[0].replace(/\.ts$/, '');
}

/** Reports an import between the folders of `src` that the table does not allow, however it is spelled. */
const layerDirection = {
  meta: {
    type: 'problem',
    docs: { description: 'Disallow imports against the direction of the layers' },
    schema: [],
    messages: {
      forbidden: '`{{from}}` imports nothing of `{{to}}`. The table of layers in `eslint.config.js` says what it may.',
      typesOnly: '`{{from}}` takes only types of `{{to}}`. Write `import type`.',
      unlisted: '`{{from}}` has no row in the table of layers in `eslint.config.js`.',
    },
  },
  create(context) {
    const from = layerOf(context.filename);
    const allowed = layers[from];
    if (dirname(context.filename) === src) return {};
    if (!allowed) return { Program: (node) => context.report({ node, messageId: 'unlisted', data: { from } }) };

    function compare(source, isType) {
      if (typeof source?.value !== 'string' || !source.value.startsWith('.')) return;
      const to = layerOf(resolve(dirname(context.filename), source.value));
      if (to === from || allowed.values.includes(to)) return;
      const isTypeLayer = allowed.types.includes(to);
      if (isTypeLayer && isType) return;
      context.report({ node: source, messageId: isTypeLayer ? 'typesOnly' : 'forbidden', data: { from, to } });
    }

    return {
      ImportDeclaration: (node) => compare(node.source, node.importKind === 'type'),
      ExportNamedDeclaration: (node) => compare(node.source, node.exportKind === 'type'),
      ExportAllDeclaration: (node) => compare(node.source, node.exportKind === 'type'),
      ImportExpression: (node) => compare(node.source, false),
      TSImportType: (node) => compare(node.source, true),
    };
  },
};

const typesOnly = {
  regex: '^(@typescript-eslint/|typescript$|eslint$|eslint/)',
  allowTypeImports: true,
  message: 'Take only types of it: at run time it is slow to load, or not there.',
};

const barrel = {
  selector: 'ExportAllDeclaration',
  message: 'Name what is exported.',
};

const dynamicImport = {
  selector: 'ImportExpression',
  message: 'Only `project` loads a package when it needs it.',
};

const defaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Only rules are default exports.',
};

const built = resolve(import.meta.dirname, 'dist/index.js');

/** The plugin lints itself once it is built; `npm run lint` builds first, an editor may come before. */
const ownRules = existsSync(built)
  ? [{ files: ['src/**/*.ts'], plugins: { cors: (await import(built)).default }, extends: ['cors/strict'] }]
  : [];

export default defineConfig(
  // The applications in `examples` and the fixtures hold the mistakes that the plugin finds.
  globalIgnores(['dist/', 'coverage/', 'examples/*/', 'tests/fixtures/']),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  eslint.configs.recommended,
  tseslint.configs.recommended,
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: { console: 'readonly', performance: 'readonly', process: 'readonly', URL: 'readonly' },
    },
  },
  {
    rules: {
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', barrel],
      'object-shorthand': 'error',
      'prefer-template': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [tseslint.configs.recommendedTypeCheckedOnly],
    plugins: { layers: { rules: { direction: layerDirection } } },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'layers/direction': 'error',
      'max-lines': ['error', 300],
      'no-restricted-imports': ['error', { patterns: [typesOnly] }],
      'no-restricted-properties': [
        'error',
        { object: 'URL', property: 'canParse', message: 'Ask `parsedUrl`, which says why.' },
      ],
      'no-restricted-syntax': ['error', barrel, dynamicImport, defaultExport],
      // Node types are compared with strings: the enum they come from exists only as a type here.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
    },
  },
  {
    // The command loads what it needs when it runs, and rules are loaded by it as a whole.
    files: ['src/project/**/*.ts', 'src/cli/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', barrel, defaultExport] },
  },
  {
    files: ['src/rules/**/*.ts'],
    extends: [eslintPlugin.configs.recommended],
    rules: { 'no-restricted-syntax': ['error', barrel, dynamicImport] },
  },
  ownRules,
);
