import { defineFramework } from './define-framework.ts';
import type { CredentialsOption, OptionValue, OriginMeaning, OriginOption } from './define-framework.ts';
import { expressOrigin, fastifyOrigin } from './origin-options.ts';

export const fastifyOriginOption: OriginOption = {
  option: 'origin',
  whenAbsent: { kind: 'any' },
  read: fastifyOrigin,
  functions: 'either',
  asks: 'origin',
};

export const fastifyCredentialsOption: CredentialsOption = { option: 'credentials', whenAbsent: false, test: 'truthy' };

function formerResult(value: OptionValue): OriginMeaning {
  return value.kind === 'array' ? expressOrigin(value) : fastifyOrigin(value);
}

/** The CORS plugin of Fastify; `fastify-cors` is its former name. */
export const fastifyCors = defineFramework({
  id: '@fastify/cors',
  see: 'https://github.com/fastify/fastify-cors#options',
  policies: [
    {
      method: 'register',
      passing: ['@fastify/cors', '@fastify/cors.fastifyCors', 'fastify-cors', 'fastify-cors.fastifyCors'],
      at: 1,
    },
  ],
  origin: fastifyOriginOption,
  credentials: fastifyCredentialsOption,
  wildcardWithCredentials: 'sent',
  delegation: 'fastify',
  package: '@fastify/cors',
  // A list that a function answers with was compared element by element.
  eras: [
    { from: '0.0.0', below: '11.4.3', behaviour: { origin: { ...fastifyOriginOption, readResult: formerResult } } },
  ],
  scope: 'app',
});
