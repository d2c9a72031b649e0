import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { startApi, type Api, type Arrival, type Profile } from './api-server.ts';
import type { PageServer } from './page-server.ts';

/** What a page did to its API, as seen from both sides. */
export interface Visit {
  /** Requests other than preflights that reached the API. */
  readonly requests: readonly Arrival[];
  readonly preflights: readonly Arrival[];
  /** Whether the cookie reached the API. */
  readonly credentialed: boolean;
  readonly preflighted: boolean;
  /** Chromium's names of the reasons why it refused an answer. */
  readonly blocked: readonly string[];
  /** What the page's script threw or rejected with. */
  readonly error: string | null;
}

/** A page that is used again and again: a new one costs more than the visit. */
export interface Visitor {
  visit(entry: string, profile: Profile, expected: Expected): Promise<Visit>;
}

/** How many requests a page is going to send. */
export type Expected = 'one' | 'several';

/** How long nothing may happen until nothing more is expected, in milliseconds. */
const QUIET = 500;
const DEADLINE = 10_000;

/** A visitor with cookies and caches of its own. */
export async function createVisitor(browser: Browser, pages: PageServer): Promise<Visitor> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const network = await watchNetwork(await context.newCDPSession(page));
  let script: Script = { error: null, hasEnded: false };
  await page.exposeFunction('failed', (error: string) => (script.error = error));
  await page.exposeFunction('ended', () => (script.hasEnded = true));

  return {
    async visit(entry, profile, expected) {
      const api = await startApi(profile);
      try {
        network.reset(api.origin);
        script = { error: null, hasEnded: false };
        await page.goto(pages.pageOf(entry, api.origin), { waitUntil: 'commit' });
        await quiet(script, network, api, expected);
        return visitOf(api, network, script.error);
      } finally {
        await leave(page);
        await api.close();
      }
    },
  };
}

/** Libraries try again and again; a page that is left does not. */
async function leave(page: Page): Promise<void> {
  await page.goto('about:blank');
}

/** How the script of a page fares. */
interface Script {
  error: string | null;
  hasEnded: boolean;
}

/** Waits until the script has ended and its requests are answered, or nothing happens any more. */
async function quiet(script: Script, network: Network, api: Api, expected: Expected): Promise<void> {
  const deadline = Date.now() + DEADLINE;
  let quietSince = Date.now();
  let seen = '';
  while (Date.now() < deadline) {
    await sleep(10);
    const now = [api.arrivals.length, network.sent.size, network.ended.size, script.hasEnded].join();
    if (now !== seen) quietSince = Date.now();
    seen = now;
    if (!script.hasEnded) continue;
    const isAnswered = network.sent.size > 0 && [...network.sent].every((id) => network.ended.has(id));
    if ((expected === 'one' && isAnswered) || Date.now() - quietSince > QUIET) return;
  }
}

function visitOf({ arrivals }: Api, { blocked }: Network, error: string | null): Visit {
  const requests = arrivals.filter(({ isPreflight }) => !isPreflight);
  const preflights = arrivals.filter(({ isPreflight }) => isPreflight);
  return {
    requests,
    preflights,
    credentialed: requests.some(({ hasCookie }) => hasCookie),
    preflighted: preflights.length > 0,
    blocked: [...blocked],
    error,
  };
}

/** The requests of a page to one origin, by their ids. */
interface Network {
  readonly sent: Set<string>;
  readonly ended: Set<string>;
  readonly blocked: Set<string>;
  reset(origin: string): void;
}

async function watchNetwork(session: CDPSession): Promise<Network> {
  let watched = '';
  const network: Network = {
    sent: new Set(),
    ended: new Set(),
    blocked: new Set(),
    reset(origin) {
      watched = origin;
      for (const set of [network.sent, network.ended, network.blocked]) set.clear();
    },
  };
  session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    if (new URL(request.url).origin === watched && type !== 'Preflight') network.sent.add(requestId);
  });
  session.on('Network.responseReceived', ({ requestId }) => {
    network.ended.add(requestId);
  });
  session.on('Network.loadingFailed', ({ requestId, corsErrorStatus }) => {
    network.ended.add(requestId);
    if (corsErrorStatus !== undefined && network.sent.has(requestId)) network.blocked.add(corsErrorStatus.corsError);
  });
  await session.send('Network.enable');
  return network;
}
