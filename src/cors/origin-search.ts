import { isWordCharacter } from './regexp-characters.ts';
import type { AsciiSet } from './regexp-characters.ts';
import type { Program } from './regexp-program.ts';
import { BEGINNING, continuations, END } from './regexp-run.ts';
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

/** Threads to follow. What people write takes less than a fifth of it; for the whole an editor waits half a second. */
const MAX_WORK = 10_000;

type Place = 'scheme' | 'hostname' | 'port';

/** How far a requirement has come with a text, and what each further character would do to it. */
interface Track {
  readonly requirement: Requirement;
  readonly progress: Progress;
  readonly after: (next: number | null) => Progress;
}

interface Visit {
  readonly text: string;
  readonly tracks: readonly Track[];
}

/**
 * The shortest text that meets all the requirements, if there is one; null also where the search was too long. Lookarounds
 * are taken to succeed, so that the answer needs a check if the requirements have any.
 */
export function shortestOrigin(requirements: readonly Requirement[]): string | null {
  const alphabet = representatives(requirements);
  const beginning = { text: '', tracks: requirements.map((requirement) => trackOf(requirement, BEGINNING)) };
  const queue: Visit[] = [beginning];
  const seen = new Set([keyOf(beginning)]);
  let work = 0;
  for (const visit of queue) {
    if (isComplete(visit)) return visit.text;
    work += visit.tracks.reduce((sum, { progress }) => sum + progress.threads.length, 1);
    if (work > MAX_WORK) return null;
    for (const character of alphabet) {
      const following = extended(visit, character);
      if (!following) continue;
      const key = keyOf(following);
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push(following);
    }
  }
  return null;
}

function trackOf(requirement: Requirement, progress: Progress): Track {
  return { requirement, progress, after: continuations(requirement.program, progress) };
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
function extended({ text, tracks }: Visit, character: string): Visit | null {
  const place = placeOf(text);
  const result: Track[] = [];
  for (const track of tracks) {
    const { program, part } = track.requirement;
    const next = part === 'hostname' && character === ':' ? END : character.charCodeAt(0);
    const progress = isSeen(part, place) ? track.after(next) : track.progress;
    if (isHopeless(program, progress)) return null;
    result.push(progress === track.progress ? track : trackOf(track.requirement, progress));
  }
  return { text: text + character, tracks: result };
}

function isSeen(part: OriginPart, place: Place): boolean {
  return part === 'origin' || place === 'hostname' || (place === 'port' && part === 'host');
}

function isHopeless(program: Program, { matched, threads, previous }: Progress): boolean {
  return program.sticky && !matched && threads.length === 0 && previous !== null;
}

function isComplete({ text, tracks }: Visit): boolean {
  const place = placeOf(text);
  return tracks.every(({ requirement, progress, after }) => {
    const end = isSeen(requirement.part, place) ? after(END) : progress;
    return end.matched;
  });
}

function placeOf(text: string): Place {
  const hostname = text.indexOf('://') + 3;
  if (hostname < 3) return 'scheme';
  return text.includes(':', hostname) ? 'port' : 'hostname';
}

function keyOf({ text, tracks }: Visit): string {
  const runs = tracks.map(({ progress: { threads, previous, matched } }) =>
    matched ? 'matched' : `${threads.join()} ${previous === null ? 'first' : isWordCharacter(previous)}`,
  );
  return [placeOf(text), ...runs].join('|');
}
