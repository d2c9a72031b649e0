import { defineConfig } from 'vitest/config';

/** Real libraries in a real Chromium against servers on loopback. It needs Chromium, and the registry or a filled npm cache. */
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/browser/support/packages.ts', 'tests/browser/support/chromium.ts'],
    testTimeout: 20_000,
    hookTimeout: 120_000,
  },
});
