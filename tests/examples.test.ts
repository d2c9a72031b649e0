import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ESLint } from 'eslint';
import type { Linter } from 'eslint';
import { beforeAll, describe, expect, test, vi } from 'vitest';

// The shop's own configuration, with the sources in place of the built plugin.
vi.mock('eslint-plugin-cors', () => import('../src/index.ts'));

const shop = join(import.meta.dirname, '../examples/shop');

/** Line and rule of every report, `fixed` where `--fix` mends it. Files that are not here have none. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'services/api/order-headers.js': ['6 valid-allow-credentials fixed'],
  'services/api/server.js': [
    '16 no-wildcard-origin-with-credentials fixed',
    '28 valid-allow-origin fixed',
    '28 valid-allow-origin fixed',
  ],
  'services/api/session.js': ['9 no-arbitrary-origin-with-credentials', '10 valid-allow-credentials fixed'],
  'services/chat/server.ts': ['7 no-arbitrary-origin-with-credentials'],
  'services/images/handler.ts': ['9 no-wildcard-origin-with-credentials fixed', '9 valid-allow-credentials fixed'],
  'services/newsletter/server.cjs': ['7 no-arbitrary-origin-with-credentials'],
  'services/payments/server.ts': ['16 no-arbitrary-origin-with-credentials'],
  'web/app/api/cart/route.ts': ['6 no-arbitrary-origin-with-credentials'],
  'web/lib/orders.ts': ['7 no-misplaced-credentials', '13 no-misplaced-credentials'],
  'web/lib/wishlist.ts': ['5 valid-credentials-mode', '13 no-response-header-in-request fixed'],
  'web/lib/status.ts': ['3 credentialed-request-needs-policy'],
  'web/next.config.mjs': ['18 no-wildcard-origin-with-credentials fixed', '27 no-arbitrary-origin-with-credentials'],
};

/** Files that allow credentials, or everybody, in the right way. */
const correct = ['services/accounts/server.ts', 'services/status/server.cjs', 'web/lib/api.ts'];

let results: readonly ESLint.LintResult[] = [];
let fixed: readonly ESLint.LintResult[] = [];
let digestBefore = '';

beforeAll(async () => {
  digestBefore = digestOfShop();
  const { default: overrideConfig }: { default: Linter.Config[] } = await import(join(shop, 'eslint.config.js'));
  const options = { cwd: shop, overrideConfigFile: true, overrideConfig } as const;
  results = await new ESLint(options).lintFiles(['.']);
  fixed = await new ESLint({ ...options, fix: true }).lintFiles(['.']);
}, 60_000);

function digestOfShop(): string {
  const hash = createHash('sha256');
  const entries = readdirSync(shop, { recursive: true, withFileTypes: true });
  for (const path of entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()) {
    hash.update(relative(shop, path)).update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** Results by the path in the shop. */
function byFile(all: readonly ESLint.LintResult[]): ReadonlyMap<string, ESLint.LintResult> {
  return new Map(all.map((result) => [relative(shop, result.filePath).replaceAll('\\', '/'), result]));
}

function rulesIn(result: ESLint.LintResult | undefined): readonly string[] {
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId?.replace('cors/', '') ?? message);
}

describe('the shop', () => {
  test('reports each mistake, and what is right stays silent', () => {
    const reports = results.map((result): [string, readonly string[]] => {
      const [[file] = ['']] = byFile([result]);
      const lines = result.messages.map(({ line, ruleId, fix, message }) =>
        [line, ruleId?.replace('cors/', '') ?? message, ...(fix ? ['fixed'] : [])].join(' '),
      );
      return [file, lines];
    });
    expect(Object.fromEntries(reports.filter(([, lines]) => lines.length > 0))).toEqual(expected);
  });

  test.for(correct)('%s is linted, and silent', (file) => {
    const result = byFile(results).get(file);
    expect(result).toBeDefined();
    expect(rulesIn(result)).toEqual([]);
  });

  test('after --fix only those reports are left that nobody but a human can settle', () => {
    const left = Object.entries(expected).flatMap(([file, lines]) => {
      const unfixed = lines.filter((line) => !line.endsWith(' fixed')).map((line) => line.split(' ')[1]);
      return unfixed.length > 0 ? [[file, unfixed]] : [];
    });
    const reports = [...byFile(fixed)].map(([file, result]) => [file, rulesIn(result)] as const);
    expect(Object.fromEntries(reports.filter(([, rules]) => rules.length > 0))).toEqual(Object.fromEntries(left));
  });

  test('--fix changes those files only that have something to fix', () => {
    const touched = [...byFile(fixed)].flatMap(([file, { output }]) => (output === undefined ? [] : [file]));
    const fixable = Object.entries(expected).flatMap(([file, lines]) =>
      lines.some((line) => line.endsWith(' fixed')) ? [file] : [],
    );
    expect(touched.sort()).toEqual(fixable.sort());
  });

  test('nothing on disk has changed', () => {
    expect(digestOfShop()).toBe(digestBefore);
  });
});
