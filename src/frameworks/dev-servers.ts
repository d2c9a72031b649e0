/** What serves a client while it is developed: where, and with which environment. */
export interface DevServer {
  readonly id: string;
  /** Where the tool says so. */
  readonly see: string;
  /** The package that brings it. */
  readonly package: string;
  /** How scripts start it: the program and its subcommand, joined by a space. */
  readonly command: RegExp;
  readonly port: number;
  /** Flags and the variable that name another port. */
  readonly flags: readonly string[];
  readonly variable?: string;
  /** Configuration files that may name another port, in the package's folder, and the keys that lead there. */
  readonly config?: { readonly names: readonly string[]; readonly within: readonly string[] };
  /**
   * Env files that are read in development, the weakest first.
   *
   * | | |
   * |---|---|
   * | `mode over local` | `.env`, `.env.local`, `.env.development`, `.env.development.local` |
   * | `local over mode` | `.env`, `.env.development`, `.env.local`, `.env.development.local` |
   * | `plain` | `.env` |
   * | `mode` | `.env.development` |
   */
  readonly envFiles: 'mode over local' | 'local over mode' | 'plain' | 'mode' | 'none';
  /** The variables that reach the client, by how their names begin; none when all do. */
  readonly exposed: readonly string[];
  /** Values of the configuration that reach the client: the keys that lead there, and how the names of variables above them begin. */
  readonly runtime?: { readonly within: readonly string[]; readonly prefix: string };
  /**
   * It also runs the package's own code that answers requests, so that the package is a server of its own. `stated`: where the code
   * states no policy, it answers by one of its own.
   */
  readonly answers?: 'all' | 'stated';
}

/** The names of a configuration that may be written in each kind of JavaScript and TypeScript. */
function named(name: string): readonly string[] {
  return ['ts', 'js', 'mts', 'mjs', 'cts', 'cjs'].map((ending) => `${name}.${ending}`);
}

const vite = {
  port: 5173,
  flags: ['--port'],
  config: { names: named('vite.config'), within: ['server', 'port'] },
  envFiles: 'mode over local',
} as const;

/**
 * Tools that serve clients in development, the more special first: SvelteKit is Vite, too.
 *
 * @see https://vite.dev/guide/env-and-mode
 * @see https://nextjs.org/docs/app/guides/environment-variables#environment-variable-load-order
 * @see https://create-react-app.dev/docs/adding-custom-environment-variables
 * @see https://cli.vuejs.org/guide/mode-and-env.html
 * @see https://docs.expo.dev/guides/environment-variables
 */
