import path from 'node:path';
import { importUsage } from '../recognise/import-usage.ts';
import { listFolder } from './folder.ts';
import { loadModule } from './load-module.ts';
import { joined, relativeTo } from './paths.ts';
import type { ProjectFiles } from './project-files.ts';
import { resolveImport } from './resolve-import.ts';
import { importableNames, specifiersIn, stemOf } from './specifiers.ts';

/** More files than these are not searched for those that import one: then nobody knows who does. */
const MOST_SOURCES = 4_000;

/** A file with the specifiers that it may import, relative to the root. */
export interface Importing {
  readonly file: string;
  readonly specifiers: readonly string[];
}

/** A file that imports another one to run it. */
export interface Importer {
  readonly file: string;
  /** It does so in functions of a server alone. */
  readonly onServers: boolean;
}

/** The source files in some folders, relative to the root, with what they may import; `null` when there are too many. */
export function importingFiles(folders: readonly string[], files: ProjectFiles): readonly Importing[] | null {
  const found: Importing[] = [];
  const waiting = new Set(folders);
  // A set also gives what is added on the way.
  for (const folder of waiting) {
    const listing = listFolder(files.root, folder, []);
    if (found.length + listing.sources.length > MOST_SOURCES) return null;
    for (const name of listing.sources) {
      const file = joined(folder, name);
      const text = files.text(path.join(files.root, file)) ?? '';
      const specifiers = specifiersIn(text);
      if (specifiers.length > 0) found.push({ file, specifiers });
    }
    for (const name of listing.folders) waiting.add(joined(folder, name));
  }
  return found;
}

/** Who of these files imports a file, given relative to the root, for more than its types. */
export function importersOf(file: string, all: readonly Importing[], files: ProjectFiles): readonly Importer[] {
  const names = importableNames(file);
  return all.flatMap(({ file: other, specifiers }): readonly Importer[] => {
    const absolute = path.join(files.root, other);
    const meant = new Set(
      other === file ? [] : specifiers.filter((one) => mayMean(one, names) && leadsTo(one, absolute, file, files)),
    );
    if (meant.size === 0) return [];
    const module = loadModule(absolute, files);
    // What Astro runs on the server is no part of the module.
    const usage = module ? importUsage(module.program, module.scopes, (one) => meant.has(one)) : 'anywhere';
    return usage === 'types' ? [] : [{ file: other, onServers: usage !== 'anywhere' }];
  });
}

/** A path says which file it means by its last name; the name of a package, or an alias, may mean any. */
function mayMean(specifier: string, names: readonly string[]): boolean {
  return !/^\.{1,2}(?:\/|$)/u.test(specifier) || names.includes(stemOf(specifier));
}

function leadsTo(specifier: string, from: string, file: string, files: ProjectFiles): boolean {
  const found = resolveImport(specifier, from, files);
  if (found !== null) return relativeTo(files.root, found) === file;
  // Aliases of frameworks that no file of the project declares: `$lib/api`, `~/api`, `@/api`.
  const [, alias] = /^(?:[@~]\/|\$)(.+)$/u.exec(specifier) ?? [];
  return alias !== undefined && `/${withoutEnding(file)}`.endsWith(`/${withoutEnding(alias)}`);
}

function withoutEnding(name: string): string {
  return name.replace(/\.(?:[cm]?[jt]sx?|astro|svelte|vue)$/u, '');
}
