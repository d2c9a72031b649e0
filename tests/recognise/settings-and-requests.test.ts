import { expect, test } from 'vitest';
import { policiesIn } from '../support/policies.ts';

const ORIGIN = `res.setHeader('Access-Control-Allow-Origin', '*');`;
const CREDENTIALS = `res.setHeader('Access-Control-Allow-Credentials', 'true');`;

/**
 * Whether a pair is certain. What a handler is given differs from request to request, and one day there is the pair; what a
 * maker of handlers is given is a setting, and perhaps nobody ever sets it so.
 */
const rows: readonly (readonly [code: string, ...policies: readonly string[]])[] = [
  [`app.use((req, res) => { ${ORIGIN} if (req.a) { ${CREDENTIALS} } });`, 'headers: * +true', 'headers: *'],
  [
    `app.use((req, res) => { db.get((row) => { ${ORIGIN} if (req.a) { ${CREDENTIALS} } }); });`,
    'headers: * +true',
    'headers: *',
  ],
  [
    `function set(res) { ${ORIGIN} } app.use((req, res) => { set(res); if (req.a) { ${CREDENTIALS} } });`,
    'headers: * +true',
    'headers: *',
  ],
  [
    `export default (o) => (req, res) => { ${ORIGIN} if (o.a) { ${CREDENTIALS} } };`,
    'headers: * +true ?',
    'headers: * ?',
  ],
  [
    `export default (app, o) => { app.use((req, res) => { ${ORIGIN} if (o.a) { ${CREDENTIALS} } }); };`,
    'headers: * +true ?',
    'headers: * ?',
  ],
  [
    `export function make(o) { o = Object.assign({ a: false }, o); return function (req, res) { ${ORIGIN} if (o.a) { ${CREDENTIALS} } }; }`,
    'headers: * +true ?',
    'headers: *',
  ],
  [
    `export function make(o) { function handle(req, res) { ${ORIGIN} if (o.a) { ${CREDENTIALS} } } return handle; }`,
    'headers: * +true ?',
    'headers: * ?',
  ],
  [`export default (o) => (req, res) => { if (o.a) { ${ORIGIN} ${CREDENTIALS} } };`, 'headers: * +true'],
  [
    `export default (o = {}) => (req, res) => { res.setHeader('Access-Control-Allow-Origin', o.origin); };`,
    'headers: unknown ?',
  ],
  // What the code asks besides keeps no pair from being.
  [
    `Bun.serve({ fetch(req) { const headers = { 'Access-Control-Allow-Origin': req.headers.get('Origin') || '*', 'Access-Control-Allow-Credentials': 'true' }; if (isReady) return new Response('', { headers }); return new Response('', { status: 503, headers }); } });`,
    'headers: reflected/none +true',
    'headers: reflected/none +true ?',
  ],
  [`app.use((req, res) => { res.setHeader('Access-Control-Allow-Origin', undefined); });`, 'headers: undefined'],
];

test.for(rows)('%s', ([code, ...policies]) => {
  expect(policiesIn(code)).toEqual(policies);
});
