import { corsCredentialsOption, corsNames, corsOriginOption } from './cors.ts';
import { defineFramework } from './define-framework.ts';
import type { PolicyCall } from './define-framework.ts';
import { fastifyCredentialsOption, fastifyNames, fastifyOriginOption, formerFastifyMethods } from './fastify-cors.ts';

const see = 'https://docs.nestjs.com/security/cors';

const policies: readonly PolicyCall[] = [
  { method: 'enableCors', importing: '@nestjs/', at: 0 },
  { callee: '@nestjs/core.NestFactory.create', at: 'object', within: ['cors'] },
];

/** NestJS on Express, its default: the options are those of `cors`. */
export const nestExpress = defineFramework({
  id: 'NestJS',
  see,
  policies,
  unlessImporting: '@nestjs/platform-fastify',
  origin: corsOriginOption,
  credentials: corsCredentialsOption,
  ...corsNames,
  wildcardWithCredentials: 'sent',
  delegation: 'callback',
  package: '@nestjs/core',
  scope: 'app',
});

/** NestJS on Fastify: the options are those of `@fastify/cors`. */
export const nestFastify = defineFramework({
  id: 'NestJS on Fastify',
  see,
  policies,
  onlyImporting: '@nestjs/platform-fastify',
  origin: fastifyOriginOption,
  credentials: fastifyCredentialsOption,
  ...fastifyNames,
  wildcardWithCredentials: 'sent',
  delegation: 'either',
  package: '@nestjs/core',
  // Before 11, Nest brought version 9 of the plugin along.
  eras: [{ from: '0.0.0', below: '11.0.0', behaviour: { allowMethods: formerFastifyMethods } }],
  scope: 'app',
});
