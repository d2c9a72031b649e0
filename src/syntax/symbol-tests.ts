import { patternFor } from './patterns.ts';
import type { SymbolTest, SymbolValue } from './value.ts';

/** A test of a symbol and its outcome on one path. */
export interface Outcome {
  readonly test: SymbolTest | null;
  readonly holds: boolean;
}

type TextTest = Extract<SymbolTest, { readonly symbol: SymbolValue }>;

/**
 * What follows for a test of a symbol from tests of the same symbol; `null` when nothing does. A symbol is a text, or not
 * there.
 *
 * | known | asked | answer |
 * |---|---|---|
 * | `x === 'https://a.example'` | `x.includes('a')` | true |
 * | `x === 'https://a.example'` | `x === 'https://b.example'` | false |
 * | `['a', 'b'].includes(x)`, not `x === 'a'` | `x === 'b'` | true |
 * | `x.startsWith('https://a.')` | `x === 'https://b.example'` | false |
 * | not `x.includes('a')` | `x.endsWith('.a')` | false |
 */
export function impliedByTests(outcomes: Iterable<Outcome>, asked: SymbolTest | null): boolean | null {
  if (asked === null || asked.kind === 'predicate') return null;
  const known = [...outcomes].flatMap(({ holds, test }) =>
    test !== null && test.kind !== 'predicate' && isSame(test.symbol, asked.symbol) ? [{ holds, test }] : [],
  );
  if (known.length === 0) return null;
  const candidates = known.flatMap(({ holds, test }) => (holds && textsOf(test)) || []);
  if (known.some(({ holds, test }) => holds && textsOf(test) !== null)) {
    const left = candidates.filter((text) => known.every(({ holds, test }) => (passes(text, test) ?? holds) === holds));
    const answers = new Set(left.map((text) => passes(text, asked)));
    const [only = null] = answers;
    return answers.size === 1 ? only : null;
  }
  return known.reduce<boolean | null>((answer, { holds, test }) => answer ?? impliedBy(test, holds, asked), null);
}

function isSame(left: SymbolValue, right: SymbolValue): boolean {
  return left.name === right.name && left.part === right.part;
}

/** The only texts that pass; `null` when there may be others. */
function textsOf(test: TextTest): readonly string[] | null {
  if (test.kind !== 'listed' || test.among === null) return null;
  const texts = test.among.map((one) => (one.kind === 'primitive' && typeof one.value === 'string' ? one.value : null));
  return texts.every((text) => text !== null) ? texts : null;
}

/** Whether a text passes a test; `null` when that cannot be told. */
function passes(text: string, test: TextTest): boolean | null {
  switch (test.kind) {
    case 'present':
      return text !== '';
    case 'listed':
      return textsOf(test)?.includes(text) ?? null;
    case 'includes':
    case 'startsWith':
    case 'endsWith':
      return text[test.kind](test.text);
    case 'within':
      return test.text.includes(text);
    case 'regexp':
      // A pattern with `g` or `y` goes on where it stopped the last time.
      return /[gy]/.test(test.flags) ? null : (patternFor({ ...test, kind: 'regexp' }, text)?.test(text) ?? null);
  }
}

function impliedBy(known: TextTest, holds: boolean, asked: TextTest): boolean | null {
  if (!holds) return implies(asked, known) ? false : null;
  if (implies(known, asked)) return true;
  return excludes(known, asked) || excludes(asked, known) ? false : null;
}

/** Whether every text that passes one test passes the other. */
function implies(one: TextTest, other: TextTest): boolean {
  const texts = textsOf(one);
  if (texts !== null) return texts.every((text) => passes(text, other) === true);
  if (one.kind !== 'includes' && one.kind !== 'startsWith' && one.kind !== 'endsWith') return false;
  if (other.kind === 'present') return one.text !== '';
  return other.kind === 'includes' || other.kind === one.kind ? passes(one.text, other) === true : false;
}

/** Whether no text that passes the first test, whose texts or whose beginning or end is known, passes the other. */
function excludes(one: TextTest, other: TextTest): boolean {
  const texts = textsOf(one);
  if (texts !== null) return texts.every((text) => passes(text, other) === false);
  if (one.kind !== other.kind || (one.kind !== 'startsWith' && one.kind !== 'endsWith')) return false;
  return 'text' in other && passes(one.text, other) === false && passes(other.text, one) === false;
}
