import { defineFramework } from './define-framework.ts';
import type { NamesOption, OptionValue, OriginMeaning } from './define-framework.ts';
import { MIRRORED, names, namesOption } from './names-options.ts';
import { ANY, FAILING, UNKNOWN, among, globbed, isWildcard } from './origin-meanings.ts';

/** A list of texts and patterns, or the server does not start. */
function read(value: OptionValue): OriginMeaning {
  if (value.kind === 'unknown') return UNKNOWN;
  if (value.kind === 'absent' || (value.kind === 'primitive' && (value.value ?? null) === null)) return ANY;
  if (value.kind !== 'array' || value.elements.some(isNoText)) return FAILING;
  return value.elements.some(isWildcard)
    ? ANY
    : among(
        value.elements.map((one) => globbed(one, sourceOf)),
        value.open,
      );
}

function isNoText(element: OptionValue): boolean {
  return element.kind === 'primitive' && typeof element.value !== 'string';
}

/** A text with `*` is a pattern, in which the first dot is a dot and the first `*` anything. */
function sourceOf(text: string): string {
  return text.replace('.', '\\.').replace('*', '.*');
}

/** Anything but a boolean keeps the server from starting. */
function allowsCredentials(value: OptionValue): boolean | null {
  if (value.kind === 'unknown') return null;
  return value.kind === 'primitive' && value.value === true;
}

/** Names are added to those that restify needs, which come last. */
function namesBesides(option: string, always: readonly string[]): NamesOption {
  const given = namesOption(option, names(...always), { texts: false, whenEmpty: names(...always) });
  return {
    ...given,
    read(value) {
      const rule = given.read(value);
      if (rule.kind !== 'listed') return rule;
      return { ...rule, names: [...rule.names, ...always.filter((name) => !rule.names.includes(name))] };
    },
  };
}

const ALLOWED = [
  'accept',
  'accept-version',
  'content-type',
  'request-id',
  'origin',
  'x-api-version',
  'x-request-id',
  'x-requested-with',
];

const EXPOSED = ['api-version', 'content-length', 'content-md5', 'content-type', 'date', 'request-id', 'response-time'];

/** The method that is asked for, and `OPTIONS`. */
const allowMethods = namesOption(null, MIRRORED);

/** A CORS middleware of restify. Preflights allow credentials whatever the options are; the response decides. */
export const restifyCorsMiddleware2 = defineFramework({
  id: 'restify-cors-middleware2',
  see: 'https://github.com/DatatracCorporation/restify-cors-middleware#usage',
  policies: [{ callee: 'restify-cors-middleware2', at: 0 }],
  origin: { option: 'origins', whenAbsent: ANY, read, functions: 'none', asks: 'origin', takes: 'list' },
  credentials: { option: 'credentials', whenAbsent: false, test: 'identical', read: allowsCredentials },
  allowHeaders: namesBesides('allowHeaders', ALLOWED),
  allowMethods,
  exposeHeaders: namesBesides('exposeHeaders', EXPOSED),
  vary: 'always',
  wildcardWithCredentials: 'rejected',
  mirrorsWildcard: true,
  reflectsWhen: 'allowCredentialsAllOrigins',
  delegation: null,
  package: 'restify-cors-middleware2',
  scope: 'app',
});

/** The middleware that it continues, without the option that lets everybody in. */
export const restifyCorsMiddleware = defineFramework({
  id: 'restify-cors-middleware',
  see: 'https://github.com/TabDigital/restify-cors-middleware#usage',
  policies: [{ callee: 'restify-cors-middleware', at: 0 }],
  origin: restifyCorsMiddleware2.origin,
  credentials: restifyCorsMiddleware2.credentials,
  wildcardWithCredentials: 'rejected',
  mirrorsWildcard: true,
  delegation: null,
  package: 'restify-cors-middleware',
  scope: 'app',
});
