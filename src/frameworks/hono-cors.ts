import type { NamesRule } from '../recognise/facts.ts';
import { defineFramework } from './define-framework.ts';
import type { OptionValue, OriginMeaning, OriginOption } from './define-framework.ts';
import { honoOrigin, honoResult } from './origin-options.ts';
import { ABSENT, MIRRORED, namesOption } from './names-options.ts';

const origin: OriginOption = {
  option: 'origin',
  whenAbsent: { kind: 'any' },
  read: honoOrigin,
  readResult: honoResult,
  functions: 'returned',
  asks: 'origin',
};

/** Later versions add methods. */
const METHODS: NamesRule = {
  kind: 'listed',
  names: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH'],
  complete: false,
};

function formerOrigin(value: OptionValue): OriginMeaning {
  if (value.kind === 'primitive' && typeof value.value === 'string') return honoResult(value);
  const [first] = value.kind === 'array' && !value.open ? value.elements : [];
  if (first?.kind === 'regexp') return { kind: 'one', text: `/${first.source}/${first.flags}` };
  if (first?.kind === 'primitive' && first.value === '*') return { kind: 'any' };
  return honoOrigin(value);
}

/** The CORS middleware that comes with Hono. */
export const honoCors = defineFramework({
  id: 'hono/cors',
  see: 'https://hono.dev/docs/middleware/builtin/cors',
  policies: [{ callee: 'hono/cors.cors', at: 0 }],
  origin,
  credentials: { option: 'credentials', whenAbsent: false, test: 'truthy' },
  allowHeaders: namesOption('allowHeaders', MIRRORED, { texts: false, whenEmpty: MIRRORED }),
  allowMethods: namesOption('allowMethods', METHODS, { texts: false }),
  exposeHeaders: namesOption('exposeHeaders', ABSENT, { texts: false }),
  vary: 'unlessWildcard',
  wildcardWithCredentials: 'sent',
  delegation: null,
  package: 'hono',
  eras: [
    // One text was sent to everybody, and the first of a list to those who are not on it.
    { from: '0.0.0', below: '4.6.5', behaviour: { origin: { ...origin, read: formerOrigin } } },
    // CVE-2026-54290
    { from: '4.12.9', below: '4.12.25', behaviour: { wildcardWithCredentials: 'reflected' } },
  ],
  scope: 'route',
});
