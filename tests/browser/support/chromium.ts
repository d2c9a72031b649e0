import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { chromium } from 'playwright-core';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser that all test files share is reached. */
    browserEndpoint: string;
  }
}

/** Starts one browser for all test files and closes it after them. */
export default async function startChromium(project: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer({
    executablePath: executable(),
    // Chromium's sandbox does not start as root, which continuous integration often is.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-features=LocalNetworkAccessChecks'],
    host: '127.0.0.1',
  });
  project.provide('browserEndpoint', server.wsEndpoint());
  return () => server.close();
}

function executable(): string {
  const found = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
    (path) => path !== undefined && existsSync(path),
  );
  if (found === undefined) throw new Error('Chromium is not there. Install it, or set CHROMIUM to where it is.');
  return found;
}
