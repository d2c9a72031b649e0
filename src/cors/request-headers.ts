import { isCorsHeader } from './headers.ts';

/**
 * Names that browsers drop from a request without a word, by which authors try to send credentials or to pass for another origin.
 *
 * @see https://fetch.spec.whatwg.org/#forbidden-request-header
 */
const BY_HAND: ReadonlySet<string> = new Set([
  'access-control-request-headers',
  'access-control-request-method',
  'cookie',
  'cookie2',
  'host',
  'origin',
  'referer',
  'set-cookie',
]);

/** What is wrong with a header of this name on a request: it is a response's, or no browser sends it. */
export function requestHeaderFlaw(name: string): 'response' | 'forbidden' | null {
  if (isCorsHeader(name) || name.toLowerCase() === 'access-control-allow-private-network') return 'response';
  return BY_HAND.has(name.toLowerCase()) ? 'forbidden' : null;
}
