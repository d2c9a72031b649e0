/** The modes of the Fetch Standard, the one first that sends credentials to other origins. */
export const CREDENTIALS_MODES = ['include', 'same-origin', 'omit'] as const;

/** The values of the attribute `crossorigin`, the one first that sends credentials. */
export const CROSS_ORIGIN_VALUES = ['use-credentials', 'anonymous'] as const;

/** Words for a mode that authors bring along from elsewhere. */
const MEANT: Readonly<Record<string, string>> = {
  '': 'omit',
  '0': 'omit',
  '1': 'include',
  all: 'include',
  always: 'include',
  cors: 'include',
  'cross-origin': 'include',
  false: 'omit',
  never: 'omit',
  no: 'omit',
  none: 'omit',
  null: 'omit',
  same: 'same-origin',
  'same-site': 'same-origin',
  true: 'include',
  'use-credentials': 'include',
  withCredentials: 'include',
  yes: 'include',
};

const MEANT_BY_ELEMENTS: Readonly<Record<string, string>> = {
  credentials: 'use-credentials',
  include: 'use-credentials',
  'same-origin': 'anonymous',
  true: 'use-credentials',
  'with-credentials': 'use-credentials',
};

/** The valid values that a wrong one was meant to be, the likeliest first; all of them where nothing tells. */
export function modesMeantBy(written: string): readonly string[] {
  return meantBy(written, CREDENTIALS_MODES, MEANT);
}

/** The same for `crossorigin`: either may be meant, and the likelier one comes first. */
export function crossOriginMeantBy(written: string): readonly string[] {
  const [likeliest] = meantBy(written, CROSS_ORIGIN_VALUES, MEANT_BY_ELEMENTS);
  return [...CROSS_ORIGIN_VALUES].sort((left, right) => Number(right === likeliest) - Number(left === likeliest));
}

function meantBy(
  written: string,
  values: readonly string[],
  words: Readonly<Record<string, string>>,
): readonly string[] {
  const plain = written.trim();
  const word = Object.hasOwn(words, plain) ? words[plain] : undefined;
  if (word !== undefined) return [word];
  const letters = lettersOf(plain);
  const near = values.filter((value) => startsAlike(letters, lettersOf(value)));
  return near.length === 1 ? near : values;
}

function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]/g, '');
}

/** Whether a text is another one but for case, separators and the end: `Include`, `included`, `sameOrigin`. */
function startsAlike(text: string, other: string): boolean {
  const length = Math.min(text.length, other.length, 4);
  return length > 2 && text.slice(0, length) === other.slice(0, length);
}
