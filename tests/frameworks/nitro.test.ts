import { expect, test } from 'vitest';
import { policiesIn } from '../support/policies.ts';

const CREDENTIALS = `'Access-Control-Allow-Credentials': 'true'`;

test.for<readonly [file: string, code: string, ...expected: readonly string[]]>([
  ['nuxt.config.ts', `export default defineNuxtConfig({ routeRules: { '/api/**': { cors: true } } });`, 'headers: *'],
  [
    'nuxt.config.ts',
    `export default defineNuxtConfig({ routeRules: { '/api/**': { cors: { origin: 'https://a.example' } } } });`,
    'headers: *',
  ],
  [
    'nuxt.config.ts',
    `export default defineNuxtConfig({ routeRules: { '/api/**': { cors: true, headers: { ${CREDENTIALS} } } } });`,
    'headers: * +true',
  ],
  [
    'nuxt.config.ts',
    `export default defineNuxtConfig({ routeRules: { '/**': { cors: true, headers: { 'access-control-allow-origin': 'https://a.example', ${CREDENTIALS} } } } });`,
    'headers: https://a.example +true',
  ],
  [
    'nuxt.config.ts',
    `export default defineNuxtConfig({ nitro: { routeRules: { '/api/**': { headers: { 'Access-Control-Allow-Origin': '*', ${CREDENTIALS} } } } } });`,
    'headers: * +true',
  ],
  [
    'nuxt.config.js',
    `import { defineNuxtConfig } from 'nuxt/config'; export default defineNuxtConfig({ routeRules: { '/a': { cors: false, headers: { ${CREDENTIALS} } }, '/b': { prerender: true } } });`,
    'headers: absent +true',
  ],
  [
    'nitro.config.ts',
    `export default defineNitroConfig({ routeRules: { '/**': { headers: { 'Access-Control-Allow-Origin': '*', ${CREDENTIALS} } } } });`,
    'headers: * +true',
  ],
  [
    'nitro.config.ts',
    `import { defineConfig } from 'nitro'; export default defineConfig({ routeRules: { '/**': { cors: true, headers: { ${CREDENTIALS} } } } });`,
    'headers: * +true',
  ],
  [
    'nitro.config.ts',
    `export default { routeRules: { '/**': { cors: true, headers: { ${CREDENTIALS} } } } };`,
    'headers: * +true',
  ],
  [
    'nitro.config.ts',
    `export default { routeRules: { '/**': { cors: process.env.OPEN === '1', headers: { ${CREDENTIALS} } } } };`,
    'headers: absent +true',
  ],
  ['pages/index.ts', `defineRouteRules({ cors: true, headers: { ${CREDENTIALS} } });`, 'headers: * +true'],
  ['nuxt.config.ts', `export default defineNuxtConfig({ routeRules: rules, cors: { origin: '*' } });`],
  ['other.ts', `export default { routeRules: { '/**': { cors: true } } };`],
])('%s: %s', ([file, code, ...expected]) => {
  expect(policiesIn(code, 'typescript', file)).toEqual(expected);
});
