const SOURCE = /\.(?:[cm]?[jt]sx?|astro|svelte|vue)$/;

/** Types alone, and what a build made smaller. */
const NO_SOURCE = /(?:\.d\.[cm]?ts|\.min\.[cm]?js)$/;

/** Files that decide what an import means, or which files belong together. */
const INPUT =
  /^(?:package\.json|(?:tsconfig|jsconfig)(?:\..+)?\.json|pnpm-workspace\.yaml|lerna\.json|project\.json|\.gitignore|package-lock\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?)$/;

/** Files that say where something is served, or what a variable holds. */
const CONFIGURATION =
  /^(?:\.env(?:\..+)?|cors\.servers\.json|angular\.json|proxy\.conf\..+|wrangler\.(?:toml|jsonc?)|nest-cli\.json|nx\.json)$/;

/** `source`: may state facts. `input`: decides what imports mean. `configuration`: values. `null`: of no interest. */
export type FileKind = 'source' | 'input' | 'configuration' | null;

/** What a file is by its name alone. A name without an ending may be a script, such as `bin/www`. */
export function fileKind(name: string): FileKind {
  if (SOURCE.test(name)) return NO_SOURCE.test(name) ? null : 'source';
  if (INPUT.test(name)) return 'input';
  if (CONFIGURATION.test(name)) return 'configuration';
  return name.includes('.') ? null : 'source';
}
