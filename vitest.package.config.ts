import { defineConfig } from 'vitest/config';

/** The packed tarball in an empty project. It installs ESLint, hence needs the registry or a filled npm cache. */
export default defineConfig({
  test: {
    include: ['tests/package/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
