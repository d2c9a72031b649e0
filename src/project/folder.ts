import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileKind } from './file-kinds.ts';
import { ignoreRules, isAlwaysIgnored } from './ignored.ts';
import type { IgnoreRules } from './ignored.ts';
import { joined } from './paths.ts';
import { readText } from './scan-file.ts';
import { statsOf } from './stamps.ts';

/** One folder of the project, as it was last seen. Plain JSON, kept on disk: names, never paths. */
export interface Folder {
  /** Of the folder itself: it changes when names come and go. -1 for one that cannot be read. */
  readonly mtimeMs: number;
  readonly folders: readonly string[];
  readonly sources: readonly string[];
  readonly inputs: readonly string[];
  readonly configurations: readonly string[];
  /** One number for the times and sizes of all sources, one for those of the inputs. */
  readonly sourcesPrint: number;
  readonly inputsPrint: number;
  /** Sources that hold a telling word. */
  readonly candidates: readonly string[];
}

/** What stands in a folder by name; nothing is read but its `.gitignore`. */
export interface Listing {
  readonly mtimeMs: number;
  readonly folders: readonly string[];
  readonly sources: readonly string[];
  readonly inputs: readonly string[];
  readonly configurations: readonly string[];
  /** The rules for what is below: those of the folders above, and its own. */
  readonly rules: readonly IgnoreRules[];
}

/**
 * Lists one folder, given relative to the root. Links are left out, wherever they lead, and so are pipes and devices. A folder
 * that is a repository of its own is another project.
 */
export function listFolder(root: string, folder: string, above: readonly IgnoreRules[]): Listing {
  const absolute = path.join(root, folder);
  const empty = { mtimeMs: -1, folders: [], sources: [], inputs: [], configurations: [], rules: above };
  const before = statsOf(absolute);
  if (!before?.isDirectory()) return empty;
  const entries = entriesOf(absolute);
  if (!entries || (folder !== '' && entries.some(({ name }) => name === '.git'))) return empty;

  const folders: string[] = [];
  const named: Record<'source' | 'input' | 'configuration', string[]> = { source: [], input: [], configuration: [] };
  for (const entry of entries) {
    if (entry.isDirectory()) {
      if (!isAlwaysIgnored(entry.name)) folders.push(entry.name);
    } else if (entry.isFile()) {
      const kind = fileKind(entry.name);
      if (kind !== null) named[kind].push(entry.name);
    }
  }
  const own = named.input.includes('.gitignore') ? readText(path.join(absolute, '.gitignore')) : null;
  const rules = own === null ? above : [...above, ignoreRules(own, folder)];
  return {
    mtimeMs: before.mtimeMs,
    folders: folders.filter((name) => !isIgnored(joined(folder, name), rules)).sort(),
    sources: named.source.sort(),
    inputs: named.input.sort(),
    configurations: named.configuration.sort(),
    rules,
  };
}

/** The nearest rules that say something decide. */
function isIgnored(folder: string, rules: readonly IgnoreRules[]): boolean {
  for (const rule of rules.toReversed()) {
    const ignored = rule(folder);
    if (ignored !== null) return ignored;
  }
  return false;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // Unreadable, or gone since.
    return null;
  }
}
