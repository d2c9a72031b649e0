import { projectWriter } from '../support/disk-project.ts';
import { testRule } from '../support/test-rule.ts';

const write = projectWriter();

const page = 'http://localhost:5173';
const allowing = `cors({ origin: '${page}', credentials: true })`;

const express = (policy: string, more = ''): string =>
  `import cors from 'cors';\nimport express from 'express';\nconst app = express();\napp.use(${policy});\n${more}app.listen(4000);`;

/** A server beside a page that Vite serves at port 5173, with these files more, or instead. */
function beside(files: Readonly<Record<string, string>> = {}): string {
  return write({
    'api/server.js': '',
    'api/package.json': '{ "dependencies": { "express": "*", "cors": "*" } }',
    'web/package.json': '{ "devDependencies": { "vite": "*" } }',
    'web/src/api.ts': `export const load = () => fetch('http://localhost:4000/');`,
    ...files,
  })('api/server.js');
}

const silent = (name: string, files: Readonly<Record<string, string>>, code = express(allowing)) => ({
  name,
  code,
  filename: beside(files),
});

testRule('no-unused-credentials', {
  valid: [
    { name: 'credentials are not allowed', code: express(`cors({ origin: '${page}' })`), filename: beside() },
    { name: 'a text that is no file', code: express(allowing) },
    silent('a page that asks', {
      'web/src/api.ts': `export const load = () => fetch('http://localhost:4000/', { credentials: 'include' });`,
    }),
    silent('a page that asks for more than the file tells', {
      'web/src/api.ts': `export const load = (init) => fetch('http://localhost:4000/', { credentials: init.mode });`,
    }),
    silent(
      'options in a file that the server imports, too',
      {
        'shared/options.js': `export const options = { credentials: 'include' };`,
        'api/routes.js': `import '../shared/options.js';`,
      },
      express(allowing).replace('import cors', "import './routes.js';\nimport cors"),
    ),
    silent('options that an XMLHttpRequest gets', {
      'web/src/old.js': 'request.withCredentials = true;',
    }),
    silent('no page at all: clients live elsewhere', { 'web/package.json': '{}' }),
    silent('another page', { 'web/package.json': '{ "scripts": { "dev": "vite --port 3000" } }' }),
    silent('a port that nobody knows', { 'web/vite.config.js': 'export default { server: { port: portOf() } };' }),
    silent('a component that asks', {
      'web/src/App.vue': `<template><p /></template>\n<script setup>\nawait fetch('http://localhost:4000/', { credentials: 'include' });\n</script>`,
    }),
    ...['cookie-parser', 'express-session', 'passport', 'jsonwebtoken', '@clerk/express', 'better-auth'].map((name) =>
      silent(`a server that may use ${name}`, { 'api/package.json': `{ "dependencies": { "${name}": "*" } }` }),
    ),
    silent('a package of the project that may sign in', {
      'web/package.json': '{ "devDependencies": { "vite": "*" }, "dependencies": { "firebase": "*" } }',
    }),
    ...[
      `app.get('/', (request, response) => response.send(request.headers.cookie));\n`,
      `app.get('/', (request, response) => response.set('Set-Cookie', 'a=b').end());\n`,
      `app.get('/', (request, response) => response.send(request.get('Authorization')));\n`,
      `app.get('/', (request, response) => response.status(401).set('WWW-Authenticate', 'Basic').end());\n`,
      `app.use(require(process.argv[2]));\n`,
      `app.use(requireLogin);\n`,
    ].map((more) => silent(more.trim(), {}, express(allowing, more))),
    silent(
      'a cookie in a route of another file',
      { 'api/routes.js': 'export default (request, response) => response.cookie("id", "1").end();' },
      `import route from './routes.js';\n${express(allowing, "app.get('/', route);\n")}`,
    ),
    silent(
      'a part of the server that is not there',
      {},
      `import './routes.js';\n${express(allowing)}`.replace('./routes', './gone'),
    ),
    silent('a part that is broken', { 'api/routes.js': 'const' }, `import './routes.js';\n${express(allowing)}`),
    silent('middleware that nobody knows', {}, `import gate from 'gate';\n${express(allowing, 'app.use(gate());\n')}`),
    silent('a policy that belongs to no server', {}, express(allowing).replace('app.listen(4000);', '')),
    silent(
      'certificates of visitors',
      {},
      `import https from 'node:https';\n${express(allowing).replace('app.listen(4000)', 'https.createServer({ requestCert: true }, app).listen(4000)')}`,
    ),
    silent(
      'origins that the code does not name',
      {},
      express('cors({ origin: process.env.ORIGIN, credentials: true })'),
    ),
    silent('every origin is another matter', {}, express('cors({ origin: true, credentials: true })')),
    silent('a wildcard is another matter', {}, express(`cors({ origin: '*', credentials: true })`)),
    silent('the origin of somebody else', {}, express(`cors({ origin: 'https://shop.example', credentials: true })`)),
  ],
  invalid: [
    {
      name: 'an option',
      code: express(allowing),
      filename: beside(),
      errors: [
        {
          messageId: 'unused',
          data: { page },
          line: 4,
          column: 49,
          endLine: 4,
          endColumn: 66,
          suggestions: [{ messageId: 'dropCredentials', output: express(`cors({ origin: '${page}' })`) }],
        },
      ],
    },
    {
      name: 'a header, for a page of the same package',
      code: `require('http').createServer((request, response) => {
  response.setHeader('Access-Control-Allow-Origin', '${page}');
  response.setHeader('Access-Control-Allow-Credentials', 'true');
  response.end();
}).listen(4000);`,
      filename: beside({ 'web/package.json': '{}', 'api/package.json': '{ "scripts": { "dev": "vite" } }' }),
      errors: [
        {
          messageId: 'unused',
          data: { page },
          line: 3,
          column: 58,
          endLine: 3,
          endColumn: 64,
          suggestions: [
            {
              messageId: 'dropCredentials',
              output: `require('http').createServer((request, response) => {
  response.setHeader('Access-Control-Allow-Origin', '${page}');
  response.end();
}).listen(4000);`,
            },
          ],
        },
      ],
    },
    {
      name: 'one of several origins, and a page that sends something else',
      code: express(`cors({ origin: ['https://shop.example', '${page}'], credentials: true })`),
      filename: beside({
        'web/src/api.ts': `fetch('http://localhost:4000/', { method: 'PUT', headers: { 'X-Author': 'a' } });`,
      }),
      errors: [
        {
          messageId: 'unused',
          data: { page },
          line: 4,
          column: 75,
          endLine: 4,
          endColumn: 92,
          suggestions: [
            {
              messageId: 'dropCredentials',
              output: express(`cors({ origin: ['https://shop.example', '${page}'] })`),
            },
          ],
        },
      ],
    },
  ],
});
