import { expect, test } from 'vitest';
import { renderedPolicies } from '../support/linked.ts';
import { policiesIn } from '../support/policies.ts';

const OPEN = `{ origin: '*', credentials: true }`;

/** Functions that hand options on, and the policies that their callers state. */
const table: readonly (readonly [what: string, code: string, ...policies: string[]])[] = [
  [
    'an arrow function',
    `import cors from 'cors'; const allow = (options) => cors(options); app.use(allow(${OPEN}));`,
    'cors: * +true',
  ],
  [
    'a declaration, called above it',
    `import cors from 'cors'; app.use(allow(${OPEN})); function allow(options) { return cors(options); }`,
    'cors: * +true',
  ],
  [
    'set-up that is given the app',
    `import cors from 'cors'; function setUp(app, options) { app.use(cors(options)); } setUp(express(), ${OPEN});`,
    'cors: * +true',
  ],
  [
    'one option of it',
    `import cors from 'cors'; const allow = ({ origin, credentials = true }) => cors({ origin, credentials }); app.use(allow({ origin: '*' }));`,
    'cors: * +true',
  ],
  [
    'what is put over defaults',
    `import cors from 'cors'; function allow(options = {}) { const all = { credentials: true, ...options }; return cors(all); } app.use(allow({ origin: '*' }));`,
    'cors: * +true',
  ],
  [
    'an origin function that another one calls',
    `import cors from 'cors'; const log = (inner) => (origin, callback) => { console.log(origin); return inner(origin, callback); }; app.use(cors({ origin: log((origin, callback) => callback(null, '*')), credentials: true }));`,
    'cors: * +true',
  ],
  [
    'an origin function that another one calls for some',
    `import cors from 'cors'; const known = (inner) => (origin, callback) => list.includes(origin) ? inner(origin, callback) : callback(null, false); app.use(cors({ origin: known((origin, callback) => callback(null, true)), credentials: true }));`,
    'cors: reflected/checked +true',
    'cors: absent +true',
  ],
  [
    'a part of what is handed on',
    `import { Server } from 'socket.io'; function serve(server, { cors }) { return new Server(server, { cors }); } serve(http, { cors: ${OPEN} });`,
    'socket.io: * +true',
  ],
  [
    'through two functions',
    `import cors from 'cors'; const allow = (options) => cors(options); const trust = (origin) => allow({ origin, credentials: true }); app.use(trust('*'));`,
    'cors: * +true',
  ],
  [
    'several callers',
    `import cors from 'cors'; const allow = (options) => cors(options); a.use(allow({ origin: '*' })); b.use(allow({ origin: 'https://a.example', credentials: true }));`,
    'cors: *',
    'cors: https://a.example +true',
  ],
  [
    'a method of an instance',
    `import cors from 'cors'; class Api { allow(options) { return cors(options); } } const api = new Api(); app.use(api.allow(${OPEN}));`,
    'cors: * +true',
  ],
  [
    'a method of an object',
    `import cors from 'cors'; const security = { allow(options) { return cors(options); } }; app.use(security.allow(${OPEN}));`,
    'cors: * +true',
  ],
  [
    'a constructor',
    `import cors from 'cors'; class Api { constructor(app, options) { app.use(cors(options)); } } new Api(app, ${OPEN});`,
    'cors: * +true',
  ],
  [
    'whatever it is called with',
    `import cors from 'cors'; const allow = (...args) => cors(...args); app.use(allow(${OPEN}));`,
    'cors: * +true',
  ],
  [
    'what is behind the first argument',
    `import cors from '@koa/cors'; const allow = (name, ...args) => { log(name); return cors(...args); }; app.use(allow('api', { origin: '*', credentials: true }));`,
    '@koa/cors: reflected/none +true',
  ],
  [
    'a list',
    `import { Server } from 'socket.io'; const args = [http, { cors: ${OPEN} }]; new Server(...args);`,
    'socket.io: * +true',
  ],
  [
    'a list that nobody knows',
    `import cors from 'cors'; const allow = (...args) => cors(...args); app.use(allow(...settings, ${OPEN}));`,
  ],
  [
    'nothing where there is a default',
    `import cors from 'cors'; const allow = (options = ${OPEN}) => cors(options); app.use(allow());`,
    'cors: * +true',
  ],
  [
    'a caller that nobody deploys',
    `import cors from 'cors'; const allow = (options) => cors(options); if (process.env.NODE_ENV === 'development') app.use(allow(${OPEN}));`,
  ],
  [
    'an origin function that a function makes',
    `import cors from 'cors'; const all = () => (origin, done) => done(null, true); app.use(cors({ origin: all(), credentials: true }));`,
    'cors: reflected/none +true',
  ],
  [
    'a bound method as the origin function',
    `import cors from 'cors'; class Origins { check(origin, done) { done(null, true); } } const origins = new Origins(); app.use(cors({ origin: origins.check.bind(origins), credentials: true }));`,
    'cors: reflected/none +true',
  ],
  [
    'options that a loop fills',
    `import microCors from 'micro-cors'; const options = {}; for (const [key, value] of entries) options[key] = value; microCors(options);`,
  ],
  ['no caller', `import cors from 'cors'; export const allow = (options) => cors(options);`],
  [
    'a caller that takes them from its own',
    `import cors from 'cors'; const allow = (options) => cors(options); export const set = (options) => app.use(allow(options));`,
  ],
];

