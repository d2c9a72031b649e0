import { testRule } from '../support/test-rule.ts';

testRule('no-arbitrary-origin-with-credentials', {
  valid: [
    {
      name: 'no credentials',
      code: `import cors from 'cors';
app.use(cors({ origin: true }));`,
    },
    {
      name: 'an allow-list',
      code: `import cors from 'cors';
app.use(cors({ origin: ['https://app.example.com'], credentials: true }));`,
    },
    {
      name: 'a checked origin',
      code: `app.get('/', (req, res) => {
  const { origin } = req.headers;
  if (allowed.includes(origin)) {
    res.setHeader('Access-Control-Allow-Origin', origin);
    res.setHeader('Access-Control-Allow-Credentials', 'true');
  }
  res.end();
});`,
    },
    {
      name: 'credentials by a setting that the caller of a helper gives',
      code: `export function setHeaders(request, response, options) {
  response.setHeader('Access-Control-Allow-Origin', request.headers.origin);
  if (options.credentials) response.setHeader('Access-Control-Allow-Credentials', 'true');
}`,
    },
    {
      name: 'a pattern with both ends',
      code: `import cors from 'cors';
app.use(cors({ origin: /^https:\\/\\/[a-z]+\\.example\\.com$/, credentials: true }));`,
    },
    {
      name: 'a wildcard, which browsers refuse',
      code: `import cors from 'cors';
app.use(cors({ origin: '*', credentials: true }));`,
    },
    {
      name: 'credentials without effect',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  res.setHeader('Access-Control-Allow-Credentials', 'True');
  res.end();
});`,
    },
    {
      name: 'an origin that meets credentials under a setting only',
      code: `import cors from 'cors';
app.use(cors({ origin: process.env.OPEN ? true : 'https://app.example.com', credentials: true }));`,
    },
    {
      name: 'a text for no that the library takes for true, which is a mistake of its own',
      code: `import { cors } from 'hono/cors';
app.use(cors({ origin: (origin) => origin, credentials: 'false' }));`,
    },
  ],
  invalid: [
    {
      name: 'a check with many outcomes, and a door for everybody behind it, before a layer of another path',
      code: `import express from 'express';
const allowed = ['https://a.example.com', 'https://b.example.com', 'https://c.example.com', 'https://d.example.com', 'https://e.example.com', 'https://f.example.com', 'https://g.example.com', 'https://h.example.com', 'https://i.example.com', 'https://j.example.com', 'https://k.example.com', 'https://l.example.com', 'https://m.example.com', 'https://n.example.com', 'https://o.example.com', 'https://p.example.com', 'https://q.example.com', 'https://r.example.com', 'https://s.example.com', 'https://t.example.com'];
const app = express();
app.use((req, res, next) => {
  const { origin } = req.headers;
  const allow = (value) => res.setHeader('Access-Control-Allow-Origin', value);
  if (allowed.includes(origin) || allowed.some((one) => origin.startsWith(one))) allow(origin);
  else allow(origin);
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  next();
});
app.use('/images', (req, res, next) => { res.setHeader('Access-Control-Allow-Origin', allowed[0]); next(); });`,
      errors: [{ messageId: 'reflectedHeader', line: 6, column: 73, endLine: 6, endColumn: 78 }],
    },
    {
      name: 'the same helper, where the request decides',
      code: `export function setHeaders(request, response, next) {
  response.setHeader('Access-Control-Allow-Origin', request.headers.origin);
  if (request.headers.cookie) response.setHeader('Access-Control-Allow-Credentials', 'true');
  next();
}`,
      errors: [
        {
          messageId: 'reflectedHeader',
          line: 2,
          column: 53,
          endLine: 2,
          endColumn: 75,
        },
      ],
    },
    {
      name: 'a route for preflights, of which no page reads the answer',
      code: `import express from 'express';
const app = express();
app.options('/a', (req, res) => {
  res.set({ 'Access-Control-Allow-Origin': req.headers.origin, 'Access-Control-Allow-Credentials': 'true' });
  res.sendStatus(204);
});`,
      errors: [
        {
          messageId: 'openPreflight',
          line: 4,
          column: 44,
          endLine: 4,
          endColumn: 62,
          suggestions: [
            {
              messageId: 'dropCredentials',
              output: `import express from 'express';
const app = express();
app.options('/a', (req, res) => {
  res.set({ 'Access-Control-Allow-Origin': req.headers.origin });
  res.sendStatus(204);
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'a weak check of preflights alone',
      code: `export function OPTIONS(request) {
  const origin = request.headers.get('origin');
  if (!origin.endsWith('a.example')) return new Response(null);
  return new Response(null, { headers: { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' } });
}`,
      errors: [
        {
          messageId: 'weakPreflight',
          data: { example: 'https://evila.example' },
          line: 4,
          column: 73,
          endLine: 4,
          endColumn: 79,
          suggestions: [
            {
              messageId: 'dropCredentials',
              output: `export function OPTIONS(request) {
  const origin = request.headers.get('origin');
  if (!origin.endsWith('a.example')) return new Response(null);
  return new Response(null, { headers: { 'Access-Control-Allow-Origin': origin } });
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'a header',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
      errors: [
        {
          messageId: 'reflectedHeader',
          line: 2,
          column: 48,
          endLine: 2,
          endColumn: 66,
          suggestions: [
            {
              messageId: 'dropCredentials',
              output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'a header, where the settings name an origin',
      settings: { cors: { origins: ['https://app.example.com'] } },
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
      errors: [
        {
          messageId: 'reflectedHeader',
          line: 2,
          column: 48,
          endLine: 2,
          endColumn: 66,
          suggestions: [
            {
              messageId: 'useOrigins',
              data: { origins: '`https://app.example.com`' },
              output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://app.example.com');
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
            },
            {
              messageId: 'dropCredentials',
              output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'a header, where the settings name two',
      settings: { cors: { origins: ['https://app.example.com', 'https://admin.example.com'] } },
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
      errors: [
        {
          messageId: 'reflectedHeader',
          line: 2,
          column: 48,
          endLine: 2,
          endColumn: 66,
          suggestions: [
            {
              messageId: 'dropCredentials',
              output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'an option',
      code: `import cors from 'cors';
app.use(cors({ origin: true, credentials: true }));`,
      errors: [
        {
          messageId: 'reflectingOption',
          data: { library: 'cors' },
          line: 2,
          column: 16,
          endLine: 2,
          endColumn: 28,
          suggestions: [
            {
              messageId: 'dropCredentials',
              output: `import cors from 'cors';
app.use(cors({ origin: true }));`,
            },
          ],
        },
      ],
    },
    {
      name: 'an option, where the settings name an origin',
      settings: { cors: { origins: ['https://app.example.com'] } },
      code: `import cors from 'cors';
app.use(cors({ origin: true, credentials: true }));`,
      errors: [
        {
          messageId: 'reflectingOption',
          data: { library: 'cors' },
          line: 2,
          column: 16,
          endLine: 2,
          endColumn: 28,
          suggestions: [
            {
              messageId: 'useOrigins',
              data: { origins: '`https://app.example.com`' },
              output: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com', credentials: true }));`,
            },
            {
              messageId: 'dropCredentials',
              output: `import cors from 'cors';
app.use(cors({ origin: true }));`,
            },
          ],
        },
      ],
    },
    {
      name: 'an option, where the settings name two',
      settings: { cors: { origins: ['https://app.example.com', 'https://admin.example.com'] } },
      code: `import cors from 'cors';
app.use(cors({ origin: true, credentials: true }));`,
      errors: [
        {
          messageId: 'reflectingOption',
          data: { library: 'cors' },
          line: 2,
          column: 16,
          endLine: 2,
          endColumn: 28,
          suggestions: [
            {
              messageId: 'useOrigins',
              data: { origins: '`https://app.example.com` and 1 more' },
              output: `import cors from 'cors';
app.use(cors({ origin: ['https://app.example.com', 'https://admin.example.com'], credentials: true }));`,
            },
            {
              messageId: 'dropCredentials',
              output: `import cors from 'cors';
app.use(cors({ origin: true }));`,
            },
          ],
        },
      ],
    },
    {
      name: 'a wildcard that the library turns into the origin',
      code: `import cors from '@koa/cors';
app.use(cors({ origin: '*', credentials: true }));`,
      errors: [
        {
          messageId: 'reflectedWildcard',
          data: { library: '@koa/cors' },
          line: 2,
          column: 16,
          endLine: 2,
          endColumn: 27,
          suggestions: [
            {
              messageId: 'dropCredentials',
              output: `import cors from '@koa/cors';
app.use(cors({ origin: '*' }));`,
            },
          ],
        },
      ],
    },
    {
      name: 'the default of a library',
      code: `import cors from '@koa/cors';
app.use(cors({ credentials: true }));`,
      errors: [
        {
          messageId: 'reflectedByDefault',
          data: { library: '@koa/cors' },
          line: 2,
          column: 16,
          endLine: 2,
          endColumn: 33,
          suggestions: [
            {
              messageId: 'dropCredentials',
              output: `import cors from '@koa/cors';
app.use(cors({}));`,
            },
          ],
        },
      ],
    },
    {
      name: 'a function that lets everyone in',
      code: `import cors from 'cors';
app.use(cors({ origin: (origin, done) => done(null, true), credentials: true }));`,
      errors: [
        {
          messageId: 'acceptingFunction',
          line: 2,
          column: 53,
          endLine: 2,
          endColumn: 57,
          suggestions: [
            {
              messageId: 'dropCredentials',
              output: `import cors from 'cors';
app.use(cors({ origin: (origin, done) => done(null, true) }));`,
            },
          ],
        },
      ],
    },
    {
      name: 'a method, which no value replaces',
      settings: { cors: { origins: ['https://app.example.com'] } },
      code: `import cors from 'cors';
app.use(cors({ origin(origin, done) { done(null, true); }, credentials: true }));`,
      errors: [
        {
          messageId: 'acceptingFunction',
          line: 2,
          column: 50,
          endLine: 2,
          endColumn: 54,
          suggestions: [
            {
              messageId: 'dropCredentials',
              output: `import cors from 'cors';
app.use(cors({ origin(origin, done) { done(null, true); } }));`,
            },
          ],
        },
      ],
    },
    {
      name: 'a function with one answer too many',
      settings: { cors: { origins: ['https://app.example.com'] } },
      code: `import cors from 'cors';
app.use(cors({
  origin: (origin, done) => {
    if (allowed.includes(origin)) return done(null, true);
    done(null, true);
  },
  credentials: true,
}));`,
      errors: [{ messageId: 'acceptingFunction', line: 5, column: 16, endLine: 5, endColumn: 20 }],
    },
    {
      name: 'a check that others pass too',
      code: `app.get('/', (req, res) => {
  const { origin } = req.headers;
  if (origin.startsWith('https://example.com')) {
    res.setHeader('Access-Control-Allow-Origin', origin);
    res.setHeader('Access-Control-Allow-Credentials', 'true');
  }
  res.end();
});`,
      errors: [
        {
          messageId: 'weakCheck',
          data: { example: 'https://example.com.evil.example' },
          line: 4,
          column: 50,
          endLine: 4,
          endColumn: 56,
          suggestions: [
            {
              messageId: 'dropCredentials',
              output: `app.get('/', (req, res) => {
  const { origin } = req.headers;
  if (origin.startsWith('https://example.com')) {
    res.setHeader('Access-Control-Allow-Origin', origin);
  }
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'a pattern without an end',
      settings: { cors: { origins: ['https://app.example.com'] } },
      code: `import cors from 'cors';
app.use(cors({ origin: /^https:\\/\\/example\\.com/, credentials: true }));`,
      errors: [
        {
          messageId: 'weakCheck',
          data: { example: 'https://example.com.evil.example' },
          line: 2,
          column: 16,
          endLine: 2,
          endColumn: 49,
          suggestions: [
            {
              messageId: 'useOrigins',
              data: { origins: '`https://app.example.com`' },
              output: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com', credentials: true }));`,
            },
            {
              messageId: 'dropCredentials',
              output: `import cors from 'cors';
app.use(cors({ origin: /^https:\\/\\/example\\.com/ }));`,
            },
          ],
        },
      ],
    },
    {
      name: 'the origin `null`',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'null');
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
      errors: [
        {
          messageId: 'nullOrigin',
          line: 2,
          column: 48,
          endLine: 2,
          endColumn: 54,
          suggestions: [
            {
              messageId: 'dropCredentials',
              output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'null');
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'the origin `null` in a list',
      code: `import cors from 'cors';
app.use(cors({ origin: ['null', 'https://app.example.com'], credentials: true }));`,
      errors: [{ messageId: 'nullOrigin', line: 2, column: 16, endLine: 2, endColumn: 59 }],
    },
    {
      name: 'a pair under a setting, when possible pairs are asked for',
      options: [{ includePossible: true }],
      code: `import cors from 'cors';
app.use(cors({ origin: process.env.OPEN ? true : 'https://app.example.com', credentials: true }));`,
      errors: [
        { messageId: 'reflectingOption', data: { library: 'cors' }, line: 2, column: 16, endLine: 2, endColumn: 75 },
      ],
    },
    {
      name: 'credentials that are shared with a checked answer stay',
      code: `app.get('/', (req, res) => {
  const { origin } = req.headers;
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  if (allowed.includes(origin)) return res.set('Access-Control-Allow-Origin', origin).end();
  res.setHeader('Access-Control-Allow-Origin', origin);
  res.end();
});`,
      errors: [{ messageId: 'reflectedHeader', line: 5, column: 48, endLine: 5, endColumn: 54 }],
    },
  ],
});
