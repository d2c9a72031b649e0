import type { TSESTree } from '@typescript-eslint/utils';
import { parsedUrl } from '../parsed-url.ts';
import { constantInitializer } from '../syntax/binding-origin.ts';
import { NO_ASSUMPTIONS, settle } from '../syntax/conditions.ts';
import type { Assumptions } from '../syntax/conditions.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { qualifiedName } from '../syntax/qualified-name.ts';
import { variableOf } from '../syntax/references.ts';
import type { Value } from '../syntax/value.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import { assumesVariable } from './request-environment.ts';
import type { Reading } from './request-options.ts';

/** More texts than this for one URL are as good as unknown. */
const MOST_TEXTS = 16;

/** Every text that a URL may be; `null` when a part is unknown. */
export function textsOf(value: Value, assumptions: Assumptions = NO_ASSUMPTIONS): readonly string[] | null {
  const found = settle(value, assumptions).map((one) => ({ ...one, texts: textsIn(one.value, one.assumptions) }));
  const likely = found.filter((one) => one.texts !== null || !assumesVariable(one.assumptions));
  if (likely.length === 0 || likely.length > MOST_TEXTS) return null;
  return likely.every((one) => one.texts !== null) ? [...new Set(likely.flatMap(({ texts }) => texts ?? []))] : null;
}

/** The texts of `new URL(path, base)` and `new Request(url)`, too. */
function textsIn(value: Value, assumptions: Assumptions): readonly string[] | null {
  if (value.kind === 'primitive') return typeof value.value === 'string' ? [value.value] : null;
  if (value.kind !== 'instance' || !/^global\.(?:Request|URL)$/.test(value.of)) return null;
  const [urls, bases] = value.arguments.map((argument) => textsOf(argument, assumptions));
  if (!urls || value.of === 'global.Request') return urls ?? null;
  if (bases === null) return null;
  const whole = urls.flatMap((url) => (bases ?? [undefined]).map((base) => [url, base] as const));
  const hrefs = whole.map(([url, base]) => parsedUrl(url, base)?.href ?? null);
  return hrefs.every((href) => href !== null) ? hrefs : null;
}

const ABSOLUTE = /^(?:[a-z][a-z\d+.-]*:)?\/\//i;

/** URLs relative to a base, as clients put them together: with one slash between. */
export function joinedTexts(bases: readonly string[] | null, urls: readonly string[] | null): readonly string[] | null {
  if (urls?.every((url) => ABSOLUTE.test(url))) return urls;
  if (bases === null || urls === null) return null;
  return [...new Set(bases.flatMap((base) => urls.map((url) => joinedText(base, url))))];
}

function joinedText(base: string, url: string): string {
  if (base === '' || ABSOLUTE.test(url)) return url;
  return url === '' ? base : `${base.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}`;
}

/** Enough of a URL to know its origin: a scheme, a host, and a port or the slash behind it. */
const ORIGIN = /^(?:https?|wss?):\/\/[^/?#]*?(?:(?=[/?#])|:\d+$)/i;

/** The origins of absolute URLs, of which the path may be unknown; `null` when a part before it is. */
export function originsOf(texts: readonly string[]): readonly string[] | null {
  const origins = texts.map((text) => (/^(?:https?|wss?):/i.test(text) ? (parsedUrl(text)?.origin ?? null) : null));
  return origins.every((origin) => origin !== null) && origins.length > 0 ? [...new Set(origins)] : null;
}

/** Whether all of these lead, whatever comes behind, to the server of the page. */
export function areOwn(texts: readonly string[]): boolean {
  return texts.every((text) => /^\/[^/]/.test(text));
}

/** The origins that the beginning of a URL tells: `` `http://localhost:4000${path}` ``, `BASE + path`; none for the page's own. */
export function originsInPrefix(node: TSESTree.Node, reading: Reading): readonly string[] | null {
  const prefixes = prefixesOf(node, reading);
  if (prefixes === null) return null;
  if (areOwn(prefixes)) return [];
  const starts = prefixes.map((prefix) => ORIGIN.exec(prefix)?.[0] ?? null);
  return starts.every((start) => start !== null) ? originsOf(starts) : null;
}

function prefixesOf(node: TSESTree.Node, reading: Reading, steps = 8): readonly string[] | null {
  const known = textsOf(reading.evaluate(node));
  if (known || steps === 0) return known;
  const value = skipWrappers(node);
  switch (value.type) {
    case 'TemplateLiteral': {
      const [first] = value.expressions;
      const head = value.quasis[0]?.value.cooked ?? '';
      if (head !== '' || !first) return [head];
      const start = prefixesOf(first, reading, steps - 1);
      const next = value.quasis[1]?.value.cooked ?? '';
      return textsOf(reading.evaluate(first)) ? (start?.map((text) => text + next) ?? null) : start;
    }
    case 'NewExpression': {
      // Against a base, a path is one of that origin.
      const [path, base] = value.arguments;
      const isUrl = qualifiedName(value.callee, reading.host.scopes) === 'global.URL';
      return isUrl && path ? (prefixesOf(base ?? path, reading, steps - 1)?.map((text) => `${text}/`) ?? null) : null;
    }
    case 'MemberExpression':
      return propertyNameOf(value) === 'href' ? prefixesOf(value.object, reading, steps - 1) : null;
    case 'CallExpression': {
      const member = skipWrappers(value.callee);
      const isText = member.type === 'MemberExpression' && propertyNameOf(member) === 'toString';
      return isText ? prefixesOf(member.object, reading, steps - 1) : null;
    }
    case 'BinaryExpression':
      return value.operator === '+' ? prefixesOf(value.left, reading, steps - 1) : null;
    case 'Identifier': {
      const variable = variableOf(value, reading.host.scopes);
      const origin = variable && constantInitializer(variable);
      const isPlain = origin?.kind === 'variable' && origin.path.length === 0 && origin.init;
      return isPlain ? prefixesOf(origin.init, reading, steps - 1) : null;
    }
    default:
      return null;
  }
}
