import { corsCredentialsOption, corsNames, corsOriginOption } from './cors.ts';
import { defineFramework } from './define-framework.ts';
import { namesOption } from './names-options.ts';
import type { HeaderOptions, OriginMeaning, OriginOption, PolicyCall } from './define-framework.ts';

/** Unless told otherwise, pages of the same machine are let in. */
const LOCAL = String.raw`^https?:\/\/(?:(?:[^:]+\.)?localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$`;

const local: OriginMeaning = { kind: 'matching', source: LOCAL, flags: '' };

/** What is `undefined` is as good as absent. */
const origin: OriginOption = {
  ...corsOriginOption,
  whenAbsent: local,
  read: (value) => (value.kind === 'primitive' && value.value === undefined ? local : corsOriginOption.read(value)),
};

function placesOf(...within: readonly string[]): readonly PolicyCall[] {
  return [
    { callee: 'vite.defineConfig', at: 0, within, configuration: true },
    { callee: 'vitest/config.defineConfig', at: 0, within, configuration: true },
    { exported: 'default', in: /(?:^|\/)(?:vite|vitest)\.config\.[cm]?[jt]s$/, at: 0, within, configuration: true },
  ];
}

const former = { origin: corsOriginOption, allowMethods: corsNames.allowMethods };

/** Vite's development server, which runs the `cors` package. */
export const vite = defineFramework({
  id: 'Vite',
  see: 'https://vite.dev/config/server-options#server-cors',
  policies: placesOf('server', 'cors'),
  origin,
  credentials: corsCredentialsOption,
  ...corsNames,
  allowMethods: namesOption('methods', corsNames.allowMethods.whenAbsent),
  wildcardWithCredentials: 'sent',
  delegation: 'callback',
  unmerged: { origin: corsOriginOption },
  package: 'vite',
  eras: [
    // CVE-2025-24010
    { from: '0.0.0', below: '5.4.12', behaviour: former },
    { from: '6.0.0', below: '6.0.9', behaviour: former },
  ],
  scope: 'app',
  development: true,
});

/** `vite preview`, which serves a build for a look at it. Its options have the defaults of `cors`. */
export const vitePreview = defineFramework({
  ...vite,
  id: 'Vite preview',
  see: 'https://vite.dev/config/preview-options#preview-cors',
  policies: placesOf('preview', 'cors'),
  origin: corsOriginOption,
  allowMethods: corsNames.allowMethods,
  eras: [],
});

/** Headers of the answers of both servers. */
export const viteHeaders: readonly HeaderOptions[] = (['server', 'preview'] as const).map((server) => ({
  id: `Vite ${server}.headers`,
  see: `https://vite.dev/config/${server}-options#${server}-headers`,
  policies: placesOf(server, 'headers'),
  development: true,
}));
