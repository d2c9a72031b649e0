import type { Browser } from 'playwright-core';
import { startApi, type Arrival, type Profile } from './api-server.ts';
import { openScriptPage, type Expected, type Outcome } from './page.ts';
import type { PageServer } from './page-server.ts';

/** What a page did to its API, as seen from both sides. */
export interface Visit extends Outcome {
  /** Requests other than preflights that reached the API. */
  readonly requests: readonly Arrival[];
  readonly preflights: readonly Arrival[];
  /** Whether the cookie reached the API. */
  readonly credentialed: boolean;
  readonly preflighted: boolean;
}

export interface Visitor {
  /** Runs an entry of the bundle in a fresh document against a fresh API. */
  visit(entry: string, profile: Profile, expected: Expected): Promise<Visit>;
}

export async function createVisitor(browser: Browser, pages: PageServer): Promise<Visitor> {
  const page = await openScriptPage(browser);
  return {
    async visit(entry, profile, expected) {
      const { arrivals, close, origin: api } = await startApi(profile);
      try {
        const outcome = await page.run(pages.pageOf(entry, api), {
          expected,
          isWatched: (origin) => origin === api,
          progress: () => arrivals.length,
        });
        return visitOf(arrivals, outcome);
      } finally {
        await close();
      }
    },
  };
}

function visitOf(arrivals: readonly Arrival[], outcome: Outcome): Visit {
  const requests = arrivals.filter(({ isPreflight }) => !isPreflight);
  const preflights = arrivals.filter(({ isPreflight }) => isPreflight);
  return {
    ...outcome,
    requests,
    preflights,
    credentialed: requests.some(({ hasCookie }) => hasCookie),
    preflighted: preflights.length > 0,
  };
}
