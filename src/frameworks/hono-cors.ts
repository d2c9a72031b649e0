import type { NamesRule } from '../recognise/facts.ts';
import { defineFramework } from './define-framework.ts';
import type { OptionValue, OriginMeaning, OriginOption } from './define-framework.ts';
import { ANY, patternText } from './origin-meanings.ts';
import { honoOrigin, honoResult } from './origin-options.ts';
import { ABSENT, MIRRORED, namesOption } from './names-options.ts';

const origin: OriginOption = {
  option: 'origin',
  whenAbsent: ANY,
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

/** One text went to everybody, and the first of a list to those who are not on it. */
function formerOrigin(value: OptionValue): OriginMeaning {
  if (value.kind === 'primitive' && typeof value.value === 'string') return honoResult(value);
  const meaning = honoOrigin(value);
  const [first] = value.kind === 'array' && !value.open ? value.elements : [];
  if (meaning.kind !== 'among' || first === undefined) return meaning;
  const others = first.kind === 'regexp' ? patternText(first) : textOf(first);
  if (others === null) return meaning;
  const elements = others === '*' ? meaning.elements.filter((one) => textOf(one) !== '*') : meaning.elements;
  return { ...meaning, elements, otherwise: others };
}

function textOf(value: OptionValue): string | null {
  return value.kind === 'primitive' && value.value ? String(value.value) : null;
}

const former: OriginOption = { ...origin, read: formerOrigin, functions: 'immediate' };

/** The CORS middleware that comes with Hono. */
export const honoCors = defineFramework({
  id: 'hono/cors',
  see: 'https://hono.dev/docs/middleware/builtin/cors',
  // On npm, on JSR, and what Deno had before.
  policies: ['hono/cors.cors', '@hono/hono/cors.cors', 'deno.land/x/hono.cors'].map((callee) => ({ callee, at: 0 })),
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
    { from: '0.0.0', below: '4.6.5', behaviour: { origin: former } },
    // Promises were not waited for.
    { from: '4.6.5', below: '4.10.0', behaviour: { origin: { ...origin, functions: 'immediate' } } },
    // CVE-2026-54290
    { from: '4.12.9', below: '4.12.25', behaviour: { wildcardWithCredentials: 'reflected' } },
  ],
  scope: 'route',
});
