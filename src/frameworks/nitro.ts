import type { HeaderOptions, PolicyCall } from './define-framework.ts';

function placesOf(file: RegExp, callees: readonly string[], within: readonly string[]): readonly PolicyCall[] {
  return [
    ...callees.map((callee): PolicyCall => ({ callee, at: 0, within, configuration: true })),
    { exported: 'default', in: file, at: 0, within, configuration: true },
  ];
}

const NUXT = /(?:^|\/)nuxt\.config\.[cm]?[jt]s$/;
const NUXT_CALLS = ['global.defineNuxtConfig', 'nuxt/config.defineNuxtConfig'];
const NITRO = /(?:^|\/)nitro\.config\.[cm]?[jt]s$/;
const NITRO_CALLS = [
  ...['global.defineNitroConfig', 'nitropack/config.defineNitroConfig', 'nitropack.defineNitroConfig'],
  ...['nitro.defineConfig', 'nitro/config.defineConfig', 'nitro.defineNitroConfig', 'nitro/config.defineNitroConfig'],
];

/** `cors: true` is `*` for everybody without credentials; only headers beside it can add them. */
const under: HeaderOptions['under'] = { key: 'headers', option: 'cors', origin: '*' };

/** The rules of Nitro for routes, also in the configuration of Nuxt and in its pages. */
export const nitroRouteRules: readonly HeaderOptions[] = [
  {
    id: 'Nitro routeRules',
    see: 'https://nitro.build/config#routerules',
    policies: placesOf(NITRO, NITRO_CALLS, ['routeRules', '*']),
    under,
  },
  {
    id: 'Nuxt routeRules',
    see: 'https://nuxt.com/docs/api/nuxt-config#routerules',
    policies: placesOf(NUXT, NUXT_CALLS, ['routeRules', '*']),
    under,
  },
  {
    id: 'Nuxt nitro.routeRules',
    see: 'https://nuxt.com/docs/api/nuxt-config#nitro',
    policies: placesOf(NUXT, NUXT_CALLS, ['nitro', 'routeRules', '*']),
    under,
  },
  {
    id: 'Nuxt defineRouteRules',
    see: 'https://nuxt.com/docs/api/utils/define-route-rules',
    policies: ['global.defineRouteRules', '#imports.defineRouteRules'].map((callee) => ({ callee, at: 0 as const })),
    under,
  },
];
