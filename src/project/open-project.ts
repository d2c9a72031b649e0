import type { Collector, Collectors } from './collectors.ts';
import type { DiskCache } from './disk-cache.ts';
import { createFactStore } from './fact-store.ts';
import type { FactStore } from './fact-store.ts';
import { keepFresh } from './freshness.ts';
import { MOST_CANDIDATES } from './limits.ts';
import type { ProjectFiles, StampedFiles } from './project-files.ts';
import type { Words } from './scan-file.ts';
import { NOTHING_SHARED, sharedText } from './sharing.ts';
import { printSnapshot, readSnapshot } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import { createSweep } from './sweep.ts';
import { growTree } from './tree.ts';
import type { Tree } from './tree.ts';
import { packagesIn } from './workspaces.ts';
import type { Package } from './workspaces.ts';

/** The memory of a project, filled from another thread, from the disk, or by a walk. */
export interface OpenProject<Kinds> {
  /** The files as they are now, or were a moment ago. */
  tree(): Tree;
  readonly facts: { readonly [Kind in keyof Kinds]: FactStore<Kinds[Kind]> };
  /** The kinds of which a file has a word. */
  readonly kindsOf: FactStore<readonly string[]>;
  readonly imports: FactStore<readonly string[]>;
  /** The packages of the project, whatever file is asked about. */
  readonly packages: FactStore<readonly Package[]>;
  /** All of these. */
  readonly stores: readonly FactStore<unknown>[];
  /** Keeps for others what they do not have yet: other threads wait for the first call. */
  readonly save: () => void;
  /** Lets other threads go on, when there was no such call. */
  readonly release: () => void;
}

export interface Opening {
  readonly cache: DiskCache | null;
  /** The part of the project to search. */
  readonly folder: string;
  readonly files: StampedFiles;
}

export function openProject<Kinds>(
  root: string,
  collectors: Collectors<Kinds>,
  { cache, files, folder }: Opening,
): OpenProject<Kinds> {
  const { kinds, version } = collectors;
  const byKind = Object.entries<Collector<unknown>>(kinds);
  const patterns = new Set(byKind.map(([, kind]) => kind.words));
  const words: Words = { pattern: [...patterns].join('|'), pieces: collectors.pieces };
  const facts = Object.fromEntries(
    byKind.map(([name, kind]) => [name, createFactStore(kind.collect)]),
  ) as OpenProject<Kinds>['facts']; // the same keys
  const imports = createFactStore(collectors.imports);
  const kindsOf = createFactStore(wordSearch(byKind));
  const packages = createFactStore((_, all) => packagesIn(fresh.current(), all));
  const byName = new Map<string, FactStore<unknown>>([
    ...Object.entries<FactStore<unknown>>(facts),
    ['(kinds)', kindsOf],
    ['(imports)', imports],
    ['(packages)', packages],
  ]);
  const stores = [...byName.values()];

  const shared = cache === null ? NOTHING_SHARED : sharedText();
  // What another thread has just built needs no second look, if it is of this project.
  const given = shared.text === null ? null : readSnapshot(shared.text, root, words, version);
  const kept = given ? null : (cache?.read() ?? null);
  const snapshot = given ?? readAndChecked(kept ?? '');
  for (const [name, entries] of Object.entries(snapshot?.stores ?? {})) byName.get(name)?.load(entries);
  const fresh = keepFresh(snapshot?.tree ?? growTree(root, words, folder, meet()));
  let saved = snapshot ? stateOf(0) : null;
  let publish: ((text: string | null) => void) | null = (text) => {
    shared.publish(text);
    publish = null;
  };
  return {
    tree: () => fresh.current(),
    facts,
    kindsOf,
    imports,
    packages,
    stores,
    save,
    release: () => publish?.(null),
  };

  /** What everybody asks of a candidate, while others are being looked for. */
  function meet(): (candidate: string) => void {
    let left = MOST_CANDIDATES;
    return (candidate) => {
      left -= 1;
      if (left < 0) return;
      const own = kindsOf.of(candidate, files) as readonly (keyof Kinds)[]; // names of its own kinds
      collectors.meet(own, (kind) => facts[kind].of(candidate, files));
    };
  }

  function printed(tree: Tree): string {
    const entries = [...byName].map(([name, store]) => [name, store.entries()] as const);
    return printSnapshot({ tree, stores: Object.fromEntries(entries) }, version);
  }

  /** What was kept, after a look at all folders; `null` when it has to be made anew. */
  function readAndChecked(text: string): Snapshot | null {
    const read = readSnapshot(text, root, words, version);
    if (read) createSweep(read.tree).step(Infinity);
    return read?.tree.isOutdated ? null : read;
  }

  /** Trees that were read count from zero. */
  function stateOf(treeVersion: number): string {
    return [treeVersion, ...stores.flatMap(({ counts }) => [counts.forgotten, counts.found])].join();
  }

  function save(): void {
    const tree = fresh.current();
    const state = stateOf(tree.version);
    if (!cache || tree.isCut || (state === saved && !publish)) return;
    const text = state === saved && kept !== null ? kept : printed(tree);
    publish?.(text);
    if (state !== saved) cache.write(text);
    saved = state;
  }
}

function wordSearch(
  kinds: readonly (readonly [name: string, kind: Collector<unknown>])[],
): (file: string, files: ProjectFiles) => readonly string[] {
  const patterns = kinds.map(([name, { words }]) => [name, new RegExp(words, 'i')] as const);
  return (file, files) => {
    const text = files.text(file) ?? '';
    return patterns.flatMap(([name, pattern]) => (pattern.test(text) ? name : []));
  };
}
