import { projectWriter } from '../support/disk-project.ts';
import { testRule } from '../support/test-rule.ts';

const write = projectWriter();

/** Routes that say no, beside another file of the project. */
function beside(other: string, name = 'server.js'): { code: string; filename: string } {
  const code = `export function routes(app) {
  app.get('/', (req, res) => {
    res.setHeader('Access-Control-Allow-Origin', '*');
    res.setHeader('Access-Control-Allow-Credentials', 'false');
    res.end();
  });
}`;
  return { code, filename: write({ 'package.json': '{}', [name]: other, 'routes.js': code })('routes.js') };
}

testRule('valid-allow-credentials', {
  valid: [
    {
      name: 'yes to some and no to others, by way of a helper and a name',
      code: `const put = (target, name, value) => target.setHeader(name, value);
app.get('/', (req, res) => {
  const yes = 'true';
  put(res, 'Access-Control-Allow-Credentials', req.query.a ? yes : 'false');
  res.end();
});`,
    },
    {
      name: 'yes to some and no to others, by way of a helper',
      code: `const put = (target, name, value) => target.setHeader(name, value);
app.get('/', (req, res) => {
  put(res, 'Access-Control-Allow-Credentials', req.query.a ? 'true' : 'false');
  res.end();
});`,
    },
    {
      name: 'a value that takes back another write',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.setHeader('Access-Control-Allow-Credentials', 'false');
  res.end();
});`,
    },
    {
      name: 'a value that takes back what a library allows',
      code: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com', credentials: true }));
app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'false');
  res.end();
});`,
    },
    {
      name: 'a value that takes back what another file allows',
      ...beside(`import cors from 'cors';
import { routes } from './routes.js';
const app = express();
app.use(cors({ origin: ['https://app.example.com'], credentials: true }));
routes(app);`),
    },
    {
      name: 'a value that may take back what another file allows',
      ...beside(`import cors from 'cors';
import { routes } from './routes.js';
import { settings } from './settings.js';
app.use(cors({ origin: ['https://app.example.com'], credentials: settings.credentials }));
routes(app);`),
    },
    {
      name: 'a value that may take back what a framework puts before it',
      ...beside(
        `import { defineEventHandler, setResponseHeader } from 'h3';
export default defineEventHandler((event) => {
  setResponseHeader(event, 'Access-Control-Allow-Credentials', 'true');
});`,
        'server/middleware/cors.js',
      ),
    },
    {
      name: 'a value that takes back what an earlier middleware allows',
      code: `app.use((req, res, next) => {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  next();
});
app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'false');
  res.end();
});`,
    },
    {
      name: 'a value that takes back what a write by the same constant may allow',
      code: `const CREDENTIALS = 'Access-Control-Allow-Credentials';
app.get('/', (req, res) => {
  res.setHeader(CREDENTIALS, 'true');
  if (!req.user) res.removeHeader(CREDENTIALS);
  res.setHeader(CREDENTIALS, 'false');
  res.end();
});`,
    },
    {
      name: 'a value that takes back what another file may allow by the same constant',
      code: `export const NAMES = { CREDENTIALS: 'Access-Control-Allow-Credentials' };
app.get('/', (req, res) => {
  res.setHeader(NAMES.CREDENTIALS, 'false');
  res.end();
});`,
    },
    {
      name: 'a value that takes back what an earlier middleware allows, which hands on by another name',
      code: `app.use((req, res, next) => {
  const goOn = next;
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  goOn();
});
app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'false');
  res.end();
});`,
    },
    {
      name: 'a value that takes back what an earlier middleware of an app allows',
      code: `import express from 'express';
const app = express();
app.use((req, res, next) => {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  next();
});
app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'false');
  res.end();
});`,
    },
    {
      name: 'a value that may take back what another function allows before it hands on',
      code: `export const open = (req, res, next) => {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  next();
};
export const shut = (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'false');
  res.end();
};`,
    },
    {
      name: 'one place that says yes to some, and no to others',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', req.query.a ? 'true' : 'false');
  res.end();
});`,
    },
    {
      name: 'the one value',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
    },
    {
      name: 'the one value, computed',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', String(true));
  res.end();
});`,
    },
    {
      name: 'an unknown value',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', config.credentials);
  res.end();
});`,
    },
    {
      name: 'a boolean, where that is allowed',
      options: [{ allowBoolean: true }],
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', true);
  res.end();
});`,
    },
    {
      name: 'the option of a library',
      code: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com', credentials: true }));`,
    },
    {
      name: 'the option that is off',
      code: `import cors from 'cors';
app.use(cors({ origin: '*', credentials: false }));`,
    },
    {
      name: 'a text for no that is off',
      code: `import cors from 'cors';
app.use(cors({ credentials: 'false' }));`,
    },
    {
      name: 'a text for yes that the library takes',
      code: `import { cors } from 'hono/cors';
app.use(cors({ credentials: 'true' }));`,
    },
    { name: 'a comparison', code: `if (headers.get('Access-Control-Allow-Credentials') === 'false') warn();` },
    {
      name: 'a test',
      code: `import { expect } from 'vitest';
res.setHeader('Access-Control-Allow-Credentials', 'false');`,
    },
    {
      name: 'one of a list that is sent',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', ['true']);
  res.end();
});`,
    },
  ],
  invalid: [
    {
      name: 'no effect, and no other file allows credentials',
      ...beside(`import cors from 'cors';
