import { minus, mix, plus } from './fingerprint.ts';

/**
 * A map that is never changed, only replaced, and shares most of itself with what replaces it: a path through a handler
 * makes one for every variable it binds.
 */
export interface PersistentMap<K, V> {
  readonly get: (key: K) => V | undefined;
  /** Equal for maps of equal entries. */
  readonly fingerprint: number;
  readonly root: Node<K, V> | null;
  readonly kind: MapKind<K, V>;
}

/** How the keys and the values of a map are told apart: by fingerprints. */
export interface MapKind<K, V> {
  readonly ofKey: (key: K) => number;
  readonly ofValue: (value: V) => number;
}

type Node<K, V> = Entry<K, V> | Branch<K, V>;

interface Entry<K, V> {
  readonly key: K;
  readonly value: V;
  readonly hash: number;
  readonly mark: number;
  readonly children: null;
}

interface Branch<K, V> {
  readonly children: readonly (Node<K, V> | null)[];
}

/** Children of a branch. */
const WIDTH = 16;

export function emptyMap<K, V>(kind: MapKind<K, V>): PersistentMap<K, V> {
  return mapOf(null, 0, kind);
}

export function withEntry<K, V>(map: PersistentMap<K, V>, key: K, value: V): PersistentMap<K, V> {
  const { root, kind } = map;
  const hash = kind.ofKey(key);
  const mark = mix(hash, kind.ofValue(value));
  const before = find(root, hash);
  if (before?.mark === mark) return map;
  const entry: Entry<K, V> = { key, value, hash, mark, children: null };
  const others = before ? minus(map.fingerprint, before.mark) : map.fingerprint;
  return mapOf(inserted(root, entry, 1), plus(others, mark), kind);
}

export function withoutEntry<K, V>(map: PersistentMap<K, V>, key: K): PersistentMap<K, V> {
  const hash = map.kind.ofKey(key);
  const before = find(map.root, hash);
  if (!before) return map;
  return mapOf(removed(map.root, hash, 1), minus(map.fingerprint, before.mark), map.kind);
}

export function* entriesIn<K, V>({ root }: PersistentMap<K, V>): Generator<readonly [key: K, value: V]> {
  const waiting: (Node<K, V> | null)[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === null) continue;
    if (node.children === null) yield [node.key, node.value];
    else waiting.push(...node.children);
  }
}

/** The keys for which two maps answer differently. What they share is not looked at. */
export function* differences<K, V>(left: PersistentMap<K, V>, right: PersistentMap<K, V>): Generator<K> {
  const waiting: [Node<K, V> | null, Node<K, V> | null][] = [[left.root, right.root]];
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const [one, other] = pair;
    if (one === other) continue;
    if (one?.children && other?.children) {
      for (let index = 0; index < WIDTH; index += 1)
        waiting.push([one.children[index] ?? null, other.children[index] ?? null]);
    } else {
      yield* differingKeys(one, other);
    }
  }
}

function* differingKeys<K, V>(left: Node<K, V> | null, right: Node<K, V> | null): Generator<K> {
  const marks = new Map<number, number>();
  for (const entry of entriesBelow(right)) marks.set(entry.hash, entry.mark);
  for (const entry of entriesBelow(left)) {
    if (marks.get(entry.hash) !== entry.mark) yield entry.key;
    marks.delete(entry.hash);
  }
  for (const entry of entriesBelow(right)) if (marks.has(entry.hash)) yield entry.key;
}

function entriesBelow<K, V>(node: Node<K, V> | null): readonly Entry<K, V>[] {
  if (node === null) return [];
  return node.children === null ? [node] : node.children.flatMap(entriesBelow);
}

function mapOf<K, V>(root: Node<K, V> | null, fingerprint: number, kind: MapKind<K, V>): PersistentMap<K, V> {
  return { get: (key) => find(root, kind.ofKey(key))?.value, fingerprint, root, kind };
}

function find<K, V>(root: Node<K, V> | null, hash: number): Entry<K, V> | null {
  let node: Node<K, V> | null = root;
  for (let scale = 1; node?.children; scale *= WIDTH) node = node.children[digit(hash, scale)] ?? null;
  return node?.hash === hash ? node : null;
}

function inserted<K, V>(node: Node<K, V> | null, entry: Entry<K, V>, scale: number): Node<K, V> {
  if (node === null) return entry;
  if (node.children === null) {
    if (node.hash === entry.hash) return entry;
    const branch: Branch<K, V> = { children: replacedAt([], digit(node.hash, scale), node) };
    return inserted(branch, entry, scale);
  }
  const index = digit(entry.hash, scale);
  const child = inserted(node.children[index] ?? null, entry, scale * WIDTH);
  return { children: replacedAt(node.children, index, child) };
}

function removed<K, V>(node: Node<K, V> | null, hash: number, scale: number): Node<K, V> | null {
  if (node === null || node.children === null) return null;
  const index = digit(hash, scale);
  return { children: replacedAt(node.children, index, removed(node.children[index] ?? null, hash, scale * WIDTH)) };
}

function replacedAt<T>(children: readonly (T | null)[], index: number, child: T | null): readonly (T | null)[] {
  const copy = children.slice();
  while (copy.length < WIDTH) copy.push(null);
  copy[index] = child;
  return copy;
}

function digit(hash: number, scale: number): number {
  return Math.floor(hash / scale) % WIDTH;
}