export const devServers: readonly DevServer[] = [
  {
    id: 'Next.js',
    see: 'https://nextjs.org/docs/app/api-reference/cli/next#next-dev-options',
    package: 'next',
    command: /^next dev\b/u,
    port: 3000,
    flags: ['-p', '--port'],
    variable: 'PORT',
    envFiles: 'local over mode',
    exposed: ['NEXT_PUBLIC_'],
    answers: 'all',
  },
  {
    id: 'Nuxt',
    see: 'https://nuxt.com/docs/api/commands/dev',
    package: 'nuxt',
    command: /^nux[it] dev\b/u,
    port: 3000,
    flags: ['-p', '--port'],
    variable: 'PORT',
    config: { names: named('nuxt.config'), within: ['devServer', 'port'] },
    runtime: { within: ['runtimeConfig'], prefix: 'NUXT_' },
    envFiles: 'plain',
    exposed: [],
    answers: 'all',
  },
  {
    id: 'Astro',
    see: 'https://docs.astro.build/en/reference/configuration-reference/#serverport',
    package: 'astro',
    command: /^astro(?: dev)?(?: -|$)/u,
    port: 4321,
    flags: ['--port'],
    config: { names: named('astro.config'), within: ['server', 'port'] },
    envFiles: 'mode over local',
    exposed: ['PUBLIC_'],
    answers: 'stated',
  },
  {
    id: 'SvelteKit',
    see: 'https://svelte.dev/docs/kit/cli',
    package: '@sveltejs/kit',
    command: /^vite(?: dev)?(?: -|$)/u,
    ...vite,
    exposed: ['PUBLIC_', 'VITE_'],
    answers: 'stated',
  },
  {
    id: 'Remix',
    see: 'https://reactrouter.com/api/other-api/dev',
    package: '@react-router/dev',
    command: /^react-router dev\b/u,
    ...vite,
    exposed: ['VITE_'],
    answers: 'stated',
  },
  {
    id: 'AdonisJS',
    see: 'https://docs.adonisjs.com/guides/getting-started/configuration',
    package: '@adonisjs/core',
    command: /^(?:node )?ace(?:\.js)? serve\b/u,
    port: 3333,
    flags: [],
    variable: 'PORT',
    envFiles: 'local over mode',
    exposed: ['VITE_'],
    answers: 'stated',
  },
  {
    id: 'Strapi',
    see: 'https://docs.strapi.io/cms/configurations/server',
    package: '@strapi/strapi',
    command: /^strapi (?:develop|dev|start)\b/u,
    port: 1337,
    flags: [],
    variable: 'PORT',
    config: { names: named('config/server'), within: ['port'] },
    envFiles: 'plain',
    exposed: ['STRAPI_ADMIN_'],
    answers: 'stated',
  },
  {
    id: 'Create React App',
    see: 'https://create-react-app.dev/docs/advanced-configuration',
    package: 'react-scripts',
    command: /^(?:react-scripts|craco|react-app-rewired) start\b/u,
    port: 3000,
    flags: [],
    variable: 'PORT',
    envFiles: 'local over mode',
    exposed: ['REACT_APP_'],
  },
  {
    id: 'Angular',
    see: 'https://angular.dev/cli/serve',
    package: '@angular/cli',
    command: /^ng (?:serve|s|dev)\b/u,
    port: 4200,
    flags: ['--port'],
    config: { names: ['angular.json'], within: ['projects', '*', 'architect', 'serve', 'options', 'port'] },
    envFiles: 'none',
    exposed: [],
  },
  {
    id: 'Vue CLI',
    see: 'https://cli.vuejs.org/guide/cli-service.html#vue-cli-service-serve',
    package: '@vue/cli-service',
    command: /^vue-cli-service serve\b/u,
    port: 8080,
    flags: ['--port'],
    variable: 'PORT',
    config: { names: named('vue.config'), within: ['devServer', 'port'] },
    envFiles: 'mode over local',
    exposed: ['VUE_APP_'],
  },
  {
    id: 'Gatsby',
    see: 'https://www.gatsbyjs.com/docs/reference/gatsby-cli/#develop',
    package: 'gatsby',
    command: /^gatsby develop\b/u,
    port: 8000,
    flags: ['-p', '--port'],
    variable: 'PORT',
    envFiles: 'mode',
    exposed: ['GATSBY_'],
  },
  {
    id: 'Expo',
    see: 'https://docs.expo.dev/more/expo-cli/#develop',
    package: 'expo',
    command: /^expo (?:start|web)\b.*(?:--web\b|-w\b)|^expo web\b/u,
    port: 8081,
    flags: ['--port'],
    envFiles: 'local over mode',
    exposed: ['EXPO_PUBLIC_'],
  },
  {
    id: 'Vite',
    see: 'https://vite.dev/config/server-options#server-port',
    package: 'vite',
    command: /^vite(?: (?:dev|serve|\.))?(?: -|$)/u,
    ...vite,
    exposed: ['VITE_'],
  },
  {
    id: 'Rsbuild',
    see: 'https://rsbuild.rs/config/server/port',
    package: '@rsbuild/core',
    command: /^rsbuild dev\b/u,
    port: 3000,
    flags: ['--port'],
    config: { names: named('rsbuild.config'), within: ['server', 'port'] },
    envFiles: 'local over mode',
    exposed: ['PUBLIC_'],
  },
  {
    id: 'Parcel',
    see: 'https://parceljs.org/features/cli/#parameters',
    package: 'parcel',
    command: /^parcel (?!build|watch)/u,
    port: 1234,
    flags: ['-p', '--port'],
    variable: 'PORT',
    envFiles: 'local over mode',
    exposed: [],
  },
  {
    id: 'webpack-dev-server',
    see: 'https://webpack.js.org/configuration/dev-server/#devserverport',
    package: 'webpack-dev-server',
    command: /^(?:webpack (?:serve|server|s)|webpack-dev-server)\b/u,
    port: 8080,
    flags: ['--port'],
    config: {
      names: [...named('webpack.config'), ...named('webpack.config.dev'), ...named('webpack.dev')],
      within: ['devServer', 'port'],
    },
    envFiles: 'none',
    exposed: [],
  },
];
