import { describe, expect, test } from 'vitest';
import { policiesIn } from '../support/policies.ts';

const IMPORT = `import cors from 'cors';`;

const imports: readonly (readonly [name: string, code: string])[] = [
  ['default import', `import cors from 'cors'; app.use(cors({ origin: '*', credentials: true }));`],
  ['renamed', `import allow from 'cors'; app.use(allow({ origin: '*', credentials: true }));`],
  ['namespace', `import * as cors from 'cors'; app.use(cors({ origin: '*', credentials: true }));`],
  ['import = require', `import cors = require('cors'); app.use(cors({ origin: '*', credentials: true }));`],
  ['require', `const cors = require('cors'); app.use(cors({ origin: '*', credentials: true }));`],
  ['inline require', `app.use(require('cors')({ origin: '*', credentials: true }));`],
  [
    'compiled',
    `const cors_1 = __importDefault(require('cors')); app.use((0, cors_1.default)({ origin: '*', credentials: true }));`,
  ],
  [
    'dynamic import',
    `const { default: cors } = await import('cors'); app.use(cors({ origin: '*', credentials: true }));`,
  ],
  ['alias', `import cors from 'cors'; const allow = cors; app.use(allow({ origin: '*', credentials: true }));`],
  ['as any', `import cors from 'cors'; app.use((cors as any)({ origin: '*', credentials: true }));`],
  ['on a path', `import cors from 'cors'; app.use('/api', cors({ origin: '*', credentials: true }));`],
  [
    'on a route',
    `import cors from 'cors'; app.get('/', cors({ origin: '*', credentials: true }), (req, res) => res.send(''));`,
  ],
  ['for preflights', `import cors from 'cors'; app.options('/', cors({ origin: '*', credentials: true }));`],
  ['in a list', `import cors from 'cors'; app.use([cors({ origin: '*', credentials: true }), json()]);`],
  [
    'called at once',
    `import cors from 'cors'; app.use((req, res, next) => cors({ origin: '*', credentials: true })(req, res, next));`,
  ],
  [
    'kept in a constant',
    `import cors from 'cors'; const allow = cors({ origin: '*', credentials: true }); app.use(allow);`,
  ],
  [
    'options in a constant',
    `import cors from 'cors'; const options = { origin: '*', credentials: true }; app.use(cors(options));`,
  ],
  [
    'options as const',
    `import cors from 'cors'; const options = { origin: '*', credentials: true } as const satisfies CorsOptions; app.use(cors(options));`,
  ],
  ['options frozen', `import cors from 'cors'; app.use(cors(Object.freeze({ origin: '*', credentials: true })));`],
  [
    'options spread',
    `import cors from 'cors'; const base = { credentials: true }; app.use(cors({ ...base, origin: '*' }));`,
  ],
  [
    'options assigned',
    `import cors from 'cors'; const options = {}; options.origin = '*'; options.credentials = true; app.use(cors(options));`,
  ],
];

const origins: readonly (readonly [option: string, expected: string])[] = [
  [`'*'`, 'cors: * +true'],
  ['true', 'cors: reflected/none +true'],
  ['false', 'cors: absent +true'],
  ['undefined', 'cors: absent +true'],
  ['null', 'cors: absent +true'],
  [`''`, 'cors: absent +true'],
  ['123', 'cors: reflected/none +true'],
  ['{}', 'cors: reflected/none +true'],
  [`new URL('https://a.example')`, 'cors: reflected/none +true'],
  [`new Set(['https://a.example'])`, 'cors: reflected/none +true'],
  [`new String('https://a.example')`, 'cors: https://a.example +true'],
  [`'https://a.example'`, 'cors: https://a.example +true'],
  [`['https://a.example', 'https://b.example']`, 'cors: [https://a.example, https://b.example] +true'],
  [`['*']`, 'cors: [*] +true'],
  [`['https://a.example', true]`, 'cors: reflected/none +true'],
  [`'https://a.example,https://b.example'.split(',')`, 'cors: [https://a.example, https://b.example] +true'],
  ['process.env.ORIGIN', 'cors: unknown +true'],
  ['imported', 'cors: unknown +true'],
  [`/^https:\\/\\/a\\.example$/`, 'cors: reflected/checked +true'],
  [`[/^https:\\/\\/a\\.example$/]`, 'cors: reflected/checked +true'],
  [`/.*/`, 'cors: reflected/weak +true'],
  [`(origin, callback) => callback(null, true)`, 'cors: reflected/none +true'],
  [`function (origin, callback) { callback(null, origin); }`, 'cors: reflected/none +true'],
  [`(origin, callback) => callback(null, '*')`, 'cors: * +true'],
  [`(origin, callback) => callback(null, 'https://a.example')`, 'cors: https://a.example +true'],
  [
    `(origin, callback) => callback(null, allowed.includes(origin))`,
    'cors: reflected/checked +true|cors: absent +true',
  ],
  [`(origin, callback) => callback(null, false)`, 'cors: absent +true'],
  [`(origin, callback) => callback(new Error('no'))`, ''],
  [`() => true`, ''],
];

