import { defineConfig } from 'rolldown';

// Few files: a hundred small modules cost more to find than to run, and every process that lints pays for it.
export default defineConfig({
  input: { index: 'src/index.ts', cli: 'src/cli/main.ts', 'scan-thread': 'src/scan-thread.ts' },
  platform: 'node',
  // Whatever is not written here is a package.
  external: [/^node:/, /^[^./]/],
  output: {
    dir: 'dist',
    format: 'esm',
    sourcemap: false,
    chunkFileNames: '[name].js',
    // What is downloaded and parsed by every process that lints is half as large.
    minify: true,
  },
});
