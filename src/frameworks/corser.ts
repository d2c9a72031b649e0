import { defineFramework } from './define-framework.ts';
import type { OptionValue, OriginMeaning } from './define-framework.ts';
import { ABSENT, UNKNOWN_NAMES, lowered, names, namesOption } from './names-options.ts';
import { ANY, ASKED, UNKNOWN, among } from './origin-meanings.ts';
import { truthResult } from './origin-options.ts';

const METHODS = names('GET', 'HEAD', 'POST');
const allowHeaders = namesOption(
  'requestHeaders',
  names('accept', 'accept-language', 'content-language', 'content-type'),
  { texts: false, whenEmpty: names() },
);

/** The middleware of `http-server`: without origins everybody is allowed, by their own name where credentials are. */
export const corser = defineFramework({
  id: 'corser',
  see: 'https://github.com/agrueneberg/Corser#readme',
  policies: [{ callee: 'corser.create', at: 0 }],
  origin: {
    option: 'origins',
    whenAbsent: ANY,
    read: corserOrigins,
    readResult: truthResult,
    functions: 'callback',
    asks: 'origin',
    takes: 'list',
  },
  credentials: { option: 'supportsCredentials', whenAbsent: false, test: 'identical' },
  allowHeaders: { ...allowHeaders, read: (value) => lowered(allowHeaders.read(value)) },
  allowMethods: namesOption('methods', METHODS, { texts: false, whenEmpty: names(), whenNothing: METHODS }),
  exposeHeaders: { option: 'responseHeaders', whenAbsent: ABSENT, read: () => UNKNOWN_NAMES },
  vary: 'never',
  wildcardWithCredentials: 'reflected',
  delegation: null,
  package: 'corser',
  scope: 'app',
});

/** Texts are compared letter by letter: `*` in a list is nobody. */
function corserOrigins(value: OptionValue): OriginMeaning {
  if (value.kind === 'function') return ASKED;
  if (value.kind === 'primitive' && !value.value) return ANY;
  if (value.kind !== 'array') return UNKNOWN;
  return value.elements.length === 0 && !value.open
    ? ANY
    : among(
        value.elements.filter(({ kind }) => kind === 'primitive'),
        value.open,
      );
}
