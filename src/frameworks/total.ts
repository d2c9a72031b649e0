import { defineFramework } from './define-framework.ts';
import type { OptionValue, OriginMeaning } from './define-framework.ts';
import { EVERYONE, UNKNOWN, among, partsOf } from './origin-meanings.ts';

/** Total.js 4 and 5, whose `CORS()` allows everybody with credentials. Paths and flags, which differ, are not followed. */
export const total = defineFramework({
  id: 'Total.js',
  see: 'https://docs.totaljs.com/total4/4b8a8001ok51c/',
  policies: [{ callee: 'global.CORS', at: 0 }],
  origin: {
    option: 'origin',
    whole: true,
    whenAbsent: EVERYONE,
    read: totalOrigin,
    functions: 'none',
    asks: 'origin',
    takes: 'text',
  },
  credentials: { option: null, whenAbsent: true, test: 'identical' },
  wildcardWithCredentials: 'reflected',
  delegation: null,
  package: 'total4',
  scope: 'app',
});

/** A text of origins is a list with commas. */
function totalOrigin(value: OptionValue): OriginMeaning {
  if (value.kind !== 'primitive') return UNKNOWN;
  if (value.value === undefined) return EVERYONE;
  const text = String(value.value);
  return /^https?:\/\//.test(text) ? among(partsOf(text)) : UNKNOWN;
}
