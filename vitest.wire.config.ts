import { defineConfig } from 'vitest/config';

/** Real servers of the real libraries, which `tests/wire/workspace` names. It needs the registry or a filled npm cache. */
export default defineConfig({
  test: {
    include: ['tests/wire/**/*.test.ts'],
    globalSetup: ['tests/wire/home.ts'],
    setupFiles: ['tests/support/seed.ts'],
    testTimeout: 900_000,
    hookTimeout: 300_000,
    // Most of what a suite does is wait for servers that never answer.
    maxConcurrency: 4,
  },
});