app.use(cors({ origin: ['https://app.example.com'] }));`),
      output: `export function routes(app) {
  app.get('/', (req, res) => {
    res.setHeader('Access-Control-Allow-Origin', '*');
    res.end();
  });
}`,
      errors: [
        { messageId: 'noEffect', data: { value: `\`'false'\`` }, line: 4, column: 55, endLine: 4, endColumn: 62 },
      ],
    },
    {
      name: 'no effect, and another program of the project allows credentials',
      ...beside(`import express from 'express';
import cors from 'cors';
const app = express();
app.use(cors({ origin: ['https://app.example.com'], credentials: true }));
app.listen(3000);`),
      output: `export function routes(app) {
  app.get('/', (req, res) => {
    res.setHeader('Access-Control-Allow-Origin', '*');
    res.end();
  });
}`,
      errors: [
        { messageId: 'noEffect', data: { value: `\`'false'\`` }, line: 4, column: 55, endLine: 4, endColumn: 62 },
      ],
    },
    {
      name: 'no effect, and an app that is mounted nowhere allows credentials',
      ...beside(
        `import Fastify from 'fastify';
import cors from '@fastify/cors';
export const app = Fastify();
app.register(cors, { origin: ['https://app.example.com'], credentials: true });`,
        'app.js',
      ),
      output: `export function routes(app) {
  app.get('/', (req, res) => {
    res.setHeader('Access-Control-Allow-Origin', '*');
    res.end();
  });
}`,
      errors: [
        { messageId: 'noEffect', data: { value: `\`'false'\`` }, line: 4, column: 55, endLine: 4, endColumn: 62 },
      ],
    },
    {
      name: 'no effect, and a route before it allows credentials',
      code: `import express from 'express';
const app = express();
app.get('/a', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.json({});
});
app.get('/b', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'false');
  res.json({});
});`,
      output: `import express from 'express';
const app = express();
app.get('/a', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.json({});
});
app.get('/b', (req, res) => {
  res.json({});
});`,
      errors: [
        { messageId: 'noEffect', data: { value: `\`'false'\`` }, line: 8, column: 53, endLine: 8, endColumn: 60 },
      ],
    },
    {
      name: 'no effect, and another handler of the file allows credentials',
      code: `export function GET() {
  return new Response('', { headers: { 'Access-Control-Allow-Credentials': 'true' } });
}
export function POST() {
  return new Response('', { headers: { 'Access-Control-Allow-Credentials': 'false' } });
}`,
      output: `export function GET() {
  return new Response('', { headers: { 'Access-Control-Allow-Credentials': 'true' } });
}
export function POST() {
  return new Response('', { headers: {} });
}`,
      errors: [
        { messageId: 'noEffect', data: { value: `\`'false'\`` }, line: 5, column: 76, endLine: 5, endColumn: 83 },
      ],
    },
    {
      name: 'no effect, and the name is kept in a constant',
      code: `const CREDENTIALS = 'Access-Control-Allow-Credentials';
app.get('/', (req, res) => {
  res.setHeader(CREDENTIALS, 'false');
  res.end();
});`,
      output: `const CREDENTIALS = 'Access-Control-Allow-Credentials';
app.get('/', (req, res) => {
  res.end();
});`,
      errors: [
        { messageId: 'noEffect', data: { value: `\`'false'\`` }, line: 3, column: 30, endLine: 3, endColumn: 37 },
      ],
    },
    {
      name: 'no effect, and the name is a member of constants',
      code: `enum Headers { Credentials = 'Access-Control-Allow-Credentials', Origin = 'Access-Control-Allow-Origin' }
app.get('/', (req, res) => {
  res.setHeader(Headers.Credentials, 'false');
  res.setHeader(Headers.Origin, '*');
  res.end();
});`,
      output: `enum Headers { Credentials = 'Access-Control-Allow-Credentials', Origin = 'Access-Control-Allow-Origin' }
app.get('/', (req, res) => {
  res.setHeader(Headers.Origin, '*');
  res.end();
});`,
      errors: [
        { messageId: 'noEffect', data: { value: `\`'false'\`` }, line: 3, column: 38, endLine: 3, endColumn: 45 },
      ],
    },
    {
      name: 'no effect, in a table that is gone through by its keys',
      code: `app.get('/', (req, res) => {
  const headers = { 'Access-Control-Allow-Credentials': 'false' };
  for (const key in headers) res.setHeader(key, headers[key]);
  res.end();
});`,
      errors: [
        {
          messageId: 'noEffect',
          data: { value: `\`'false'\`` },
          line: 3,
          column: 49,
          endLine: 3,
          endColumn: 61,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a boolean',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://app.example.com');
  res.setHeader('Access-Control-Allow-Credentials', true);
  res.end();
});`,
      output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://app.example.com');
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
      errors: [{ messageId: 'booleanValue', line: 3, column: 53, endLine: 3, endColumn: 57 }],
    },
    {
      name: 'a boolean in double quotes around',
      code: `app.get('/', (req, res) => { res.set("Access-Control-Allow-Credentials", true); });`,
      output: `app.get('/', (req, res) => { res.set("Access-Control-Allow-Credentials", "true"); });`,
      errors: [{ messageId: 'booleanValue', line: 1, column: 74, endLine: 1, endColumn: 78 }],
    },
    {
      name: 'a boolean of an object',
      code: `export default () => new Response('', { headers: { 'Access-Control-Allow-Credentials': !0 } });`,
      output: `export default () => new Response('', { headers: { 'Access-Control-Allow-Credentials': 'true' } });`,
      errors: [{ messageId: 'booleanValue', line: 1, column: 88, endLine: 1, endColumn: 90 }],
    },
    {
      name: 'a boolean constant',
      code: `const allow = true;
