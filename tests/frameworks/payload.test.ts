import { describe } from 'vitest';
import { describeMeasured, ORIGIN } from '../support/measured.ts';
import { testPolicies } from '../support/policy-tables.ts';

describe('Payload', () => {
  testPolicies(`import { buildConfig } from 'payload';`, [
    [`export default buildConfig({ cors: '*' });`, 'Payload: * by default'],
    [`export default buildConfig({ cors: { origins: '*' } });`, 'Payload: *'],
    [
      `export default buildConfig({ cors: ['https://a.example', 'https://b.example'] });`,
      'Payload: [https://a.example, https://b.example] +true',
    ],
    [
      `export default buildConfig({ cors: { origins: ['https://a.example'], headers: ['x-custom'] } });`,
      'Payload: [https://a.example] +true',
    ],
    [`export default buildConfig({ cors: ['https://a.example/'] });`, 'Payload: [https://a.example/] +true'],
    [`export default buildConfig({ cors: [process.env.ORIGIN] });`, 'Payload: unknown +true'],
    [`export default buildConfig({ cors: process.env.ORIGINS.split(',') });`, 'Payload: unknown +true'],
    [`export default buildConfig({ cors: 'https://a.example' });`, 'Payload: absent +true'],
    [`export default buildConfig({ cors: { origins: /x/ } });`, 'Payload: absent +true'],
    [`export default buildConfig({ cors: {} });`, 'Payload: absent +true'],
    [`export default buildConfig({ collections: [] });`],
    [
      `import { buildConfig as former } from 'payload/config'; export default former({ cors: ['https://a.example'] });`,
      'Payload: [https://a.example] +true',
    ],
  ]);
});

describeMeasured(
  ['payload'],
  [
    {
      because: 'an entry that no browser sends matches nobody; nothing is exposed, but the author meant somebody',
      covers: ({ install }) => install.includes(`['*']`),
      rules: [ORIGIN],
    },
  ],
);
