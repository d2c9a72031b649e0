import { isLineTerminator, isWordCharacter } from './regexp-characters.ts';
import type { Assertion, Lookaround, Program } from './regexp-program.ts';

/** The end of a text, where a character code is asked for. */
export const END = null;

/** Between two characters; `lookaround` answers for the rest of the text. */
export interface Place {
  readonly previous: number | null;
  readonly next: number | null;
  readonly lookaround: (assertion: Lookaround) => boolean;
}

/** Where a program stands after a part of a text that it may not have matched yet. */
export interface Progress {
  readonly threads: readonly number[];
  readonly previous: number | null;
  readonly matched: boolean;
}

export const BEGINNING: Progress = { threads: [], previous: null, matched: false };

/**
 * Whether the regular expression matches somewhere in a text of ASCII. All ways through the automaton are followed at once:
 * time grows with the length of the text, never exponentially.
 */
export function matches(program: Program, text: string): boolean {
  const answers = new Map<Lookaround, (boolean | undefined)[]>();
  return runs(program, program.sticky ? 0 : 'anywhere', 'anywhere');

  function runs(part: Program, from: number | 'anywhere', to: number | 'anywhere'): boolean {
    let threads: readonly number[] = [];
    for (let index = from === 'anywhere' ? 0 : from; index <= text.length; index += 1) {
      const seeds = from === 'anywhere' || from === index ? [...threads, part.start] : threads;
      const { accepted, waiting } = follow(part, seeds, placeAt(index));
      if (accepted && (to === 'anywhere' || to === index)) return true;
      if (to === index) return false;
      threads = step(part, waiting, codeAt(text, index));
    }
    return false;
  }

  function placeAt(index: number): Place {
    return {
      previous: codeAt(text, index - 1),
      next: codeAt(text, index),
      lookaround(assertion) {
        const known = answers.get(assertion) ?? [];
        answers.set(assertion, known);
        return (known[index] ??= looks(assertion, index));
      },
    };
  }

  function looks({ kind, negate, program: inner }: Lookaround, index: number): boolean {
    const found = kind === 'lookahead' ? runs(inner, index, 'anywhere') : runs(inner, 'anywhere', index);
    return found !== negate;
  }
}

/**
 * What each further character leads to, for those who make up a text as they go; `END` tells what a text that ends here has
 * come to. Looking around is taken to succeed: who finds a text this way has to ask `matches` about it.
 */
export function continuations(program: Program, progress: Progress): (next: number | null) => Progress {
  const { threads, previous, matched } = progress;
  if (matched) return () => progress;
  const mayBegin = !program.sticky || previous === null;
  const seeds = mayBegin ? [...threads, program.start] : threads;
  // Assertions tell characters apart by their kind alone, and a search asks about all of them.
  const known = new Map<string, Closure>();
  return (next) => {
    const kind = kindOf(next);
    const closure = known.get(kind) ?? follow(program, seeds, { previous, next, lookaround: () => true });
    known.set(kind, closure);
    const { accepted, waiting } = closure;
    return { threads: accepted ? [] : step(program, waiting, next), previous: next, matched: accepted };
  };
}

function kindOf(code: number | null): string {
  if (code === END) return 'end';
  if (isLineTerminator(code)) return 'line';
  return isWordCharacter(code) ? 'word' : 'other';
}

interface Closure {
  readonly accepted: boolean;
  readonly waiting: readonly number[];
}

/** The states that wait for a character after all those that need none. */
function follow(program: Program, seeds: readonly number[], place: Place): Closure {
  const pending = [...seeds];
  const seen = new Set<number>();
  const waiting: number[] = [];
  let accepted = false;
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    const state = program.states[index];
    if (!state || seen.has(index)) continue;
    seen.add(index);
    switch (state.kind) {
      case 'accept':
        accepted = true;
        break;
      case 'character':
        waiting.push(index);
        break;
      case 'fork':
        pending.push(...state.next);
        break;
      case 'assertion':
        if (holds(state.assertion, place)) pending.push(state.next);
        break;
    }
  }
  return { accepted, waiting };
}

function step(program: Program, waiting: readonly number[], code: number | null): readonly number[] {
  if (code === null) return [];
  const reached = new Set<number>();
  for (const index of waiting) {
    const state = program.states[index];
    if (state?.kind === 'character' && state.characters.has(code)) reached.add(state.next);
  }
  return [...reached].sort((a, b) => a - b);
}

function holds(assertion: Assertion, place: Place): boolean {
  switch (assertion.kind) {
    case 'start':
      return isEdge(place.previous, assertion.multiline);
    case 'end':
      return isEdge(place.next, assertion.multiline);
    case 'word':
      return (isWord(place.previous) !== isWord(place.next)) !== assertion.negate;
    case 'lookahead':
    case 'lookbehind':
      return place.lookaround(assertion);
  }
}

function isEdge(neighbour: number | null, multiline: boolean): boolean {
  return neighbour === null || (multiline && isLineTerminator(neighbour));
}

function isWord(neighbour: number | null): boolean {
  return neighbour !== null && isWordCharacter(neighbour);
}

function codeAt(text: string, index: number): number | null {
  return index < 0 || index >= text.length ? END : text.charCodeAt(index);
}