app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', allow);
  res.end();
});`,
      errors: [
        {
          messageId: 'booleanValue',
          line: 3,
          column: 53,
          endLine: 3,
          endColumn: 58,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: `\`'true'\`` },
              output: `const allow = true;
app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'white space',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', ' true ');
  res.end();
});`,
      output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
      errors: [{ messageId: 'surroundingSpace', line: 2, column: 53, endLine: 2, endColumn: 61 }],
    },
    {
      name: 'false',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', false);
  res.end();
});`,
      output: `app.get('/', (req, res) => {
  res.end();
});`,
      errors: [{ messageId: 'noEffect', data: { value: '`false`' }, line: 2, column: 53, endLine: 2, endColumn: 58 }],
    },
    {
      name: 'a text for no',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'false');
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.end();
});`,
      output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.end();
});`,
      errors: [
        { messageId: 'noEffect', data: { value: `\`'false'\`` }, line: 2, column: 53, endLine: 2, endColumn: 60 },
      ],
    },
    {
      name: 'nothing',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', '');
  res.end();
});`,
      output: `app.get('/', (req, res) => {
  res.end();
});`,
      errors: [{ messageId: 'noEffect', data: { value: `\`''\`` }, line: 2, column: 53, endLine: 2, endColumn: 55 }],
    },
    {
      name: 'null',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', null);
  res.end();
});`,
      output: `app.get('/', (req, res) => {
  res.end();
});`,
      errors: [{ messageId: 'noEffect', data: { value: '`null`' }, line: 2, column: 53, endLine: 2, endColumn: 57 }],
    },
    {
      name: 'zero',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 0);
  res.end();
});`,
      output: `app.get('/', (req, res) => {
  res.end();
});`,
      errors: [{ messageId: 'noEffect', data: { value: '`0`' }, line: 2, column: 53, endLine: 2, endColumn: 54 }],
    },
    {
      name: 'no effect: a member of an object',
      code: `export default () => new Response('', {
  headers: {
    'Access-Control-Allow-Credentials': 'false',
    'Access-Control-Allow-Origin': '*',
  },
});`,
      output: `export default () => new Response('', {
  headers: {
    'Access-Control-Allow-Origin': '*',
  },
});`,
      errors: [
        { messageId: 'noEffect', data: { value: `\`'false'\`` }, line: 3, column: 41, endLine: 3, endColumn: 48 },
      ],
    },
    {
      name: 'no effect, as the body of a branch',
      code: `app.get('/', (req, res) => {
  if (req.query.a) res.setHeader('Access-Control-Allow-Credentials', 'false');
  res.end();
});`,
      errors: [
        { messageId: 'noEffect', data: { value: `\`'false'\`` }, line: 2, column: 70, endLine: 2, endColumn: 77 },
      ],
    },
    {
      name: 'no effect, from a setting',
      code: `const config = { credentials: 'no' };
app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', config.credentials);
  res.end();
});`,
      errors: [
        {
          messageId: 'noEffect',
          data: { value: `\`'no'\`` },
          line: 3,
          column: 53,
          endLine: 3,
          endColumn: 71,
          suggestions: [
            {
              messageId: 'removeHeader',
              output: `const config = { credentials: 'no' };
app.get('/', (req, res) => {
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'two writes without effect',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'false');
  res.end();
});
app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'no');
  res.end();
});`,
      output: `app.get('/', (req, res) => {
  res.end();
});
app.get('/', (req, res) => {
  res.end();
});`,
      errors: [
        { messageId: 'noEffect', data: { value: `\`'false'\`` }, line: 2, column: 53, endLine: 2, endColumn: 60 },
        { messageId: 'noEffect', data: { value: `\`'no'\`` }, line: 6, column: 53, endLine: 6, endColumn: 57 },
      ],
    },
    {
      name: 'another case, beside a fixed origin',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://app.example.com');
  res.setHeader('Access-Control-Allow-Credentials', 'True');
  res.end();
});`,
      output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://app.example.com');
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
      errors: [
        { messageId: 'misspelled', data: { value: `\`'True'\`` }, line: 3, column: 53, endLine: 3, endColumn: 59 },
      ],
    },
    {
      name: 'another case, where no origin is stated',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'TRUE');
  res.end();
});`,
      output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
      errors: [
        { messageId: 'misspelled', data: { value: `\`'TRUE'\`` }, line: 2, column: 53, endLine: 2, endColumn: 59 },
      ],
    },
    {
      name: 'another case, beside a checked origin',
      code: `app.get('/', (req, res) => {
  const { origin } = req.headers;
  if (allowed.includes(origin)) {
    res.setHeader('Access-Control-Allow-Origin', origin);
    res.setHeader('Access-Control-Allow-Credentials', 'True');
  }
  res.end();
});`,
      output: `app.get('/', (req, res) => {
  const { origin } = req.headers;
  if (allowed.includes(origin)) {
    res.setHeader('Access-Control-Allow-Origin', origin);
    res.setHeader('Access-Control-Allow-Credentials', 'true');
  }
  res.end();
});`,
      errors: [
        { messageId: 'misspelled', data: { value: `\`'True'\`` }, line: 5, column: 55, endLine: 5, endColumn: 61 },
      ],
    },
    {
      name: 'another case, beside a library that lets everybody in',
      code: `import cors from 'cors';
app.use(cors({ origin: true }));
app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'True');
  res.end();
});`,
      errors: [
        {
          messageId: 'misspelled',
          data: { value: `\`'True'\`` },
          line: 4,
          column: 53,
          endLine: 4,
          endColumn: 59,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: `\`'true'\`` },
              output: `import cors from 'cors';
app.use(cors({ origin: true }));
app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'a typing error',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://app.example.com');
  res.setHeader('Access-Control-Allow-Credentials', 'ture');
  res.end();
});`,
      output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://app.example.com');
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
      errors: [
        { messageId: 'misspelled', data: { value: `\`'ture'\`` }, line: 3, column: 53, endLine: 3, endColumn: 59 },
      ],
    },
    {
      name: 'quotes inside',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', '"true"');
  res.end();
});`,
      output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
      errors: [
        { messageId: 'misspelled', data: { value: `\`'"true"'\`` }, line: 2, column: 53, endLine: 2, endColumn: 61 },
      ],
    },
    {
      name: 'another case, beside a wildcard',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.setHeader('Access-Control-Allow-Credentials', 'True');
  res.end();
});`,
      errors: [
        {
          messageId: 'misspelled',
          data: { value: `\`'True'\`` },
          line: 3,
          column: 53,
          endLine: 3,
          endColumn: 59,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: `\`'true'\`` },
              output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'another case, beside a reflected origin',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  res.setHeader('Access-Control-Allow-Credentials', 'True');
  res.end();
});`,
      errors: [
        {
          messageId: 'misspelled',
          data: { value: `\`'True'\`` },
          line: 3,
          column: 53,
          endLine: 3,
          endColumn: 59,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: `\`'true'\`` },
              output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'another case, beside an unknown origin',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', config.origin);
  res.setHeader('Access-Control-Allow-Credentials', 'True');
  res.end();
});`,
      errors: [
        {
          messageId: 'misspelled',
          data: { value: `\`'True'\`` },
          line: 3,
          column: 53,
          endLine: 3,
          endColumn: 59,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: `\`'true'\`` },
              output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', config.origin);
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'another case, beside origins that differ',
      code: `app.get('/', (req, res) => {
  if (req.query.a) res.setHeader('Access-Control-Allow-Origin', '*');
  else res.setHeader('Access-Control-Allow-Origin', 'https://app.example.com');
  res.setHeader('Access-Control-Allow-Credentials', 'True');
  res.end();
});`,
      errors: [
        {
          messageId: 'misspelled',
          data: { value: `\`'True'\`` },
          line: 4,
          column: 53,
          endLine: 4,
          endColumn: 59,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: `\`'true'\`` },
              output: `app.get('/', (req, res) => {
  if (req.query.a) res.setHeader('Access-Control-Allow-Origin', '*');
  else res.setHeader('Access-Control-Allow-Origin', 'https://app.example.com');
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'the origin of the request',
      code: `app.use((req, res, next) => {
  const { origin } = req.headers;
  if (allowed.includes(origin)) res.header('Access-Control-Allow-Credentials', origin);
  next();
});`,
      errors: [
        {
          messageId: 'otherValue',
          data: { value: 'the origin of the request' },
          line: 3,
          column: 80,
          endLine: 3,
          endColumn: 86,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: `\`'true'\`` },
              output: `app.use((req, res, next) => {
  const { origin } = req.headers;
  if (allowed.includes(origin)) res.header('Access-Control-Allow-Credentials', 'true');
  next();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'one',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 1);
  res.end();
});`,
      errors: [
        {
          messageId: 'otherValue',
          data: { value: '`1`' },
          line: 2,
          column: 53,
          endLine: 2,
          endColumn: 54,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: `\`'true'\`` },
              output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
            },
            {
              messageId: 'removeHeader',
              output: `app.get('/', (req, res) => {
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'yes',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'yes');
  res.end();
});`,
      errors: [
        {
          messageId: 'otherValue',
          data: { value: `\`'yes'\`` },
          line: 2,
          column: 53,
          endLine: 2,
          endColumn: 58,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: `\`'true'\`` },
              output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
            },
            {
              messageId: 'removeHeader',
              output: `app.get('/', (req, res) => {
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'a wildcard',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', '*');
  res.end();
});`,
      errors: [
        {
          messageId: 'otherValue',
          data: { value: `\`'*'\`` },
          line: 2,
          column: 53,
          endLine: 2,
          endColumn: 56,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: `\`'true'\`` },
              output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
            },
            {
              messageId: 'removeHeader',
              output: `app.get('/', (req, res) => {
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'an origin',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'https://app.example.com');
  res.end();
});`,
      errors: [
        {
          messageId: 'otherValue',
          data: { value: `\`'https://app.example.…'\`` },
          line: 2,
          column: 53,
          endLine: 2,
          endColumn: 78,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: `\`'true'\`` },
              output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
            },
            {
              messageId: 'removeHeader',
              output: `app.get('/', (req, res) => {
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'several lines',
      code: `app.get('/', (req, res) => {
  res.appendHeader('Access-Control-Allow-Credentials', 'true');
  res.appendHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
      errors: [{ messageId: 'severalLines', data: { count: '2' }, line: 3, column: 56, endLine: 3, endColumn: 62 }],
    },
    {
      name: 'several values',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', ['true', 'true']);
  res.end();
});`,
      errors: [
        {
          messageId: 'severalLines',
          data: { count: '2' },
          line: 2,
          column: 53,
          endLine: 2,
          endColumn: 69,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: `\`'true'\`` },
              output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
            },
            {
              messageId: 'removeHeader',
              output: `app.get('/', (req, res) => {
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'an option that the library ignores, beside a fixed origin',
      code: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com', credentials: 'true' }));`,
      output: `import cors from 'cors';
app.use(cors({ origin: 'https://app.example.com', credentials: true }));`,
      errors: [
        {
          messageId: 'ignoredOption',
          data: { library: 'cors', value: `\`'true'\`` },
          line: 2,
          column: 51,
          endLine: 2,
          endColumn: 70,
        },
      ],
    },
    {
      name: 'an option that the library ignores, beside everybody',
      code: `import cors from 'cors';
app.use(cors({ origin: true, credentials: 'true' }));`,
      errors: [
        {
          messageId: 'ignoredOption',
          data: { library: 'cors', value: `\`'true'\`` },
          line: 2,
          column: 30,
          endLine: 2,
          endColumn: 49,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: '`true`' },
              output: `import cors from 'cors';
app.use(cors({ origin: true, credentials: true }));`,
            },
          ],
        },
      ],
    },
    {
      name: 'an option that the library ignores, a number',
      code: `import cors from 'cors';
app.use(cors({ origin: ['https://app.example.com'], credentials: 1 }));`,
      output: `import cors from 'cors';
app.use(cors({ origin: ['https://app.example.com'], credentials: true }));`,
      errors: [
        {
          messageId: 'ignoredOption',
          data: { library: 'cors', value: '`1`' },
          line: 2,
          column: 53,
          endLine: 2,
          endColumn: 67,
        },
      ],
    },
    {
      name: 'a text for no that the library takes for true',
      code: `import { cors } from 'hono/cors';
app.use(cors({ origin: 'https://app.example.com', credentials: 'false' }));`,
      errors: [
        {
          messageId: 'textForOff',
          data: { library: 'hono/cors', value: `\`'false'\`` },
          line: 2,
          column: 51,
          endLine: 2,
          endColumn: 71,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: '`false`' },
              output: `import { cors } from 'hono/cors';
app.use(cors({ origin: 'https://app.example.com', credentials: false }));`,
            },
            {
              messageId: 'writeValue',
              data: { value: '`true`' },
              output: `import { cors } from 'hono/cors';
app.use(cors({ origin: 'https://app.example.com', credentials: true }));`,
            },
          ],
        },
      ],
    },
    {
      name: 'no boolean, even where one is allowed',
      options: [{ allowBoolean: true }],
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'True');
  res.end();
});`,
      output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.end();
});`,
      errors: [
        { messageId: 'misspelled', data: { value: `\`'True'\`` }, line: 2, column: 53, endLine: 2, endColumn: 59 },
      ],
    },
  ],
});
