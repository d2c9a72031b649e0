import type { Collectors } from './collectors.ts';
import type { DiskCache } from './disk-cache.ts';
import { createFactStore } from './fact-store.ts';
import type { FactStore } from './fact-store.ts';
import { keepFresh } from './freshness.ts';
import { sharedText } from './sharing.ts';
import { printSnapshot, readSnapshot } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import { createSweep } from './sweep.ts';
import { growTree } from './tree.ts';
import type { Tree } from './tree.ts';

/** The memory of a project, filled from another thread, from the disk, or by a walk. */
export interface OpenProject<Facts> {
  /** The files as they are now, or were a moment ago. */
  tree(): Tree;
  readonly facts: FactStore<Facts>;
  readonly imports: FactStore<readonly string[]>;
  /** Keeps for others what they do not have yet: other threads wait for the first call. */
  readonly save: () => void;
  /** Lets other threads go on, when there was no such call. */
  readonly release: () => void;
}

export function openProject<Facts>(root: string, collectors: Collectors<Facts>, cache: DiskCache): OpenProject<Facts> {
  const { version, words } = collectors;
  const facts = createFactStore(collectors.facts);
  const imports = createFactStore(collectors.imports);
  const shared = sharedText();
  const read = (text: string | null): Snapshot<Facts> | null =>
    text === null ? null : readSnapshot(text, root, words, version);

  // What another thread has just built needs no second look.
  const built = read(shared.text);
  const snapshot = built ?? upToDate(read(cache.read()));
  if (snapshot) {
    facts.load(snapshot.facts);
    imports.load(snapshot.imports);
  }
  const fresh = keepFresh(snapshot?.tree ?? growTree(root, words));
  let saved = snapshot ? stateOf(0) : null;
  let publish: ((text: string | null) => void) | null = (text) => {
    shared.publish(text);
    publish = null;
  };
  return { tree: () => fresh.current(), facts, imports, save, release: () => publish?.(null) };

  /** Loaded trees count from zero. */
  function stateOf(treeVersion: number): string {
    return [treeVersion, facts.version, imports.version].join();
  }

  function save(): void {
    const tree = fresh.current();
    const state = stateOf(tree.version);
    if (tree.isCut || (state === saved && !publish)) return;
    const text = printSnapshot({ tree, facts: facts.entries(), imports: imports.entries() }, version);
    publish?.(text);
    if (state !== saved) cache.write(text);
    saved = state;
  }
}

/** What was read from the disk, after a look at all folders; `null` when it has to be made anew. */
function upToDate<Facts>(snapshot: Snapshot<Facts> | null): Snapshot<Facts> | null {
  if (!snapshot) return null;
  createSweep(snapshot.tree).step(Infinity);
  return snapshot.tree.isOutdated ? null : snapshot;
}
