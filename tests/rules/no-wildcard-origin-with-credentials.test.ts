import { projectWriter } from '../support/disk-project.ts';
import { testRule } from '../support/test-rule.ts';

const write = projectWriter();
function beside(
  others: Readonly<Record<string, string>>,
  file: string,
  code: string,
): { code: string; filename: string } {
  return { code, filename: write({ ...others, [file]: code })(file) };
}

/** An API route of Next beside a configuration that writes headers for all of them. */
function besideHeaders(file: string, name: string, value: string, code: string): { code: string; filename: string } {
  const headers = `[{ source: '/api/:path*', headers: [{ key: '${name}', value: '${value}' }] }]`;
  return beside({ 'next.config.mjs': `export default { async headers() { return ${headers}; } };` }, file, code);
}

testRule('no-wildcard-origin-with-credentials', {
  valid: [
    {
      name: 'an option that a function writes before it is read',
      options: [{ includePossible: true }],
      code: `import cors from 'cors';
const options = { credentials: true };
export function setup(app, origin) {
  options.origin = origin;
  app.use(cors(options));
}`,
    },
    {
      name: 'an option that a function writes, which runs at once',
      code: `import cors from 'cors';
const options = { credentials: true };
(() => {
  options.origin = 'https://app.example.com';
})();
app.use(cors(options));`,
    },
    {
      name: 'an option that a function writes, which may have run',
      code: `import cors from 'cors';
const options = { credentials: true };
function init() {
  options.origin = 'https://app.example.com';
}
init();
app.use(cors(options));`,
    },
    {
      name: 'an option that every branch writes, or leaves',
      code: `import cors from 'cors';
const options = { credentials: true };
switch (process.env.STAGE) {
  case 'test':
    options.origin = 'https://test.example.com';
    break;
  case 'live':
    options.origin = 'https://app.example.com';
    break;
  default:
    throw new Error('Which stage?');
}
app.use(cors(options));`,
    },
    {
      name: 'an option without which the program ends',
      code: `import cors from 'cors';
const options = { credentials: true };
if (process.env.ORIGIN) options.origin = 'https://app.example.com';
else process.exit(1);
app.use(cors(options));`,
    },
    {
      name: 'an app of another file, which makes the pair by itself',
      ...beside(
        {
          'app.js': `const express = require('express');
const app = express();
app.use((req, res, next) => { res.set('Access-Control-Allow-Credentials', 'true'); next(); });
app.get('/news', (req, res) => { res.set('Access-Control-Allow-Origin', '*'); res.end(); });
module.exports = app;`,
        },
        'start.js',
        `const app = require('./app.js');
app.get('/health', (req, res) => { res.set('Access-Control-Allow-Origin', 'https://app.example.com'); res.end(); });
app.listen(3000);`,
      ),
    },
    {
      name: 'a wildcard without credentials',
      code: `import cors from 'cors';
app.use(cors({ origin: '*' }));`,
    },
    {
      name: 'credentials without a wildcard',
      code: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com', credentials: true }));`,
    },
    {
      name: 'credentials that the library does not send',
      code: `import cors from 'cors';
app.use(cors({ origin: '*', credentials: 'true' }));`,
    },
    {
      name: 'a text that the library takes for true, which is a mistake of its own',
      code: `import { cors } from 'hono/cors';
app.use(cors({ origin: '*', credentials: 'false' }));`,
    },
    {
      name: 'a library that answers `*` with the origin of the request',
      code: `import cors from '@koa/cors';
app.use(cors({ origin: '*', credentials: true }));`,
    },
    {
      name: 'headers on exclusive paths',
      code: `app.get('/', (req, res) => {
  if (req.query.a) res.setHeader('Access-Control-Allow-Origin', '*');
  else res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
    },
    {
      name: 'headers of two responses',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.end();
});
app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
    },
    {
      name: 'a value without effect',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.setHeader('Access-Control-Allow-Credentials', 'True');
  res.end();
});`,
    },
    {
      name: 'a wildcard that meets credentials under a setting only',
      code: `import cors from 'cors';
app.use(cors({ origin: process.env.ORIGIN || '*', credentials: true }));`,
    },
    {
      name: 'an unknown origin',
      code: `import cors from 'cors';
app.use(cors({ origin: config.origin, credentials: true }));`,
    },
    {
      name: 'another package',
      code: `import cors from './cors.js';
app.use(cors({ origin: '*', credentials: true }));`,
    },
    {
      name: '`*` in the place of an origin that callers may give',
      code: `export const answer = (body, origin) => ({
  statusCode: 200,
  headers: { 'Access-Control-Allow-Origin': origin || '*', 'Access-Control-Allow-Credentials': 'true' },
  body,
});`,
    },
    {
      name: '`*` as the default of a parameter',
      code: `export const preflight = (origin = '*') =>
  new Response(null, {
    headers: { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' },
  });`,
    },
  ],
  invalid: [
    {
      name: 'an option that a function writes before it is read',
      code: `import cors from 'cors';
const options = { credentials: true };
export function setup(app, isOpen) {
  if (isOpen) {
    options.origin = '*';
    app.use(cors(options));
  }
}`,
      errors: [
        { messageId: 'wildcardOption', data: { library: 'cors' }, line: 5, column: 5, endLine: 5, endColumn: 19 },
      ],
    },
    {
      name: 'headers in decorators',
      code: `import { Get, Header } from '@nestjs/common';
class Cats {
  @Get()
  @Header('Access-Control-Allow-Origin', '*')
  @Header('Access-Control-Allow-Credentials', 'true')
  all() {}
}`,
      errors: [
        {
          messageId: 'credentialsAfterWildcard',
          data: { line: '4' },
          line: 5,
          column: 47,
          endLine: 5,
          endColumn: 53,
        },
      ],
      output: `import { Get, Header } from '@nestjs/common';
class Cats {
  @Get()
  @Header('Access-Control-Allow-Origin', '*')
  all() {}
}`,
    },
    {
      name: '`*` in the place of an origin that callers may give, if asked',
      code: `export const answer = (body, origin) => ({
  statusCode: 200,
  headers: { 'Access-Control-Allow-Credentials': 'true', 'Access-Control-Allow-Origin': origin ?? '*' },
  body,
});`,
      options: [{ includePossible: true }],
      errors: [
        {
          messageId: 'wildcardAfterCredentials',
          data: { line: '3' },
          line: 3,
          column: 89,
          endLine: 3,
          endColumn: 102,
          suggestions: [
            {
              messageId: 'dropCredentials',
              output: `export const answer = (body, origin) => ({
  statusCode: 200,
  headers: { 'Access-Control-Allow-Origin': origin ?? '*' },
  body,
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'options: the credentials go',
      code: `import cors from 'cors';
app.use(cors({ origin: '*', credentials: true }));`,
      output: `import cors from 'cors';
app.use(cors({ origin: '*' }));`,
      errors: [
        { messageId: 'wildcardOption', data: { library: 'cors' }, line: 2, column: 16, endLine: 2, endColumn: 27 },
      ],
    },
    {
      name: 'options over several lines',
      code: `import cors from 'cors';
app.use(cors({
  origin: '*',
  // Cookies, please.
  credentials: true,
}));`,
      output: `import cors from 'cors';
app.use(cors({
  origin: '*',
  // Cookies, please.
}));`,
      errors: [
        { messageId: 'wildcardOption', data: { library: 'cors' }, line: 3, column: 3, endLine: 3, endColumn: 14 },
      ],
    },
    {
      name: 'options: the origin of the settings comes instead',
      settings: { cors: { origins: ['https://app.example.com'] } },
      code: `import cors from 'cors';
app.use(cors({ origin: '*', credentials: true }));`,
      output: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com', credentials: true }));`,
      errors: [
        { messageId: 'wildcardOption', data: { library: 'cors' }, line: 2, column: 16, endLine: 2, endColumn: 27 },
      ],
    },
    {
      name: 'options: the origins of the settings come instead',
      settings: { cors: { origins: ['https://app.example.com', 'https://admin.example.com'] } },
      code: `import cors from 'cors';
app.use(cors({ origin: "*", credentials: true }));`,
      output: `import cors from 'cors';
app.use(cors({ origin: ["https://app.example.com", "https://admin.example.com"], credentials: true }));`,
      errors: [
        { messageId: 'wildcardOption', data: { library: 'cors' }, line: 2, column: 16, endLine: 2, endColumn: 27 },
      ],
    },
    {
      name: 'the default of a library',
      code: `import cors from 'cors';
app.use(cors({ credentials: true }));`,
      output: `import cors from 'cors';
app.use(cors({}));`,
      errors: [
        { messageId: 'wildcardByDefault', data: { library: 'cors' }, line: 2, column: 16, endLine: 2, endColumn: 33 },
      ],
    },
    {
      name: 'the default of a library, where the settings name origins',
      settings: { cors: { origins: ['https://app.example.com'] } },
      code: `import cors from 'cors';
app.use(cors({ credentials: true }));`,
      errors: [
        {
          messageId: 'wildcardByDefault',
          data: { library: 'cors' },
          line: 2,
          column: 16,
          endLine: 2,
          endColumn: 33,
          suggestions: [
            {
              messageId: 'dropCredentials',
              output: `import cors from 'cors';
app.use(cors({}));`,
            },
          ],
        },
      ],
    },
    {
      name: 'headers: reported at the later one',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
      output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.end();
});`,
      errors: [
        { messageId: 'credentialsAfterWildcard', data: { line: '2' }, line: 3, column: 53, endLine: 3, endColumn: 59 },
      ],
    },
    {
      name: 'credentials of another file, which nothing here brings in',
      ...besideHeaders(
        'pages/api/a.ts',
        'Access-Control-Allow-Credentials',
        'true',
        `export default function handler(req, res) {
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.end();
}`,
      ),
      errors: [{ messageId: 'wildcardOverOther', line: 2, column: 48, endLine: 2, endColumn: 51 }],
    },
    {
      name: 'an origin of another file, which nothing here brings in',
      ...besideHeaders(
        'pages/api/b.ts',
        'Access-Control-Allow-Origin',
        '*',
        `export default function handler(req, res) {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
}`,
      ),
      output: `export default function handler(req, res) {
  res.end();
}`,
      errors: [{ messageId: 'credentialsOverOther', line: 2, column: 53, endLine: 2, endColumn: 59 }],
    },
    {
      name: 'both headers from an object of another file',
      ...beside(
        {
          'headers.js': `export const corsHeaders = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' };`,
        },
        'worker.js',
        `import { corsHeaders } from './headers.js';
export const answer = () => new Response(null, { headers: corsHeaders });`,
      ),
      errors: [{ messageId: 'credentialsWithWildcard', line: 2, column: 59, endLine: 2, endColumn: 70 }],
    },
    {
      name: 'headers in the other order',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.end();
});`,
      output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.end();
});`,
      errors: [
        { messageId: 'wildcardAfterCredentials', data: { line: '2' }, line: 3, column: 48, endLine: 3, endColumn: 51 },
      ],
    },
    {
      name: 'headers of an object',
      code: `export const headers = () => new Response(null, { headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' } });`,
      output: `export const headers = () => new Response(null, { headers: { 'Access-Control-Allow-Origin': '*' } });`,
      errors: [
        {
          messageId: 'credentialsAfterWildcard',
          data: { line: '1' },
          line: 1,
          column: 134,
          endLine: 1,
          endColumn: 140,
        },
      ],
    },
    {
      name: 'headers of a chain',
      code: `app.get('/', (req, res) => {
  res
    .set('Access-Control-Allow-Origin', '*')
    .set('Access-Control-Allow-Credentials', 'true')
    .send('x');
});`,
      output: `app.get('/', (req, res) => {
  res
    .set('Access-Control-Allow-Origin', '*')
    .send('x');
});`,
      errors: [
        { messageId: 'credentialsAfterWildcard', data: { line: '3' }, line: 4, column: 46, endLine: 4, endColumn: 52 },
      ],
    },
    {
      name: 'white space that browsers trim',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', ' * ');
  res.setHeader('Access-Control-Allow-Credentials', ' true');
  res.end();
});`,
      output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', ' * ');
  res.end();
});`,
      errors: [
        { messageId: 'credentialsAfterWildcard', data: { line: '2' }, line: 3, column: 53, endLine: 3, endColumn: 60 },
      ],
    },
    {
      name: 'headers: the origin of the settings comes instead',
      settings: { cors: { origins: ['https://app.example.com'] } },
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
      output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://app.example.com');
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
      errors: [
        { messageId: 'credentialsAfterWildcard', data: { line: '2' }, line: 3, column: 53, endLine: 3, endColumn: 59 },
      ],
    },
    {
      name: 'headers: which of the origins, nobody knows',
      settings: { cors: { origins: ['https://app.example.com', 'https://admin.example.com'] } },
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
      errors: [
        {
          messageId: 'credentialsAfterWildcard',
          data: { line: '2' },
          line: 3,
          column: 53,
          endLine: 3,
          endColumn: 59,
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
              messageId: 'useOrigins',
              data: { origins: '`https://admin.example.com`' },
              output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://admin.example.com');
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
            },
            {
              messageId: 'dropCredentials',
              output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'credentials that a right answer needs too stay',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  if (req.query.a) return res.set('Access-Control-Allow-Origin', 'https://app.example.com').end();
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.end();
});`,
      errors: [
        { messageId: 'wildcardAfterCredentials', data: { line: '2' }, line: 4, column: 48, endLine: 4, endColumn: 51 },
      ],
    },
    {
      name: 'credentials that an unknown answer may need are a suggestion',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  if (req.query.a) return res.set('Access-Control-Allow-Origin', req.query.b).end();
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.end();
});`,
      errors: [
        {
          messageId: 'wildcardAfterCredentials',
          data: { line: '2' },
          line: 4,
          column: 48,
          endLine: 4,
          endColumn: 51,
          suggestions: [
            {
              messageId: 'dropCredentials',
              output: `app.get('/', (req, res) => {
  if (req.query.a) return res.set('Access-Control-Allow-Origin', req.query.b).end();
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'a wildcard beside a right value of one option stays',
      options: [{ includePossible: true }],
      settings: { cors: { origins: ['https://app.example.com'] } },
      code: `import cors from 'cors';
app.use(cors({ origin: process.env.OPEN ? '*' : 'https://admin.example.com', credentials: true }));`,
      errors: [
        { messageId: 'wildcardOption', data: { library: 'cors' }, line: 2, column: 16, endLine: 2, endColumn: 76 },
      ],
    },
    {
      name: 'an entry of a list of headers',
      code: `export default {
  headers: () => [
    {
      source: '/api',
      headers: [
        { key: 'Access-Control-Allow-Origin', value: '*' },
        { key: 'Access-Control-Allow-Credentials', value: 'true' },
      ],
    },
  ],
};`,
      output: `export default {
  headers: () => [
    {
      source: '/api',
      headers: [
        { key: 'Access-Control-Allow-Origin', value: '*' },
      ],
    },
  ],
};`,
      errors: [
        { messageId: 'credentialsAfterWildcard', data: { line: '6' }, line: 7, column: 59, endLine: 7, endColumn: 65 },
      ],
    },
    {
      name: 'options that are used elsewhere',
      code: `import cors from 'cors';
const options = { origin: '*', credentials: true };
app.use(cors(options));
log(options);`,
      errors: [
        { messageId: 'wildcardOption', data: { library: 'cors' }, line: 2, column: 19, endLine: 2, endColumn: 30 },
      ],
    },
    {
      name: 'one place for several calls is reported once',
      code: `import cors from 'cors';
const options = { origin: '*', credentials: true };
app.use(cors(options));
api.use(cors(options));`,
      errors: [
        { messageId: 'wildcardOption', data: { library: 'cors' }, line: 2, column: 19, endLine: 2, endColumn: 30 },
      ],
    },
    {
      name: 'a pair under a setting, when possible pairs are asked for',
      options: [{ includePossible: true }],
      code: `import cors from 'cors';
app.use(cors({ origin: process.env.ORIGIN || '*', credentials: true }));`,
      errors: [
        {
          messageId: 'wildcardOption',
          data: { library: 'cors' },
          line: 2,
          column: 16,
          endLine: 2,
          endColumn: 49,
          suggestions: [
            {
              messageId: 'dropCredentials',
              output: `import cors from 'cors';
app.use(cors({ origin: process.env.ORIGIN || '*' }));`,
            },
          ],
        },
      ],
    },
    {
      name: 'a comment inside would get lost',
      code: `import cors from 'cors';
app.use(cors({ origin: '*', credentials: /* why */ true }));`,
      errors: [
        { messageId: 'wildcardOption', data: { library: 'cors' }, line: 2, column: 16, endLine: 2, endColumn: 27 },
      ],
    },
    {
      name: 'the wrong settings are no origins',
      settings: { cors: { origins: ['app.example.com'] } },
      code: `import cors from 'cors';
app.use(cors({ origin: '*', credentials: true }));`,
      errors: [
        {
          messageId: 'invalidSetting',
          data: {
            path: 'settings.cors.origins[0]',
            found: '"app.example.com"',
            expected: 'an origin such as `https://app.example.com`',
          },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 1,
        },
        { messageId: 'wildcardOption', data: { library: 'cors' }, line: 2, column: 16, endLine: 2, endColumn: 27 },
      ],
    },
  ],
});
