import { defineFramework } from './define-framework.ts';
import type { CredentialsOption, OriginOption } from './define-framework.ts';
import { ANY } from './origin-meanings.ts';
import { expressOrigin } from './origin-options.ts';
import { ABSENT, MIRRORED, USUAL_METHODS, names, namesOption } from './names-options.ts';

export const corsOriginOption: OriginOption = {
  option: 'origin',
  whenAbsent: ANY,
  read: expressOrigin,
  functions: 'callback',
  asks: 'origin',
};

export const corsCredentialsOption: CredentialsOption = { option: 'credentials', whenAbsent: false, test: 'identical' };

/** The headers of `cors` that list names, and its `Vary`. */
export const corsNames = {
  allowHeaders: { ...namesOption('allowedHeaders', MIRRORED, { whenNothing: MIRRORED }), alias: 'headers' },
  // Without a list, the answer to a preflight fails.
  allowMethods: namesOption('methods', USUAL_METHODS, { whenNothing: names() }),
  exposeHeaders: namesOption('exposedHeaders', ABSENT, { whenNothing: ABSENT }),
  vary: 'unlessWildcard',
  leavesPreflights: 'preflightContinue',
} as const;

/** The `cors` middleware of Express, Connect and polka. */
export const cors = defineFramework({
  id: 'cors',
  see: 'https://github.com/expressjs/cors#configuration-options',
  policies: [{ callee: 'cors', at: 0 }],
  origin: corsOriginOption,
  credentials: corsCredentialsOption,
  ...corsNames,
  wildcardWithCredentials: 'sent',
  delegation: 'callback',
  package: 'cors',
  scope: 'route',
});
