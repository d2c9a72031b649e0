import { describe } from 'vitest';
import { testPolicies } from '../support/policy-tables.ts';

/** @see https://nuxt-security.vercel.app/middleware/cors-handler */
describe('nuxt-security', () => {
  testPolicies('', [
    [
      `export default defineNuxtConfig({ modules: ['nuxt-security'], security: { corsHandler: { origin: '*', credentials: true } } });`,
      'nuxt-security: * +true',
    ],
    [`export default defineNuxtConfig({ security: { corsHandler: { methods: ['GET'] } } });`, 'nuxt-security: unknown'],
  ]);
});
