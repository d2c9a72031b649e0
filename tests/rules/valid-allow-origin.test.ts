import { testRule } from '../support/test-rule.ts';

testRule('valid-allow-origin', {
  valid: [
    {
      name: 'a list in which code looks for the origin with a slash',
      code: `const allowed = ['https://app.example.com/'];
app.use((req, res, next) => {
  if (allowed.includes(req.headers.origin + '/')) res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  next();
});`,
    },
    {
      name: 'a list of which the code removes slashes',
      code: `const allowed = ['https://app.example.com/'].map((one) => one.replace(/\\/$/, ''));
app.use((req, res, next) => {
  if (allowed.includes(req.headers.origin)) res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  next();
});`,
    },
    {
      name: 'a list that serves another test as well',
      code: `const allowed = ['https://app.example.com/', 'example.org'];
app.use((req, res, next) => {
  const { origin } = req.headers;
  if (allowed.includes(origin) || allowed.some((one) => isSame(one, origin))) res.setHeader('Access-Control-Allow-Origin', origin);
  next();
});`,
    },
    {
      name: 'an origin',
      code: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com' }));`,
    },
    {
      name: 'everybody',
      code: `import cors from 'cors';
app.use(cors({ origin: '*' }));`,
    },
    {
      name: 'a list',
      code: `import cors from 'cors';
app.use(cors({ origin: ['https://app.example.com', 'http://localhost:3000'] }));`,
    },
    {
      name: 'an origin of an app',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'capacitor://localhost');
  res.end();
});`,
    },
    {
      name: 'an origin with white space around, which browsers trim',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', ' https://app.example.com ');
  res.end();
});`,
    },
    {
      name: 'an unknown origin',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', config.origin);
  res.end();
});`,
    },
    {
      name: 'the origin `null`',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'null');
  res.end();
});`,
    },
    {
      name: 'a wildcard in a list that counts as one',
      code: `import cors from '@fastify/cors';
app.register(cors, { origin: ['*'] });`,
    },
    {
      name: 'a wildcard beside origins that count',
      code: `import cors from 'cors';
app.use(cors({ origin: ['*', 'https://app.example.com'] }));`,
    },
    {
      name: 'a wildcard beside a pattern',
      code: `import cors from 'cors';
app.use(cors({ origin: ['*', /^https:\\/\\/app\\.example\\.com$/] }));`,
    },
    {
      name: 'a pattern',
      code: `import cors from 'cors';
app.use(cors({ origin: /^https:\\/\\/app\\.example\\.com$/ }));`,
    },
    {
      name: 'no origin at all',
      code: `import cors from 'cors';
app.use(cors({ origin: false }));`,
    },
    {
      name: 'an empty text for those who are not on the list',
      code: `export const handler = async ({ headers: { origin } }) => ({
  statusCode: 200,
  headers: { 'Access-Control-Allow-Origin': partners.includes(origin) ? origin : '' },
});`,
    },
    {
      name: 'an empty text in another branch than the origins',
      code: `app.use((req, res, next) => {
  if (partners.has(req.headers.origin)) res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  else res.setHeader('Access-Control-Allow-Origin', '');
  next();
});`,
    },
    {
      name: 'an empty text where a variable is unset',
      code: `import cors from 'cors';
app.use(cors({ origin: (process.env.PARTNERS || '').split(',') }));`,
    },
  ],
  invalid: [
    {
      name: 'a slash in a list in which code looks for the origin',
      code: `import cors from 'cors';
const allowed = ['https://app.example.com/', 'https://admin.example.com'];
app.use(cors({
  origin(origin, callback) {
    if (!origin || allowed.includes(origin)) callback(null, true);
    else callback(new Error('not allowed'));
  },
}));`,
      output: `import cors from 'cors';
const allowed = ['https://app.example.com', 'https://admin.example.com'];
app.use(cors({
  origin(origin, callback) {
    if (!origin || allowed.includes(origin)) callback(null, true);
    else callback(new Error('not allowed'));
  },
}));`,
      errors: [
        {
          messageId: 'trailingSlash',
          data: { origin: 'https://app.example.com/' },
          line: 2,
          column: 18,
          endLine: 2,
          endColumn: 44,
        },
      ],
    },
    {
      name: 'a slash in a list that has origins of the environment too',
      code: `const allowed = ['https://app.example.com/', ...(process.env.ORIGINS || '').split(',')];
app.use((req, res, next) => {
  if (allowed.includes(req.headers.origin)) res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  next();
});`,
      output: `const allowed = ['https://app.example.com', ...(process.env.ORIGINS || '').split(',')];
app.use((req, res, next) => {
  if (allowed.includes(req.headers.origin)) res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  next();
});`,
      errors: [
        {
          messageId: 'trailingSlash',
          data: { origin: 'https://app.example.com/' },
          line: 1,
          column: 18,
          endLine: 1,
          endColumn: 44,
        },
      ],
    },
    {
      name: 'a missing scheme in a set in which code looks for the origin before it writes the header',
      code: `const allowed = new Set(['localhost:3000', 'https://app.example.com', '*', '']);
app.use((req, res, next) => {
  if (allowed.has(req.headers.origin)) res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  next();
});`,
      errors: [
        { messageId: 'noScheme', data: { origin: 'localhost:3000' }, line: 1, column: 26, endLine: 1, endColumn: 42 },
      ],
    },
    {
      name: 'a list that is read elsewhere too',
      code: `const allowed = ['https://app.example.com/'];
console.log(allowed);
app.use((req, res, next) => {
  if (allowed.includes(req.headers.origin)) res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  next();
});`,
      output: null,
      errors: [
        {
          messageId: 'trailingSlash',
          data: { origin: 'https://app.example.com/' },
          line: 1,
          column: 18,
          endLine: 1,
          endColumn: 44,
        },
      ],
    },
    {
      name: 'an empty text where a variable is unset, if asked',
      code: `import cors from 'cors';
app.use(cors({ origin: (process.env.PARTNERS || '').split(',') }));`,
      options: [{ includePossible: true }],
      errors: [{ messageId: 'empty', line: 2, column: 16, endLine: 2, endColumn: 63 }],
    },
    {
      name: 'a slash',
      code: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com/' }));`,
      output: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com' }));`,
      errors: [
        {
          messageId: 'trailingSlash',
          data: { origin: 'https://app.example.com/' },
          line: 2,
          column: 24,
          endLine: 2,
          endColumn: 50,
        },
      ],
    },
    {
      name: 'a slash in a header',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', "https://app.example.com/");
  res.end();
});`,
      output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', "https://app.example.com");
  res.end();
});`,
      errors: [
        {
          messageId: 'trailingSlash',
          data: { origin: 'https://app.example.com/' },
          line: 2,
          column: 48,
          endLine: 2,
          endColumn: 74,
        },
      ],
    },
    {
      name: 'a path',
      code: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com/login' }));`,
      output: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com' }));`,
      errors: [
        {
          messageId: 'path',
          data: { origin: 'https://app.example.com/login' },
          line: 2,
          column: 24,
          endLine: 2,
          endColumn: 55,
        },
      ],
    },
    {
      name: 'capitals',
      code: `import cors from 'cors';
app.use(cors({ origin: 'https://App.example.com' }));`,
      output: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com' }));`,
      errors: [
        {
          messageId: 'uppercase',
          data: { origin: 'https://App.example.com' },
          line: 2,
          column: 24,
          endLine: 2,
          endColumn: 49,
        },
      ],
    },
    {
      name: 'a default port',
      code: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com:443' }));`,
      output: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com' }));`,
      errors: [
        {
          messageId: 'defaultPort',
          data: { origin: 'https://app.example.com:443' },
          line: 2,
          column: 24,
          endLine: 2,
          endColumn: 53,
        },
      ],
    },
    {
      name: 'a list in one text',
      code: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com, https://admin.example.com' }));`,
      errors: [
        {
          messageId: 'list',
          data: { origin: 'https://app.example.com, https://admin.examp…' },
          line: 2,
          column: 24,
          endLine: 2,
          endColumn: 76,
        },
      ],
    },
    {
      name: 'a wildcard for hosts',
      code: `import cors from 'cors';
app.use(cors({ origin: 'https://*.example.com' }));`,
      errors: [
        {
          messageId: 'wildcardHost',
          data: { origin: 'https://*.example.com' },
          line: 2,
          column: 24,
          endLine: 2,
          endColumn: 47,
        },
      ],
    },
    {
      name: 'a wildcard for ports',
      code: `import cors from 'cors';
app.use(cors({ origin: 'http://localhost:*' }));`,
      errors: [
        {
          messageId: 'wildcardPort',
          data: { origin: 'http://localhost:*' },
          line: 2,
          column: 24,
          endLine: 2,
          endColumn: 44,
        },
      ],
    },
    {
      name: 'no scheme',
      code: `import cors from 'cors';
app.use(cors({ origin: ['app.example.com'] }));`,
      errors: [
        { messageId: 'noScheme', data: { origin: 'app.example.com' }, line: 2, column: 25, endLine: 2, endColumn: 42 },
      ],
    },
    {
      name: 'nothing',
      code: `import cors from 'cors';
app.use(cors({ origin: ['https://app.example.com', ''] }));`,
      errors: [{ messageId: 'empty', line: 2, column: 52, endLine: 2, endColumn: 54 }],
    },
    {
      name: 'no origin',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'any');
  res.end();
});`,
      errors: [{ messageId: 'notAnOrigin', data: { origin: 'any' }, line: 2, column: 48, endLine: 2, endColumn: 53 }],
    },
    {
      name: 'no value',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', undefined);
  res.end();
});`,
      errors: [
        { messageId: 'notAnOrigin', data: { origin: 'undefined' }, line: 2, column: 48, endLine: 2, endColumn: 57 },
      ],
    },
    {
      name: 'two of a list',
      code: `import cors from 'cors';
app.use(cors({
  origin: [
    'https://app.example.com/',
    'http://localhost:3000',
    'HTTP://localhost:4000',
  ],
}));`,
      output: `import cors from 'cors';
app.use(cors({
  origin: [
    'https://app.example.com',
    'http://localhost:3000',
    'http://localhost:4000',
  ],
}));`,
      errors: [
        {
          messageId: 'trailingSlash',
          data: { origin: 'https://app.example.com/' },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 31,
        },
        {
          messageId: 'uppercase',
          data: { origin: 'HTTP://localhost:4000' },
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 28,
        },
      ],
    },
    {
      name: 'a list that is used twice',
      code: `import cors from 'cors';
const origins = ['https://app.example.com/'];
app.use(cors({ origin: origins }));
log(origins);`,
      errors: [
        {
          messageId: 'trailingSlash',
          data: { origin: 'https://app.example.com/' },
          line: 2,
          column: 18,
          endLine: 2,
          endColumn: 44,
        },
      ],
    },
    {
      name: 'several lines',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', ['https://app.example.com', 'https://admin.example.com']);
  res.end();
});`,
      errors: [{ messageId: 'severalOrigins', data: { count: '2' }, line: 2, column: 48, endLine: 2, endColumn: 104 }],
    },
    {
      name: 'only a wildcard in a list',
      code: `import cors from 'cors';
