import { describe } from 'vitest';
import { CREDENTIALS, describeMeasured } from '../support/measured.ts';
import { testPolicies } from '../support/policy-tables.ts';

describe('Sails', () => {
  testPolicies(
    '',
    [
      [
        `module.exports.security = { cors: { allRoutes: true, allowOrigins: '*', allowCredentials: true, allowAnyOriginWithCredentialsUnsafe: true } };`,
        'Sails: reflected/none +true',
      ],
      [
        `module.exports.security = { cors: { allowOrigins: '*', allowCredentials: true, allowAnyOriginWithCredentialsUnsafe: true } };`,
      ],
      [
        `module.exports.security = { cors: { allRoutes: false, allowCredentials: true, allowAnyOriginWithCredentialsUnsafe: true } };`,
      ],
      [
        `module.exports.security = { cors: { allRoutes: true, allowCredentials: true, allowAnyOriginWithCredentialsUnsafe: true } };`,
        'Sails: reflected/none +true',
      ],
      [
        `module.exports.security = { cors: { allRoutes: true, allowOrigins: ['*'], allowCredentials: true } };`,
        'Sails: absent +true',
      ],
      [
        `module.exports.security = { cors: { allRoutes: true, allowOrigins: ['https://a.example'], allowCredentials: true } };`,
        'Sails: [https://a.example] +true',
      ],
      [
        `module.exports.security = { cors: { allRoutes: true, allowOrigins: 'https://a.example' } };`,
        'Sails: [https://a.example]',
      ],
      [`module.exports.security = { cors: { allRoutes: true, allowOrigins: settings } };`, 'Sails: unknown'],
      [`module.exports.security = { csrf: true };`],
    ],
    '/app/config/security.js',
  );

  describe('of an environment', () => {
    const code = `module.exports = { security: { cors: { allRoutes: true, allowCredentials: true, allowAnyOriginWithCredentialsUnsafe: true } } };`;
    testPolicies('', [[code, 'Sails: reflected/none +true']], '/app/config/env/production.js');
    testPolicies('/* Nobody is exposed. */', [[code]], '/app/config/env/development.js');
  });
});

describeMeasured(
  ['sails'],
  [
    {
      because: 'the library drops what is not `true`: nothing is sent, though the author asked for credentials',
      covers: ({ install }) => install.includes(`allowCredentials: 'true'`),
      rules: [CREDENTIALS],
    },
  ],
);

describe('Sails with the names of options before version 1', () => {
  testPolicies(
    '',
    [
      [
        `module.exports.security = { cors: { allRoutes: true, origin: 'https://a.example, https://b.example', credentials: true } };`,
        'Sails: [https://a.example, https://b.example] +true',
      ],
      [
        `module.exports.security = { cors: { allRoutes: true, origin: '*', allowAnyOriginWithCredentialsUnsafe: true, credentials: true } };`,
        'Sails: reflected/none +true',
      ],
    ],
    'config/security.js',
  );
});

// Nobody knows here which version it is.
describe('config/cors.js', () => {
  testPolicies('', [[`module.exports.cors = { allRoutes: true, origin: '*' };`]], 'config/cors.js');
});
