import { describe } from 'vitest';
import { testPolicies } from '../support/policy-tables.ts';

/** @see https://rsbuild.rs/config/server/cors */
describe('Rsbuild', () => {
  testPolicies(`import { defineConfig } from '@rsbuild/core';`, [
    [`export default defineConfig({ server: { cors: { origin: '*', credentials: true } } });`, 'Rsbuild: * +true ?'],
    [`export default defineConfig({ server: { cors: { credentials: true } } });`, 'Rsbuild: reflected/checked +true ?'],
    [
      `export default defineConfig({ server: { cors: { origin: (origin, callback) => callback(null, known.has(origin)), credentials: true } } });`,
      'Rsbuild: reflected/none +true ?',
    ],
    [`export default defineConfig({ server: { cors: true } });`, 'Rsbuild: * by default ?'],
    [`export default defineConfig({ server: { cors: false } });`],
    [
      `export default defineConfig({ server: { headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' } } });`,
      'headers: * +true ?',
    ],
  ]);

  testPolicies(
    '',
    [[`export default { server: { cors: { origin: true, credentials: true } } };`, 'Rsbuild: reflected/none +true ?']],
    '/repository/rsbuild.config.mjs',
  );
});
