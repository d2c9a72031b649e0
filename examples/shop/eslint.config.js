import typescriptParser from '@typescript-eslint/parser';
import { defineConfig } from 'eslint/config';
import cors from 'eslint-plugin-cors';

export default defineConfig([
  {
    files: ['**/*.{js,mjs,cjs,ts}'],
    plugins: { cors },
    extends: ['cors/recommended'],
  },
  {
    files: ['**/*.ts'],
    languageOptions: { parser: typescriptParser },
  },
]);
