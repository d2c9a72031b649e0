import { projectWriter } from '../support/disk-project.ts';
import { testRule } from '../support/test-rule.ts';

const write = projectWriter();

/** A client beside a server that answers with these headers. */
function besideServer(headers: Readonly<Record<string, string>>): string {
  const writes = Object.entries(headers).map(([name, value]) => `  response.setHeader('${name}', ${value});\n`);
  return write({
    'api/server.js': `require('http').createServer((request, response) => {\n${writes.join('')}  response.end();\n}).listen(4000);\n`,
    'web/package.json': '{ "devDependencies": { "vite": "*" } }',
    'web/src/api.ts': '',
  })('web/src/api.ts');
}

const ORIGIN = 'Access-Control-Allow-Origin';
const CREDENTIALS = 'Access-Control-Allow-Credentials';
const code = `fetch('http://localhost:4000/', { credentials: 'include' });`;
const where = { line: 1, column: 35, endLine: 1, endColumn: 57 };

testRule('credentialed-request-needs-policy', {
  valid: [
    {
      name: 'the page is allowed, with credentials',
      code,
      filename: besideServer({ [ORIGIN]: `'http://localhost:5173'`, [CREDENTIALS]: `'true'` }),
    },
    { name: 'nobody listens there', code: code.replace('4000', '4001'), filename: besideServer({}) },
    { name: 'a relative URL', code: code.replace('http://localhost:4000', ''), filename: besideServer({}) },
    { name: 'no credentials', code: `fetch('http://localhost:4000/');`, filename: besideServer({}) },
    { name: 'a text that is no file', code },
  ],
  invalid: [
    {
      name: 'no header',
      code,
      filename: besideServer({}),
      errors: [{ messageId: 'noPolicy', data: { server: 'api/server.js:1' }, ...where }],
    },
    {
      name: 'a policy for other paths',
      code: code.replace('4000/', '4000/me?all=1'),
      filename: write({
        'api/server.js': `const express = require('express');\nconst app = express();\napp.use('/api', require('cors')());\napp.listen(4000);\n`,
        'web/package.json': '{ "devDependencies": { "vite": "*" } }',
        'web/src/api.ts': '',
      })('web/src/api.ts'),
      errors: [
        {
          messageId: 'otherPath',
          data: { server: 'api/server.js:4', path: '/me' },
          ...where,
          column: 43,
          endColumn: 65,
        },
      ],
    },
    {
      name: 'two requests by one setting',
      code: `import axios from 'axios';
const api = axios.create({ baseURL: 'http://localhost:4000', withCredentials: true });
export const load = () => Promise.all([api.get('/a'), api.get('/b')]);`,
      filename: besideServer({}),
      errors: [
        { messageId: 'noPolicy', data: { server: 'api/server.js:1' }, line: 2, column: 62, endLine: 2, endColumn: 83 },
      ],
    },
    {
      name: 'a wildcard',
      code,
      filename: besideServer({ [ORIGIN]: `'*'` }),
      errors: [{ messageId: 'wildcard', data: { server: 'api/server.js:2' }, ...where }],
    },
    {
      name: 'no credentials',
      code,
      filename: besideServer({ [ORIGIN]: `'http://localhost:5173'` }),
      errors: [{ messageId: 'noCredentials', data: { server: 'api/server.js:2' }, ...where }],
    },
    {
      name: 'another origin',
      code,
      filename: besideServer({ [ORIGIN]: `'https://shop.example'`, [CREDENTIALS]: `'true'` }),
      errors: [
        {
          messageId: 'otherOrigin',
          data: { server: 'api/server.js:2', allowed: '`https://shop.example`', page: 'http://localhost:5173' },
          ...where,
        },
      ],
    },
    {
      name: 'this machine by another name',
      code,
      filename: besideServer({ [ORIGIN]: `'http://127.0.0.1:5173'`, [CREDENTIALS]: `'true'` }),
      errors: [
        {
          messageId: 'otherSpelling',
          data: { server: 'api/server.js:2', allowed: '`http://127.0.0.1:5173`', page: 'http://localhost:5173' },
          ...where,
        },
      ],
    },
    {
      name: 'several origins',
      code,
      filename: besideServer({
        [ORIGIN]: `['http://localhost:5173', 'https://shop.example']`,
        [CREDENTIALS]: `'true'`,
      }),
      errors: [{ messageId: 'severalOrigins', data: { server: 'api/server.js:2' }, ...where }],
    },
    {
      name: 'a server that nobody knows, where that is asked',
      code: code.replace('http://localhost:4000', 'https://api.example'),
      filename: besideServer({}),
      options: [{ unknownServers: 'report' }],
      errors: [
        {
          messageId: 'unknownServer',
          data: { origin: 'https://api.example' },
          ...where,
          column: 33,
          endColumn: 55,
        },
      ],
    },
    {
      name: 'a declaration of the wrong form',
      code,
      filename: besideServer({}),
      settings: { cors: { servers: [{ origin: 'api' }] } },
      errors: [
        {
          messageId: 'invalidSetting',
          data: {
            path: 'settings.cors.servers[0].origin',
            found: '"api"',
            expected: 'an origin such as `https://api.example.com`',
          },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 1,
        },
      ],
    },
  ],
});
