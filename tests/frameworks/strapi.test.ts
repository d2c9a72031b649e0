import { describe } from 'vitest';
import { describeMeasured, ORIGIN } from '../support/measured.ts';
import { testPolicies } from '../support/policy-tables.ts';
import type { PolicyRows } from '../support/policy-tables.ts';

const rows: PolicyRows = [
  [`export default ['strapi::logger', 'strapi::cors', 'strapi::public'];`, 'strapi::cors: reflected/none +true'],
  [`module.exports = ['strapi::cors'];`, 'strapi::cors: reflected/none +true'],
  [`const config = [{ name: 'strapi::cors' }]; export default config;`, 'strapi::cors: reflected/none +true'],
  [
    `module.exports = ({ env }) => ['strapi::errors', { name: 'strapi::cors', config: { origin: ['*'] } }];`,
    'strapi::cors: reflected/none +true',
  ],
  [
    `export default ({ env }) => [{ name: 'strapi::cors', config: { origin: env.array('ORIGINS') } }];`,
    'strapi::cors: unknown +true',
  ],
  [`export default ['strapi::logger', { name: 'strapi::body', config: {} }];`],
  [`export default [{ name: 'strapi::cors', config: {} }];`, 'strapi::cors: reflected/none +true'],
  [`export default [{ name: 'strapi::cors', config: { enabled: false } }];`, 'strapi::cors: reflected/none +true'],
  [`export default [{ name: 'strapi::cors', config: { credentials: false } }];`, 'strapi::cors: * by default'],
  [`export default [{ name: 'strapi::cors', config: { origin: null } }];`, 'strapi::cors: reflected/none +true'],
  [`export default [{ name: 'strapi::cors', config: { origin: false } }];`, 'strapi::cors: absent +true'],
  [`export default [{ name: 'strapi::cors', config: { origin: /x/ } }];`, 'strapi::cors: absent +true'],
  [`export default [{ name: 'strapi::cors', config: { origin: new Set() } }];`, 'strapi::cors: unknown +true'],
  [
    `export default [{ name: 'strapi::cors', config: { origin: 'https://a.example' } }];`,
    'strapi::cors: [https://a.example] +true',
  ],
  [
    `export default [{ name: 'strapi::cors', config: { origin: 'https://a.example, https://b.example' } }];`,
    'strapi::cors: [https://a.example, https://b.example] +true',
  ],
  [
    `export default [{ name: 'strapi::cors', config: { origin: ['https://a.example'] } }];`,
    'strapi::cors: [https://a.example] +true',
  ],
  [
    `export default [{ name: 'strapi::cors', config: { origin: (ctx) => ctx.get('Origin') } }];`,
    'strapi::cors: reflected/none +true',
  ],
  [
    `export default [{ name: 'strapi::cors', config: { origin: () => ['https://a.example'] } }];`,
    'strapi::cors: [https://a.example] +true',
  ],
  [`export default [{ name: 'strapi::cors', config }];`],
  [
    `export default ({ env }) => [env.bool('OPEN') ? 'strapi::cors' : { name: 'strapi::cors', config: { origin: ['https://a.example'] } }];`,
    'strapi::cors: reflected/none +true',
    'strapi::cors: [https://a.example] +true',
  ],
  [
    `export default ({ env }) => [env.bool('OPEN') ? 'strapi::cors' : 'global::cors'];`,
    'strapi::cors: reflected/none +true',
  ],
];

describe('strapi::cors', () => {
  testPolicies('', rows, 'config/middlewares.ts');

  describe('of an environment', () => {
    testPolicies(
      '',
      [[`module.exports = ['strapi::cors'];`, 'strapi::cors: reflected/none +true']],
      '/app/config/env/production/middlewares.js',
    );
    testPolicies(
      '',
      [[`module.exports = ['strapi::cors', 'development'];`]],
      '/app/config/env/development/middlewares.js',
    );
    testPolicies('', [[`module.exports = ['strapi::cors', 'elsewhere'];`]], '/app/src/middlewares.js');
  });
});

describeMeasured(
  ['@strapi/core strapi::cors'],
  [
    {
      because: 'an entry that no browser sends matches nobody; nothing is exposed, but the author meant somebody',
      covers: ({ install }) => install.includes('https://*.'),
      rules: [ORIGIN],
    },
  ],
);

/** @see https://docs-v3.strapi.io/developer-docs/latest/setup-deployment-guides/configurations.html#middlewares */
describe('Strapi 3', () => {
  testPolicies(
    '',
    [
      [
        `module.exports = ({ env }) => ({ settings: { cors: { enabled: true, origin: ['https://a.example'] } } });`,
        'Strapi 3: [https://a.example] +true',
      ],
      // Which @koa/cors it is decides whether everybody is reflected, or sent a star that browsers refuse: both are wrong.
      [`module.exports = { settings: { cors: { origin: '*' } } };`, 'Strapi 3: reflected/none +true'],
      [`module.exports = { settings: { cors: { enabled: false } } };`],
      [`module.exports = { settings: { parser: { enabled: true } } }; // cors`],
    ],
    'config/middleware.js',
  );
});
