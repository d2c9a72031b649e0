import { defineFramework } from './define-framework.ts';
import { ABSENT, MIRRORED, names, namesOption } from './names-options.ts';
import type { OptionValue, OriginMeaning } from './define-framework.ts';

const METHODS = names('GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE');

/** The CORS settings of Sails, for all routes. */
export const sails = defineFramework({
  id: 'Sails',
  see: 'https://sailsjs.com/documentation/reference/configuration/sails-config-security-cors',
  policies: [
    { exported: 'security', in: /(?:^|\/)config\/security\.[jt]s$/, at: 0, within: ['cors'] },
    {
      exported: 'default',
      in: /(?:^|\/)config\/(?:security|env\/(?!development\.|test\.)[^/]+)\.[jt]s$/,
      at: 0,
      within: ['security', 'cors'],
    },
  ],
  origin: { option: 'allowOrigins', whenAbsent: { kind: 'any' }, read: sailsOrigin, functions: 'none', asks: 'origin' },
  credentials: { option: 'allowCredentials', whenAbsent: false, test: 'identical' },
  // The names of the options before version 1 still count.
  allowHeaders: {
    ...namesOption('allowRequestHeaders', names('content-type'), { whenNothing: MIRRORED }),
    alias: 'headers',
  },
  allowMethods: { ...namesOption('allowRequestMethods', METHODS, { whenNothing: METHODS }), alias: 'methods' },
  exposeHeaders: { ...namesOption('allowResponseHeaders', ABSENT, { whenNothing: ABSENT }), alias: 'exposeHeaders' },
  vary: 'unlessWildcard',
  wildcardWithCredentials: 'rejected',
  reflectsWhen: 'allowAnyOriginWithCredentialsUnsafe',
  switchedBy: { option: 'allRoutes', turns: true, whenAbsent: false },
  delegation: null,
  package: 'sails',
  scope: 'app',
});

function sailsOrigin(value: OptionValue): OriginMeaning {
  const elements = value.kind === 'array' ? value.elements : [value];
  if (elements.some((element) => element.kind === 'primitive' && element.value === '*')) return { kind: 'any' };
  if (value.kind === 'array') return { kind: 'among', elements, open: value.open };
  const isText = value.kind === 'primitive' && typeof value.value === 'string';
  return isText ? { kind: 'among', elements, open: false } : { kind: 'unknown' };
}
