import { frameworks } from '../frameworks/index.ts';

/** What a library calls its options for the origin and for credentials; `null` for one that has no such options. */
export function optionNames(library: string): { readonly origin: string; readonly credentials: string } | null {
  // A version that behaves otherwise has its number behind the name.
  const found = frameworks.find(({ id }) => library === id || library.startsWith(`${id} `));
  const credentials = found?.credentials;
  if (!credentials?.option || credentials.holdsHeaders || found?.origin.takes === 'list') return null;
  return { origin: found?.origin.option ?? 'origin', credentials: credentials.option };
}
