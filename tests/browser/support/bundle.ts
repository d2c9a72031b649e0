import { join } from 'node:path';
import { rolldown, type Plugin } from 'rolldown';

/** A module of a page: the file it would be in its project, and its text. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** Texts by the name of their file, `<name>.js` for the entry `<name>`. */
export type Bundle = ReadonlyMap<string, string>;

export interface BundleOptions {
  /** Where packages are that the folder does not have. */
  readonly modules?: string;
  /** Code in the place of names. */
  readonly define?: Readonly<Record<string, string>>;
}

/**
 * Bundles many pages at once, so that a library that many of them use is read once. Sources lie in `folder` as far as
 * resolving goes, and nowhere on disk.
 */
export async function bundlePages(
  folder: string,
  sources: readonly Source[],
  entries: Readonly<Record<string, string>>,
  { define = {}, modules }: BundleOptions = {},
): Promise<Bundle> {
  const texts = new Map(sources.map(({ file, text }) => [join(folder, file), text]));
  const bundle = await rolldown({
    cwd: folder,
    input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(folder, file)])),
    platform: 'browser',
    plugins: [inMemory(folder, texts)],
    resolve: { symlinks: false, ...(modules === undefined ? {} : { modules: ['node_modules', modules] }) },
    transform: { define: { 'process.env.NODE_ENV': '"development"', global: 'globalThis', ...define } },
    logLevel: 'silent',
  });
  try {
    const { output } = await bundle.generate({
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name]-[hash].js',
    });
    return new Map(output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : String(file.source)]));
  } finally {
    await bundle.close();
  }
}

function inMemory(folder: string, texts: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'in-memory',
    resolveId(source, importer) {
      const path = source.startsWith('./') && importer !== undefined ? join(importer, '..', source) : source;
      return texts.has(path) ? path : null;
    },
    load: (id) => texts.get(id) ?? null,
  };
}
