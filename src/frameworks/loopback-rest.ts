import { corsCredentialsOption, corsNames, corsOriginOption } from './cors.ts';
import { defineFramework } from './define-framework.ts';

/**
 * The REST server of LoopBack 4, which runs the `cors` package. Options that are given replace the defaults, `*` with
 * credentials, about which an application that leaves them alone asked nobody.
 */
export const loopbackRest = defineFramework({
  id: '@loopback/rest',
  see: 'https://loopback.io/doc/en/lb4/Server.html#customize-cors',
  policies: [{ besideImport: ['ApplicationConfig', 'RestApplication', 'RestServer'], at: 0, within: ['rest', 'cors'] }],
  origin: corsOriginOption,
  credentials: corsCredentialsOption,
  ...corsNames,
  wildcardWithCredentials: 'sent',
  delegation: 'callback',
  whenFalse: 'defaults',
  package: '@loopback/rest',
  scope: 'app',
});
