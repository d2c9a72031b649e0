import { readFileSync } from 'node:fs';
import path from 'node:path';
import { hashOf } from './digest.ts';
import { expandGlobs } from './expand-globs.ts';
import { readIndex } from './index-file.ts';
import type { IndexFile } from './index-file.ts';
import { isWithin } from './paths.ts';
import { lineOfStable } from './positions.ts';
import type { ProjectFacts } from './project-facts.ts';
import { diskFiles } from './project-files.ts';
import type { KnownTexts } from './project-files.ts';
import type { Project } from './project.ts';
import { statsOf } from './stamps.ts';
import { warnOnce } from './warn.ts';
import { packageAbove } from './workspaces.ts';

/** A larger file is no index. */
const MOST_BYTES = 64 * 1024 * 1024;

/** A project whose facts come from files that `eslint-plugin-cors index` wrote: globs relative to the root. */
export function indexedProject<Kinds>(root: string, globs: readonly string[], version: string): Project<Kinds> {
  const texts: KnownTexts = new Map();
  let last: { readonly stamp: string; readonly facts: ProjectFacts<Kinds> } | null = null;
  return {
    look: () => ({
      ...diskFiles(root, texts),
      facts() {
        const names = expandGlobs(root, globs);
        const stamp = names.map((name) => stampOf(path.join(root, name))).join();
        if (last?.stamp !== stamp) last = { stamp, facts: factsFrom(root, names, version) };
        last.facts.problems.forEach(warnOnce);
        return last.facts;
      },
    }),
  };
}

/** Names and contents of the files that are meant, in order. */
export function indexTexts(root: string, globs: readonly string[]): readonly string[] {
  return expandGlobs(root, globs).flatMap((name) => [name, textOf(path.join(root, name))]);
}

function stampOf(file: string): string {
  const stats = statsOf(file);
  return `${file}:${String(stats?.mtimeMs)}:${String(stats?.size)}`;
}

function factsFrom<Kinds>(root: string, indexNames: readonly string[], version: string): ProjectFacts<Kinds> {
  const problems: string[] =
    indexNames.length === 0 ? ['No file fits `settings.cors.index`. Run `eslint-plugin-cors index` first.'] : [];
  const texts = indexNames.map((name) => textOf(path.join(root, name)));
  const indexes = indexNames.flatMap((name, place) => {
    const index = readIndex<Kinds>(texts[place] ?? '', version);
    if (!index) problems.push(`\`${name}\` is no index of this version. Run \`eslint-plugin-cors index\` again.`);
    return index ?? [];
  });
  // What the index of its own folder says of a file comes last, and so counts.
  const byDistance = indexes.flatMap(({ files, folder }) =>
    Object.entries(files).map(([file, facts]) => ({ file, facts, depth: isWithin(folder, file) ? folder.length : -1 })),
  );
  byDistance.sort((left, right) => left.depth - right.depth);
  const files = new Map(byDistance.map(({ facts, file }) => [file, facts]));
  const names = [...files.keys()].sort();
  const of = <Kind extends keyof Kinds>(kind: Kind, file: string): Kinds[Kind] | null =>
    files.get(file)?.[kind] ?? null;
  const packages = new Map(indexes.flatMap((index) => index.packages).map((found) => [found.folder, found]));
  return {
    files: names,
    problems,
    kindsOf: (file) => Object.keys(files.get(file) ?? {}) as (keyof Kinds)[], // it holds nothing else
    of,
    glance: of,
    all: <Kind extends keyof Kinds>(kind: Kind) =>
      names.flatMap((file) => {
        const facts = of(kind, file);
        return facts === null ? [] : { file, facts };
      }),
    packageOf: (file) => packageAbove(packages, file),
    packages: [...packages.values()].sort((left, right) => (left.folder < right.folder ? -1 : 1)),
    importsOf: (file) => importsIn(indexes, file),
    closureOf: (file) => closureIn(indexes, file),
    lineOf: (_, position) => lineOfStable(position),
    digest: () => hashOf(texts),
  };
}

function closureIn(indexes: readonly IndexFile<unknown>[], file: string): readonly string[] {
  const found = new Set([file]);
  // A set also gives what is added on the way.
  for (const name of found) for (const imported of importsIn(indexes, name)) found.add(imported);
  return [...found].sort();
}

function importsIn(indexes: readonly IndexFile<unknown>[], file: string): readonly string[] {
  return indexes.flatMap(({ imports }) => imports[file] ?? []);
}

function textOf(file: string): string {
  try {
    return (statsOf(file)?.size ?? 0) <= MOST_BYTES ? readFileSync(file, 'utf8') : '';
  } catch {
    return '';
  }
}
