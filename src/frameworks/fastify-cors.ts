import { ROUTE_METHODS } from './apps.ts';
import { defineFramework } from './define-framework.ts';
import type { CredentialsOption, OptionValue, OriginMeaning, OriginOption, PolicyCall } from './define-framework.ts';
import { ANY } from './origin-meanings.ts';
import { expressOrigin, fastifyOrigin } from './origin-options.ts';
import { ABSENT, MIRRORED, USUAL_METHODS, names, namesOption } from './names-options.ts';

export const fastifyOriginOption: OriginOption = {
  option: 'origin',
  whenAbsent: ANY,
  read: fastifyOrigin,
  functions: 'either',
  asks: 'origin',
};

export const fastifyCredentialsOption: CredentialsOption = { option: 'credentials', whenAbsent: false, test: 'truthy' };

/** The headers of the plugin that list names, and its `Vary`. */
export const fastifyNames = {
  allowHeaders: namesOption('allowedHeaders', MIRRORED, { whenEmpty: names() }),
  allowMethods: namesOption('methods', names('GET', 'HEAD', 'POST'), { whenEmpty: names() }),
  exposeHeaders: namesOption('exposedHeaders', ABSENT, { whenEmpty: names() }),
  vary: 'dynamic',
} as const;

/** Before 11.0.0. */
export const formerFastifyMethods = namesOption('methods', USUAL_METHODS, {
  whenEmpty: names(),
});

function formerResult(value: OptionValue): OriginMeaning {
  return value.kind === 'array' ? expressOrigin(value) : fastifyOrigin(value);
}

const formerOrigin: OriginOption = { ...fastifyOriginOption, readResult: formerResult };

/** The CORS plugin of Fastify. */
export const fastifyCors = defineFramework({
  id: '@fastify/cors',
  see: 'https://github.com/fastify/fastify-cors#options',
  policies: [
    {
      method: 'register',
      passing: ['@fastify/cors', '@fastify/cors.fastifyCors'],
      at: 1,
    },
  ],
  origin: fastifyOriginOption,
  credentials: fastifyCredentialsOption,
  ...fastifyNames,
  wildcardWithCredentials: 'sent',
  delegation: 'fastify',
  package: '@fastify/cors',
  // A list that a function answers with was compared element by element.
  eras: [
    {
      from: '0.0.0',
      below: '9.0.0',
      behaviour: { origin: formerOrigin, allowMethods: formerFastifyMethods, vary: 'always' },
    },
    { from: '9.0.0', below: '11.0.0', behaviour: { origin: formerOrigin, allowMethods: formerFastifyMethods } },
    { from: '11.0.0', below: '11.4.3', behaviour: { origin: formerOrigin } },
  ],
  scope: 'app',
});

/**
 * `config: { cors }` of a route: its options over those of the plugin, for the response alone, as preflights have a route of their
 * own. `false` leaves the response without a header.
 *
 * @see https://github.com/fastify/fastify-cors#route-level-overrides
 */
export const fastifyRoute = defineFramework({
  ...fastifyCors,
  id: '@fastify/cors route',
  policies: ['route', 'all', ...ROUTE_METHODS].map((method): PolicyCall => ({
    method,
    importing: 'fastify',
    at: method === 'route' ? 0 : 1,
    within: ['config', 'cors'],
  })),
  over: fastifyCors.id,
  delegation: null,
  only: { from: '11.2.0', below: null },
  scope: 'route',
});

/** The same plugin under its former name, up to Fastify 3. It knows no `delegator`, and compares every list element by element. */
export const formerFastifyCors = defineFramework({
  ...fastifyCors,
  id: 'fastify-cors',
  policies: [{ method: 'register', passing: ['fastify-cors', 'fastify-cors.fastifyCors'], at: 1 }],
  origin: { ...fastifyOriginOption, read: formerResult },
  allowMethods: formerFastifyMethods,
  vary: 'always',
  delegation: 'instance',
  package: 'fastify-cors',
  eras: [],
});
