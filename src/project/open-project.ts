import type { Collector, Collectors } from './collectors.ts';
import type { DiskCache } from './disk-cache.ts';
import { createFactStore } from './fact-store.ts';
import type { FactStore } from './fact-store.ts';
import { keepFresh } from './freshness.ts';
import type { ProjectFiles } from './project-files.ts';
import { NOTHING_SHARED, sharedText } from './sharing.ts';
import { printSnapshot, readSnapshot } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import { createSweep } from './sweep.ts';
import { growTree } from './tree.ts';
import type { Tree } from './tree.ts';

/** The memory of a project, filled from another thread, from the disk, or by a walk. */
export interface OpenProject<Kinds> {
  /** The files as they are now, or were a moment ago. */
  tree(): Tree;
  readonly facts: { readonly [Kind in keyof Kinds]: FactStore<Kinds[Kind]> };
  /** The kinds of which a file has a word. */
  readonly kindsOf: FactStore<readonly string[]>;
  readonly imports: FactStore<readonly string[]>;
  /** All of these. */
  readonly stores: readonly FactStore<unknown>[];
  /** Keeps for others what they do not have yet: other threads wait for the first call. */
  readonly save: () => void;
  /** Lets other threads go on, when there was no such call. */
  readonly release: () => void;
}

export function openProject<Kinds>(
  root: string,
  collectors: Collectors<Kinds>,
  cache: DiskCache | null,
  folder: string,
): OpenProject<Kinds> {
  const { kinds, version } = collectors;
  const byKind = Object.entries<Collector<unknown>>(kinds);
  const words = byKind.map(([, kind]) => kind.words).join('|');
  const facts = Object.fromEntries(
    byKind.map(([name, kind]) => [name, createFactStore(kind.collect)]),
  ) as OpenProject<Kinds>['facts']; // the same keys
  const imports = createFactStore(collectors.imports);
  const kindsOf = createFactStore(wordSearch(byKind));
  const byName = new Map<string, FactStore<unknown>>([
    ...Object.entries<FactStore<unknown>>(facts),
    ['(kinds)', kindsOf],
    ['(imports)', imports],
  ]);
  const stores = [...byName.values()];

  const shared = cache === null ? NOTHING_SHARED : sharedText();
  const read = (text: string | null): Snapshot | null =>
    text === null ? null : readSnapshot(text, root, words, version);
  // What another thread has just built needs no second look.
  const snapshot = read(shared.text) ?? upToDate(read(cache?.read() ?? null));
  for (const [name, entries] of Object.entries(snapshot?.stores ?? {})) byName.get(name)?.load(entries);
  const fresh = keepFresh(snapshot?.tree ?? growTree(root, words, folder));
  let saved = snapshot ? stateOf(0) : null;
  let publish: ((text: string | null) => void) | null = (text) => {
    shared.publish(text);
    publish = null;
  };
  return { tree: () => fresh.current(), facts, kindsOf, imports, stores, save, release: () => publish?.(null) };

  /** Trees that were read count from zero. */
  function stateOf(treeVersion: number): string {
    return [treeVersion, ...stores.flatMap(({ counts }) => [counts.forgotten, counts.found])].join();
  }

  function save(): void {
    const tree = fresh.current();
    const state = stateOf(tree.version);
    if (!cache || tree.isCut || (state === saved && !publish)) return;
    const text = printSnapshot(
      { tree, stores: Object.fromEntries([...byName].map(([name, store]) => [name, store.entries()])) },
      version,
    );
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

/** What was read from the disk, after a look at all folders; `null` when it has to be made anew. */
function upToDate(snapshot: Snapshot | null): Snapshot | null {
  if (!snapshot) return null;
  createSweep(snapshot.tree).step(Infinity);
  return snapshot.tree.isOutdated ? null : snapshot;
}
