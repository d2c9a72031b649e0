import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { suggestedTexts } from './support/project-edits.ts';
import { runProject, type LiveProject } from './support/projects.ts';

const projects = resolve(import.meta.dirname, '../fixtures/projects');

/** What `expected.json` of a project says. */
interface Expectation {
  readonly why: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly reports: readonly { readonly messageId: string }[];
  /** How it is run; projects that need more than Node are not. */
  readonly oracle?: Omit<LiveProject, 'folder'>;
}

/** Chromium's names, with `Preflight` before them or not, for what the rule says. */
const REASONS: Readonly<Record<string, readonly string[]>> = {
  noPolicy: ['MissingAllowOriginHeader'],
  otherPath: ['MissingAllowOriginHeader'],
  wildcard: ['WildcardOriginNotAllowed'],
  noCredentials: ['InvalidAllowCredentials'],
  disallowedHeader: ['HeaderDisallowedByPreflightResponse'],
  disallowedMethod: ['MethodDisallowedByPreflightResponse'],
  unansweredPreflight: ['MissingAllowOriginHeader', 'InvalidStatus'],
  // Some libraries send nothing to an origin that is not in their list.
  otherOrigin: ['AllowOriginMismatch', 'MissingAllowOriginHeader'],
  otherSpelling: ['AllowOriginMismatch'],
  severalOrigins: ['MultipleAllowOriginValues'],
};

const live = readdirSync(projects)
  .filter((name) => existsSync(join(projects, name, 'expected.json')))
  .map(
    (name) => [name, JSON.parse(readFileSync(join(projects, name, 'expected.json'), 'utf8')) as Expectation] as const,
  )
  .filter(([, { oracle }]) => oracle !== undefined);

let browser: Browser;
/** How many projects have an edit. */
let mended = 0;

beforeAll(async () => {
  browser = await chromium.connect(inject('browserEndpoint'));
});

afterAll(() => browser?.close());

describe('whole projects: the browser says what the rule says', () => {
  test.concurrent.for(live)('%s', async ([name, { oracle, reports, why }], { expect }) => {
    if (!oracle) return;
    const { blocked, error } = await runProject(browser, { ...oracle, folder: join(projects, name) });
    const said = reports.map(({ messageId }) => REASONS[messageId] ?? [messageId]);
    const seen = blocked.map((reason) => reason.replace(/^Preflight/u, ''));
    expect(seen, `${why} ${error ?? ''}`).toEqual(said.map((reasons) => reasons.find((one) => seen.includes(one))));
    if (reports.length === 0) expect(error).toBeNull();
  });

  // Origins of the settings are not those of the page that is run.
  const refused = live.filter(([, { reports, settings }]) => reports.length > 0 && !settings);

  test.concurrent.for(refused)('%s, with what the suggestion writes', async ([name, { oracle }], context) => {
    const folder = join(projects, name);
    const texts = await suggestedTexts(folder, 'policy-serves-credentialed-requests');
    if (!oracle || texts.size === 0) return;
    mended += 1;
    const { blocked } = await runProject(browser, { ...oracle, folder, texts });
    // A header that the server does not allow is another matter.
    const others = blocked.filter((reason) => reason !== 'HeaderDisallowedByPreflightResponse');
    context.expect(others, [...texts.values()].join('\n')).toEqual([]);
  });

  test('there are some', () => {
    expect(mended).toBeGreaterThanOrEqual(10);
    expect(live.length).toBeGreaterThanOrEqual(100);
  });
});
