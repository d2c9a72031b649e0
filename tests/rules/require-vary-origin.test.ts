import { testRule } from '../support/test-rule.ts';

testRule('require-vary-origin', {
  valid: [
    {
      name: 'one origin for everybody',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://app.example.com');
  res.end();
});`,
    },
    {
      name: 'a library that says so',
      code: `import cors from 'cors';
app.use(cors({ origin: ['https://app.example.com', 'https://b.example.com'] }));`,
    },
    ...[
      `res.setHeader('Vary', 'Origin');`,
      `res.append('Vary', 'Accept-Encoding, origin');`,
      `res.vary('Origin');`,
      `res.setHeader('Vary', '*');`,
      `res.setHeader('Cache-Control', 'no-store');`,
      `res.setHeader('Vary', fields);`,
    ].map((line) => ({
      name: line,
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  ${line}
  res.end();
});`,
    })),
    {
      name: 'the package `vary`',
      code: `import vary from 'vary';
app.get('/', (req, res) => {
  vary(res, 'Origin');
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  res.end();
});`,
    },
    {
      name: 'a method whose answers no cache keeps',
      code: `import express from 'express';
const app = express();
app.post('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  res.end();
});`,
    },
  ],
  invalid: [
    {
      name: 'a header, as a statement',
      code: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  res.end();
});`,
      errors: [
        {
          messageId: 'withoutVary',
          line: 2,
          column: 48,
          endLine: 2,
          endColumn: 66,
          suggestions: [
            {
              messageId: 'writeVary',
              output: `app.get('/', (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  res.setHeader('Vary', 'Origin');
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'a header, as a property',
      code: `export function GET(request) {
  return new Response('x', { headers: { "access-control-allow-origin": request.headers.get('origin') } });
}`,
      errors: [
        {
          messageId: 'withoutVary',
          line: 2,
          column: 72,
          endLine: 2,
          endColumn: 101,
          suggestions: [
            {
              messageId: 'writeVary',
              output: `export function GET(request) {
  return new Response('x', { headers: { "access-control-allow-origin": request.headers.get('origin'), "Vary": "Origin" } });
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'a `Vary` that names something else, which an edit would overwrite',
      code: `app.get('/', (req, res) => {
  res.setHeader('Vary', 'Accept-Encoding');
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  res.end();
});`,
      errors: [{ messageId: 'withoutVary', line: 3, column: 48, endLine: 3, endColumn: 66, suggestions: [] }],
    },
    {
      name: 'a library that does not say so',
      code: `import { cors } from 'itty-router';
const { preflight } = cors({ origin: ['https://app.example.com', 'https://b.example.com'] });`,
      errors: [
        {
          messageId: 'libraryWithoutVary',
          data: { library: 'itty-router' },
          line: 2,
          column: 30,
          endLine: 2,
          endColumn: 90,
          suggestions: [],
        },
      ],
    },
  ],
});
