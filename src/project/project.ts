import path from 'node:path';
import { candidatesOf } from './candidates.ts';
import type { Collectors } from './collectors.ts';
import type { DiskCache } from './disk-cache.ts';
import { onExit } from './on-exit.ts';
import { openProject } from './open-project.ts';
import type { OpenProject } from './open-project.ts';
import type { FileEntry, ProjectFacts } from './project-facts.ts';
import { digestOf } from './digest.ts';
import { diskFiles } from './project-files.ts';
import type { KnownTexts, ProjectFiles, StampedFiles } from './project-files.ts';
import type { Tree } from './tree.ts';
import { packagesIn } from './workspaces.ts';
import type { Packages } from './workspaces.ts';

export interface Project<Facts> {
  /** The project as it is now. What one look has seen, it does not look at again: take another one for each lint. */
  look(): Look<Facts>;
}

export interface Look<Facts> extends ProjectFiles {
  /** Finds out what is not known yet. The first call reads the whole project, if nobody has before. */
  facts(): ProjectFacts<Facts>;
}

/** A project on disk, of which nothing is read before somebody asks for facts. */
export function createProject<Facts>(root: string, collectors: Collectors<Facts>, cache: DiskCache): Project<Facts> {
  const texts: KnownTexts = new Map();
  let refresh: ((files: StampedFiles) => ProjectFacts<Facts>) | null = null;
  return {
    look() {
      const files = diskFiles(root, texts);
      let known: ProjectFacts<Facts> | null = null;
      return {
        ...files,
        facts() {
          if (refresh) return (known ??= refresh(files));
          const project = openProject(root, collectors, cache);
          refresh = refresher(project, collectors.isServer);
          try {
            return (known = refresh(files));
          } finally {
            project.release();
          }
        },
      };
    },
  };
}

/** Brings facts up to date, and gives the same object as before when they are. */
function refresher<Facts>(
  project: OpenProject<Facts>,
  isServer: (facts: Facts) => boolean,
): (files: StampedFiles) => ProjectFacts<Facts> {
  const { facts, imports } = project;
  /** Of each file whose closure was asked for. */
  let closures = new Map<string, readonly string[]>();
  let latest: StampedFiles;
  let inputs = 0;
  let last: { readonly version: string; readonly facts: ProjectFacts<Facts> } | null = null;

  return (files) => {
    latest = files;
    const tree = project.tree();
    for (const store of [facts, imports]) {
      if (tree.inputs === inputs) store.forget(tree.changed);
      else store.clear();
    }
    inputs = tree.inputs;
    tree.changed.clear();

    const { names, problems } = candidatesOf(tree);
    facts.keep(new Set(names));
    const entries = names.map((file) => ({ file, facts: facts.of(file, files) }));
    for (const file of new Set([...closures.values()].flat())) imports.of(file, files);
    const version = `${String(facts.version)}:${String(imports.version)}`;
    if (last?.version === version) return last.facts;

    if (!last) keepForOthers(project);
    closures = new Map();
    last = { version, facts: factsFor(entries, tree, problems) };
    return last.facts;
  };

  function factsFor(files: readonly FileEntry<Facts>[], tree: Tree, problems: readonly string[]): ProjectFacts<Facts> {
    const byName = new Map(files.map((entry) => [entry.file, entry]));
    let packages: Packages | null = null;
    const known: ProjectFacts<Facts> = {
      files,
      problems,
      digest: () => digestOf(known, isServer, tree, latest),
      entry: (file) => byName.get(file) ?? null,
      packageOf: (file) => (packages ??= packagesIn(tree, latest)).of(file),
      get packages() {
        return (packages ??= packagesIn(tree, latest)).all;
      },
      closureOf(file) {
        const closure = closures.get(file) ?? closureFrom(file);
        closures.set(file, closure);
        return closure;
      },
      lineOf(file, position) {
        const text = latest.text(path.join(latest.root, file)) ?? '';
        return text.slice(0, position).split('\n').length;
      },
    };
    return known;
  }

  function closureFrom(file: string): readonly string[] {
    const found = new Set([file]);
    // A set also gives what is added on the way.
    for (const name of found) for (const imported of imports.of(name, latest)) found.add(imported);
    return [...found].sort();
  }
}

function keepForOthers({ save }: OpenProject<unknown>): void {
  save();
  // What is found out later, at once.
  onExit(save);
}
