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

/** Serves pages of bundled scripts, and gives each visitor the cookie by which credentialed requests are known. */
export async function servePages(bundle: Bundle): Promise<PageServer> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const script = bundle.get(pathname.slice(1));
    if (pathname === '/page') {
      response.writeHead(200, { 'Content-Type': 'text/html', 'Set-Cookie': 'session=1; Path=/; SameSite=Lax' });
      response.end(document(String(searchParams.get('entry')), String(searchParams.get('api'))));
    } else if (script === undefined) {
      response.writeHead(404).end();
    } else {
      response.writeHead(200, { 'Content-Type': 'text/javascript' });
      response.end(script.replaceAll(API, searchParams.get('api') ?? API));
    }
  });
  const origin = await listen(server);
  return {
    origin,
    pageOf: (entry, api) => `${origin}/page?${new URLSearchParams({ entry, api }).toString()}`,
    close: () => close(server),
  };
}

/** The page says by the binding `settled` how its script ended: the error, or null. */
function document(entry: string, api: string): string {
  const script = JSON.stringify(`./${entry}.js?api=${api}`);
  return `<!doctype html>
<link rel="icon" href="data:,">
<body>
<div id="root"></div>
<script type="module">
  addEventListener('unhandledrejection', (event) => settled(String(event.reason)));
  addEventListener('error', (event) => settled(String(event.message)));
  try {
    await import(${script});
    // After the rejections that nobody handles, which are told in a task of their own.
    setTimeout(() => settled(null), 20);
  } catch (error) {
    settled(String(error));
  }
</script>`;
}
