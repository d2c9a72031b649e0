import { corsNames, corsOriginOption } from './cors.ts';
import { defineFramework } from './define-framework.ts';
import type { HeaderOptions, PolicyCall } from './define-framework.ts';
import { EVERYONE } from './origin-meanings.ts';
import { vite } from './vite.ts';

function placesOf(...within: readonly string[]): readonly PolicyCall[] {
  return [
    { callee: '@rsbuild/core.defineConfig', at: 0, within, configuration: true },
    { exported: 'default', in: /(?:^|\/)rsbuild\.config\.[cm]?[jt]s$/, at: 0, within, configuration: true },
  ];
}

/** The servers of Rsbuild for development and preview, which run the `cors` package as that of Vite does. */
export const rsbuild = defineFramework({
  ...vite,
  id: 'Rsbuild',
  see: 'https://rsbuild.rs/config/server/cors',
  policies: placesOf('server', 'cors'),
  origin: {
    ...vite.origin,
    // Beside what is there by default, it becomes an element of a list, where its truth counts.
    read: (value) => (value.kind === 'function' ? EVERYONE : vite.origin.read(value)),
    functions: 'none',
  },
  allowMethods: corsNames.allowMethods,
  delegation: null,
  package: '@rsbuild/core',
  eras: [
    // CVE-2025-24964
    { from: '0.0.0', below: '1.2.4', behaviour: { origin: corsOriginOption } },
  ],
});

/** Headers of their answers. */
export const rsbuildHeaders: HeaderOptions = {
  id: 'Rsbuild server.headers',
  see: 'https://rsbuild.rs/config/server/headers',
  policies: placesOf('server', 'headers'),
  development: true,
};
