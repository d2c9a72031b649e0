import type { Browser, BrowserContext, Page } from 'playwright-core';

/** Who may read a response: the page that the program means, and a page of somebody else. */
export type Readers = 'everybody' | 'nobody' | 'others' | 'page';

/** Who may read the answer to a request with credentials, to one without, and to one with them that needs a preflight. */
export interface Readability {
  readonly credentialed: Readers;
  readonly anonymous: Readers;
  readonly preflighted: Readers;
}

/** The page whose origin the programs name. */
export const PAGE = 'http://localhost:5173';
export const ATTACKER = 'https://attacker.example';

const KINDS = {
  credentialed: { credentials: 'include' },
  anonymous: { credentials: 'omit' },
  preflighted: { method: 'PUT', headers: { 'X-Custom': '1' }, credentials: 'include' },
} as const;

/** Looks at a server from pages of both origins. */
export async function openReaders(browser: Browser): Promise<(api: string, attacker?: string) => Promise<Readability>> {
  const context = await browser.newContext();
  const page = await openBlank(context);
  const other = await openBlank(context);
  await page.goto(`${PAGE}/blank`);

  return async (api, attacker = ATTACKER) => {
    if (new URL(other.url()).origin !== attacker) await other.goto(`${attacker}/blank`);
    const [own, others] = await Promise.all([readable(page, api), readable(other, api)]);
    const readers = (kind: keyof typeof KINDS): Readers => {
      if (own[kind]) return others[kind] ? 'everybody' : 'page';
      return others[kind] ? 'others' : 'nobody';
    };
    return {
      credentialed: readers('credentialed'),
      anonymous: readers('anonymous'),
      preflighted: readers('preflighted'),
    };
  };
}

/**
 * A page that finds an empty document at `/blank`, whatever the origin. Playwright's own routes would do, but that they
 * answer the preflights of all requests.
 */
async function openBlank(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const body = Buffer.from('<link rel="icon" href="data:,">').toString('base64');
  const responseHeaders = [{ name: 'Content-Type', value: 'text/html' }];
  session.on('Fetch.requestPaused', ({ requestId }) => {
    void session.send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body });
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*://*/blank' }] });
  return page;
}

async function readable(page: Page, api: string): Promise<Readonly<Record<keyof typeof KINDS, boolean>>> {
  const entries = await Promise.all(
    Object.entries(KINDS).map(async ([kind, init]) => [kind, await isReadable(page, api, init)] as const),
  );
  return Object.fromEntries(entries) as Record<keyof typeof KINDS, boolean>; // the keys are those of `KINDS`
}

function isReadable(page: Page, api: string, init: object): Promise<boolean> {
  // A text, since it is code of a page, which has other globals than this file.
  const code = `fetch(${JSON.stringify(api)}, ${JSON.stringify(init)}).then(() => true, () => false)`;
  return page.evaluate<boolean>(code);
}
