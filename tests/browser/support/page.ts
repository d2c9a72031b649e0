import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContextOptions, CDPSession } from 'playwright-core';

/** A page that is used again and again: a new one costs more than what it does. It has cookies and caches of its own. */
export interface ScriptPage {
  /** Runs the script of an address, and watches the requests that it sends to some origins. */
  run(url: string, watch: Watch): Promise<Outcome>;
  close(): Promise<void>;
}

export interface Watch {
  readonly isWatched: (origin: string) => boolean;
  /** `one`: what is awaited is over when a request is answered. `several`: when nothing happens any more. */
  readonly expected: Expected;
  /** What else shows that something happens. */
  readonly progress?: () => number;
  /** How long to wait for a first request, in milliseconds. */
  readonly patience?: number;
}

/** How many requests a page is going to send. */
export type Expected = 'one' | 'several';

export interface Outcome {
  /** Chromium's names of the reasons why it refused an answer. */
  readonly blocked: readonly string[];
  /** What the script threw or rejected with. */
  readonly error: string | null;
}

/** How long nothing may happen until nothing more is expected, in milliseconds. */
const QUIET = 500;
const DEADLINE = 10_000;

/** Scripts tell of themselves by the functions `failed` and `ended`, each time with the address of their page. */
export async function openScriptPage(browser: Browser, options: BrowserContextOptions = {}): Promise<ScriptPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const network = await watchNetwork(await context.newCDPSession(page));
  let script: Script = { error: null, hasEnded: false };
  let current = '';
  // The document before may speak up late: libraries try again and again.
  await page.exposeFunction('failed', (url: string, error: string) => {
    if (url === current) script.error = error;
  });
  await page.exposeFunction('ended', (url: string) => {
    if (url === current) script.hasEnded = true;
  });

  return {
    async run(url, watch) {
      network.reset(watch.isWatched);
      script = { error: null, hasEnded: false };
      current = url;
      await page.goto(url, { waitUntil: 'commit' });
      await quiet(script, network, watch);
      return { blocked: [...network.blocked], error: script.error };
    },
    close: () => context.close(),
  };
}

/** How the script of a page fares. */
interface Script {
  error: string | null;
  hasEnded: boolean;
}

/** Waits until the script has ended and its requests are answered, or nothing happens any more. */
async function quiet(script: Script, network: Network, { expected, patience = QUIET, progress }: Watch): Promise<void> {
  const deadline = Date.now() + DEADLINE;
  let quietSince = Date.now();
  let seen = '';
  while (Date.now() < deadline) {
    await sleep(10);
    const now = [progress?.(), network.sent.size, network.ended.size, script.hasEnded].join();
    if (now !== seen) quietSince = Date.now();
    seen = now;
    if (!script.hasEnded) continue;
    const isAnswered = network.sent.size > 0 && [...network.sent].every((id) => network.ended.has(id));
    if ((expected === 'one' && isAnswered) || Date.now() - quietSince > (network.sent.size > 0 ? QUIET : patience))
      return;
  }
}

/** The requests of a page to some origins, by their ids. */
interface Network {
  readonly sent: Set<string>;
  readonly ended: Set<string>;
  readonly blocked: Set<string>;
  reset(isWatched: Watch['isWatched']): void;
}

async function watchNetwork(session: CDPSession): Promise<Network> {
  let watched: Watch['isWatched'] = () => false;
  const network: Network = {
    sent: new Set(),
    ended: new Set(),
    blocked: new Set(),
    reset(isWatched) {
      watched = isWatched;
      for (const set of [network.sent, network.ended, network.blocked]) set.clear();
    },
  };
  session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    if (watched(new URL(request.url).origin) && type !== 'Preflight') network.sent.add(requestId);
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
