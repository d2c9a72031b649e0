import path from 'node:path';
import { listFolder } from './folder.ts';
import type { Folder, Listing } from './folder.ts';
import { ignoreRules } from './ignored.ts';
import type { IgnoreRules } from './ignored.ts';
import { MOST_DEPTH, MOST_FILES } from './limits.ts';
import { folderOf, isWithin, joined } from './paths.ts';
import { readText } from './scan-file.ts';
import type { Words } from './scan-file.ts';
import { createScan } from './scan-files.ts';
import type { Scan } from './scan-files.ts';
import { printNow, printOf, statsOf } from './stamps.ts';

/** The files of a project as they were last seen. Changes with `sweepTree`; the counters tell that it did. */
export interface Tree {
  readonly root: string;
  /** The words that make a candidate. */
  readonly words: Words;
  readonly folders: Map<string, Folder>;
  /** Sources with a telling word, relative to the root. */
  readonly candidates: Set<string>;
  /** Sources that came or went since somebody emptied it: an import may find something else. */
  readonly changed: Set<string>;
  /** Grows when a file changes that decides what others mean. */
  inputs: number;
  /** Grows with every change. */
  version: number;
  /** It stopped at the limit. */
  readonly isCut: boolean;
  /** What is ignored has changed: grow a new one. */
  isOutdated: boolean;
}

/**
 * Walks a folder of a project, the whole by default, and reads each source once. What is done in `meanwhile` with a candidate does not
 * keep another thread from going on.
 */
export function growTree(
  root: string,
  words: Words,
  from = '',
  meanwhile: (candidate: string) => void = () => undefined,
): Tree {
  const scan = createScan(words);
  const { isCut, listings } = walk(root, from, rulesAbove(root, from), scan);
  for (const file of scan.telling()) meanwhile(file.slice(root.length + 1));
  const tree: Tree = {
    root,
    words,
    folders: new Map(),
    candidates: new Set(),
    changed: new Set(),
    inputs: 0,
    version: 0,
    isCut,
    isOutdated: false,
  };
  putScanned(tree, listings, scan);
  return tree;
}

interface Walked {
  readonly listings: ReadonlyMap<string, Listing>;
  readonly isCut: boolean;
}

/** Lists a folder and those below it, and hands their sources to a scan. */
function walk(root: string, from: string, rules: readonly IgnoreRules[], scan: Scan): Walked {
  const listings = new Map<string, Listing>();
  const open: { name: string; depth: number; above: readonly IgnoreRules[] }[] = [
    { name: from, depth: 0, above: rules },
  ];
  let files = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { above, depth, name } = next;
    if (files >= MOST_FILES) return { listings, isCut: true };
    const listing = listFolder(root, name, above);
    listings.set(name, listing);
    scan.add(pathsOf(root, name, listing));
    files += listing.sources.length;
    if (depth === MOST_DEPTH) continue;
    for (const folder of listing.folders)
      open.push({ name: joined(name, folder), depth: depth + 1, above: listing.rules });
  }
  return { listings, isCut: false };
}

function pathsOf(root: string, folder: string, { sources }: Listing): readonly string[] {
  const prefix = prefixOf(root, folder);
  return sources.map((source) => prefix + source);
}

/** The rules of the folders above one, as far as they are in the project. */
function rulesAbove(root: string, folder: string): readonly IgnoreRules[] {
  const rules: IgnoreRules[] = [];
  for (let above = folder; above !== '';) {
    above = folderOf(above);
    const text = readText(path.join(root, above, '.gitignore'));
    if (text !== null) rules.unshift(ignoreRules(text, above));
  }
  return rules;
}

/** Sets what a scan, which is through, found of folders. */
function putScanned(tree: Tree, listings: ReadonlyMap<string, Listing>, scan: Scan): void {
  let start = 0;
  for (const [name, { configurations, folders, inputs, mtimeMs, sources }] of listings) {
    const first = start;
    start += sources.length;
    putFolder(tree, name, {
      mtimeMs,
      folders,
      sources,
      inputs,
      configurations,
      sourcesPrint: printOf(sources.length, (index) => scan.at(first + index)),
      inputsPrint: printNow(prefixOf(tree.root, name), inputs),
      candidates: sources.filter((_, index) => scan.at(first + index).tells),
    });
  }
}

