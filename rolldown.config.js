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
    // Names stay, so that a stack trace can be read; comments and white space are two thirds of the size.
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
  },
});
