import { defineFramework } from './define-framework.ts';
import type { CredentialsOption, OptionValue, OriginMeaning, OriginOption } from './define-framework.ts';
import { ANY, EVERYONE } from './origin-meanings.ts';
import { koaOrigin, koaResult } from './origin-options.ts';
import { ABSENT, MIRRORED, names, namesOption } from './names-options.ts';

const origin: OriginOption = {
  option: 'origin',
  whenAbsent: ANY,
  read: koaOrigin,
  readResult: koaResult,
  functions: 'returned',
  asks: 'context',
  takes: 'text',
};

const whenAbsent: OriginMeaning = EVERYONE;

function formerOrigin(value: OptionValue): OriginMeaning {
  return value.kind === 'absent' || (value.kind === 'primitive' && !value.value) ? whenAbsent : koaOrigin(value);
}

/** Before 5.0.0, and in the libraries it comes from, whoever asked got their own origin back unless told otherwise. */
export const formerKoaOriginOption: OriginOption = { ...origin, whenAbsent, read: formerOrigin };

/** The headers of the middleware that list names, and its `Vary`. */
export const koaNames = {
  allowHeaders: namesOption('allowHeaders', MIRRORED, { whenEmpty: MIRRORED }),
  allowMethods: namesOption('allowMethods', names('GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH')),
  exposeHeaders: namesOption('exposeHeaders', ABSENT),
  vary: 'always',
} as const;

const formerKoaCredentialsOption: CredentialsOption = { option: 'credentials', whenAbsent: false, test: 'truthy' };

/** The CORS middleware of Koa, which Feathers hands on. */
export const koaCors = defineFramework({
  id: '@koa/cors',
  see: 'https://github.com/koajs/cors#corsoptions',
  policies: [
    { callee: '@koa/cors', at: 0 },
    { callee: '@feathersjs/koa.cors', at: 0 },
  ],
  origin,
  credentials: { option: 'credentials', whenAbsent: false, test: 'truthy', asksFunctions: true },
  ...koaNames,
  wildcardWithCredentials: 'reflected',
  delegation: null,
  package: '@koa/cors',
  eras: [
    // Promises were not waited for, and a function for credentials was as good as `true`.
    {
      from: '0.0.0',
      below: '3.0.0',
      behaviour: {
        origin: { ...formerKoaOriginOption, functions: 'immediate' },
        credentials: formerKoaCredentialsOption,
        wildcardWithCredentials: 'sent',
      },
    },
    {
      from: '3.0.0',
      below: '3.1.0',
      behaviour: {
        origin: formerKoaOriginOption,
        credentials: formerKoaCredentialsOption,
        wildcardWithCredentials: 'sent',
      },
    },
    { from: '3.1.0', below: '3.4.1', behaviour: { origin: formerKoaOriginOption, wildcardWithCredentials: 'sent' } },
    // CVE-2023-49803
    { from: '3.4.1', below: '5.0.0', behaviour: { origin: formerKoaOriginOption } },
  ],
  scope: 'app',
});
