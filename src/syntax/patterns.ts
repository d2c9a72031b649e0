import type { RegExpValue } from './value.ts';

/** A longer text is not worth the time that a pattern with two repetitions may take on it. */
const MOST_TEXT = 300;

/** What is left of a pattern without its repetitions: no groups, no counts, no references. */
const PLAIN = /^(?:[^\\()[\]*+?{}]|\\[^\dk]|\[(?:[^\\\]]|\\.)+\])*$/u;

/** The pattern itself where it is known to be quick on the text, needing a time that is polynomial in its length; else `null`. */
export function patternFor({ source, flags }: RegExpValue, text: string): RegExp | null {
  const repetitions = source.match(/(?<!\\)[*+]/gu)?.length ?? 0;
  const options = source.match(/(?<!\\)\?/gu)?.length ?? 0;
  if (text.length > MOST_TEXT || repetitions > 2 || options > 4) return null;
  return PLAIN.test(source.replace(/(?<!\\)[*+?]/gu, '')) ? regexpOf(source, flags) : null;
}

/** The regular expression, `null` when it is none. */
export function regexpOf(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}
