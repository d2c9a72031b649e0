import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Linter } from 'eslint';
import { afterAll, describe, expect, test } from 'vitest';
import { ARBITRARY, isProse, measuredRows, RULE_OF_CLASS, rulesThatSpeak } from '../support/measured.ts';
import type { Row } from '../support/measured.ts';
import { liveLibraries } from '../wire/libraries.ts';

/** Libraries of developers, of which only `strict` speaks. */
const DEVELOPMENT = new Set(['vite server.cors', 'webpack-dev-server']);

/** Libraries whose rows are described in words; `tests/recognise/next-config.test.ts` writes them out. */
const IN_WORDS = new Set(['better-auth', 'next']);

/** Why a row that is broken or open may go unreported. The first that covers it counts. */
const REASONS: readonly { readonly because: string; readonly covers: (row: Row) => boolean }[] = [
  {
    because: 'socket.io 2 only lets `origins` turn some away, which is not followed',
    covers: ({ library, version }) => library === 'socket.io' && version.startsWith('2.'),
  },
  {
    because: 'two layers of CORS that append to each other, or of versions that differ, are judged one by one',
    covers: ({ install }) =>
      /await next\(\)|app\.use\(.*app\.(?:use|get)\(|CorsPreflightHeaders\(.*CorsHeaders\(/.test(install),
  },
  {
    because: '`null` without credentials exposes what anybody may read anyway',
    covers: ({ install }) => install.includes(`'Access-Control-Allow-Origin', null`),
  },
  {
    because: 'functions in a list are not asked',
    covers: ({ install }) => install.includes('origin: [('),
  },
];

const projects = mkdtempSync(path.join(tmpdir(), 'evidence-'));
afterAll(() => {
  rmSync(projects, { recursive: true });
});

const linter = new Linter({ configType: 'flat', cwd: projects });
const rows = measuredRows().filter((row) => !isProse(row) && !IN_WORDS.has(row.library));
/** Broken or exploitable, whatever the environment is. */
const due = rows.filter(({ class: outcome, install }) => outcome in RULE_OF_CLASS && !install.includes('process.env'));
const missed = due.filter((row) => {
  const preset = DEVELOPMENT.has(row.library) ? 'strict' : 'recommended';
  return !rulesThatSpeak(row, linter, projects, preset).includes(ruleDue(row));
});

/** `null` is no origin of a page, and with credentials open to any site that has a sandboxed frame. */
function ruleDue({ class: outcome, install }: Row): string {
  return /origin: 'null', credentials: true/.test(install) ? ARBITRARY : (RULE_OF_CLASS[outcome] ?? '');
}

describe('what is known of servers', () => {
  test('95 of 100 configurations that are broken or open are reported, by the right rule', () => {
    const reported = due.length - missed.length;
    console.log(`${String(reported)} of ${String(due.length)} rows reported: ${percent(reported, due.length)}`);
    expect(reported / due.length).toBeGreaterThanOrEqual(0.95);
  });

  test('each of the others has a reason', () => {
    expect(missed.filter((row) => !REASONS.some(({ covers }) => covers(row)))).toEqual([]);
    expect(REASONS.filter(({ covers }) => !missed.some(covers))).toEqual([]);
  });

  test('docs/evidence.md is printed from them', async () => {
    await expect(page()).toMatchFileSnapshot('../../docs/evidence.md');
  });
});

function page(): string {
  const libraries = [...new Set(rows.map(({ library }) => library))].sort((a, b) => a.localeCompare(b));
  return [
    '# How each library is known',
    '',
    '<!-- Printed by `npm run docs` from tests/frameworks/servers.jsonl and tests/wire/libraries.ts. -->',
    '',
    '## Live',
    '',
    '`npm run test:wire` starts real servers of these versions, each with 200 generated configurations or more, and compares',
    'what stands on the wire with what the plugin predicts and reports.',
    '',
    '| library | versions |',
    '|---|---|',
    ...live(),
    '',
    '## Recorded',
    '',
    'What real servers once sent is kept in `tests/frameworks/servers.jsonl`, and compared by `npm test`. *Due* are the',
    'configurations that are broken or open, whatever the environment is; *reported* those of them that the right rule reports.',
    '',
    '| library | versions | configurations | due | reported |',
    '|---|---|---|---|---|',
    ...libraries.map(recorded),
    `| **all** | | ${String(rows.length)} | ${String(due.length)} | ${String(due.length - missed.length)} (${percent(due.length - missed.length, due.length)}) |`,
    '',
    '### Not reported',
    '',
    '| library | what the server does | configuration | why |',
    '|---|---|---|---|',
    ...missed.map(unreported),
    '',
  ].join('\n');
}

function live(): readonly string[] {
  const versions = new Map<string, Set<string>>();
  for (const { id, package: name, set } of liveLibraries) {
    const known = versions.get(id) ?? new Set();
    versions.set(id, known.add(`${name} ${versionIn(set, name)}`));
  }
  return [...versions]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([id, known]) => `| ${id} | ${[...known].join(', ')} |`);
}

function versionIn(set: string, name: string): string {
  const manifest = readFileSync(new URL(`../wire/workspace/${set}/package.json`, import.meta.url), 'utf8');
  const { dependencies } = JSON.parse(manifest) as { readonly dependencies: Readonly<Record<string, string>> };
  return dependencies[name] ?? '';
}

function recorded(library: string): string {
  const of = (list: readonly Row[]): readonly Row[] => list.filter((row) => row.library === library);
  const versions = [...new Set(of(rows).map(({ version }) => version))];
  const [dueHere, missedHere] = [of(due).length, of(missed).length];
  return `| ${library} | ${versions.join(', ')} | ${String(of(rows).length)} | ${String(dueHere)} | ${String(dueHere - missedHere)} |`;
}

function unreported(row: Row): string {
  const { because } = REASONS.find(({ covers }) => covers(row)) ?? { because: '' };
  const configuration = row.install.replaceAll('|', String.raw`\|`);
  return `| ${row.library} ${row.version} | ${row.class} | \`${configuration}\` | ${because} |`;
}

function percent(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(1)} %`;
}
