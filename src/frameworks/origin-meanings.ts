import type { OptionValue, OriginMeaning } from './define-framework.ts';

export const ANY: OriginMeaning = { kind: 'any' };
export const ASKED: OriginMeaning = { kind: 'asked' };
export const EVERYONE: OriginMeaning = { kind: 'everyone' };
export const FAILING: OriginMeaning = { kind: 'failing' };
export const OFF: OriginMeaning = { kind: 'off' };
export const UNKNOWN: OriginMeaning = { kind: 'unknown' };

/** The text that a value turns into, for everybody. */
export function one(text: unknown): OriginMeaning {
  return { kind: 'one', text: String(text) };
}

/** The text that an object turns into, such as a promise that nobody waits for. */
export function textOfObject(value: OptionValue): OriginMeaning {
  return value.kind === 'object' && value.text !== null ? one(value.text) : UNKNOWN;
}

type List = Extract<OptionValue, { kind: 'array' }>;

/** Whoever fits one of these; a list in the list fits nobody. */
export function among(elements: readonly OptionValue[], open = false): OriginMeaning {
  return amongNested(
    elements.filter(({ kind }) => kind !== 'array'),
    open,
  );
}

/** The same where libraries look into lists of the list too. */
export function amongNested(elements: readonly OptionValue[], open = false): OriginMeaning {
  return { kind: 'among', elements, open };
}

/** Whoever is in a list, in which patterns fit nobody. */
export function amongTexts({ elements, open }: List): OriginMeaning {
  return among(
    elements.filter(({ kind }) => kind !== 'regexp'),
    open,
  );
}

/** What a pattern turns into where a text is meant. */
export function patternText({ flags, source }: Extract<OptionValue, { kind: 'regexp' }>): string {
  return `/${source}/${flags}`;
}

/** Whoever fits the pattern. */
export function matching({ flags, source }: Extract<OptionValue, { kind: 'regexp' }>): OriginMeaning {
  return { kind: 'matching', source, flags };
}

export function isWildcard(value: OptionValue): boolean {
  return value.kind === 'primitive' && value.value === '*';
}

/** Whoever is in a list, in which `*` is everybody. */
export function listedOrAny({ elements, open }: List): OriginMeaning {
  return elements.some(isWildcard) ? ANY : among(elements, open);
}

/** Texts with a `*` as the patterns that a library makes of them; `sourceOf` gives what is between `^` and `$`. */
export function globbed(element: OptionValue, sourceOf: (text: string) => string): OptionValue {
  if (element.kind !== 'primitive' || typeof element.value !== 'string' || !element.value.includes('*')) return element;
  return { kind: 'regexp', source: `^${sourceOf(element.value)}$`, flags: '' };
}

/** A pattern, or another value that is known to be no text. */
export function isNoText(value: OptionValue): boolean {
  return value.kind === 'regexp' || (value.kind === 'primitive' && typeof value.value !== 'string');
}

/** The parts of a text with commas, without the space around them. */
export function partsOf(text: string): readonly OptionValue[] {
  return text.split(',').map((part) => ({ kind: 'primitive', value: part.trim() }));
}
