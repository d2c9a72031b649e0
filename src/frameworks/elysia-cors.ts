import { defineFramework } from './define-framework.ts';
import type { OptionValue, OriginMeaning, OriginOption } from './define-framework.ts';
import { MIRRORED, names, namesOption, UNKNOWN_NAMES } from './names-options.ts';
import { ANY, ASKED, EVERYONE, OFF, UNKNOWN, among, amongNested, isWildcard, matching } from './origin-meanings.ts';

const origin: OriginOption = {
  option: 'origin',
  whenAbsent: EVERYONE,
  read: elysiaOrigin,
  readResult: elysiaResult,
  functions: 'immediate',
  asks: 'context',
};

/** The CORS plugin of Elysia, which allows everybody with credentials unless told otherwise. */
export const elysiaCors = defineFramework({
  id: '@elysiajs/cors',
  see: 'https://elysiajs.com/plugins/cors#config',
  policies: [
    { callee: '@elysiajs/cors', at: 0 },
    { callee: '@elysiajs/cors.cors', at: 0 },
  ],
  origin,
  credentials: { option: 'credentials', whenAbsent: true, likeAbsent: [undefined], test: 'identical' },
  allowHeaders: namesOption('allowedHeaders', MIRRORED, { whenEmpty: names() }),
  allowMethods: namesOption('methods', MIRRORED),
  exposeHeaders: namesOption('exposeHeaders', UNKNOWN_NAMES, { whenEmpty: names() }),
  vary: 'always',
  wildcardWithCredentials: 'sent',
  delegation: null,
  whenFalse: 'defaults',
  package: '@elysiajs/cors',
  // Before 0.8.0, `*` without credentials was the default.
  eras: [
    {
      from: '0.0.0',
      below: '0.8.0',
      behaviour: {
        origin: { ...origin, whenAbsent: ANY },
        credentials: { option: 'credentials', whenAbsent: false, test: 'identical' },
      },
    },
  ],
  scope: 'app',
});

function elysiaOrigin(value: OptionValue): OriginMeaning {
  switch (value.kind) {
    case 'absent':
      return EVERYONE;
    case 'primitive':
      if (value.value === '*') return ANY;
      if (value.value === true || value.value === undefined) return EVERYONE;
      return value.value && typeof value.value === 'string' ? among([withScheme(value)]) : OFF;
    case 'array':
      if (value.elements.some(isWildcard)) return ANY;
      return amongNested(value.elements.map(withScheme), value.open);
    case 'regexp':
      return matching(value);
    case 'requestOrigin':
      return EVERYONE;
    case 'function':
      return ASKED;
    case 'object':
    case 'stringObject':
      return OFF;
    case 'unknown':
      return UNKNOWN;
  }
}

/** Hosts match pages of any scheme. */
function withScheme(value: OptionValue): OptionValue {
  if (value.kind === 'array') return { ...value, elements: value.elements.map(withScheme) };
  const isHost =
    value.kind === 'primitive' && typeof value.value === 'string' && /^[^:,\s]+(?::\d+)?$/.test(value.value);
  return isHost && value.value !== 'null' ? { kind: 'primitive', value: `https://${String(value.value)}` } : value;
}

/** Nothing but `true` counts, so a promise lets nobody in. */
function elysiaResult(value: OptionValue): OriginMeaning {
  if (value.kind === 'unknown') return UNKNOWN;
  return value.kind === 'primitive' && value.value === true ? EVERYONE : OFF;
}
