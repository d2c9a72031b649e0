import { defineFramework } from './define-framework.ts';
import type { OptionValue, OriginMeaning } from './define-framework.ts';
import { namesOption, UNKNOWN_NAMES } from './names-options.ts';
import { ANY, ASKED, EVERYONE, FAILING, UNKNOWN, listedOrAny, partsOf } from './origin-meanings.ts';
import { comparedTexts } from './origin-options.ts';

/** The middleware `strapi::cors`, which allows everybody with credentials unless told otherwise. */
export const strapi = defineFramework({
  id: 'strapi::cors',
  see: 'https://docs.strapi.io/cms/configurations/middlewares#cors',
  policies: [
    {
      exported: 'default',
      in: /(?:^|\/)config\/(?:env\/(?!development\/|test\/)[^/]+\/)?middlewares\.[cm]?[jt]s$/,
      at: 0,
      configuration: true,
      within: ['config'],
      element: { key: 'name', is: 'strapi::cors' },
      whenMissing: 'defaults',
    },
  ],
  origin: { option: 'origin', whenAbsent: ANY, read: strapiOrigin, functions: 'returned', asks: 'context' },
  credentials: { option: 'credentials', whenAbsent: true, test: 'truthy' },
  allowHeaders: namesOption('headers', UNKNOWN_NAMES),
  vary: 'always',
  wildcardWithCredentials: 'reflected',
  delegation: null,
  package: '@strapi/strapi',
  scope: 'app',
});

/** Strapi 3, on whatever `@koa/cors` it comes with. */
export const strapi3 = defineFramework({
  ...strapi,
  id: 'Strapi 3',
  see: 'https://docs-v3.strapi.io/developer-docs/latest/setup-deployment-guides/configurations.html#middlewares',
  policies: [
    {
      exported: 'default',
      in: /(?:^|\/)config\/(?:env\/(?!development\/|test\/)[^/]+\/)?middleware\.[cm]?[jt]s$/,
      at: 0,
      configuration: true,
      within: ['settings', 'cors'],
    },
  ],
  origin: { ...strapi.origin, read: comparedTexts },
  switchedBy: { option: 'enabled', turns: true, whenAbsent: true },
  package: '@koa/cors',
  eras: [{ from: '0.0.0', below: '3.4.1', behaviour: { wildcardWithCredentials: 'sent' } }],
});

/** A `*` in a list, or nothing, is everybody; anything else is compared letter by letter. */
function strapiOrigin(value: OptionValue): OriginMeaning {
  switch (value.kind) {
    case 'absent':
      return ANY;
    case 'primitive':
      if (value.value === null || value.value === undefined || value.value === '*') return ANY;
      if (typeof value.value !== 'string') return FAILING;
      return listedOrAny({ kind: 'array', elements: partsOf(value.value), open: false });
    case 'array':
      return listedOrAny(value);
    case 'requestOrigin':
      return EVERYONE;
    case 'function':
      return ASKED;
    case 'regexp':
      return FAILING;
    case 'object':
    case 'stringObject':
    case 'unknown':
      return UNKNOWN;
  }
}