test.for(table)('%s', ([, code, ...policies]) => {
  expect(policiesIn(code)).toEqual(policies);
});

const MAKER = `import cors from 'cors'; export const allow = (options) => cors({ credentials: true, ...options });`;

/** The same where the function is in another file. */
const abroad: readonly (readonly [
  what: string,
  app: string,
  others: Readonly<Record<string, string>>,
  ...policies: string[],
])[] = [
  [
    'a named export',
    `import { allow } from './cors'; app.use(allow({ origin: '*' }));`,
    { 'cors.ts': MAKER },
    'cors: * +true',
  ],
  [
    'whatever it is called with',
    `import { allow } from './cors'; app.use(allow(${OPEN}));`,
    { 'cors.ts': `import cors from 'cors'; export const allow = (...args) => cors(...args);` },
    'cors: * +true',
  ],
  [
    'two callers',
    `import { allow } from './cors'; a.use(allow({ origin: 'https://a.example' })); b.use(allow({ origin: '*' }));`,
    { 'cors.ts': MAKER },
    'cors: https://a.example +true',
    'cors: * +true',
  ],
  [
    'a default export that is given the app',
    `import setUp from './set-up-cors'; setUp(app, ${OPEN});`,
    { 'set-up-cors.ts': `import cors from 'cors'; export default function (app, options) { app.use(cors(options)); }` },
    'cors: * +true',
  ],
  [
    'by way of another function of that file',
    `import { setUp } from './cors'; setUp(app, '*');`,
    {
      'cors.ts': `import cors from 'cors'; const allow = (options) => cors(options); export const setUp = (app, origin) => app.use(allow({ origin, credentials: true }));`,
    },
    'cors: * +true',
  ],
  [
    'of CommonJS',
    `const { allow } = require('./cors'); app.use(allow(${OPEN}));`,
    {
      'cors.js': `const cors = require('cors'); const allow = (options) => cors(options); module.exports = { allow };`,
    },
    'cors: * +true',
  ],
  [
    'a package in an object of another file',
    `const { cors } = require('./cors'); app.use(cors(${OPEN}));`,
    { 'cors.js': `module.exports = { cors: require('cors') };` },
    'cors: * +true',
  ],
  [
    'what it states whatever it is given',
    `import { setUp } from './cors'; setUp(app);`,
    { 'cors.ts': `import cors from 'cors'; export const setUp = (app) => app.use(cors(${OPEN}));` },
  ],
  [
    'an adapter that ignores the text',
    `import { NestFactory } from '@nestjs/core'; import { adapter } from './adapter'; const app = await NestFactory.create(App, adapter); app.enableCors({ credentials: 'true' });`,
    {
      'adapter.ts': `import { FastifyAdapter } from '@nestjs/platform-fastify'; export const adapter = new FastifyAdapter();`,
    },
  ],
  ['what nobody knows', `import { allow } from './cors'; app.use(allow(options));`, { 'cors.ts': MAKER }],
];

test.for(abroad)('in another file: %s', ([, app, others, ...policies]) => {
  expect(renderedPolicies('app.ts', { ...others, 'app.ts': app })).toEqual(policies);
});
