import type { StoredEntries } from './fact-store.ts';
import type { Folder } from './folder.ts';
import { putFolder } from './tree.ts';
import type { Words } from './scan-file.ts';
import type { Tree } from './tree.ts';

/** Another form of the text below; another number, and what was written before is not read. */
const FORMAT = 1;

/** All that is known of a project, as one text. */
export interface Snapshot {
  readonly tree: Tree;
  /** What the stores of facts hold, each under its name. */
  readonly stores: Readonly<Record<string, StoredEntries<unknown>>>;
}

/** One row per folder; names are joined by `/`, which no name holds: a long list is read much faster as one text. */
type FolderRow = readonly [
  name: string,
  mtimeMs: number,
  folders: string,
  sources: string,
  inputs: string,
  configurations: string,
  sourcesPrint: number,
  inputsPrint: number,
  candidates: string,
];

interface Content extends Pick<Snapshot, 'stores'> {
  readonly folders: readonly FolderRow[];
}

/** `writer` is the version of all code that facts depend on. The first line tells a reader whether the rest is for it, and whole. */
export function printSnapshot({ stores, tree }: Snapshot, writer: string): string {
  const folders = [...tree.folders].map(([name, folder]): FolderRow => [
    name,
    folder.mtimeMs,
    folder.folders.join('/'),
    folder.sources.join('/'),
    folder.inputs.join('/'),
    folder.configurations.join('/'),
    folder.sourcesPrint,
    folder.inputsPrint,
    folder.candidates.join('/'),
  ]);
  const content: Content = { folders, stores };
  const body = JSON.stringify(content);
  return `${headerOf(body, tree, writer)}\n${body}`;
}

/** `null` for a text that is broken, or of another project, another version, or a tree that was cut. */
export function readSnapshot(text: string, root: string, words: Words, writer: string): Snapshot | null {
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (end === -1 || text.slice(0, end) !== headerOf(body, { root, words }, writer)) return null;
  const { folders, stores } = JSON.parse(body) as Content; // the header says who wrote it
  const tree: Tree = {
    root,
    words,
    folders: new Map(),
    candidates: new Set(),
    changed: new Set(),
    inputs: 0,
    version: 0,
    isCut: false,
    isOutdated: false,
  };
  for (const row of folders) putFolder(tree, row[0], new KeptFolder(row));
  tree.version = 0;
  return { tree, stores };
}

/** A folder that makes its lists when somebody asks: as long as nothing has changed, that is once. */
class KeptFolder implements Folder {
  readonly mtimeMs: number;
  readonly sourcesPrint: number;
  readonly inputsPrint: number;
  readonly #row: FolderRow;

  constructor(row: FolderRow) {
    this.mtimeMs = row[1];
    this.sourcesPrint = row[6];
    this.inputsPrint = row[7];
    this.#row = row;
  }

  get folders() {
    return namesIn(this.#row[2]);
  }

  get sources() {
    return namesIn(this.#row[3]);
  }

  get inputs() {
    return namesIn(this.#row[4]);
  }

  get configurations() {
    return namesIn(this.#row[5]);
  }

  get candidates() {
    return namesIn(this.#row[8]);
  }
}

function namesIn(joined: string): readonly string[] {
  return joined === '' ? [] : joined.split('/');
}

function headerOf(body: string, { root, words }: Pick<Tree, 'root' | 'words'>, writer: string): string {
  const { crc32 } = process.getBuiltinModule('node:zlib');
  return JSON.stringify(['eslint-plugin-cors', FORMAT, writer, root, crc32(words.pattern), body.length, crc32(body)]);
}