app.use(cors({ origin: ['*'] }));`,
      errors: [
        { messageId: 'wildcardInList', data: { library: 'cors' }, line: 2, column: 25, endLine: 2, endColumn: 28 },
      ],
    },
    {
      name: 'a wildcard and what is no origin',
      code: `import cors from 'cors';
app.use(cors({ origin: ['*', 'app.example.com'] }));`,
      errors: [
        { messageId: 'wildcardInList', data: { library: 'cors' }, line: 2, column: 25, endLine: 2, endColumn: 28 },
        { messageId: 'noScheme', data: { origin: 'app.example.com' }, line: 2, column: 30, endLine: 2, endColumn: 47 },
      ],
    },
    {
      name: 'a wildcard beside origins that count, when possible mistakes are asked for',
      options: [{ includePossible: true }],
      code: `import cors from 'cors';
app.use(cors({ origin: ['*', 'https://app.example.com'] }));`,
      errors: [
        { messageId: 'wildcardInList', data: { library: 'cors' }, line: 2, column: 25, endLine: 2, endColumn: 28 },
      ],
    },
    {
      name: 'an origin under a setting',
      code: `import cors from 'cors';
app.use(cors({ origin: process.env.ORIGIN || 'http://localhost:3000/', credentials: true }));`,
      output: `import cors from 'cors';
app.use(cors({ origin: process.env.ORIGIN || 'http://localhost:3000', credentials: true }));`,
      errors: [
        {
          messageId: 'trailingSlash',
          data: { origin: 'http://localhost:3000/' },
          line: 2,
          column: 46,
          endLine: 2,
          endColumn: 70,
        },
      ],
    },
  ],
});
