const SAFELISTED_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);

const FORM_TYPES: ReadonlySet<string> = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
]);

/** Headers that browsers set themselves, and drop where code sets them. */
const FORBIDDEN =
  /^(?:accept-(?:charset|encoding)|access-control-request-(?:headers|method|private-network)|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|proxy-.*|sec-.*)$/u;

const UNSAFE = /[^\t\x20-\x7E\x80-\u{10FFFF}]|["():<>?@[\\\]{}]/u;

/** More bytes than these are not safe, whatever they say. */
const LONGEST = 128;

/** Whether browsers send a method to another origin without asking; it is given in capitals. */
export function isSafelistedMethod(method: string): boolean {
  return SAFELISTED_METHODS.has(method);
}

/**
 * Whether browsers send a header to another origin without asking, or do not send it at all; `null` where its value decides, and
 * is not known.
 *
 * @see https://fetch.spec.whatwg.org/#cors-safelisted-request-header
 */
export function isSafelistedHeader(name: string, value: string | null): boolean | null {
  if (isDropped(name)) return true;
  switch (name.toLowerCase()) {
    case 'accept':
      return value === null ? null : isShort(value) && !UNSAFE.test(value);
    case 'accept-language':
    case 'content-language':
      return value === null ? null : isShort(value) && /^[\d A-Za-z*,.;=-]*$/u.test(value);
    case 'content-type':
      return value === null ? null : isShort(value) && !UNSAFE.test(value) && FORM_TYPES.has(essenceOf(value));
    case 'range':
      return value === null ? null : /^bytes=\d+-\d*$/u.test(value);
    // Chromium drops it without a word, others send it.
    case 'user-agent':
      return null;
    default:
      return false;
  }
}

/** Whether browsers drop a header of a request because of its name. */
export function isDropped(name: string): boolean {
  return FORBIDDEN.test(name.toLowerCase());
}

function isShort(value: string): boolean {
  return value.length <= LONGEST;
}

/** `Text/Plain; charset=utf-8` → `text/plain` */
function essenceOf(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase();
}
