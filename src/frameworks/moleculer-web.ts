import { parsedUrl } from '../parsed-url.ts';
import { defineFramework } from './define-framework.ts';
import type { OptionValue, OriginMeaning, PolicyCall } from './define-framework.ts';
import { hapiGlob } from './hapi.ts';
import { ABSENT, MIRRORED, USUAL_METHODS, names, namesOption } from './names-options.ts';
import { ANY, EVERYONE, UNKNOWN } from './origin-meanings.ts';
import { comparedTexts, truthResult } from './origin-options.ts';

/** The gateway of Moleculer, as the schema of a service. */
export const moleculerWeb = defineFramework({
  id: 'moleculer-web',
  see: 'https://moleculer.services/docs/moleculer-web#CORS-headers',
  policies: schemas(['settings', 'cors']),
  onlyImporting: 'moleculer-web',
  origin: {
    option: 'origin',
    whenAbsent: ANY,
    read: moleculerOrigin,
    readResult: truthResult,
    functions: 'truth',
    asks: 'origin',
  },
  credentials: { option: 'credentials', whenAbsent: false, test: 'identical' },
  allowHeaders: namesOption('allowedHeaders', MIRRORED, { whenEmpty: names(), whenNothing: MIRRORED }),
  allowMethods: namesOption('methods', USUAL_METHODS, {
    whenEmpty: names(),
    whenNothing: ABSENT,
  }),
  exposeHeaders: namesOption('exposedHeaders', ABSENT, { whenEmpty: names(), whenNothing: ABSENT }),
  wildcardWithCredentials: 'sent',
  delegation: null,
  package: 'moleculer-web',
  scope: 'app',
});

/** What a route says over the settings of the gateway, which stand in for what it leaves out. */
export const moleculerRoute = defineFramework({
  ...moleculerWeb,
  id: 'moleculer-web route',
  policies: schemas(['settings', 'routes', 'cors']),
  origin: { ...moleculerWeb.origin, whenAbsent: UNKNOWN },
  scope: 'route',
});

/** A service is exported, created, or parsed by its class. */
function schemas(keys: readonly string[]): readonly PolicyCall[] {
  return [
    { exported: 'default', in: /\.[cm]?[jt]s$/, at: 0, within: keys },
    ...['createService', 'parseServiceSchema'].map((method): PolicyCall => ({
      method,
      importing: 'moleculer-web',
      at: 0,
      within: keys,
    })),
  ];
}

/** Nothing, and `*` alone, is `*`; texts hold origins, or are patterns where they have a `*`. */
function moleculerOrigin(value: OptionValue): OriginMeaning {
  if (value.kind === 'primitive' && !value.value) return ANY;
  // Every element is asked for parts of it, as if it were a text.
  if (value.kind === 'array' && value.elements.some(({ kind }) => kind === 'array')) return UNKNOWN;
  const meaning = comparedTexts(value);
  if (meaning.kind === 'any') return value.kind === 'array' ? EVERYONE : meaning;
  return meaning.kind === 'among' ? { ...meaning, elements: meaning.elements.flatMap(contained) } : meaning;
}

/** Origins that a text with commas begins with are in it, whatever follows. */
function contained(element: OptionValue): readonly OptionValue[] {
  const text = element.kind === 'primitive' && typeof element.value === 'string' ? element.value : '';
  if (text === '' || text.includes('*')) return [hapiGlob(element)];
  return text.split(',').map((part) => {
    const one = part.trim();
    const origin = parsedUrl(one)?.origin ?? one;
    return { kind: 'primitive', value: one.startsWith(origin) ? origin : one };
  });
}
