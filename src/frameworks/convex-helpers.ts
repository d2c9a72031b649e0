import { defineFramework } from './define-framework.ts';
import type { OptionValue, OriginMeaning } from './define-framework.ts';
import { namesOption, names } from './names-options.ts';
import { EVERYONE, UNKNOWN, isNoText, isWildcard, listedOrAny } from './origin-meanings.ts';

/** `*.a.example` is every subdomain, and the domain itself, over HTTPS. */
function subdomains(element: OptionValue): OptionValue {
  if (element.kind !== 'primitive' || !String(element.value).startsWith('*.')) return element;
  const domain = String(element.value)
    .slice(2)
    .replace(/[$()*+./?[\\\]^{|}]/gu, String.raw`\$&`);
  return { kind: 'regexp', source: String.raw`^https:\/\/(?:[^/:]+\.)?${domain}(?::\d+)?$`, flags: '' };
}

/** Requests fail at an element that is no text, unless one before it fits. */
function read(value: OptionValue): OriginMeaning {
  if (value.kind === 'primitive' && value.value === undefined) return EVERYONE;
  if (value.kind !== 'array') return UNKNOWN;
  const failing = value.elements.findIndex(isNoText);
  if (failing !== -1 && !value.elements.slice(0, failing).some(isWildcard)) return UNKNOWN;
  return listedOrAny({ ...value, elements: value.elements.map(subdomains) });
}

/** The router of Convex with CORS, for routes that state none of it themselves. */
export const convexHelpers = defineFramework({
  id: 'convex-helpers',
  see: 'https://github.com/get-convex/convex-helpers/blob/main/packages/convex-helpers/README.md#cors-support-for-httprouter',
  policies: [{ callee: 'convex-helpers/server/cors.corsRouter', at: 1 }],
  origin: { option: 'allowedOrigins', whenAbsent: EVERYONE, read, functions: 'none', asks: 'context', takes: 'list' },
  credentials: { option: 'allowCredentials', whenAbsent: false, test: 'truthy' },
  allowHeaders: namesOption('allowedHeaders', names('Content-Type'), { texts: false, whenEmpty: names() }),
  exposeHeaders: namesOption('exposedHeaders', names('Content-Range', 'Accept-Ranges'), { texts: false }),
  vary: 'always',
  wildcardWithCredentials: 'reflected',
  mirrorsWildcard: true,
  delegation: null,
  package: 'convex-helpers',
  scope: 'route',
});
