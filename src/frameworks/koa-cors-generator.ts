import { defineFramework } from './define-framework.ts';
import type { OptionValue, OriginMeaning } from './define-framework.ts';
import { ABSENT, MIRRORED, names, namesOption } from './names-options.ts';
import { ASKED, EVERYONE, OFF, UNKNOWN, one, textOfObject } from './origin-meanings.ts';

/** The package `koa-cors`, from the time of generators: everybody gets their own origin back unless told otherwise. */
export const koaCorsGenerator = defineFramework({
  id: 'koa-cors',
  see: 'https://www.npmjs.com/package/koa-cors',
  policies: [{ callee: 'koa-cors', at: 0 }],
  origin: {
    option: 'origin',
    whenAbsent: EVERYONE,
    read,
    readResult,
    functions: 'immediate',
    asks: 'context',
    takes: 'text',
  },
  credentials: { option: 'credentials', whenAbsent: false, test: 'identical' },
  allowHeaders: namesOption('headers', MIRRORED, { whenEmpty: MIRRORED }),
  allowMethods: namesOption('methods', names('GET', 'HEAD', 'PUT', 'POST', 'DELETE'), { whenEmpty: names() }),
  exposeHeaders: namesOption('expose', ABSENT),
  vary: 'never',
  wildcardWithCredentials: 'sent',
  delegation: null,
  package: 'koa-cors',
  scope: 'app',
});

/** What is neither text, boolean nor function leaves the origin undefined, and the word is sent. */
function read(value: OptionValue): OriginMeaning {
  switch (value.kind) {
    case 'absent':
    case 'requestOrigin':
      return EVERYONE;
    case 'primitive':
      if (typeof value.value === 'boolean') return value.value ? EVERYONE : OFF;
      return { kind: 'one', text: typeof value.value === 'string' ? value.value : 'undefined' };
    case 'function':
      return ASKED;
    case 'array':
    case 'regexp':
    case 'object':
    case 'stringObject':
      return one('undefined');
    case 'unknown':
      return UNKNOWN;
  }
}

/** What a function returns is sent, unless it is `false`. */
function readResult(value: OptionValue): OriginMeaning {
  if (value.kind === 'requestOrigin') return EVERYONE;
  if (value.kind !== 'primitive') return textOfObject(value);
  return value.value === false ? OFF : one(value.value);
}
