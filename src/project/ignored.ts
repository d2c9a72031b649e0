import { createRequire } from 'node:module';

/** Folders that hold what others wrote, or what a build made, whatever else is said. Those that begin with a dot are not entered either. */
const ALWAYS: ReadonlySet<string> = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  'dist',
  'build',
  'out',
  'coverage',
  '__pycache__',
  'venv',
  'vendor',
]);

/** Whether a folder of that name is never entered. */
export function isAlwaysIgnored(name: string): boolean {
  return name.startsWith('.') || ALWAYS.has(name);
}

/** The rules of one `.gitignore`: whether it ignores a folder, `null` when it says nothing of it. */
export type IgnoreRules = (folder: string) => boolean | null;

interface Pattern {
  readonly negated: boolean;
  /** The name that a folder must have; else what its path must match. */
  readonly name: string | null;
  readonly matches: (path: string) => boolean;
}

/**
 * Reads a `.gitignore` for folders alone: what it says of files would have to be asked for each of them. Paths are relative to
 * the root, as is `base`, the folder where the file stands. The last line that fits decides, as in Git.
 *
 * @see https://git-scm.com/docs/gitignore#_pattern_format
 */
export function ignoreRules(text: string, base: string): IgnoreRules {
  const patterns = text.split(/\r?\n/).flatMap((line) => patternOf(line) ?? []);
  const offset = base === '' ? 0 : base.length + 1;
  return (folder) => {
    const path = folder.slice(offset);
    const name = path.slice(path.lastIndexOf('/') + 1);
    const last = patterns.findLast((pattern) =>
      pattern.name === null ? pattern.matches(path) : pattern.name === name,
    );
    return last ? !last.negated : null;
  };
}

function patternOf(line: string): Pattern | null {
  const negated = line.startsWith('!');
  const glob = (negated ? line.slice(1) : line).trimEnd().replace(/\/$/, '');
  if (glob === '' || glob === '/' || glob.startsWith('#')) return null;
  const isAnchored = glob.includes('/');
  const isPlain = !/[*?[\]\\{}()!+@]/.test(glob);
  if (isPlain && !isAnchored) return { negated, name: glob, matches: () => false };
  const anchored = glob.replace(/^\//, '');
  if (isPlain) return { negated, name: null, matches: (path) => path === anchored };
  return { negated, name: null, matches: globMatcher(isAnchored ? anchored : `**/${glob}`) };
}

/** A glob with more wildcards than people write may take for ever to match. */
const MOST_WILDCARDS = 12;
const LONGEST_GLOB = 256;

/** Whether a path fits one of the globs, dots included; globs that are empty or out of bounds fit nothing. */
export function globMatcher(globs: string | readonly string[]): (path: string) => boolean {
  const picomatch = createRequire(import.meta.url)('picomatch') as typeof import('picomatch'); // `require` gives no types
  const usable = [globs]
    .flat()
    .filter((glob) => glob !== '' && glob.length <= LONGEST_GLOB && wildcardsIn(glob) <= MOST_WILDCARDS);
  return picomatch(usable, { dot: true, noextglob: true });
}

function wildcardsIn(glob: string): number {
  return glob.match(/\*+|[?[{]/g)?.length ?? 0;
}
