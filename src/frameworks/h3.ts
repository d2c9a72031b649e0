import { defineFramework } from './define-framework.ts';
import type { OptionValue, OriginMeaning, OriginOption, PolicyCall } from './define-framework.ts';
import { ABSENT, MIRRORED, names, namesOption } from './names-options.ts';
import { ANY, ASKED, EVERYONE, OFF, UNKNOWN, among, one } from './origin-meanings.ts';
import { truthResult } from './origin-options.ts';

/** Nitro and Nuxt import the functions of h3 by themselves. */
const MODULES = ['h3', 'nitro/h3', 'nitropack/runtime', '#imports', 'global'];

function callsOf(...functions: readonly string[]): readonly PolicyCall[] {
  return MODULES.flatMap((module) => functions.map((name) => ({ callee: `${module}.${name}`, at: 1 })));
}

const origin: OriginOption = {
  option: 'origin',
  whenAbsent: ANY,
  read: h3Origin,
  readResult: truthResult,
  functions: 'truth',
  asks: 'origin',
};

const allowMethods = namesOption('methods', ABSENT, { texts: false, wildcard: names('*') });
const allowHeaders = namesOption('allowHeaders', MIRRORED, { texts: false, whenEmpty: MIRRORED, wildcard: MIRRORED });
const exposeHeaders = namesOption('exposeHeaders', ABSENT, { texts: false, wildcard: names('*') });

/** The CORS functions of h3 2, of Nitro and of Nuxt. */
export const h3 = defineFramework({
  id: 'h3',
  see: 'https://h3.dev/utils/security',
  policies: callsOf('handleCors'),
  origin,
  credentials: { option: 'credentials', whenAbsent: false, test: 'truthy' },
  allowHeaders,
  allowMethods: { ...allowMethods, whenAbsent: names('*'), wildcardWithCredentials: MIRRORED },
  exposeHeaders: { ...exposeHeaders, whenAbsent: names('*'), wildcardWithCredentials: ABSENT },
  vary: 'unlessWildcard',
  wildcardWithCredentials: 'sent',
  delegation: null,
  package: 'h3',
  // One text was sent to everybody.
  eras: [
    {
      from: '0.0.0',
      below: '2.0.0',
      behaviour: { origin: { ...origin, read: formerOrigin }, allowMethods, exposeHeaders },
    },
  ],
  scope: 'route',
});

/** The functions underneath, which know no defaults for what is listed. */
export const h3Headers = defineFramework({
  ...h3,
  id: 'h3 appendCorsHeaders',
  policies: callsOf('appendCorsHeaders', 'appendCorsPreflightHeaders'),
  allowMethods: { ...allowMethods, wildcardWithCredentials: MIRRORED },
  exposeHeaders: { ...exposeHeaders, wildcardWithCredentials: ABSENT },
});

/** Whatever is falsy is `*`; a text is a list of one, and what is neither list nor function lets nobody in. */
function h3Origin(value: OptionValue): OriginMeaning {
  switch (value.kind) {
    case 'absent':
      return ANY;
    case 'primitive':
      if (!value.value || value.value === '*') return ANY;
      return typeof value.value === 'string' ? among([value]) : OFF;
    case 'array':
      return among(value.elements, value.open);
    case 'function':
      return ASKED;
    case 'requestOrigin':
      return EVERYONE;
    case 'regexp':
    case 'object':
    case 'stringObject':
      return OFF;
    case 'unknown':
      return UNKNOWN;
  }
}

function formerOrigin(value: OptionValue): OriginMeaning {
  const isText =
    value.kind === 'primitive' && typeof value.value === 'string' && value.value !== '' && value.value !== '*';
  return isText ? one(value.value) : h3Origin(value);
}
