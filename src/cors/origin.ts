import { trimHttpWhitespace } from './headers.ts';
import { parsedUrl } from '../parsed-url.ts';

export interface OriginProblem {
  readonly kind:
    | 'trailingSlash'
    | 'path'
    | 'uppercase'
    | 'defaultPort'
    | 'list'
    | 'wildcardHost'
    | 'wildcardPort'
    | 'noScheme'
    | 'empty'
    | 'notAnOrigin';
  /** The one origin its author surely meant; null when the text leaves a choice. */
  readonly serialized: string | null;
}

/** `scheme://authority`, and what follows it. */
const HIERARCHICAL = /^([a-z][a-z\d+.-]*):\/\/([^/?#]*)(.*)$/isu;

/** What a host of the web is made of once the URL parser has written it; anything else resolves nowhere. */
const SERIALIZED_HOST = /^(?:\[[\da-f:]+\]|[\w-]+(?:\.[\w-]+)*\.?)$/u;

const QUOTED = /^(["'`])(.*)\1$/su;

const HOST_WITHOUT_SCHEME =
  /^(?:\/\/[^/].*|(?:localhost|\[[\da-f:.]+\]|\d+(?:\.\d+){3}|\.?(?:[\p{L}\p{N}_-]+\.)+\p{L}[\p{L}\p{N}-]*)\.?(?::\d*)?(?:[/?#].*)?|[\p{L}\p{N}-]+:\d+(?:\/.*)?)$/isu;

/** Holes of template languages and of deployment tools, filled in before the code runs. */
const PLACEHOLDER = /\{\{.*\}\}|<%.*%>|#\{.*\}#|__\w+__|^%\w+%$/su;

/** Schemes that a page is never loaded from, so that no browser sends them in `Origin`. */
const SCHEMES_WITHOUT_PAGES: ReadonlySet<string> = new Set(['ftp', 'ws', 'wss']);

/**
 * Why the string can never equal an `Origin` header; null when it can, and for `*`, which is compared differently.
 *
 * | text | answer |
 * |---|---|
 * | `https://a.example`, `http://[::1]:3000`, `capacitor://localhost`, `file://` (web views send it), `null` | null |
 * | `https://a.example/`, `https://A.example/app`, `https://a.example:443` | the problem met first, all of them mended |
 * | `https://a.example, https://b.example`, `https://*.a.example`, `a.example` | nothing is surely meant |
 * | `http://127.1`, `https://ä.example`, `"https://a.example"` | `notAnOrigin`, with the origin a browser would send |
 *
 * White space of HTTP around the value is forgiven, as browsers do.
 */
export function originProblem(value: string): OriginProblem | null {
  const text = trimHttpWhitespace(value);
  if (text === '') return problem('empty');
  if (text === '*' || text === 'null' || PLACEHOLDER.test(text)) return null;
  if (isList(text)) return problem('list', commonOrigin(text));

  const [, scheme, authority, rest] = HIERARCHICAL.exec(text) ?? [];
  const wildcard = wildcardOf(text, authority);
  if (wildcard) return problem(wildcard);
  if (scheme === undefined || authority === undefined || rest === undefined) return problemWithoutScheme(text);
  if (authority.includes('@') || text.includes('\\') || !parsedUrl(text)) return problem('notAnOrigin');

  const isWeb = /^https?$/iu.test(scheme);
  return isWeb ? webProblem(text, authority, rest) : customProblem(scheme, authority, rest);
}

/**
 * The origin of a URL or of an origin string, as a browser writes it; null when there is none. `file:` URLs and the text
 * `null` give `null`, the serialization of an opaque origin.
 */
export function serializedOrigin(value: string): string | null {
  const text = trimHttpWhitespace(value);
  if (text === 'null') return 'null';
  const url = parsedUrl(text);
  if (!url) return null;
  if (url.origin !== 'null' || url.protocol === 'file:') return url.origin;
  // The standard calls these opaque; browsers and web views that register such a scheme do send it.
  return url.host === '' ? null : `${url.protocol}//${url.host}`;
}

/** Whether a user's setting names exactly one origin of a page: serialized, neither `null` nor `*`. */
export function isSettingsOrigin(value: string): boolean {
  const authority = HIERARCHICAL.exec(value)?.[2] ?? '';
  return authority !== '' && value === trimHttpWhitespace(value) && !PLACEHOLDER.test(value) && !originProblem(value);
}

function problem(kind: OriginProblem['kind'], serialized: string | null = null): OriginProblem {
  return { kind, serialized };
}

/** Separators alone prove nothing: `[object Object]` is no list of origins. */
function isList(text: string): boolean {
  const entries = entriesOf(text);
  return /[\s,;]/u.test(text) && entries.some((entry) => entry === '*' || isOriginLike(entry));
}

/** Whether its author took it for an origin, a pattern of origins, or a host. */
function isOriginLike(text: string): boolean {
  const withoutWildcards = text.replace(/:\*$/u, '').replaceAll('*', 'x');
  return text.includes('://') || HOST_WITHOUT_SCHEME.test(withoutWildcards);
}

function entriesOf(list: string): readonly string[] {
  return list.split(/[\s,;]+/u).filter((entry) => entry !== '');
}

/** A list such as `https://a.example,` names one origin after all. */
function commonOrigin(list: string): string | null {
  const [first, ...others] = new Set(entriesOf(list).map(meantOrigin));
  return first !== undefined && others.length === 0 ? first : null;
}

function meantOrigin(text: string): string | null {
  const found = originProblem(text);
  if (found) return found.serialized;
  return text.includes('://') ? text : null;
}

/** `*` stands for something in the author's mind only; after the authority it is part of a path. */
function wildcardOf(text: string, authority: string | undefined): 'wildcardHost' | 'wildcardPort' | null {
  const place = authority ?? (isOriginLike(text) ? text : '');
  if (!place.includes('*')) return null;
  return /^[^*]+:\*$/u.test(place) ? 'wildcardPort' : 'wildcardHost';
}

function problemWithoutScheme(text: string): OriginProblem {
  if (HOST_WITHOUT_SCHEME.test(text)) return problem('noScheme');
  const quoted = QUOTED.exec(text)?.[2];
  if (quoted !== undefined) return problem('notAnOrigin', meantOrigin(quoted));
  // `https:a.example` and `https:/a.example` are URLs, if careless ones.
  const isCarelessUrl = /^https?:\/?[\w[]/iu.test(text) && !/[@\\]/u.test(text);
  return problem('notAnOrigin', isCarelessUrl ? serializedOrigin(text) : null);
}

function webProblem(text: string, authority: string, rest: string): OriginProblem | null {
  const url = new URL(text);
  const isRepeatedScheme = rest.startsWith('//') && rest !== '//' && authority !== '';
  if (!SERIALIZED_HOST.test(url.hostname) || authority.endsWith(':') || isRepeatedScheme) return problem('notAnOrigin');

  if (url.origin === text) return null;
  if (authority === '') return problem('notAnOrigin', url.origin);
  if (rest !== '') return problem(rest === '/' ? 'trailingSlash' : 'path', url.origin);
  if (/[A-Z]/u.test(text)) return problem('uppercase', url.origin);
  return problem(text.replace(/:\d+$/u, '') === url.origin ? 'defaultPort' : 'notAnOrigin', url.origin);
}

/** Hosts of other schemes are opaque to the URL Standard: they keep their case and their port. */
function customProblem(scheme: string, authority: string, rest: string): OriginProblem | null {
  if (SCHEMES_WITHOUT_PAGES.has(scheme.toLowerCase())) return problem('notAnOrigin');
  if (authority === '') return rest === '' ? null : problem('path');

  const serialized = `${scheme.toLowerCase()}://${authority}`;
  if (rest !== '') return problem(rest === '/' ? 'trailingSlash' : 'path', serialized);
  return /[A-Z]/u.test(scheme) ? problem('uppercase', serialized) : null;
}
