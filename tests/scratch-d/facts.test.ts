import { test } from 'vitest';
import { factsOf } from '../../src/recognise/file-facts.ts';
import { parseJavaScript } from '../support/parse.ts';
const codes = [
`import cors from 'cors'; cors({ origin: '*', credentials: true });`,
`import cors from 'cors'; cors({ credentials: true });`,
`import cors from 'cors'; cors({ origin: process.env.O || '*', credentials: true });`,
`import cors from 'cors'; cors({ origin: true, credentials: 'true' });`,
`import cors from 'cors'; cors({ origin: ['*', 'https://a.example/'], credentials: true });`,
`import cors from 'cors'; cors({ origin(o, cb) { cb(null, true); }, credentials: true });`,
`app.get('/', (req, res) => { res.setHeader('Access-Control-Allow-Origin', '*'); res.setHeader('Access-Control-Allow-Credentials', ok() ? 'true' : 'false'); res.end(); });`,
`app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', req.headers.origin).set('Access-Control-Allow-Credentials', true).end(); });`,
`app.get('/', (req, res) => { res.set({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'True' }); });`,
`import cors from '@koa/cors'; app.use(cors({ credentials: true }));`,
`import { cors } from 'hono/cors'; app.use(cors({ credentials: 'false' }));`,
`app.get('/', (req, res) => { res.set('Access-Control-Allow-Credentials', 'true'); res.set('Access-Control-Allow-Credentials', 'false'); res.end(); });`,
];
test('x', () => {
  for (const code of codes) {
    const p = parseJavaScript(code);
    console.log(code + '\n' + factsOf(p.sourceCode, 'a.js').policies.map((q) => JSON.stringify(q, (k, v) => Array.isArray(v) && k !== 'lines' && typeof v[0] === 'number' ? p.text.slice(v[0], v[1]) : v)).join('\n') + '\n');
  }
});