const credentials: readonly (readonly [option: string, expected: string])[] = [
  ['credentials: true', 'cors: * +true'],
  ['credentials: false', 'cors: *'],
  ['credentials: null', 'cors: *'],
  ['credentials: undefined', 'cors: *'],
  [`credentials: 'true'`, 'cors: * dropped true'],
  ['credentials: 1', 'cors: * dropped 1'],
  [`credentials: 'false'`, 'cors: *'],
  ['credentials: config.credentials', 'cors: * +unknown'],
  ['Credentials: true', 'cors: *'],
  ['allowCredentials: true', 'cors: *'],
];

describe('cors', () => {
  test.for(imports)('is recognised: %s', ([, code]) => {
    expect(policiesIn(code)).toEqual(['cors: * +true']);
  });

  test.for(origins)('origin: %s', ([option, expected]) => {
    expect(policiesIn(`${IMPORT} app.use(cors({ origin: ${option}, credentials: true }));`).join('|')).toBe(expected);
  });

  test.for(credentials)('%s', ([option, expected]) => {
    expect(policiesIn(`${IMPORT} app.use(cors({ origin: '*', ${option} }));`)).toEqual([expected]);
  });

  test('allows every origin by default', () => {
    expect(policiesIn(`${IMPORT} cors({ credentials: true });`)).toEqual(['cors: * by default +true']);
    expect(policiesIn(`${IMPORT} cors({ origins: ['https://a.example'], credentials: true });`)).toEqual([
      'cors: * by default +true',
    ]);
  });

  test('asks an options function', () => {
    expect(
      policiesIn(`${IMPORT} cors((req, callback) => callback(null, { origin: true, credentials: true }));`),
    ).toEqual(['cors: reflected/none +true']);
    expect(
      policiesIn(
        `${IMPORT} cors((req, callback) => callback(null, { origin: req.header('Origin'), credentials: true }));`,
      ),
    ).toEqual(['cors: reflected/none +true']);
    expect(
      policiesIn(
        `${IMPORT} cors((req, callback) => { const options = { credentials: true }; options.origin = allowed.includes(req.header('Origin')); callback(null, options); });`,
      ),
    ).toEqual(['cors: reflected/checked +true', 'cors: absent +true']);
  });

  test('is not any function of that name', () => {
    expect(policiesIn(`import cors from './cors.js'; cors({ origin: '*', credentials: true });`)).toEqual([]);
    expect(policiesIn(`function cors() {} cors({ origin: '*', credentials: true });`)).toEqual([]);
    expect(policiesIn(`import { cors } from 'somewhere'; cors({ origin: '*', credentials: true });`)).toEqual([]);
  });

  test("development is nobody's exposure", () => {
    expect(
      policiesIn(
        `${IMPORT} if (process.env.NODE_ENV !== 'production') app.use(cors({ origin: '*', credentials: true }));`,
      ),
    ).toEqual([]);
    expect(
      policiesIn(
        `${IMPORT} app.use(cors({ origin: process.env.NODE_ENV === 'production' ? 'https://a.example' : '*', credentials: true }));`,
      ),
    ).toEqual(['cors: https://a.example +true']);
  });

  test('a setting that the file does not know is not certain', () => {
    expect(
      policiesIn(
        `${IMPORT} import { open } from './config'; app.use(cors({ origin: open ? '*' : 'https://a.example', credentials: true }));`,
      ),
    ).toEqual(['cors: * +true ?', 'cors: https://a.example +true ?']);
    expect(
      policiesIn(
        `${IMPORT} import { open } from './config'; app.use(cors(open ? { origin: '*', credentials: true } : { origin: 'https://a.example' }));`,
      ),
    ).toEqual(['cors: * +true', 'cors: https://a.example']);
  });

  test('a spread that nobody knows hides what stands before it', () => {
    expect(policiesIn(`${IMPORT} cors({ origin: '*', credentials: true, ...options });`)).toEqual([]);
    expect(policiesIn(`${IMPORT} cors({ ...options, origin: '*', credentials: true });`)).toEqual(['cors: * +true']);
  });
});
