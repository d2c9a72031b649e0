import { defineFramework } from './define-framework.ts';
import type { OptionValue, OriginMeaning } from './define-framework.ts';
import { ANY, ASKED, EVERYONE, OFF, UNKNOWN, isWildcard, matching, one } from './origin-meanings.ts';
import { honoOrigin, honoResult, koaOrigin, truthResult } from './origin-options.ts';
import { ABSENT, MIRRORED, names, namesOption } from './names-options.ts';

/** Texts are sent, lists compared with texts alone, `true` is everybody, and what is falsy nobody. */
function read(value: OptionValue): OriginMeaning {
  switch (value.kind) {
    case 'primitive':
      if (value.value === undefined || value.value === '*') return ANY;
      if (value.value === true) return EVERYONE;
      return value.value ? one(value.value) : OFF;
    case 'regexp':
      return matching(value);
    case 'array':
      return honoOrigin(value);
    case 'absent':
    case 'stringObject':
    case 'requestOrigin':
    case 'object':
    case 'function':
    case 'unknown':
      return koaOrigin(value);
  }
}

/** What a function returns is sent as it is, `*` included, unless it is falsy. */
function readResult(value: OptionValue): OriginMeaning {
  return value.kind === 'primitive' ? honoResult(value) : koaOrigin(value);
}

/** `cors` of itty-router, since version 5. */
export const ittyRouter = defineFramework({
  id: 'itty-router',
  see: 'https://itty.dev/itty-router/cors',
  policies: [{ callee: 'itty-router.cors', at: 0 }],
  origin: { option: 'origin', whenAbsent: ANY, read, readResult, functions: 'immediate', asks: 'origin' },
  credentials: { option: 'credentials', whenAbsent: false, test: 'verbatim' },
  allowHeaders: namesOption('allowHeaders', ABSENT),
  allowMethods: namesOption('allowMethods', names('*')),
  exposeHeaders: namesOption('exposeHeaders', ABSENT),
  vary: 'never',
  wildcardWithCredentials: 'reflected',
  delegation: null,
  package: 'itty-router',
  // Only preflights said which headers are exposed, where nobody looks.
  eras: [
    {
      from: '0.0.0',
      below: '6.0.0',
      behaviour: {
        allowHeaders: namesOption('allowHeaders', MIRRORED),
        exposeHeaders: namesOption(null, ABSENT),
      },
    },
  ],
  scope: 'app',
});

/** What is no list asks a function, or compares parts of a text. */
function readOrigins(value: OptionValue): OriginMeaning {
  if (value.kind === 'function') return ASKED;
  if (isWildcard(value) || (value.kind === 'primitive' && value.value === undefined)) return EVERYONE;
  if (value.kind !== 'array') return UNKNOWN;
  return value.elements.some(isWildcard) ? EVERYONE : honoOrigin(value);
}

/** `createCors` of version 4: `*` is everybody, credentials or not, and credentials are a header like any other. */
export const ittyRouter4 = defineFramework({
  id: 'itty-router 4',
  see: 'https://www.npmjs.com/package/itty-router/v/4.2.2',
  policies: [{ callee: 'itty-router.createCors', at: 0 }],
  origin: {
    option: 'origins',
    whenAbsent: EVERYONE,
    read: readOrigins,
    readResult: truthResult,
    functions: 'truth',
    asks: 'origin',
    takes: 'list',
  },
  credentials: { option: 'headers', holdsHeaders: true, whenAbsent: false, test: 'verbatim' },
  wildcardWithCredentials: 'sent',
  delegation: null,
  package: 'itty-router',
  scope: 'app',
});
