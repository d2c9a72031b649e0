import { expect, test } from 'vitest';
import { policiesIn } from '../support/policies.ts';

const inEvent = (cors: string): string =>
  `events: [{ http: { method: 'get', path: 'a', cors: ${cors} } }, { schedule: 'rate(1 day)' }]`;

test.for<readonly [file: string, code: string, ...expected: readonly string[]]>([
  [
    'serverless.ts',
    `const config: AWS = { functions: { hello: { handler, ${inEvent(`{ origin: '*', allowCredentials: true }`)} } } }; module.exports = config;`,
    'Serverless Framework: * +true',
  ],
  [
    'serverless.js',
    `module.exports = { functions: { hello: { ${inEvent(`{ origin: 'https://a.example/', allowCredentials: true }`)} } } };`,
    'Serverless Framework: https://a.example/ +true',
  ],
  [
    'serverless.js',
    `module.exports = async () => ({ functions: { hello: { ${inEvent(`{ origin: '*', allowCredentials: true }`)} } } });`,
    'Serverless Framework: * +true',
  ],
  [
    'serverless.ts',
    `export default { functions: { hello: { ${inEvent(`{ origins: ['*'], allowCredentials: true }`)} } } };`,
    'Serverless Framework: unknown +true',
  ],
  [
    'serverless.ts',
    `export default { functions: { hello: { ${inEvent(`{ origin: '\${self:custom.origin}', allowCredentials: true }`)} } } };`,
    'Serverless Framework: unknown +true',
  ],
  [
    'serverless.ts',
    `export default { functions: { hello: { ${inEvent(`{ origin: ['*'], allowCredentials: true }`)} } } };`,
    'Serverless Framework: unknown +true',
  ],
  [
    'src/functions/hello/index.ts',
    `export default { handler, ${inEvent(`{ origin: '*', allowCredentials: true }`)} };`,
    'Serverless Framework: * +true',
  ],
  [
    'serverless.ts',
    `export default { functions: { hello: { ${inEvent('true')} } } };`,
    'Serverless Framework: unknown',
  ],
  ['serverless.ts', `import hello from '@functions/cors'; export default { functions: { hello } };`],
  ['config.ts', `export default { functions: { hello: { ${inEvent(`{ origin: '*', allowCredentials: true }`)} } } };`],
])('%s: %s', ([file, code, ...expected]) => {
  expect(policiesIn(code, 'typescript', file)).toEqual(expected);
});
