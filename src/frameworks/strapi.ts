import { defineFramework } from './define-framework.ts';
import type { OptionValue, OriginMeaning } from './define-framework.ts';
import { namesOption, UNKNOWN_NAMES } from './names-options.ts';
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
  origin: { option: 'origin', whenAbsent: { kind: 'any' }, read: strapiOrigin, functions: 'returned', asks: 'context' },
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
      return { kind: 'any' };
    case 'primitive':
      if (value.value === null || value.value === undefined || value.value === '*') return { kind: 'any' };
      if (typeof value.value !== 'string') return { kind: 'failing' };
      return among(
        value.value.split(',').map((text) => ({ kind: 'primitive', value: text.trim() })),
        false,
      );
    case 'array':
      return among(value.elements, value.open);
    case 'requestOrigin':
      return { kind: 'everyone' };
    case 'function':
      return { kind: 'asked' };
    case 'regexp':
      return { kind: 'failing' };
    case 'object':
    case 'stringObject':
    case 'unknown':
      return { kind: 'unknown' };
  }
}

function among(elements: readonly OptionValue[], open: boolean): OriginMeaning {
  const isAny = elements.some((element) => element.kind === 'primitive' && element.value === '*');
  return isAny ? { kind: 'any' } : { kind: 'among', elements, open };
}
