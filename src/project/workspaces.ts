import { createRequire } from 'node:module';
import path from 'node:path';
import { globMatcher } from './ignored.ts';
import { isRecord, textsIn } from './json.ts';
import { folderOf, joined } from './paths.ts';
import type { ProjectFiles } from './project-files.ts';
import type { Tree } from './tree.ts';

/** A part of the project that is built and served on its own. */
export interface Package {
  /** Relative to the root; `''` for the root. */
  readonly folder: string;
  /** As `package.json` or `project.json` calls it; `null` when neither does. */
  readonly name: string | null;
  /** The content of its `package.json`; `null` when there is none, or nobody can read it. */
  readonly manifest: Readonly<Record<string, unknown>> | null;
}

/**
 * The packages of a project, sorted by folder: the folders with a `package.json` or Nx's `project.json`. Where the root declares
 * workspaces (npm, Yarn, Bun, pnpm, Lerna; Turborepo uses one of these), the others are left out: they are templates and fixtures,
 * or only say that a folder has another type of module.
 *
 * @see https://docs.npmjs.com/cli/using-npm/workspaces
 * @see https://pnpm.io/pnpm-workspace_yaml
 * @see https://lerna.js.org/docs/api-reference/configuration
 * @see https://nx.dev/reference/project-configuration
 */
export function packagesIn({ folders }: Pick<Tree, 'folders'>, files: ProjectFiles): readonly Package[] {
  const isMember = membership(files);
  const found: Package[] = [];
  for (const folder of [...folders.keys()].sort()) {
    const inputs = folders.get(folder)?.inputs ?? [];
    const hasProject = inputs.includes('project.json') && isNxProject(folder, files);
    if (!hasProject && !inputs.includes('package.json')) continue;
    if (folder === '' || hasProject || isMember(folder)) found.push(packageIn(folder, files));
  }
  return found;
}

/** The nearest package of those, by folder, that a file is in. */
export function packageAbove(packages: ReadonlyMap<string, Package>, file: string): Package | null {
  for (let folder = folderOf(file); ; folder = folderOf(folder)) {
    const nearest = packages.get(folder);
    if (nearest) return nearest;
    if (folder === '') return null;
  }
}

function packageIn(folder: string, files: ProjectFiles): Package {
  const manifest = recordIn(files, joined(folder, 'package.json'));
  const name = manifest?.['name'] ?? recordIn(files, joined(folder, 'project.json'))?.['name'];
  return { folder, name: typeof name === 'string' ? name : null, manifest };
}

/** A `project.json` may be anybody's; Nx's says where its sources are, or what can be run. */
function isNxProject(folder: string, files: ProjectFiles): boolean {
  const project = recordIn(files, joined(folder, 'project.json'));
  return project !== null && ['targets', 'sourceRoot', 'projectType'].some((key) => key in project);
}

/** Whether a folder is declared as a workspace of the root; every one is when the root declares none. */
function membership(files: ProjectFiles): (folder: string) => boolean {
  const globs = [...manifestGlobs(files), ...pnpmGlobs(files), ...lernaGlobs(files)].map((glob) =>
    glob.replace(/^(!?)(?:\.?\/)+/, '$1').replace(/\/+$/, ''),
  );
  const wanted = globs.filter((glob) => !glob.startsWith('!'));
  if (wanted.length === 0) return () => true;
  const isWanted = globMatcher(wanted);
  const unwanted = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  const isUnwanted = unwanted.length === 0 ? () => false : globMatcher(unwanted);
  return (folder) => isWanted(folder) && !isUnwanted(folder);
}

function manifestGlobs(files: ProjectFiles): readonly string[] {
  const workspaces = recordIn(files, 'package.json')?.['workspaces'];
  return textsIn(isRecord(workspaces) ? workspaces['packages'] : workspaces);
}

function pnpmGlobs(files: ProjectFiles): readonly string[] {
  const text = files.text(path.join(files.root, 'pnpm-workspace.yaml'));
  if (text === null) return [];
  try {
    const { parse } = createRequire(import.meta.url)('yaml') as typeof import('yaml'); // `require` gives no types
    // Aliases may grow without end.
    const content: unknown = parse(text, { maxAliasCount: 100, logLevel: 'silent' });
    return isRecord(content) ? textsIn(content['packages']) : [];
  } catch {
    return [];
  }
}

function lernaGlobs(files: ProjectFiles): readonly string[] {
  return textsIn(recordIn(files, 'lerna.json')?.['packages']);
}

function recordIn(files: ProjectFiles, name: string): Readonly<Record<string, unknown>> | null {
  const text = files.text(path.join(files.root, name));
  if (text === null) return null;
  try {
    const content: unknown = JSON.parse(text);
    return isRecord(content) ? content : null;
  } catch {
    return null;
  }
}
