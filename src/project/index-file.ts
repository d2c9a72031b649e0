import { isRecord } from './json.ts';
import type { Package } from './workspaces.ts';

/** Another form of the file; another number, and what was written before is not read. */
const FORMAT = 2;

/** What `eslint-plugin-cors index` writes about a folder: nothing in it depends on the time, or on where the project stands. */
export interface IndexFile<Kinds> {
  /** Relative to the root. */
  readonly folder: string;
  readonly packages: readonly Package[];
  /** By file, what kinds of facts it has; positions are those of `withStablePositions`. */
  readonly files: Readonly<Record<string, Partial<Kinds>>>;
  /** The files of the project that these import, for every file that a server consists of. */
  readonly imports: Readonly<Record<string, readonly string[]>>;
}

/** The same bytes for the same facts: keys in order, one line for each file. */
export function printIndex<Kinds>({ files, folder, imports, packages }: IndexFile<Kinds>, version: string): string {
  const rows = (record: Readonly<Record<string, unknown>>): string =>
    Object.keys(record)
      .sort()
      .map((name) => `${JSON.stringify(name)}: ${JSON.stringify(inOrder(record[name]))}`)
      .join(',\n');
  const parts = [
    `"plugin": ${JSON.stringify(`eslint-plugin-cors@${version}`)}`,
    `"format": ${String(FORMAT)}`,
    `"folder": ${JSON.stringify(folder)}`,
    `"packages": ${JSON.stringify(packages.map(inOrder))}`,
    `"files": {\n${rows(files)}\n}`,
    `"imports": {\n${rows(imports)}\n}`,
  ];
  return `{\n${parts.join(',\n')}\n}\n`;
}

/** `null` for a text that is none of ours, or of another version. */
export function readIndex<Kinds>(text: string, version: string): IndexFile<Kinds> | null {
  try {
    const content = JSON.parse(text) as Partial<Record<string, unknown>> | null; // looked at below
    if (content?.['plugin'] !== `eslint-plugin-cors@${version}` || content['format'] !== FORMAT) return null;
    const { files, folder, imports, packages } = content;
    if (typeof folder !== 'string' || !Array.isArray(packages) || !isRecord(files) || !isRecord(imports)) return null;
    return content as unknown as IndexFile<Kinds>; // the version that it names wrote it
  } catch {
    return null;
  }
}

/** What of a package others depend on: how it is started, and on what it is built. Versions are left out. */
export function indexedPackage({ folder, manifest, name }: Package): Package {
  const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];
  const needed = kinds.flatMap((kind) => {
    const record = manifest?.[kind];
    return isRecord(record) ? [[kind, Object.fromEntries(Object.keys(record).map((key) => [key, '*']))] as const] : [];
  });
  const scripts = manifest?.['scripts'];
  const kept = { ...(scripts === undefined ? {} : { scripts }), ...Object.fromEntries(needed) };
  return { folder, name, manifest: manifest && kept };
}

/** The same data with all keys in order. */
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, inOrder(value[key])]),
  );
}
