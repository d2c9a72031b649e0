import type { AST } from '@eslint-community/regexpp';

/** Codes of the ASCII characters that match. Origins hold no others. */
export type AsciiSet = ReadonlySet<number>;

export const ASCII_SIZE = 128;

const ASCII_CODES = Array.from({ length: ASCII_SIZE }, (_, code) => code);

/** The flags that change which characters match. */
export interface CharacterFlags {
  readonly ignoreCase: boolean;
  readonly unicode: boolean;
  readonly dotAll: boolean;
}

type Matcher = (code: number) => boolean;

const LONG_S = 0x17f;
const KELVIN = 0x212a;

/** Null for what is not modelled: properties of Unicode, and the sets of the `v` flag. */
export function asciiSet(
  element: AST.Character | AST.CharacterSet | AST.CharacterClass,
  flags: CharacterFlags,
): AsciiSet | null {
  // Most of a pattern is plain letters, and patterns are compiled while somebody types.
  if (element.type === 'Character' && !flags.ignoreCase) return new Set([element.value]);
  const { elements, negate } = element.type === 'CharacterClass' ? element : { elements: [element], negate: false };
  const matchers: Matcher[] = [];
  for (const member of elements) {
    const matcher = matcherOf(member, flags);
    if (!matcher) return null;
    matchers.push(matcher);
  }
  // Negated after the members are matched in any case: `[^a]` with `i` excludes `A` too.
  const isMember = (code: number): boolean => matchers.some((matcher) => matchesInAnyCase(matcher, code, flags));
  return new Set(ASCII_CODES.filter((code) => isMember(code) !== negate));
}

export function isWordCharacter(code: number): boolean {
  return isDigit(code) || isLetter(code) || code === 0x5f;
}

export function isLineTerminator(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;
}

function matcherOf(element: AST.CharacterClassElement | AST.CharacterSet, flags: CharacterFlags): Matcher | null {
  if (element.type === 'Character') return (code) => code === element.value;
  if (element.type === 'CharacterClassRange') return (code) => element.min.value <= code && code <= element.max.value;
  if (element.type !== 'CharacterSet') return null;
  switch (element.kind) {
    case 'any':
      return (code) => flags.dotAll || !isLineTerminator(code);
    case 'digit':
      return (code) => isDigit(code) !== element.negate;
    case 'space':
      return (code) => isSpace(code) !== element.negate;
    case 'word':
      return (code) => (isWordCharacter(code) || isFoldedWordCharacter(code, flags)) !== element.negate;
    case 'property':
      return null;
  }
}

function matchesInAnyCase(matches: Matcher, code: number, flags: CharacterFlags): boolean {
  return matches(code) || (flags.ignoreCase && otherCases(code, flags.unicode).some(matches));
}

/** With `u`, two characters outside of ASCII fold to letters of it; without, none does. */
function otherCases(code: number, unicode: boolean): readonly number[] {
  if (!isLetter(code)) return [];
  const swapped = code ^ 0x20;
  const lower = code | 0x20;
  if (unicode && lower === 0x73) return [swapped, LONG_S];
  if (unicode && lower === 0x6b) return [swapped, KELVIN];
  return [swapped];
}

function isFoldedWordCharacter(code: number, { ignoreCase, unicode }: CharacterFlags): boolean {
  return ignoreCase && unicode && (code === LONG_S || code === KELVIN);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a && code < ASCII_SIZE;
}

/** Of ASCII; the other white space of `\s` folds to nothing in it. */
function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}
