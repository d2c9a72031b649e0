import { defineFramework } from './define-framework.ts';
import type { OptionValue, OriginMeaning } from './define-framework.ts';
import { ABSENT, MIRRORED, USUAL_METHODS, namesOption } from './names-options.ts';
import { ANY, ASKED, UNKNOWN, among, one, patternText } from './origin-meanings.ts';
import { truthResult } from './origin-options.ts';

/** By module; those of `effect` are what version 4, and before it its betas, call the package. */
const CALLS: Readonly<Record<string, readonly string[]>> = {
  '@effect/platform': ['HttpMiddleware.cors', 'HttpApiBuilder.middlewareCors', 'HttpLayerRouter.cors'],
  'effect/http': ['HttpMiddleware.cors', 'HttpRouter.cors'],
  'effect/unstable/http': ['HttpMiddleware.cors', 'HttpRouter.cors'],
};

/** The middleware of Effect: one origin is sent to everybody, none is `*`, and of several the matching one comes back. */
export const effectPlatform = defineFramework({
  id: '@effect/platform',
  see: 'https://effect-ts.github.io/effect/platform/HttpMiddleware.ts.html#cors',
  policies: Object.entries(CALLS).flatMap(([module, names]) =>
    names.flatMap((name) => ['/', '.'].map((joint) => ({ callee: `${module}${joint}${name}`, at: 0 }))),
  ),
  origin: {
    option: 'allowedOrigins',
    whenAbsent: ANY,
    read: effectOrigin,
    readResult: truthResult,
    functions: 'truth',
    asks: 'origin',
    takes: 'list',
  },
  credentials: { option: 'credentials', whenAbsent: false, test: 'truthy' },
  allowHeaders: namesOption('allowedHeaders', MIRRORED, { texts: false, whenEmpty: MIRRORED }),
  allowMethods: namesOption('allowedMethods', USUAL_METHODS, { texts: false }),
  exposeHeaders: namesOption('exposedHeaders', ABSENT, { texts: false }),
  wildcardWithCredentials: 'sent',
  delegation: null,
  package: '@effect/platform',
  scope: 'app',
});

function effectOrigin(value: OptionValue): OriginMeaning {
  if (value.kind === 'function') return ASKED;
  if (value.kind !== 'array' || value.open) return UNKNOWN;
  const [only, ...others] = value.elements;
  if (!only) return ANY;
  if (others.length > 0) return among(value.elements.filter(({ kind }) => kind === 'primitive'));
  if (only.kind === 'regexp') return one(patternText(only));
  if (only.kind !== 'primitive' || typeof only.value !== 'string') return UNKNOWN;
  return only.value === '*' ? ANY : one(only.value);
}
