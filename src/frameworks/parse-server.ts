import { defineFramework } from './define-framework.ts';
import type { OptionValue, OriginMeaning } from './define-framework.ts';
import { ANY, UNKNOWN, one } from './origin-meanings.ts';

/** Parse Server, which never allows credentials; who is not on the list gets its first origin. */
export const parseServer = defineFramework({
  id: 'Parse Server',
  see: 'https://parseplatform.org/parse-server/api/master/ParseServerOptions.html',
  policies: ['parse-server', 'parse-server.ParseServer'].map((callee) => ({ callee, at: 0 })),
  origin: {
    option: 'allowOrigin',
    whenAbsent: ANY,
    read: parseOrigin,
    functions: 'none',
    asks: 'origin',
  },
  credentials: { option: null, whenAbsent: false, test: 'identical' },
  wildcardWithCredentials: 'sent',
  delegation: null,
  word: 'parse-server',
  package: 'parse-server',
  scope: 'app',
});

function parseOrigin(value: OptionValue): OriginMeaning {
  if (value.kind === 'array') {
    const [first] = value.elements;
    const isText = first?.kind === 'primitive' && typeof first.value === 'string' && !value.open;
    if (!isText) return UNKNOWN;
    return { kind: 'among', elements: value.elements, open: false, otherwise: String(first.value) };
  }
  if (value.kind !== 'primitive') return UNKNOWN;
  if (value.value === null || value.value === undefined || value.value === '*') return ANY;
  return typeof value.value === 'string' ? one(value.value) : UNKNOWN;
}
