import { fileKind } from './file-kinds.ts';
import { MOST_CANDIDATES, MOST_FILES } from './limits.ts';
import { folderOf, relativeTo } from './paths.ts';
import type { Tree } from './tree.ts';
import { unsaved, unsavedFiles } from './unsaved.ts';

/** The files that may have facts, sorted, and what was left out. */
export interface Candidates {
  readonly names: readonly string[];
  readonly problems: readonly string[];
}

/** By the texts on disk, and by the unsaved ones where there are. */
export function candidatesOf({ candidates, folders, isCut, root, words }: Tree): Candidates {
  const telling = new Set(candidates);
  const pattern = new RegExp(words.pattern, 'i');
  for (const file of unsavedFiles()) {
    const name = relativeTo(root, file);
    if (name === null || !folders.has(folderOf(name)) || fileKind(name.slice(name.lastIndexOf('/') + 1)) !== 'source')
      continue;
    if (pattern.test(unsaved(file)?.text ?? '')) telling.add(name);
    else telling.delete(name);
  }
  const names = [...telling].sort();
  const problems: string[] = [];
  if (isCut) {
    problems.push(
      `This project has more than ${String(MOST_FILES)} files. Only those found first were searched for servers and clients.`,
    );
  }
  if (names.length > MOST_CANDIDATES) {
    const left = String(names.length - MOST_CANDIDATES);
    problems.push(
      `${left} files that speak of servers or requests were left out, since the project has so many. Ignore what is generated.`,
    );
  }
  return { names: names.slice(0, MOST_CANDIDATES), problems };
}
