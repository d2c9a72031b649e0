import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import plugin from '../../src/index.ts';

function reports(code: string, preset: 'recommended' | 'strict'): readonly string[] {
  const messages = new Linter().verify(code, [{ files: ['**/*.js'] }, plugin.configs[preset]], 'server.js');
  return messages.map(({ messageId, ruleId }) => `${ruleId ?? 'parser'} ${messageId ?? ''}`);
}

const REFLECTED = ['cors/no-arbitrary-origin-with-credentials reflectedWhereUnset'];
const WILDCARD = ['cors/no-wildcard-origin-with-credentials wildcardByDefault'];

// What each library does with `undefined` is measured: tests/frameworks/servers.jsonl.
describe('an origin that is read off the environment', () => {
  test.for<[code: string, strict: readonly string[]]>([
    [`import cors from '@koa/cors'; cors({ origin: process.env.ORIGIN, credentials: true });`, REFLECTED],
    [`import { cors } from 'itty-router'; cors({ origin: process.env.ORIGIN, credentials: true });`, REFLECTED],
    [`import { cors } from '@elysiajs/cors'; cors({ origin: import.meta.env.ORIGIN });`, REFLECTED],
    [
      `import { handleCors } from 'h3'; handleCors(event, { origin: process.env.ORIGIN, credentials: true });`,
      WILDCARD,
    ],
    // No CORS header at all, or every request fails: nobody gets in.
    [`import cors from 'cors'; cors({ origin: process.env.ORIGIN, credentials: true });`, []],
    [`import { cors } from 'hono/cors'; cors({ origin: process.env.ORIGIN, credentials: true });`, []],
    // Asked for, or with something in its place.
    [
      `import cors from '@koa/cors'; cors({ origin: process.env.ORIGIN || 'https://a.example', credentials: true });`,
      [],
    ],
    [
      `import cors from '@koa/cors'; cors({ origin: process.env.ORIGIN ?? 'https://a.example', credentials: true });`,
      [],
    ],
    [`import cors from '@koa/cors'; cors({ origin: settings.origin, credentials: true });`, []],
    [`import cors from '@koa/cors'; cors({ origin: process.env.ORIGIN });`, []],
  ])('%s', ([code, strict]) => {
    expect(reports(code, 'recommended')).toEqual([]);
    expect(reports(code, 'strict').filter((id) => id.includes('-origin-with-credentials'))).toEqual(strict);
  });
});
