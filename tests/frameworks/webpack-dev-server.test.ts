import { describe, expect, test } from 'vitest';
import { describeMeasured, RULE_OF_CLASS } from '../support/measured.ts';
import type { Row } from '../support/measured.ts';
import { policiesIn } from '../support/policies.ts';

const HEADERS = `'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true'`;
const LIST = `{ key: 'Access-Control-Allow-Origin', value: '*' }, { key: 'Access-Control-Allow-Credentials', value: 'true' }`;

describe('webpack-dev-server', () => {
  test.for<readonly [file: string, code: string, ...expected: readonly string[]]>([
    ['webpack.config.js', `module.exports = { devServer: { headers: { ${HEADERS} } } };`, 'headers: * +true ?'],
    [
      'webpack.config.js',
      `module.exports = (env, argv) => ({ devServer: { headers: { ${HEADERS} } } });`,
      'headers: * +true ?',
    ],
    [
      'webpack.config.js',
      `module.exports = [{ devServer: { headers: { ${HEADERS} } } }, { entry }];`,
      'headers: * +true ?',
    ],
    ['webpack.dev.mjs', `export default { devServer: { headers: [${LIST}] } };`, 'headers: * +true ?'],
    [
      'webpack.dev.mjs',
      `export default { devServer: { headers: (req, res, context) => ({ ${HEADERS} }) } };`,
      'headers: * +true ?',
    ],
    [
      'webpack.dev.mjs',
      `export default { devServer: { headers: (req) => ({ 'Access-Control-Allow-Origin': req.headers.origin, 'Access-Control-Allow-Credentials': 'true' }) } };`,
      'headers: reflected/none +true ?',
    ],
    [
      'webpack.dev.mjs',
      `export default { devServer: { headers: () => { const headers = {}; headers['Access-Control-Allow-Origin'] = '*'; return headers; } } };`,
      'headers: * ?',
    ],
    [
      'rspack.config.ts',
      `export default defineConfig({ devServer: { headers: { ${HEADERS} } } });`,
      'headers: * +true ?',
    ],
    [
      'vue.config.js',
      `module.exports = defineConfig({ devServer: { headers: { ${HEADERS} } } });`,
      'headers: * +true ?',
    ],
    [
      'server.js',
      `import Server from 'webpack-dev-server'; new Server({ headers: { ${HEADERS} } }, compiler);`,
      'headers: * +true ?',
    ],
    ['webpack.config.js', `module.exports = { devServer: { headers: unknownHeaders, cors: true } };`],
    [
      'webpack.config.js',
      `module.exports = { devServer: { headers: [{ key: name, value: '*' }, { key: 'Access-Control-Max-Age' }] } };`,
    ],
    ['webpack.config.js', `module.exports = { devServer: { proxy: [{ headers: { ${HEADERS} } }] } };`],
    ['config.js', `module.exports = { devServer: { headers: { ${HEADERS} } } };`],
  ])('%s: %s', ([file, code, ...expected]) => {
    expect(policiesIn(code, 'typescript', file)).toEqual(expected);
  });
});

const ofDevelopers = {
  because: 'only a developer reaches this server',
  covers: ({ class: outcome }: Row): boolean => outcome in RULE_OF_CLASS,
  rules: [],
};

describeMeasured(['webpack-dev-server'], [ofDevelopers]);
/** `strict` tells what is refused from what is open there too. */
describeMeasured(['webpack-dev-server'], [], 'strict');
