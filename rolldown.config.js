import { defineConfig } from 'rolldown';

// One file: a hundred small modules cost more to find than to run, and every process that lints pays for it.
export default defineConfig({
  input: 'src/index.ts',
  platform: 'node',
  external: [/^node:/, /^@eslint-community\//],
  output: { file: 'dist/index.js', format: 'esm', sourcemap: false },
});
