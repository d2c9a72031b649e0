import path from 'node:path';
import { trackedFiles } from './project-files.ts';
import type { ProjectFiles, Stamp, StampedFiles } from './project-files.ts';
import { importableNames, specifiersIn, stemOf } from './specifiers.ts';

/** What was found out about one file, and under what it holds. Plain JSON. */
export interface StoredFacts<Facts> {
  readonly facts: Facts;
  /** Every file that was asked for, missing ones too, with its stamp. */
  readonly reads: Readonly<Record<string, Stamp>>;
  /** The last names of what these import: a file of such a name that comes or goes may change what is found. */
  readonly imports: readonly string[];
}

/** Facts by file, found out when somebody asks, and kept as long as the files that they depend on stay the same. */
export interface FactStore<Facts> {
  /** Of a file given relative to the root. */
  of(name: string, files: StampedFiles): Facts;
  /** Forgets what does not hold any more, of these files, or of all. */
  revalidate(files: StampedFiles, names: Iterable<string> | null): void;
  /** Finds out at once what does not hold any more: facts that are cheap, and mostly the same as before. */
  renew(files: StampedFiles, names: Iterable<string> | null): void;
  /** Forgets what may depend on whether these files are there. */
  forget(changed: Iterable<string>): void;
  /** Forgets all but these. */
  keep(isKept: (name: string) => boolean): void;
  /** What is worth keeping for other processes: nothing that depends on an unsaved text. Sorted. */
  entries(): StoredEntries<Facts>;
  load(entries: StoredEntries<Facts>): void;
  /** How often something was forgotten, and found out. */
  readonly counts: { readonly forgotten: number; readonly found: number };
}

export type StoredEntries<Facts> = readonly (readonly [name: string, StoredFacts<Facts>])[];

/** `collect` finds out about one file, given by absolute path, and looks at others only through the files given to it. */
export function createFactStore<Facts>(collect: (file: string, files: ProjectFiles) => Facts): FactStore<Facts> {
  const stored = new Map<string, StoredFacts<Facts>>();
  const counts = { forgotten: 0, found: 0 };
  function keep(isKept: (name: string, entry: StoredFacts<Facts>) => boolean): void {
    for (const [name, entry] of stored) {
      if (isKept(name, entry)) continue;
      stored.delete(name);
      counts.forgotten += 1;
    }
  }
  function outdated(files: StampedFiles, names: Iterable<string> | null): readonly [string, StoredFacts<Facts>][] {
    return [...(names ?? stored.keys())].flatMap((name) => {
      const entry = stored.get(name);
      return !entry || Object.entries(entry.reads).every(([read, stamp]) => files.stampOf(read) === stamp)
        ? []
        : [[name, entry]];
    });
  }
  function foundOut(name: string, files: StampedFiles): StoredFacts<Facts> {
    counts.found += 1;
    const reads = new Map<string, Stamp>();
    const facts = collect(path.join(files.root, name), trackedFiles(files, reads));
    return { facts, reads: Object.fromEntries(reads), imports: importsOf(reads.keys(), files) };
  }
  return {
    counts,
    keep,
    of(name, files) {
      const before = stored.get(name);
      if (before) return before.facts;
      const entry = foundOut(name, files);
      stored.set(name, entry);
      return entry.facts;
    },
    revalidate(files, names) {
      for (const [name] of outdated(files, names)) {
        stored.delete(name);
        counts.forgotten += 1;
      }
    },
    renew(files, names) {
      for (const [name, entry] of outdated(files, names)) {
        const renewed = foundOut(name, files);
        const isSame = JSON.stringify(renewed.facts) === JSON.stringify(entry.facts);
        stored.set(name, isSame ? { ...renewed, facts: entry.facts } : renewed);
        if (!isSame) counts.forgotten += 1;
      }
    },
    forget(changed) {
      const names = new Set([...changed].flatMap(importableNames));
      if (names.size > 0) keep((_, { imports }) => !imports.some((imported) => names.has(imported)));
    },
    entries: () =>
      [...stored]
        .filter(([, { reads }]) => !Object.values(reads).some((stamp) => stamp.startsWith('unsaved:')))
        .sort(([left], [right]) => (left < right ? -1 : 1)),
    load(entries) {
      for (const [name, entry] of entries) stored.set(name, entry);
    },
  };
}

function importsOf(names: Iterable<string>, files: StampedFiles): readonly string[] {
  const found = new Set<string>();
  for (const name of names) {
    const text = files.text(path.join(files.root, name)) ?? '';
    for (const specifier of specifiersIn(text)) found.add(stemOf(specifier));
  }
  return [...found].sort();
}
