export const ALLOW_ORIGIN = 'access-control-allow-origin';
export const ALLOW_CREDENTIALS = 'access-control-allow-credentials';
export const ALLOW_HEADERS = 'access-control-allow-headers';
export const ALLOW_METHODS = 'access-control-allow-methods';
export const EXPOSE_HEADERS = 'access-control-expose-headers';
export const MAX_AGE = 'access-control-max-age';
export const VARY = 'vary';
export const CACHE_CONTROL = 'cache-control';

const CORS_HEADERS: ReadonlySet<string> = new Set([
  ALLOW_ORIGIN,
  ALLOW_CREDENTIALS,
  ALLOW_HEADERS,
  ALLOW_METHODS,
  EXPOSE_HEADERS,
  MAX_AGE,
]);

/** Whether a response header of this name, in any case, is part of the CORS protocol. `Vary` is HTTP's, not CORS's. */
export function isCorsHeader(name: string): boolean {
  return CORS_HEADERS.has(name.toLowerCase());
}

/** Whether a response header of this name, in any case, decides who may read the response, or who gets it from a cache. */
export function isPolicyHeader(name: string): boolean {
  const lower = name.toLowerCase();
  return CORS_HEADERS.has(lower) || lower === VARY || lower === CACHE_CONTROL;
}

/**
 * The value as a browser compares it: without spaces, tabs and line breaks around it. Other white space stays, unlike
 * with `trim`.
 *
 * @see https://fetch.spec.whatwg.org/#concept-header-value-normalize
 */
export function trimHttpWhitespace(value: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && isHttpWhitespace(value[start])) start += 1;
  while (end > start && isHttpWhitespace(value[end - 1])) end -= 1;
  return value.slice(start, end);
}

function isHttpWhitespace(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}

/** The names in the lines of a header that lists them. */
export function listedNames(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(',').map(trimHttpWhitespace)).filter((name) => name !== '');
}

/** Whether a browser reads this value of `Access-Control-Allow-Credentials` as consent: `true`, and nothing else. */
export function credentialsAllowed(value: string): boolean {
  return trimHttpWhitespace(value) === 'true';
}
