import { defineFramework } from './define-framework.ts';
import type { CredentialsOption, OriginOption } from './define-framework.ts';
import { fastifyOrigin } from './origin-options.ts';

export const fastifyOriginOption: OriginOption = {
  option: 'origin',
  whenAbsent: { kind: 'any' },
  read: fastifyOrigin,
  functions: 'either',
  asks: 'origin',
};

export const fastifyCredentialsOption: CredentialsOption = { option: 'credentials', whenAbsent: false, test: 'truthy' };

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
  scope: 'app',
});
