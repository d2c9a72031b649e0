import { credentialsAllowed, trimHttpWhitespace } from './headers.ts';
import { parsedUrl } from '../parsed-url.ts';
import { isSafelistedMethod } from './preflight.ts';

/** The values a header or a status may have when the code runs; `unknown` when the code does not tell. */
export type Possible<T> = readonly T[] | 'unknown';

/** The lines of one header as they stand on the wire; none when it is absent. */
export type HeaderLines = readonly string[];

/**
 * `blocked` only if the browser refuses every possible answer, `allowed` only if it accepts every one. With several
 * possible values the reason is that of the first.
 */
export type Verdict =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'blocked'; readonly reason: BlockedReason }
  | { readonly kind: 'unknown' };

type AccessReason =
  | 'MissingAllowOriginHeader'
  | 'WildcardOriginNotAllowed'
  | 'MultipleAllowOriginValues'
  | 'InvalidAllowOriginValue'
  | 'AllowOriginMismatch'
  | 'InvalidAllowCredentials';

/** Named as Chromium names its errors; `HeaderNotExposed` has no name there, since the header just reads as null. */
export type BlockedReason =
  | AccessReason
  | `Preflight${AccessReason}`
  | 'PreflightDisallowedRedirect'
  | 'PreflightInvalidStatus'
  | 'InvalidAllowMethodsPreflightResponse'
  | 'InvalidAllowHeadersPreflightResponse'
  | 'MethodDisallowedByPreflightResponse'
  | 'HeaderDisallowedByPreflightResponse'
  | 'HeaderNotExposed';

/** `origin` is what the browser sends in `Origin`; `credentials` says that the credentials mode is `include`. */
export interface CorsRequest {
  readonly origin: string;
  readonly credentials: boolean;
}

export interface CorsResponse {
  readonly allowOrigin: Possible<HeaderLines>;
  readonly allowCredentials: Possible<HeaderLines>;
}

export interface PreflightedRequest extends CorsRequest {
  readonly method: string;
  /** Names of the headers that are not safelisted: those of `Access-Control-Request-Headers`, in any case. */
  readonly headers: readonly string[];
}

export interface PreflightResponse extends CorsResponse {
  readonly status: Possible<number>;
  readonly allowMethods: Possible<HeaderLines>;
  readonly allowHeaders: Possible<HeaderLines>;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** `fetch` and `XMLHttpRequest` write these in capitals; others, such as `patch`, go out as they are. */
const NORMALIZED_METHODS: ReadonlySet<string> = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);

const SAFELISTED_RESPONSE_HEADERS: ReadonlySet<string> = new Set([
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
]);

const FORBIDDEN_RESPONSE_HEADERS: ReadonlySet<string> = new Set(['set-cookie', 'set-cookie2']);

const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/u;

/**
 * Whether the page may read a cross-origin response.
 *
 * @see https://fetch.spec.whatwg.org/#concept-cors-check
 */
export function checkCors(request: CorsRequest, response: CorsResponse): Verdict {
  return conjunction(accessConditions(request, response, ''));
}

/**
 * Whether the answer to a preflight lets the request out. The headers of the answer that follows are a matter of their
 * own, for `checkCors`.
 *
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch
 */
export function checkPreflight(request: PreflightedRequest, response: PreflightResponse): Verdict {
  const { allowMethods, allowHeaders, status } = response;
  return conjunction([
    verdictOver(status, (code) => (REDIRECTS.has(code) ? 'PreflightDisallowedRedirect' : null)),
    ...accessConditions(request, response, 'Preflight'),
    verdictOver(status, (code) => (code >= 200 && code <= 299 ? null : 'PreflightInvalidStatus')),
    verdictOver(allowMethods, unreadableMethods),
    verdictOver(allowHeaders, unreadableHeaders),
    verdictOver(allowMethods, (lines) => methodReason(lines, request)),
    verdictOver(allowHeaders, (lines) => headerReason(lines, request)),
  ]);
}

/**
 * Whether the page may read one header of a cross-origin response that it may read. `header` is in any case.
 *
 * @see https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name
 */
export function checkExposed(
  request: { readonly credentials: boolean; readonly header: string },
  response: { readonly exposeHeaders: Possible<HeaderLines> },
): Verdict {
  const name = request.header.toLowerCase();
  if (FORBIDDEN_RESPONSE_HEADERS.has(name)) return { kind: 'blocked', reason: 'HeaderNotExposed' };
  if (SAFELISTED_RESPONSE_HEADERS.has(name)) return { kind: 'allowed' };
  return verdictOver(response.exposeHeaders, (lines) => {
    // A list that cannot be parsed exposes nothing.
    const names = tokensOf(lines)?.map((token) => token.toLowerCase()) ?? [];
    return names.includes(name) || hasWildcard(names, request.credentials) ? null : 'HeaderNotExposed';
  });
}

