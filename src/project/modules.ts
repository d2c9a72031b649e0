import type { Module, Modules } from '../syntax/modules.ts';
import { isWithin } from '../syntax/ranges.ts';
import { loadModule } from './load-module.ts';
import type { LintedFilesParser } from './load-module.ts';
import type { ProjectFiles } from './project-files.ts';
import { resolveImport } from './resolve-import.ts';
import { realPath } from './root.ts';

/** More files than this are not read for one file, nor those that are more imports away. */
const MOST_MODULES = 128;
const MOST_IMPORTS = 16;

/**
 * The modules of a project, as its files see them. Nothing is read before somebody asks for an import, and what one root has
 * seen stays as it was for as long as its modules are used.
 */
export function createModules(files: ProjectFiles, parser?: LintedFilesParser): (root: Module) => Modules {
  return (root) => modulesFrom(root, files, parser);
}

interface Loaded {
  readonly module: Module;
  readonly file: string;
  /** How many imports it is away from the root. */
  readonly distance: number;
}

function modulesFrom(root: Module, files: ProjectFiles, parser: LintedFilesParser | undefined): Modules {
  const rootFile = realPath(root.filename) ?? root.filename;
  const start: Loaded = { module: root, file: rootFile, distance: 0 };
  const loaded = new Map<string, Loaded | null>([[rootFile, start]]);
  const found = new Map<string, string | null>();
  let last = start;

  function loadedAt(node: Parameters<Modules['at']>[0]): Loaded | null {
    if (isWithin(node, last.module.program)) return last;
    for (const one of loaded.values()) if (one && isWithin(node, one.module.program)) return (last = one);
    return null;
  }

  function resolved(specifier: string, from: Loaded): string | null {
    const key = `${from.file}\0${specifier}`;
    let file = found.get(key);
    if (file === undefined) {
      file = resolveImport(specifier, from.file, files);
      found.set(key, file);
    }
    return file;
  }

  function load(file: string, from: Loaded): Loaded | null {
    const known = loaded.get(file);
    if (known !== undefined) return known;
    if (loaded.size >= MOST_MODULES || from.distance >= MOST_IMPORTS) return null;
    const module = loadModule(file, files, parser);
    const entry = module && { module, file, distance: from.distance + 1 };
    loaded.set(file, entry);
    return entry;
  }

  return {
    root,
    home: files.root,
    imported(specifier, node) {
      const from = loadedAt(node);
      const file = from && resolved(specifier, from);
      return (from && file !== null ? load(file, from)?.module : null) ?? null;
    },
    textOf(specifier, node) {
      const from = loadedAt(node);
      const file = from && resolved(specifier, from);
      return file && files.text(file);
    },
    at: (node) => loadedAt(node)?.module ?? null,
  };
}
