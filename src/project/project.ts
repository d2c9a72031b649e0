import path from 'node:path';
import { candidatesOf } from './candidates.ts';
import type { Candidates } from './candidates.ts';
import type { Collectors } from './collectors.ts';
import { digestOf } from './digest.ts';
import type { DiskCache } from './disk-cache.ts';
import { onExit } from './on-exit.ts';
import { openProject } from './open-project.ts';
import type { OpenProject } from './open-project.ts';
import type { FileEntry, ProjectFacts } from './project-facts.ts';
import { diskFiles } from './project-files.ts';
import type { KnownTexts, ProjectFiles, StampedFiles } from './project-files.ts';
import type { Tree } from './tree.ts';
import { warnOnce } from './warn.ts';
import { packageAbove } from './workspaces.ts';
import type { Package } from './workspaces.ts';

export interface Project<Kinds> {
  /** The project as it is now. What one look has seen, it does not look at again: take another one for each lint. */
  look(): Look<Kinds>;
}

export interface Look<Kinds> extends ProjectFiles {
  /** The first call reads the whole project, if nobody has before. */
  facts(): ProjectFacts<Kinds>;
}

export interface Keeping {
  /** `null` to keep nothing for others. */
  readonly cache: DiskCache | null;
  /** The part of the project to search, relative to its root; the whole by default. Imports lead out of it. */
  readonly folder?: string;
}

/** A project on disk, of which nothing is read before somebody asks for facts. */
export function createProject<Kinds>(
  root: string,
  collectors: Collectors<Kinds>,
  { cache, folder = '' }: Keeping,
): Project<Kinds> {
  const texts: KnownTexts = new Map();
  let refresh: ((files: StampedFiles) => ProjectFacts<Kinds>) | null = null;
  return {
    look() {
      const files = diskFiles(root, texts);
      let known: ProjectFacts<Kinds> | null = null;
      return {
        ...files,
        facts() {
          refresh ??= begin(openProject(root, collectors, { cache, folder, files }), collectors.servers, files);
          return (known ??= refresh(files));
        },
      };
    },
  };
}

/** Keeps what was found out on the way, so that others, who wait for this, need not. */
function begin<Kinds>(
  project: OpenProject<Kinds>,
  servers: Collectors<Kinds>['servers'],
  files: StampedFiles,
): (files: StampedFiles) => ProjectFacts<Kinds> {
  const refresh = refresher(project, servers);
  try {
    refresh(files);
    project.save();
  } finally {
    project.release();
  }
  // What is found out later, at once.
  onExit(project.save);
  return refresh;
}

/**
 * So many candidates are looked at for each lint. Of more, only those that somebody has asked about; all of them only every so many
 * milliseconds.
 */
const FEW = 50;
const REST = 2_000;

/** Brings a project up to date, and gives the same object as before when it is. */
function refresher<Kinds>(
  project: OpenProject<Kinds>,
  servers: Collectors<Kinds>['servers'],
): (files: StampedFiles) => ProjectFacts<Kinds> {
  const { facts, imports, kindsOf, stores } = project;
  let latest: StampedFiles;
  let inputs = 0;
  let lookedAtAll = -Infinity;
  let last: { readonly version: string; readonly facts: ProjectFacts<Kinds> } | null = null;
  const asked = new Set<string>();

  return (files) => {
    latest = files;
    const tree = project.tree();
    const candidates = candidatesOf(tree);
    const isDue = candidates.names.length <= FEW || performance.now() - lookedAtAll >= REST;
    if (isDue) lookedAtAll = performance.now();
    const names = isDue ? null : asked;
    for (const store of stores) {
      if (tree.inputs !== inputs) store.keep(() => false);
      store.forget(tree.changed);
      if (store === kindsOf) store.renew(files, names);
      else store.revalidate(files, names);
    }
    inputs = tree.inputs;
    tree.changed.clear();
    const version = [inputs, ...stores.map(({ counts }) => counts.forgotten), ...candidates.names].join();
    candidates.problems.forEach(warnOnce);
    if (last?.version !== version) {
      asked.clear();
      last = { version, facts: factsFor(candidates, tree) };
    }
    return last.facts;
  };

  function factsFor({ names, problems }: Candidates, tree: Tree): ProjectFacts<Kinds> {
    const found = new Map<keyof Kinds, readonly FileEntry<Kinds[keyof Kinds]>[]>();
    const closures = new Map<string, readonly string[]>();
    let byFolder: ReadonlyMap<string, Package> | null = null;
    const known: ProjectFacts<Kinds> = {
      files: names,
      problems,
      kindsOf: (file) => kindsOf.of(file, latest) as readonly (keyof Kinds)[], // names of its own kinds
      of: (kind, file) => facts[kind].of(noted(file), latest),
      glance: (kind, file) => facts[kind].of(file, latest),
      all<Kind extends keyof Kinds>(kind: Kind) {
        const before = found.get(kind) as readonly FileEntry<Kinds[Kind]>[] | undefined; // set below
        if (before) return before;
        const entries = names
          .filter((file) => known.kindsOf(file).includes(kind))
          .map((file) => ({ file, facts: facts[kind].of(file, latest) }));
        found.set(kind, entries);
        return entries;
      },
      packageOf(file) {
        byFolder ??= new Map(known.packages.map((one) => [one.folder, one]));
        return packageAbove(byFolder, file);
      },
      get packages() {
        return project.packages.of('', latest);
      },
      importsOf: (file) => imports.of(noted(file), latest),
      closureOf(file) {
        const closure = closures.get(file) ?? closureFrom(file);
        closures.set(file, closure);
        return closure;
      },
      lineOf(file, position) {
        const text = latest.text(path.join(latest.root, noted(file))) ?? '';
        return text.slice(0, position).split('\n').length;
      },
      digest: () => digestOf(known, Object.keys(facts) as (keyof Kinds)[], servers(known), tree, latest), // its own keys
    };
    return known;
  }

  function closureFrom(file: string): readonly string[] {
    const found = new Set([file]);
    // A set also gives what is added on the way.
    for (const name of found) for (const imported of imports.of(noted(name), latest)) found.add(imported);
    return [...found].sort();
  }

  function noted(file: string): string {
    asked.add(file);
    return file;
  }
}
