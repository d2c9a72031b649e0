import { defineFramework } from './define-framework.ts';
import { h3 } from './h3.ts';
import { UNKNOWN } from './origin-meanings.ts';
import { comparedOrigin } from './origin-options.ts';

/** The module of Nuxt, which hands `corsHandler` to h3; by default, the site alone is allowed. */
export const nuxtSecurity = defineFramework({
  ...h3,
  id: 'nuxt-security',
  see: 'https://nuxt-security.vercel.app/middleware/cors-handler',
  policies: ['global.defineNuxtConfig', 'nuxt/config.defineNuxtConfig'].map((callee) => ({
    callee,
    at: 0,
    within: ['security', 'corsHandler'],
  })),
  origin: { ...h3.origin, whenAbsent: UNKNOWN, read: comparedOrigin },
  package: 'nuxt-security',
  eras: [],
  scope: 'app',
});
