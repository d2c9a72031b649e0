import { expect, test } from 'vitest';
import { NOTHING_OUTSIDE } from '../../src/recognise/request-file-facts.ts';
import { requestsIn } from '../support/requests.ts';

const ask = `fetch('http://localhost:4000/me', { credentials: 'include' })`;
const outside = { environment: { valueOf: () => undefined } };

test.for<[code: string, mayRun: boolean]>([
  [`if (import.meta.env.PROD) ${ask};`, false],
  [`if (import.meta.env.DEV) ${ask};`, true],
  [`if (import.meta.env.DEV) start(); else ${ask};`, false],
  [`if (process.env.NODE_ENV === 'production') { start(() => { ${ask}; }); }`, false],
  [`const load = () => (import.meta.env.PROD ? ${ask} : null);`, false],
  [`const load = () => (import.meta.env.PROD ? null : ${ask});`, true],
  [`import.meta.env.PROD && ${ask};`, false],
  [`import.meta.env.DEV || ${ask};`, false],
  [`import.meta.env.DEV && ${ask};`, true],
  [`function load() { if (import.meta.env.DEV) return null; return ${ask}; }`, false],
  [`function load() { if (import.meta.env.DEV) { throw new Error('not here'); } return ${ask}; }`, false],
  [`function load() { if (import.meta.env.PROD) return null; return ${ask}; }`, true],
  [`function load() { if (import.meta.env.DEV) start(); return ${ask}; }`, true],
  [`function load() { if (isReady) return null; return ${ask}; }`, true],
  [`function load() { if (import.meta.env.DEV) return later; function later() { ${ask}; } }`, true],
  [`const call = () => ${ask};\nif (import.meta.env.PROD) call();`, true],
  [
    `const call = (url) => fetch(url, { credentials: 'include' });\nif (import.meta.env.PROD) call('http://localhost:4000/me');`,
    false,
  ],
])('%s', ([code, mayRun]) => {
  expect(requestsIn(code, { outside }).length > 0).toBe(mayRun);
  // Nobody asked for a developer's run.
  expect(requestsIn(code, { outside: NOTHING_OUTSIDE })).toHaveLength(1);
});
