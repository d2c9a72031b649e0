import { expect, test } from 'vitest';
import { policiesIn } from '../support/policies.ts';

const HEADERS = `'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true'`;

test.for<readonly [file: string, code: string, ...expected: readonly string[]]>([
  ['app/routes/api.ts', `export function headers() { return { ${HEADERS} }; }`, 'headers: * +true'],
  ['app/routes/api.ts', `export const headers: HeadersFunction = () => ({ ${HEADERS} });`, 'headers: * +true'],
  ['app/root.tsx', `export const headers = ({ loaderHeaders }) => new Headers({ ${HEADERS} });`, 'headers: * +true'],
  [
    'app/routes/a/b.tsx',
    `export const headers = () => { const headers = new Headers(); headers.set('Access-Control-Allow-Origin', '*'); headers.set('Access-Control-Allow-Credentials', 'true'); return headers; };`,
    'headers: * +true',
  ],
  [
    'app/routes/api.ts',
    `export const headers = ({ loaderHeaders }) => ({ 'Access-Control-Allow-Origin': loaderHeaders.get('x'), 'Access-Control-Allow-Credentials': 'true' });`,
    'headers: unknown +true',
  ],
  [
    'app/routes/api.ts',
    `export const headers = () => open ? { 'Access-Control-Allow-Origin': '*' } : { 'Access-Control-Allow-Origin': 'https://a.example', 'Access-Control-Allow-Credentials': 'true' };`,
    'headers: *',
    'headers: https://a.example +true',
  ],
  ['app/routes/api.ts', `const { headers } = other; export { headers };`],
  ['app/client.ts', `export const headers = () => ({ ${HEADERS} });`],
])('%s: %s', ([file, code, ...expected]) => {
  expect(policiesIn(code, 'typescript', file)).toEqual(expected);
});
