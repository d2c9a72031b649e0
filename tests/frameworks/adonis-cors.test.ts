import { describe } from 'vitest';
import { CREDENTIALS, describeMeasured, ORIGIN } from '../support/measured.ts';
import { testPolicies } from '../support/policy-tables.ts';

describe('@adonisjs/cors', () => {
  testPolicies(`import { defineConfig } from '@adonisjs/cors';`, [
    [`export default defineConfig({});`, '@adonisjs/cors: reflected/none +true'],
    [
      `const corsConfig = defineConfig({ enabled: true, origin: true, credentials: true }); export default corsConfig;`,
      '@adonisjs/cors: reflected/none +true',
    ],
    [`defineConfig({ enabled: false, origin: true, credentials: true });`],
    [`defineConfig({ enabled: app.inProduction, origin: true });`, '@adonisjs/cors: reflected/none +true'],
    [`defineConfig({ enabled: process.env.NODE_ENV !== 'production', origin: true });`],
    [`defineConfig({ origin: '*' });`, '@adonisjs/cors: reflected/none +true'],
    [`defineConfig({ origin: '*', credentials: false });`, '@adonisjs/cors: *'],
    [`defineConfig({ origin: false });`, '@adonisjs/cors: absent +true'],
    [`defineConfig({ origin: undefined });`, '@adonisjs/cors: absent +true'],
    [`defineConfig({ origin: /x/ });`, '@adonisjs/cors: absent +true'],
    [`defineConfig({ origin: new Set() });`, '@adonisjs/cors: unknown +true'],
    [`defineConfig({ origin: 'https://a.example' });`, '@adonisjs/cors: [https://a.example] +true'],
    [
      `defineConfig({ origin: 'https://a.example,https://b.example' });`,
      '@adonisjs/cors: [https://a.example, https://b.example] +true',
    ],
    [
      `defineConfig({ origin: ['https://a.example', 'https://b.example'] });`,
      '@adonisjs/cors: [https://a.example, https://b.example] +true',
    ],
    [`defineConfig({ origin: ['*'] });`, '@adonisjs/cors: [*] +true'],
    [`defineConfig({ origin: env.get('ORIGIN') });`, '@adonisjs/cors: unknown +true'],
    [`defineConfig({ origin: (origin) => origin });`, '@adonisjs/cors: reflected/none +true'],
    [`defineConfig({ origin: (origin, ctx) => true });`, '@adonisjs/cors: reflected/none +true'],
    [
      `defineConfig({ origin: (origin) => origin === 'https://a.example' });`,
      '@adonisjs/cors: reflected/checked +true',
    ],
    [`defineConfig({ origin: (origin) => ['https://a.example'] });`, '@adonisjs/cors: [https://a.example] +true'],
    [
      `defineConfig({ origin: 'https://a.example', credentials: 'true' });`,
      '@adonisjs/cors: [https://a.example] dropped true',
    ],
    [`defineConfig(options);`],
  ]);
});

describeMeasured(
  ['@adonisjs/cors'],
  [
    {
      because: 'the library drops what is not `true`: nothing is sent, though the author asked for credentials',
      covers: ({ install }) => install.includes(`credentials: 'true'`),
      rules: [CREDENTIALS],
    },
    {
      because: 'a text behind a comma and a space matches nobody; nothing is exposed, but the author meant somebody',
      covers: ({ install }) => install.includes('com, https'),
      rules: [ORIGIN],
    },
  ],
);

/** @see https://v5-docs.adonisjs.com/guides/cors */
describe('AdonisJS 5', () => {
  testPolicies(
    `import { CorsConfig } from '@ioc:Adonis/Core/Cors';`,
    [
      [
        `const corsConfig: CorsConfig = { enabled: true, origin: true, credentials: true }; export default corsConfig;`,
        'AdonisJS 5: reflected/none +true',
      ],
      [
        `const corsConfig: CorsConfig = { enabled: true, origin: '*', credentials: true }; export default corsConfig;`,
        'AdonisJS 5: reflected/none +true',
      ],
      [
        `const corsConfig: CorsConfig = { enabled: false, origin: true, credentials: true }; export default corsConfig;`,
      ],
    ],
    'config/cors.ts',
  );
});
