import { expect, test } from 'vitest';
import { requestFacts } from '../support/requests.ts';

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** Programs that would take for ever if every way through them were looked at. */
test.for<[name: string, code: string]>([
  [
    'wrappers of wrappers, each called often',
    `const a = (path, init) => fetch(path, init);
const b = (path, init) => { ${lines(60, (index) => `a(path + ${String(index)}, init);`)} };
const c = (path, init) => { ${lines(60, (index) => `b(path + ${String(index)}, init);`)} };
${lines(200, (index) => `c('/${String(index)}', { credentials: 'include' });`)}`,
  ],
  [
    'a request whose options use a large constant',
    `const all = { credentials: 'include', ${lines(1000, (index) => `k${String(index)}: [${String(index)}],`)} };
${lines(50, () => `fetch('/a', all);`)}`,
  ],
  [
    'wrappers that call each other',
    `const a = (p) => b(p); const b = (p) => { fetch(p, { credentials: 'include' }); a(p); }; a('/a');`,
  ],
  [
    // Of more links, the parser's own stack is not always deep enough.
    'a long chain',
    `import wretch from 'wretch'; wretch('/a')${'.headers({})'.repeat(200)}.options({ credentials: 'include' }).get();`,
  ],
  [
    'instances of instances',
    `import axios from 'axios'; const a0 = axios.create({ withCredentials: true });
${lines(200, (index) => `const a${String(index + 1)} = a${String(index)}.create();`)} a200.get('/a');`,
  ],
  [
    'members of each other',
    `class A { a = this.b; b = this.a; c() { return fetch(this.a, { credentials: this.b }); } }`,
  ],
  ['conditions on conditions', `fetch('/a', { credentials: ${'a ? b : '.repeat(60)}'include' });`],
])('%s', { timeout: 60_000 }, ([, code]) => {
  const start = process.cpuUsage();
  const { modes, requests } = requestFacts(code);
  expect(requests.length + modes.length).toBeLessThan(1000);
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(8);
});
