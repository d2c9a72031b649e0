import { defineFramework } from './define-framework.ts';
import type { OptionValue, OriginMeaning } from './define-framework.ts';
import { ABSENT, USUAL_METHODS, names, namesOption } from './names-options.ts';
import {
  ANY,
  ASKED,
  EVERYONE,
  FAILING,
  OFF,
  UNKNOWN,
  isNoText,
  listedOrAny,
  matching,
  one,
  textOfObject,
} from './origin-meanings.ts';

/** Texts are sent, lists of texts compared; `true` is `*`, and so is a list with `*` in it. */
function read(value: OptionValue): OriginMeaning {
  switch (value.kind) {
    case 'primitive':
      if (value.value === undefined || value.value === true || value.value === '*') return ANY;
      if (value.value === false) return OFF;
      return typeof value.value === 'string' ? one(value.value) : FAILING;
    case 'array':
      return value.elements.some(isNoText) ? FAILING : listedOrAny(value);
    case 'regexp':
      return matching(value);
    case 'function':
      return ASKED;
    case 'absent':
      return ANY;
    case 'stringObject':
    case 'requestOrigin':
    case 'object':
    case 'unknown':
      return UNKNOWN;
  }
}

/** What a function returns is written into the header. */
function readResult(value: OptionValue): OriginMeaning {
  if (value.kind === 'requestOrigin') return EVERYONE;
  if (value.kind !== 'primitive') return textOfObject(value);
  return value.value === undefined ? FAILING : one(value.value);
}

/** The CORS middleware of tinyhttp. */
export const tinyhttpCors = defineFramework({
  id: '@tinyhttp/cors',
  see: 'https://github.com/tinyhttp/cors#options',
  policies: [{ callee: '@tinyhttp/cors.cors', at: 0 }],
  origin: { option: 'origin', whenAbsent: ANY, read, readResult, functions: 'immediate', asks: 'context' },
  credentials: { option: 'credentials', whenAbsent: false, test: 'truthy' },
  allowHeaders: namesOption('allowedHeaders', names('content-type'), { texts: false, whenEmpty: names() }),
  allowMethods: namesOption('methods', USUAL_METHODS, { texts: false, whenEmpty: names() }),
  exposeHeaders: namesOption('exposedHeaders', ABSENT, { texts: false }),
  vary: 'dynamic',
  wildcardWithCredentials: 'sent',
  delegation: null,
  package: '@tinyhttp/cors',
  scope: 'route',
});
