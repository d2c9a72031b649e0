import { defineFramework } from './define-framework.ts';
import { ABSENT, MIRRORED, USUAL_METHODS, names, namesOption } from './names-options.ts';
import type { OptionValue, OriginMeaning, OriginOption } from './define-framework.ts';
import { ANY, EVERYONE } from './origin-meanings.ts';
import { comparedTexts } from './origin-options.ts';

const origin: OriginOption = {
  option: 'allowOrigins',
  whenAbsent: ANY,
  read: comparedTexts,
  functions: 'none',
  asks: 'origin',
};

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
  origin,
  originOverrides: [{ ...origin, option: 'origin' }],
  credentials: { option: 'allowCredentials', alias: 'credentials', whenAbsent: false, test: 'identical' },
  // The names of the options before version 1 still count.
  allowHeaders: {
    ...namesOption('allowRequestHeaders', names('content-type'), { whenNothing: MIRRORED }),
    alias: 'headers',
  },
  allowMethods: {
    ...namesOption('allowRequestMethods', USUAL_METHODS, { whenNothing: USUAL_METHODS }),
    alias: 'methods',
  },
  exposeHeaders: { ...namesOption('allowResponseHeaders', ABSENT, { whenNothing: ABSENT }), alias: 'exposeHeaders' },
  vary: 'unlessWildcard',
  wildcardWithCredentials: 'rejected',
  reflectsWhen: 'allowAnyOriginWithCredentialsUnsafe',
  switchedBy: { option: 'allRoutes', turns: true, whenAbsent: false },
  delegation: null,
  package: 'sails',
  scope: 'app',
});

/** Before version 1: `*` is everybody's own origin, and credentials are sent as they are written. */
export const formerSails = defineFramework({
  ...sails,
  id: 'Sails 0',
  see: 'https://0.12.sailsjs.com/documentation/reference/configuration/sails-config-cors',
  policies: [{ exported: 'cors', in: /(?:^|\/)config\/cors\.[jt]s$/, at: 0 }],
  origin: { ...origin, option: 'origin', whenAbsent: EVERYONE, read: formerOrigin },
  originOverrides: [],
  credentials: { option: 'credentials', whenAbsent: true, test: 'verbatim' },
  allowHeaders: namesOption('headers', names('content-type')),
  allowMethods: namesOption('methods', names('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD')),
  exposeHeaders: namesOption('exposeHeaders', ABSENT),
  vary: 'never',
  wildcardWithCredentials: 'sent',
  only: { from: '0.0.0', below: '1.0.0' },
});

function formerOrigin(value: OptionValue): OriginMeaning {
  const meaning = comparedTexts(value);
  return meaning.kind === 'any' ? EVERYONE : meaning;
}
