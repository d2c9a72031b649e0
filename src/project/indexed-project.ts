import { readFileSync } from 'node:fs';
import path from 'node:path';
import { hashOf } from './digest.ts';
import { expandGlobs } from './expand-globs.ts';
import { readIndex } from './index-file.ts';
import type { IndexFile } from './index-file.ts';
import { lineOfStable } from './positions.ts';
import type { ProjectFacts } from './project-facts.ts';
import { diskFiles } from './project-files.ts';
import type { KnownTexts } from './project-files.ts';
import type { Project } from './project.ts';
import { statsOf } from './stamps.ts';
import { packageAbove } from './workspaces.ts';

/** A larger file is no index. */
const MOST_BYTES = 64 * 1024 * 1024;

/** A project whose facts come from files that `eslint-plugin-cors index` wrote: globs relative to the root. */
export function indexedProject<Facts>(root: string, globs: readonly string[], version: string): Project<Facts> {
  const texts: KnownTexts = new Map();
  let last: { readonly stamp: string; readonly facts: ProjectFacts<Facts> } | null = null;
  return {
    look: () => ({
      ...diskFiles(root, texts),
      facts() {
        const names = expandGlobs(root, globs);
        const stamp = names.map((name) => stampOf(path.join(root, name))).join();
        if (last?.stamp !== stamp) last = { stamp, facts: factsFrom(root, names, version) };
        return last.facts;
      },
    }),
  };
}

function stampOf(file: string): string {
  const stats = statsOf(file);
  return `${file}:${String(stats?.mtimeMs)}:${String(stats?.size)}`;
}

function factsFrom<Facts>(root: string, names: readonly string[], version: string): ProjectFacts<Facts> {
  const problems: string[] =
    names.length === 0 ? ['No file fits `settings.cors.index`. Run `eslint-plugin-cors index` first.'] : [];
  const texts = names.map((name) => textOf(path.join(root, name)));
  const indexes = names.flatMap((name, place) => {
    const index = readIndex<Facts>(texts[place] ?? '', version);
    if (!index) problems.push(`\`${name}\` is no index of this version. Run \`eslint-plugin-cors index\` again.`);
    return index ?? [];
  });
  const entries = new Map(
    indexes.flatMap(({ files }) => Object.entries(files)).map(([file, facts]) => [file, { file, facts }]),
  );
  const packages = new Map(indexes.flatMap((index) => index.packages).map((found) => [found.folder, found]));
  return {
    files: [...entries.values()].sort((left, right) => (left.file < right.file ? -1 : 1)),
    problems,
    entry: (file) => entries.get(file) ?? null,
    packageOf: (file) => packageAbove(packages, file),
    packages: [...packages.values()].sort((left, right) => (left.folder < right.folder ? -1 : 1)),
    closureOf: (file) => closureIn(indexes, file),
    lineOf: (_, position) => lineOfStable(position),
    digest: () => hashOf(texts),
  };
}

function closureIn(indexes: readonly IndexFile<unknown>[], file: string): readonly string[] {
  const found = new Set([file]);
  // A set also gives what is added on the way.
  for (const name of found) {
    for (const { imports } of indexes) for (const imported of imports[name] ?? []) found.add(imported);
  }
  return [...found].sort();
}

function textOf(file: string): string {
  try {
    return (statsOf(file)?.size ?? 0) <= MOST_BYTES ? readFileSync(file, 'utf8') : '';
  } catch {
    return '';
  }
}
