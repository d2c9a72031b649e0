import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What an API says to a page of another origin, as `facts` of the protocol need it: `exact` names the page's origin and
 * allows credentials and whatever is asked for, `fixed` the same with a list of headers, `wildcard` is `*` for everybody.
 */
export type Profile = 'exact' | 'fixed' | 'wildcard' | 'none';

/** A request as it arrived. */
export interface Arrival {
  readonly method: string;
  readonly url: string;
  readonly isPreflight: boolean;
  readonly hasCookie: boolean;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export interface Api {
  readonly origin: string;
  /** In the order in which they arrived. */
  readonly arrivals: readonly Arrival[];
  close(): Promise<void>;
}

/** An HTTP server on a free port of loopback that records every request. It writes the headers of its profile, no others. */
export async function startApi(profile: Profile): Promise<Api> {
  const arrivals: Arrival[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      arrivals.push({
        method: request.method ?? '',
        url: request.url ?? '',
        isPreflight: isPreflight(request),
        hasCookie: request.headers.cookie !== undefined,
        headers: request.headers as Arrival['headers'], // only `set-cookie` may be a list, which no request has
        body,
      });
      answer(request, response, profile);
    });
  });
  return { origin: await listen(server), arrivals, close: () => close(server) };
}

/** Starts a server on a free port; the origin by which pages know it. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, 'localhost', resolve);
  });
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function answer(request: IncomingMessage, response: ServerResponse, profile: Profile): void {
  const headers = corsHeaders(request, profile);
  if (isPreflight(request)) {
    response.writeHead(204, headers).end();
  } else if (request.headers.accept === 'text/event-stream') {
    response.writeHead(200, [...headers, 'Content-Type', 'text/event-stream']).end('retry: 60000\ndata: 1\n\n');
  } else {
    response.writeHead(200, [...headers, 'Content-Type', 'application/json']).end('{"data":{}}');
  }
}

/** Names and values in turn, the form in which Node writes them as they are. */
function corsHeaders(request: IncomingMessage, profile: Profile): string[] {
  const { origin } = request.headers;
  if (profile === 'none' || origin === undefined) return [];
  const headers =
    profile === 'wildcard'
      ? ['Access-Control-Allow-Origin', '*']
      : ['Access-Control-Allow-Origin', origin, 'Access-Control-Allow-Credentials', 'true'];
  if (!isPreflight(request)) return headers;
  const allowed = profile === 'fixed' ? 'content-type, authorization' : asked(request, 'headers');
  return [
    ...headers,
    ...['Access-Control-Allow-Methods', asked(request, 'method')],
    ...(allowed === '' ? [] : ['Access-Control-Allow-Headers', allowed]),
  ];
}

function isPreflight(request: IncomingMessage): boolean {
  return request.method === 'OPTIONS' && asked(request, 'method') !== '';
}

function asked(request: IncomingMessage, what: 'headers' | 'method'): string {
  const value = request.headers[`access-control-request-${what}`];
  return typeof value === 'string' ? value : '';
}
