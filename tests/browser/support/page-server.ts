import { createServer } from 'node:http';
import { close, listen } from './api-server.ts';
import type { Bundle } from './bundle.ts';

/** The API in the texts of pages. Each visit has an API of its own, whose port is put in as the script is served. */
export const API = 'http://localhost:4000';

export interface PageServer {
  readonly origin: string;
  /** The address of a page that runs an entry of the bundle against the API of that origin. */
  pageOf(entry: string, api: string): string;
  close(): Promise<void>;
}

/**
 * Serves pages of bundled scripts, and gives each visitor the cookie by which credentialed requests are known. The first
 * segment of a path is the port of the visit's API, so that imports between scripts keep it.
 */
export async function servePages(bundle: Bundle): Promise<PageServer> {
  const server = createServer((request, response) => {
    const [, port = '', file = ''] = /^\/(\d+)\/(.+)$/.exec(request.url ?? '') ?? [];
    const script = bundle.get(file);
    if (file.startsWith('page-of-')) {
      response.writeHead(200, { 'Content-Type': 'text/html', 'Set-Cookie': 'session=1; Path=/; SameSite=Lax' });
      response.end(document(file.slice('page-of-'.length)));
    } else if (script === undefined) {
      response.writeHead(404).end();
    } else {
      response.writeHead(200, { 'Content-Type': 'text/javascript' });
      response.end(script.replaceAll(API, `http://localhost:${port}`));
    }
  });
  const origin = await listen(server);
  return {
    origin,
    pageOf: (entry, api) => `${origin}/${new URL(api).port}/page-of-${entry}`,
    close: () => close(server),
  };
}

/** The page says what its script throws, and when it has ended. */
function document(entry: string): string {
  return `<!doctype html>
<link rel="icon" href="data:,">
<body>
<div id="root"></div>
<script type="module">
  const fail = (error) => failed(location.href, String(error));
  addEventListener('unhandledrejection', ({ reason }) => fail(reason));
  addEventListener('error', ({ message }) => fail(message));
  await import('./${entry}.js').catch(fail);
  // After the rejections that nobody handles, which are told in a task of their own.
  setTimeout(() => ended(location.href), 20);
</script>`;
}
