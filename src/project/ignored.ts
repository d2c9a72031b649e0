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

type Picomatch = typeof import('picomatch');

/** Whether a path fits one of the globs, dots included. */
export function globMatcher(globs: string | readonly string[]): (path: string) => boolean {
  const picomatch = createRequire(import.meta.url)('picomatch') as Picomatch; // `require` gives no types
  return picomatch([globs].flat(), { dot: true });
}
