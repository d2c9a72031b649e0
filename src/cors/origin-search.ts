import { isWordCharacter } from './regexp-characters.ts';
import type { AsciiSet } from './regexp-characters.ts';
import type { Program } from './regexp-program.ts';
import { advance, BEGINNING, END } from './regexp-run.ts';
import type { Progress } from './regexp-run.ts';

/** What of `scheme://hostname:port` a test looks at; `host` is both of the latter. */
export type OriginPart = 'origin' | 'host' | 'hostname';

/** A regular expression that some part of an origin has to match. */
export interface Requirement {
  readonly program: Program;
  readonly part: OriginPart;
}

/** Stands for a character that only `.` and negated classes match: nobody names it in a pattern of origins. */
export const ANY_CHARACTER = '\u0001';

/** In the order in which they are tried, which makes examples legible. */
const ALPHABET = [...`.abcdefghijklmnopqrstuvwxyz0123456789-_:/${ANY_CHARACTER}`];

/** Real tests are decided within a few hundred; an editor waits some milliseconds for this many. */
const MAX_VISITS = 4000;

interface Visit {
  readonly text: string;
  readonly progress: readonly Progress[];
}

/**
 * The shortest text that meets all the requirements, if there is one; null also where the search was too long. Lookarounds
 * are taken to succeed, so that the answer needs a check if the requirements have any.
 */
export function shortestOrigin(requirements: readonly Requirement[]): string | null {
  const alphabet = representatives(requirements);
  const beginning: Visit = { text: '', progress: requirements.map(() => BEGINNING) };
  const queue: Visit[] = [beginning];
  const seen = new Set([keyOf(beginning)]);
  for (const visit of queue) {
    if (isComplete(requirements, visit)) return visit.text;
    if (seen.size > MAX_VISITS) return null;
    for (const character of alphabet) {
      const progress = extended(requirements, visit, character);
      if (!progress) continue;
      const following = { text: visit.text + character, progress };
      const key = keyOf(following);
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push(following);
    }
  }
  globalThis.console.log('visits', queue.length, alphabet.length);
  return null;
}

/** One character of each set that no requirement tells apart. */
function representatives(requirements: readonly Requirement[]): readonly string[] {
  const sets = requirements.flatMap(({ program }) => setsOf(program));
  const bySignature = new Map<string, string>();
  for (const character of ALPHABET) {
    const code = character.charCodeAt(0);
    const answers = sets.map((set) => (set.has(code) ? '1' : '0'));
    // `:` and `/` end a part, and so are like no other.
    const signature = /[:/]/u.test(character) ? character : `${answers.join('')} ${isWordCharacter(code)}`;
    if (!bySignature.has(signature)) bySignature.set(signature, character);
  }
  return [...bySignature.values()];
}

function setsOf({ states }: Program): readonly AsciiSet[] {
  return states.flatMap((state) => (state.kind === 'character' ? [state.characters] : []));
}

/** Null as soon as one requirement cannot be met any more. */
function extended(
  requirements: readonly Requirement[],
  { text, progress }: Visit,
  character: string,
): readonly Progress[] | null {
  const place = placeOf(text);
  const result: Progress[] = [];
  for (const [index, { program, part }] of requirements.entries()) {
    const before = progress[index] ?? BEGINNING;
    const after = advancedIn(part, place, character, program, before);
    if (isHopeless(program, after)) return null;
    result.push(after);
  }
  return result;
}

function advancedIn(
  part: OriginPart,
  place: 'scheme' | 'hostname' | 'port',
  character: string,
  program: Program,
  before: Progress,
): Progress {
  const isSeen = part === 'origin' || (place !== 'scheme' && part === 'host') || place === 'hostname';
  if (!isSeen) return before;
  const endsHere = part === 'hostname' && character === ':';
  return advance(program, before, endsHere ? END : character.charCodeAt(0));
}

function isHopeless(program: Program, { matched, threads, previous }: Progress): boolean {
  return program.sticky && !matched && threads.length === 0 && previous !== null;
}

function isComplete(requirements: readonly Requirement[], { text, progress }: Visit): boolean {
  const isPortGiven = placeOf(text) === 'port';
  return requirements.every(({ program, part }, index) => {
    const before = progress[index] ?? BEGINNING;
    return (part === 'hostname' && isPortGiven ? before : advance(program, before, END)).matched;
  });
}

function placeOf(text: string): 'scheme' | 'hostname' | 'port' {
  const hostname = text.indexOf('://') + 3;
  if (hostname < 3) return 'scheme';
  return text.includes(':', hostname) ? 'port' : 'hostname';
}

function keyOf({ text, progress }: Visit): string {
  const runs = progress.map(({ threads, previous, matched }) =>
    matched ? 'matched' : `${threads.join()} ${previous === null ? 'first' : isWordCharacter(previous)}`,
  );
  return [placeOf(text), ...runs].join('|');
}
