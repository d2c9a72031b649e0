import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { collectMap } from '../../src/cli/collect-map.ts';
import { asPage } from '../../src/cli/map-page.ts';
import { createProgress } from '../../src/cli/progress.ts';
import type { ProjectMap } from '../../src/cli/project-map.ts';
import { openedProject } from '../../src/project/projects.ts';

const server = { file: 'api/server app.js', line: 2 };
const client = { file: 'web/<b>api</b>.js', line: 3, library: 'fetch', url: 'http://localhost:4000/me?a=1&b="2"' };

const map: ProjectMap = {
  servers: [
    { ...server, origins: ['http://localhost:4000'] },
    { file: `packages/${'a-long-name/'.repeat(6)}server.ts`, line: 1200, origins: [] },
  ],
  exchanges: [
    { client, server, verdict: 'blocked', reason: 'The origin is `*`, <script>alert(1)</script>.' },
    { client: { ...client, line: 9 }, server, verdict: 'allowed', reason: null },
    {
      client: { ...client, url: 'https://api.example.com' },
      server: null,
      verdict: 'unknown',
      reason: 'Nobody knows.',
    },
  ],
};

let folder: string;
let browser: Browser;
let page: Page;
const requests: string[] = [];
const problems: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'map-'));
  mkdirSync(join(folder, 'api'));
  writeFileSync(join(folder, server.file), 'one\ntwo\n');
  writeFileSync(join(folder, 'map.html'), asPage(map, 'Shop <1>'));
  browser = await chromium.connect(inject('browserEndpoint'));
  page = await browser.newPage();
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => problems.push(message.text()));
  page.on('dialog', (dialog) => {
    problems.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(pathToFileURL(join(folder, 'map.html')).href);
});

afterAll(async () => {
  await browser?.close();
  if (folder) rmSync(folder, { recursive: true });
});

describe('the page of a map, in Chromium', () => {
  test('needs nothing else, and runs nothing', () => {
    expect(requests).toEqual([pathToFileURL(join(folder, 'map.html')).href]);
    expect(problems).toEqual([]);
  });

  test('shows texts as they are', async () => {
    expect(await page.title()).toBe('Shop <1>');
    expect(await page.textContent('h1')).toBe('Shop <1>');
    expect(await texts('td:nth-child(2)')).toEqual([
      'web/<b>api</b>.js:3',
      'web/<b>api</b>.js:9',
      'web/<b>api</b>.js:3',
    ]);
    expect(await texts('td:nth-child(3)')).toContain(client.url);
    expect(await texts('td:nth-child(5)')).toContain('The origin is `*`, <script>alert(1)</script>.');
  });

  test('draws an edge for each request, with its verdict and the reason', async () => {
    expect(await page.locator('svg path').count()).toBe(3);
    expect(await texts('svg path.blocked title')).toEqual(['The origin is `*`, <script>alert(1)</script>.']);
    expect(await page.locator('svg path.allowed').count()).toBe(1);
    expect(await page.locator('svg path.unknown').count()).toBe(1);
  });

  test('keeps names inside their boxes', async () => {
    const overflow = await page.evaluate<string[]>(`[...document.querySelectorAll('svg rect')]
      .map((rect) => [rect, rect.nextElementSibling])
      .filter(([rect, text]) => text.getBBox().x + text.getBBox().width > rect.getBBox().x + rect.getBBox().width)
      .map(([, text]) => text.textContent)`);
    expect(overflow).toEqual([]);
  });

  test('leads to the source', async () => {
    // In the middle of the box, where no letter is.
    await page.locator('svg a', { hasText: 'server app.js' }).click();
    expect(page.url()).toBe(`${pathToFileURL(join(folder, 'api', 'server app.js')).href}#L2`);
    expect(await page.textContent('body')).toContain('two');
  });
});

describe('the page of the map of a repository', () => {
  test('shows what the browser refuses', async () => {
    const copy = join(folder, 'repository');
    cpSync(join(import.meta.dirname, '../fixtures/projects/express-default-cors'), copy, { recursive: true });
    mkdirSync(join(copy, '.git'));
    const progress = createProgress(process.stderr);
    const found = collectMap(openedProject(copy), { folder: copy, origins: [], progress });
    progress.done();
    writeFileSync(join(copy, 'map.html'), asPage(found, 'repository'));

    await page.goto(pathToFileURL(join(copy, 'map.html')).href);
    expect(await page.locator('svg path.blocked').count()).toBe(1);
    await page.locator('td:nth-child(2) a').click();
    expect(page.url()).toBe(`${pathToFileURL(join(copy, 'web/src/api.js')).href}#L2`);
  });
});

function texts(selector: string): Promise<string[]> {
  return page.locator(selector).evaluateAll((elements) => elements.map(({ textContent }) => textContent ?? ''));
}
