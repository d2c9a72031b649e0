import { projectWriter } from '../support/disk-project.ts';
import { testRule } from '../support/test-rule.ts';

const write = projectWriter();

/** A server beside a client, whose page Vite serves at port 5173. */
function besideClient(options = `{ credentials: 'include' }`): string {
  return write({
    'api/server.js': '',
    'web/package.json': '{ "devDependencies": { "vite": "*" } }',
    'web/src/api.ts': `\nexport const load = () => fetch('http://localhost:4000/', ${options});\n`,
  })('api/server.js');
}

const express = (policy: string): string =>
  `import cors from 'cors';\nimport express from 'express';\nconst app = express();\n${policy}\napp.listen(4000);`;

const node = (writes: string): string =>
  `require('http').createServer((request, response) => {\n${writes}  response.end();\n}).listen(4000);`;

const client = 'web/src/api.ts:2';
const page = 'http://localhost:5173';
const suggestion = (output: string) => ({ messageId: 'usePage', data: { page }, output });

testRule('policy-serves-credentialed-requests', {
  valid: [
    {
      name: 'the page is allowed',
      code: express(`app.use(cors({ origin: '${page}', credentials: true }));`),
      filename: besideClient(),
    },
    { name: 'nobody asks with credentials', code: express('app.use(cors());'), filename: besideClient('{}') },
    {
      name: 'a pair that no page can use is for another rule',
      code: express(`app.use(cors({ origin: '*', credentials: true }));`),
      filename: besideClient(),
    },
    {
      name: 'an origin that no page has is for another rule',
      code: express(`app.use(cors({ origin: '${page}/', credentials: true }));`),
      filename: besideClient(),
    },
    {
      name: 'a preflight that nothing answers is for another rule',
      code: express(
        `app.put('/', cors({ origin: '${page}', credentials: true }), (request, response) => response.end());`,
      ),
      filename: besideClient(`{ credentials: 'include', method: 'PUT' }`),
    },
    {
      name: 'a wildcard of headers is for another rule',
      code: express(`app.use(cors({ origin: '${page}', credentials: true, allowedHeaders: '*' }));`),
      filename: besideClient(`{ credentials: 'include', headers: { 'X-Token': '1' } }`),
    },
    { name: 'another port', code: express('app.use(cors());').replace('4000', '4001'), filename: besideClient() },
    { name: 'a text that is no file', code: express('app.use(cors());') },
  ],
  invalid: [
    {
      name: 'the default of a library: options are written',
      code: express('app.use(cors());'),
      filename: besideClient(),
      errors: [
        {
          messageId: 'wildcard',
          data: { client },
          line: 4,
          column: 9,
          endLine: 4,
          endColumn: 13,
          suggestions: [suggestion(express(`app.use(cors({ origin: '${page}', credentials: true }));`))],
        },
      ],
    },
    {
      name: 'a client that is a component',
      code: express('app.use(cors());'),
      filename: write({
        'api/server.js': '',
        'web/package.json': '{ "devDependencies": { "vite": "*" } }',
        'web/src/App.vue': `<template>\n  <p>a</p>\n</template>\n<script setup>\nawait fetch('http://localhost:4000/', { credentials: 'include' });\n</script>\n`,
      })('api/server.js'),
      errors: [
        {
          messageId: 'wildcard',
          data: { client: 'web/src/App.vue:5' },
          line: 4,
          column: 9,
          endLine: 4,
          endColumn: 13,
          suggestions: [suggestion(express(`app.use(cors({ origin: '${page}', credentials: true }));`))],
        },
      ],
    },
    {
      name: 'a wildcard in options',
      code: express(`app.use(cors({ origin: '*' }));`),
      filename: besideClient(),
      errors: [
        {
          messageId: 'wildcard',
          data: { client },
          line: 4,
          column: 16,
          endLine: 4,
          endColumn: 27,
          suggestions: [suggestion(express(`app.use(cors({ origin: '${page}', credentials: true }));`))],
        },
      ],
    },
    {
      name: 'credentials that are switched off',
      code: express(`app.use(cors({ origin: '${page}', credentials: false }));`),
      filename: besideClient(),
      errors: [
        {
          messageId: 'noCredentials',
          data: { client },
          line: 4,
          column: 49,
          endLine: 4,
          endColumn: 67,
          suggestions: [suggestion(express(`app.use(cors({ origin: '${page}', credentials: true }));`))],
        },
      ],
    },
    {
      name: 'a function that looks at a list of others: nothing takes its place',
      code: express(
        `app.use(cors({ origin: (origin, done) => done(null, ['https://shop.example'].includes(origin)), credentials: true }));`,
      ),
      filename: besideClient(),
      errors: [
        {
          messageId: 'otherOrigin',
          data: { client, page, allowed: '`https://shop.example`' },
          line: 4,
          column: 53,
          endLine: 4,
          endColumn: 94,
        },
      ],
    },
    {
      name: 'a list of others: one more',
      code: express(`app.use(cors({ origin: ['https://shop.example'], credentials: true }));`),
      filename: besideClient(),
      errors: [
        {
          messageId: 'otherOrigin',
          data: { client, page, allowed: '`https://shop.example`' },
          line: 4,
          column: 16,
          endLine: 4,
          endColumn: 48,
          suggestions: [
            suggestion(express(`app.use(cors({ origin: ['https://shop.example', '${page}'], credentials: true }));`)),
          ],
        },
      ],
    },
    {
      name: 'a header: the other one beside it',
      code: node(`  response.setHeader('Access-Control-Allow-Origin', '*');\n`),
      filename: besideClient(),
      errors: [
        {
          messageId: 'wildcard',
          data: { client },
          line: 2,
          column: 53,
          endLine: 2,
          endColumn: 56,
          suggestions: [
            suggestion(
              node(
                `  response.setHeader('Access-Control-Allow-Origin', '${page}');\n` +
                  `  response.setHeader('Access-Control-Allow-Credentials', 'true');\n`,
              ),
            ),
          ],
        },
      ],
    },
    {
      name: 'a preflight that lacks credentials',
      code: express(`app.use(cors({ origin: '${page}' }));`),
      filename: besideClient(`{ credentials: 'include', method: 'PUT' }`),
      errors: [
        {
          messageId: 'noCredentials',
          data: { client },
          line: 4,
          column: 16,
          endLine: 4,
          endColumn: 47,
          suggestions: [suggestion(express(`app.use(cors({ origin: '${page}', credentials: true }));`))],
        },
      ],
    },
    {
      name: 'a header that is not listed',
      code: express(`app.use(cors({ origin: '${page}', credentials: true, allowedHeaders: ['X-Other'] }));`),
      filename: besideClient(`{ credentials: 'include', headers: { 'X-Token': '1' } }`),
      errors: [
        {
          messageId: 'disallowedHeader',
          data: { client, header: 'x-token' },
          line: 4,
          column: 68,
          endLine: 4,
          endColumn: 95,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a method that is not listed',
      code: express(`app.use(cors({ origin: '${page}', credentials: true, methods: 'GET' }));`),
      filename: besideClient(`{ credentials: 'include', method: 'PUT' }`),
      errors: [
        {
          messageId: 'disallowedMethod',
          data: { client, method: 'PUT' },
          line: 4,
          column: 68,
          endLine: 4,
          endColumn: 82,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a policy for other paths',
      code: express(`app.use('/api', cors());`),
      filename: besideClient(),
      errors: [
        {
          messageId: 'otherPath',
          data: { client, path: '/' },
          line: 5,
          column: 1,
          endLine: 5,
          endColumn: 17,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a server without any policy',
      code: node(''),
      filename: besideClient(),
      errors: [
        { messageId: 'noPolicy', data: { client }, line: 1, column: 1, endLine: 3, endColumn: 16, suggestions: [] },
      ],
    },
  ],
});
