import { defineFramework } from './define-framework.ts';
import type { NamesOption, OptionValue, OriginMeaning, PolicyCall } from './define-framework.ts';
import { MIRRORED, names, namesOption, UNKNOWN_NAMES } from './names-options.ts';
import { ANY, FAILING, UNKNOWN, among, globbed, isNoText, isWildcard } from './origin-meanings.ts';

/** Before version 18.2, the package had no scope; before 17, a server had connections. */
const servers: readonly PolicyCall[] = [
  ...['@hapi/hapi', 'hapi'].flatMap((name) => [`${name}.server`, `${name}.Server`]),
  'hapi.Server().connection',
].map((callee) => ({ callee, at: 0, within: ['routes', 'cors'] }));

const allowHeaders: NamesOption = {
  ...namesOption('headers', names('Accept', 'Authorization', 'Content-Type', 'If-None-Match'), {
    whenEmpty: names(),
    compares: true,
  }),
  added: 'additionalHeaders',
};

const exposeHeaders: NamesOption = {
  ...namesOption('exposedHeaders', names('WWW-Authenticate', 'Server-Authorization')),
  added: 'additionalExposedHeaders',
};

/** hapi, for all routes of a server. `cors: true` allows everybody, without credentials. */
export const hapi = defineFramework({
  id: '@hapi/hapi',
  see: 'https://hapi.dev/api/#-routeoptionscors',
  policies: servers,
  origin: {
    option: 'origin',
    whenAbsent: ANY,
    read: hapiOrigin,
    functions: 'none',
    asks: 'origin',
    takes: 'list',
  },
  credentials: { option: 'credentials', whenAbsent: false, test: 'identical', read: hapiCredentials },
  allowHeaders,
  // The method that is asked for, if there is such a route.
  allowMethods: namesOption(null, MIRRORED),
  exposeHeaders,
  vary: 'always',
  wildcardWithCredentials: 'reflected',
  mirrorsWildcard: true,
  delegation: null,
  keys: [
    'additionalExposedHeaders',
    'additionalHeaders',
    'credentials',
    'exposedHeaders',
    'headers',
    'maxAge',
    'origin',
    'preflightStatusCode',
  ],
  package: '@hapi/hapi',
  scope: 'app',
});

/** A route of hapi: what it leaves out, the server says, perhaps in another file. */
export const hapiRoute = defineFramework({
  ...hapi,
  id: '@hapi/hapi route',
  over: hapi.id,
  policies: ['@hapi/hapi', 'hapi'].flatMap((importing) =>
    ['options', 'config'].map((key): PolicyCall => ({ method: 'route', importing, at: 0, within: [key, 'cors'] })),
  ),
  origin: { ...hapi.origin, whenAbsent: UNKNOWN },
  allowHeaders: besidesServer(allowHeaders),
  exposeHeaders: besidesServer(exposeHeaders),
  scope: 'route',
});

function besidesServer(option: NamesOption): NamesOption {
  return {
    ...option,
    whenAbsent: UNKNOWN_NAMES,
    read(value) {
      const rule = option.read(value);
      return rule.kind === 'listed' ? { ...rule, complete: false } : UNKNOWN_NAMES;
    },
  };
}

/** Anything but a list of texts stops the server; `ignore` is `*`, which takes no credentials. */
function hapiOrigin(value: OptionValue): OriginMeaning {
  if (value.kind === 'array') return hapiList(value);
  if (value.kind === 'unknown' || value.kind === 'requestOrigin') return UNKNOWN;
  if (value.kind === 'primitive' && value.value === 'ignore') return UNKNOWN;
  const isDefault = value.kind === 'absent' || (value.kind === 'primitive' && value.value === undefined);
  return isDefault ? ANY : FAILING;
}

function hapiList({ elements, open }: Extract<OptionValue, { kind: 'array' }>): OriginMeaning {
  if (elements.some(isNoText)) return FAILING;
  if (!elements.some(isWildcard)) {
    return among(elements.map(hapiGlob), open);
  }
  return elements.length === 1 && !open ? ANY : FAILING;
}

/** A text with a `*` is a pattern, in which `?` is a character. */
export function hapiGlob(element: OptionValue): OptionValue {
  return globbed(element, (text) =>
    text
      .replace(/[\\^$.+()|[\]{}/-]/g, String.raw`\$&`)
      .replaceAll('*', '.*')
      .replaceAll('?', '.'),
  );
}

/** The words `true` and `false` are converted, and anything else stops the server. */
function hapiCredentials(value: OptionValue): boolean | null {
  if (value.kind === 'unknown') return null;
  return value.kind === 'primitive' && String(value.value).trim().toLowerCase() === 'true';
}
