import { isBuiltin, createRequire } from 'node:module';
import path from 'node:path';
import { memberOf } from './manifest.ts';
import { parsedJson } from './packages.ts';
import type { ProjectFiles } from './project-files.ts';
import { realPath } from './root.ts';
import { meaningOf } from './specifier-meaning.ts';

/** In the order in which they are tried. */
const ENDINGS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.jsx', '.json'];

/** An import of what the compiler writes means its source. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx'],
  '.jsx': ['.tsx', '.jsx'],
  '.mjs': ['.mts', '.mjs'],
  '.cjs': ['.cts', '.cjs'],
};

/** Specifiers with a scheme, with a query or a loader of a bundler, and absolute paths. */
const NO_MODULE = /^(?:[a-z][a-z\d+.-]*:|\/)|[?!\0\\]/iu;

/**
 * The file of the project that a specifier leads to, as an absolute path: by a relative path, `paths` of `tsconfig.json` or `jsconfig.json`,
 * `imports` of `package.json`, or as a package of the workspace; without links. `null` for installed packages, and what leads nowhere.
 */
export function resolveImport(specifier: string, from: string, files: ProjectFiles): string | null {
  const file = found(specifier, from, files);
  return file && (realPath(file) ?? file);
}

function found(specifier: string, from: string, files: ProjectFiles): string | null {
  if (specifier === '' || NO_MODULE.test(specifier) || isBuiltin(specifier)) return null;
  if (/^\.{1,2}(?:\/|$)/u.test(specifier)) return fileAt(path.resolve(path.dirname(from), specifier), files);
  if (meaningOf(specifier, from, files) !== 'file') return null;
  return resolved(specifier, from, files) ?? unbuilt(specifier, from, files);
}

/** The file that a path without its ending, or of a folder, means. */
function fileAt(place: string, files: ProjectFiles): string | null {
  const ending = path.extname(place);
  const stem = place.slice(0, place.length - ending.length);
  const candidates = [
    ...(SOURCES[ending] ?? []).map((source) => stem + source),
    ...(ENDINGS.includes(ending) ? [place] : []),
    ...ENDINGS.map((one) => place + one),
    ...ENDINGS.map((one) => path.join(place, `index${one}`)),
  ];
  return candidates.find((file) => files.isFile(file)) ?? null;
}

type Resolver = Pick<import('oxc-resolver').ResolverFactory, 'resolveFileSync' | 'clearCache'>;

/** By the configuration that they read; `auto` finds those of TypeScript by itself. */
const resolvers = new Map<string, Resolver | null>();
let clearedAt = 0;

/** What the resolvers remember of the disk is good for one run, and for one moment in an editor. */
const MOST_AGE = 1000;

function resolved(specifier: string, from: string, files: ProjectFiles): string | null {
  const now = performance.now();
  if (now - clearedAt > MOST_AGE) {
    for (const one of resolvers.values()) one?.clearCache();
    clearedAt = now;
  }
  const file = resolvedBy('auto', specifier, from, files);
  const config = file === null ? scriptConfig(from, files) : null;
  return config === null ? file : resolvedBy(config, specifier, from, files);
}

function resolvedBy(config: string, specifier: string, from: string, files: ProjectFiles): string | null {
  let resolver = resolvers.get(config);
  if (resolver === undefined) resolvers.set(config, (resolver = createResolver(config)));
  try {
    const file = resolver?.resolveFileSync(from, specifier).path;
    return file !== undefined && files.isFile(file) ? file : null;
  } catch {
    // A broken `tsconfig.json`, a folder that may not be read.
    return null;
  }
}

/** The nearest `jsconfig.json`: the `tsconfig.json` of programs without TypeScript. */
function scriptConfig(from: string, files: ProjectFiles): string | null {
  for (let folder = path.dirname(from); folder.startsWith(files.root); folder = path.dirname(folder)) {
    const file = path.join(folder, 'jsconfig.json');
    if (files.isFile(file)) return file;
    if (folder === files.root) break;
  }
  return null;
}

function createResolver(config: string): Resolver | null {
  try {
    const { ResolverFactory } = createRequire(import.meta.url)('oxc-resolver') as typeof import('oxc-resolver');
    return new ResolverFactory({
      tsconfig: config === 'auto' ? config : { configFile: config, references: 'auto' },
      extensions: ENDINGS,
      extensionAlias: Object.fromEntries(Object.entries(SOURCES).map(([ending, sources]) => [ending, [...sources]])),
      conditionNames: ['source', 'development', 'node', 'import', 'require', 'default'],
      mainFields: ['source', 'module', 'main'],
    });
  } catch {
    // No binding for this machine: what it alone could tell is unknown.
    return null;
  }
}

/** The source of a package of the workspace whose entry is built, and is not there. */
function unbuilt(specifier: string, from: string, files: ProjectFiles): string | null {
  const [, name, rest = ''] = /^((?:@[^/]+\/)?[^/]+)(\/.*)?$/u.exec(specifier) ?? [];
  if (name === undefined) return null;
  for (let folder = path.dirname(from); folder.startsWith(files.root); folder = path.dirname(folder)) {
    const home = path.join(folder, 'node_modules', name);
    const text = files.text(path.join(home, 'package.json'));
    if (text !== null) return sourceIn(home, rest, parsedJson(text), files);
    if (folder === files.root) break;
  }
  return null;
}

function sourceIn(home: string, rest: string, manifest: unknown, files: ProjectFiles): string | null {
  const entry = rest === '' ? 'index' : rest.slice(1);
  const built =
    rest === '' ? [memberOf(manifest, 'types'), memberOf(manifest, 'module'), memberOf(manifest, 'main')] : [];
  const sources = built.flatMap((one) =>
    typeof one === 'string'
      ? [one.replace(/^(?:\.\/)?(?:dist|build|lib|out)\//u, 'src/').replace(/(?:\.d)?\.[cm]?[jt]s$/u, '')]
      : [],
  );
  for (const source of [...sources, `src/${entry}`, entry]) {
    const file = fileAt(path.join(home, source), files);
    if (file !== null) return file;
  }
  return null;
}
