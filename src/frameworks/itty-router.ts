import { defineFramework } from './define-framework.ts';
import type { OptionValue, OriginMeaning } from './define-framework.ts';
import { honoOrigin, koaOrigin } from './origin-options.ts';
import { ABSENT, MIRRORED, names, namesOption } from './names-options.ts';

/** Texts are sent, lists compared with texts alone, `true` is everybody, and what is falsy nobody. */
function read(value: OptionValue): OriginMeaning {
  switch (value.kind) {
    case 'primitive':
      if (value.value === undefined || value.value === '*') return { kind: 'any' };
      if (value.value === true) return { kind: 'everyone' };
      return value.value ? { kind: 'one', text: String(value.value) } : { kind: 'off' };
    case 'regexp':
      return { kind: 'matching', source: value.source, flags: value.flags };
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
  if (value.kind !== 'primitive') return koaOrigin(value);
  return value.value ? { kind: 'one', text: String(value.value) } : { kind: 'off' };
}

/** `cors` of itty-router, since version 5. */
export const ittyRouter = defineFramework({
  id: 'itty-router',
  see: 'https://itty.dev/itty-router/cors',
  policies: [{ callee: 'itty-router.cors', at: 0 }],
  origin: { option: 'origin', whenAbsent: { kind: 'any' }, read, readResult, functions: 'immediate', asks: 'origin' },
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
        exposeHeaders: { option: null, whenAbsent: ABSENT, read: () => ABSENT },
      },
    },
  ],
  scope: 'app',
});

/** What is no list asks a function, or compares parts of a text. */
function readOrigins(value: OptionValue): OriginMeaning {
  if (value.kind === 'function') return { kind: 'asked' };
  if (value.kind === 'primitive' && (value.value === undefined || value.value === '*')) return { kind: 'everyone' };
  if (value.kind !== 'array') return { kind: 'unknown' };
  const hasWildcard = value.elements.some((element) => element.kind === 'primitive' && element.value === '*');
  return hasWildcard ? { kind: 'everyone' } : honoOrigin(value);
}

/** Whatever is true lets the origin in. */
function readAnswer(value: OptionValue): OriginMeaning {
  if (value.kind === 'unknown') return { kind: 'unknown' };
  return value.kind === 'primitive' && !value.value ? { kind: 'off' } : { kind: 'everyone' };
}

/** `createCors` of version 4: `*` is everybody, credentials or not, and credentials are a header like any other. */
export const ittyRouter4 = defineFramework({
  id: 'itty-router 4',
  see: 'https://www.npmjs.com/package/itty-router/v/4.2.2',
  policies: [{ callee: 'itty-router.createCors', at: 0 }],
  origin: {
    option: 'origins',
    whenAbsent: { kind: 'everyone' },
    read: readOrigins,
    readResult: readAnswer,
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
