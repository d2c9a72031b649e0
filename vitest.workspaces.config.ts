import { defineConfig } from 'vitest/config';

/** The packed tarball in workspaces of Nx and Turborepo, which are installed from the registry or a filled npm cache. */
export default defineConfig({
  test: {
    include: ['tests/workspaces/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