/** Before the name of a file in this folder: every system understands `/`. */
function prefixOf(root: string, folder: string): string {
  return folder === '' ? `${root}/` : `${root}/${folder}/`;
}

/** The same for one folder. */
function rescan(tree: Tree, name: string, listing: Listing): void {
  const scan = createScan(tree.words);
  scan.add(pathsOf(tree.root, name, listing));
  finish(scan);
  putScanned(tree, new Map([[name, listing]]), scan);
}

function finish(scan: Scan): void {
  for (const file of scan.telling()) void file;
}

/** Sets what is known of a folder. */
export function putFolder(tree: Tree, name: string, folder: Folder): void {
  for (const before of tree.folders.get(name)?.candidates ?? []) tree.candidates.delete(joined(name, before));
  tree.folders.set(name, folder);
  tree.version += 1;
  for (const candidate of folder.candidates) tree.candidates.add(joined(name, candidate));
}

/** Looks at one folder again, and at those that are new in it. */
export function refreshFolder(tree: Tree, name: string): void {
  const before = tree.folders.get(name);
  if (!before) return;
  const prefix = prefixOf(tree.root, name);
  const mtimeMs = statsOf(prefix)?.mtimeMs ?? -1;
  if (mtimeMs !== before.mtimeMs) return relistFolder(tree, name, before);

  const hasSameInputs = printNow(prefix, before.inputs) === before.inputsPrint;
  if (!hasSameInputs) noteInputs(tree, before);
  if (hasSameInputs && printNow(prefix, before.sources) === before.sourcesPrint) return;
  const { configurations, folders, inputs, sources } = before;
  rescan(tree, name, { mtimeMs, configurations, folders, inputs, sources, rules: [] });
}

/** Names came or went. */
function relistFolder(tree: Tree, name: string, before: Folder): void {
  const { root } = tree;
  const listing = listFolder(root, name, rulesAbove(root, name));
  for (const source of differing(before.sources, listing.sources)) tree.changed.add(joined(name, source));
  for (const folder of before.folders) if (!listing.folders.includes(folder)) cutFolder(tree, joined(name, folder));
  rescan(tree, name, listing);
  if (tree.folders.get(name)?.inputsPrint !== before.inputsPrint) {
    noteInputs(tree, { inputs: [...before.inputs, ...listing.inputs] });
  }
  for (const folder of listing.folders) {
    if (before.folders.includes(folder)) continue;
    const scan = createScan(tree.words);
    const { listings } = walk(root, joined(name, folder), listing.rules, scan);
    finish(scan);
    putScanned(tree, listings, scan);
    for (const [added, { inputs, sources }] of listings) {
      if (inputs.length > 0) tree.inputs += 1;
      for (const source of sources) tree.changed.add(joined(added, source));
    }
  }
}

/** What only one of two lists has. */
function differing(before: readonly string[], after: readonly string[]): readonly string[] {
  return [...before.filter((name) => !after.includes(name)), ...after.filter((name) => !before.includes(name))];
}

function noteInputs(tree: Tree, { inputs }: Pick<Folder, 'inputs'>): void {
  tree.inputs += 1;
  if (inputs.includes('.gitignore')) tree.isOutdated = true;
}

function cutFolder(tree: Tree, name: string): void {
  for (const [other, { candidates, inputs, sources }] of tree.folders) {
    if (!isWithin(name, other)) continue;
    if (inputs.length > 0) tree.inputs += 1;
    for (const source of sources) tree.changed.add(joined(other, source));
    for (const candidate of candidates) tree.candidates.delete(joined(other, candidate));
    tree.folders.delete(other);
    tree.version += 1;
  }
}
