import { folderOf } from './paths.ts';

/** Every spelling of an import with a text in it; one too many does no harm. */
const SPECIFIER = /(?:from|import|require)\s*\(?\s*(['"`])([^'"`\n]+)\1/g;

/** What a text may import, in source order, without a look at its meaning. */
export function specifiersIn(text: string): readonly string[] {
  return [...text.matchAll(SPECIFIER)].map(([, , specifier = '']) => specifier);
}

/** By what last names a file may be imported: its own, or that of its folder. */
export function importableNames(file: string): readonly string[] {
  const stem = stemOf(file);
  return stem === 'index' ? [stem, stemOf(folderOf(file))] : [stem];
}

/** `./routes/users.js` → `users`; a folder such as `..` has an index. */
export function stemOf(name: string): string {
  const last = name.slice(name.lastIndexOf('/') + 1);
  return /^\.*$/.test(last) ? 'index' : last.replace(/(?<=.)\..*$/, '');
}