/** Without credentials nobody looks at `Access-Control-Allow-Credentials`. */
function accessConditions(
  request: CorsRequest,
  { allowOrigin, allowCredentials }: CorsResponse,
  prefix: '' | 'Preflight',
): readonly Verdict[] {
  const named = (reason: AccessReason | null): BlockedReason | null => reason && `${prefix}${reason}`;
  const origin = verdictOver(allowOrigin, (lines) => named(originReason(lines, request)));
  if (!request.credentials) return [origin];
  return [origin, verdictOver(allowCredentials, (lines) => named(credentialsReason(lines)))];
}

function verdictOver<T>(values: Possible<T>, reasonOf: (value: T) => BlockedReason | null): Verdict {
  if (values === 'unknown') return { kind: 'unknown' };
  const reasons = values.map(reasonOf);
  const [reason] = reasons;
  if (reason === null && reasons.every((other) => other === null)) return { kind: 'allowed' };
  if (reason && reasons.every((other) => other !== null)) return { kind: 'blocked', reason };
  return { kind: 'unknown' };
}

/**
 * The verdict over conditions that must all hold. Each depends on a header of its own (of two on one header, the later
 * includes the earlier), so that every combination is blocked exactly if one condition is.
 */
function conjunction(verdicts: readonly Verdict[]): Verdict {
  const refusal = verdicts.find(({ kind }) => kind === 'blocked');
  if (refusal) return refusal;
  return verdicts.every(({ kind }) => kind === 'allowed') ? { kind: 'allowed' } : { kind: 'unknown' };
}

function originReason(lines: HeaderLines, { origin, credentials }: CorsRequest): AccessReason | null {
  if (lines.length === 0) return 'MissingAllowOriginHeader';
  const value = valueOf(lines);
  if (value === '*') return credentials ? 'WildcardOriginNotAllowed' : null;
  if (value === origin) return null;
  // The standard knows one failure from here on; Chromium names three for its console.
  if (/[ ,]/u.test(value)) return 'MultipleAllowOriginValues';
  return value === 'null' || parsedUrl(value) ? 'AllowOriginMismatch' : 'InvalidAllowOriginValue';
}

function credentialsReason(lines: HeaderLines): AccessReason | null {
  return credentialsAllowed(valueOf(lines)) ? null : 'InvalidAllowCredentials';
}

function unreadableMethods(lines: HeaderLines): BlockedReason | null {
  return tokensOf(lines) ? null : 'InvalidAllowMethodsPreflightResponse';
}

function unreadableHeaders(lines: HeaderLines): BlockedReason | null {
  return tokensOf(lines) ? null : 'InvalidAllowHeadersPreflightResponse';
}

function methodReason(lines: HeaderLines, request: PreflightedRequest): BlockedReason | null {
  const methods = tokensOf(lines) ?? [];
  const method = normalizedMethod(request.method);
  return isSafelistedMethod(method) || methods.includes(method) || hasWildcard(methods, request.credentials)
    ? null
    : 'MethodDisallowedByPreflightResponse';
}

/**
 * The standard wants `Authorization` to be named even beside `*`. Chromium lets `*` stand for it, and so does this:
 * what a browser in use accepts is not reported.
 */
function headerReason(lines: HeaderLines, { headers, credentials }: PreflightedRequest): BlockedReason | null {
  const allowed = tokensOf(lines)?.map((token) => token.toLowerCase()) ?? [];
  return hasWildcard(allowed, credentials) || headers.every((name) => allowed.includes(name.toLowerCase()))
    ? null
    : 'HeaderDisallowedByPreflightResponse';
}

function normalizedMethod(method: string): string {
  const capitals = method.toUpperCase();
  return NORMALIZED_METHODS.has(capitals) ? capitals : method;
}

/** With credentials `*` is a name like any other. */
function hasWildcard(tokens: readonly string[], credentials: boolean): boolean {
  return !credentials && tokens.includes('*');
}

/** Lines of one name are one value: two identical lines make a list, which equals no origin. */
function valueOf(lines: HeaderLines): string {
  return lines.map(trimHttpWhitespace).join(', ');
}

/** The members of a comma-separated list; null when one of them is no token, which voids the whole. */
function tokensOf(lines: HeaderLines): readonly string[] | null {
  const members = valueOf(lines)
    .split(',')
    .map(trimHttpWhitespace)
    .filter((member) => member !== '');
  return members.every((member) => TOKEN.test(member)) ? members : null;
}
