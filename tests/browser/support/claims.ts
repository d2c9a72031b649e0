import type { RequestFacts } from '../../../src/recognise/request-facts.ts';
import type { Arrival } from './api-server.ts';
import { API } from './page-server.ts';
import type { Visit } from './visit.ts';

/** What the plugin says of a program that its visit shows to be otherwise; nothing when all of it is true. */
export function untrueClaims(facts: RequestFacts, visit: Visit): readonly string[] {
  const [arrival = null] = visit.requests;
  return [
    ...(credentialsClaim(facts) === credentialsSeen(visit) ? [] : [`credentials: ${credentialsClaim(facts)}`]),
    ...facts.requests.flatMap((request) => [
      ...(arrival && !mayHaveMethod(request.method, arrival) ? [`method: ${String(request.method)}`] : []),
      ...(arrival && !mayHaveUrl(request.url, arrival) ? [`url: ${String(request.url)}`] : []),
      ...(request.headers ?? [])
        .filter((name) => arrival && !hasHeader(arrival, name))
        .map((name) => `header: ${name}`),
      ...request.asks.filter((name) => arrival && !asked(visit).includes(name)).map((name) => `asks: ${name}`),
    ]),
    ...facts.headers.flatMap(({ kind, name }) => {
      const isAsked = asked(visit).includes(name.toLowerCase());
      return isAsked === (kind === 'response') ? [] : [`header: ${kind} ${name}`];
    }),
    ...facts.misplaced.flatMap(({ kind, option }) => {
      if (kind === 'header') return asked(visit).includes(option.toLowerCase()) ? [] : [`header: ${option}`];
      if (kind === 'body') return arrival?.body.includes(option) ? [] : [`body: ${option}`];
      return [];
    }),
  ];
}

type Credentials = 'credentialed' | 'nothing' | 'plain';

function credentialsClaim({ modes, requests }: RequestFacts): Credentials {
  if (modes.some(({ effect }) => effect === 'throws')) return 'nothing';
  return requests.length > 0 ? 'credentialed' : 'plain';
}

function credentialsSeen({ credentialed, requests }: Visit): Credentials {
  if (requests.length === 0) return 'nothing';
  return credentialed ? 'credentialed' : 'plain';
}

function mayHaveMethod(method: string | null, arrival: Arrival): boolean {
  return method === null || method === arrival.method;
}

/** Libraries add a query and more to a URL, such as the procedure that is called. */
function mayHaveUrl(urls: readonly string[] | null, arrival: Arrival): boolean {
  const path = (url: string): string => new URL(url, API).pathname.replace(/\/$/, '');
  return urls === null || urls.some((url) => new URL(arrival.url, API).pathname.startsWith(path(url)));
}

function hasHeader({ headers }: Arrival, name: string): boolean {
  return headers[name] !== undefined;
}

/** The headers for which a preflight asked. */
function asked({ preflights }: Visit): readonly string[] {
  return preflights.flatMap(({ headers }) => (headers['access-control-request-headers'] ?? '').split(','));
}
