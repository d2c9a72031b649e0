import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // By default a machine of two cores would use one.
    maxWorkers: '100%',
    // Two thirds of the time would go into loading the same modules for each file.
    isolate: false,
    setupFiles: ['tests/support/seed.ts'],
    // Suites with a configuration of their own: they need more than Node, such as the package registry.
    exclude: [
      ...configDefaults.exclude,
      'tests/browser/**',
      'tests/package/**',
      'tests/wire/**',
      'tests/workspaces/**',
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'html'],
      // Floors, not goals. The goals are 100 for `cors` and `frameworks` and 95 elsewhere.
      thresholds: {
        statements: 70,
        branches: 60,
        functions: 70,
        lines: 70,
      },
    },
  },
});
