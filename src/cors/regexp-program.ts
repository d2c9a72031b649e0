import { createRequire } from 'node:module';
import type { AST, RegExpParser } from '@eslint-community/regexpp';
import { asciiSet } from './regexp-characters.ts';
import type { AsciiSet, CharacterFlags } from './regexp-characters.ts';

/** A regular expression as a non-deterministic automaton; states refer to each other by index. */
export interface Program {
  readonly states: readonly State[];
  readonly start: number;
  /** A match begins at the start of the text, or nowhere. */
  readonly sticky: boolean;
}

export type State =
  | { readonly kind: 'character'; readonly characters: AsciiSet; readonly next: number }
  | { readonly kind: 'fork'; readonly next: readonly number[] }
  | { readonly kind: 'assertion'; readonly assertion: Assertion; readonly next: number }
  | { readonly kind: 'accept' };

export type Assertion =
  | { readonly kind: 'start' | 'end'; readonly multiline: boolean }
  | { readonly kind: 'word'; readonly negate: boolean }
  | Lookaround;

export interface Lookaround {
  readonly kind: 'lookahead' | 'lookbehind';
  readonly negate: boolean;
  readonly program: Program;
}

const load = createRequire(import.meta.url);
let loaded: RegExpParser | null = null;

/** Most files have no pattern to look into; those that have pay for the parser. */
function parser(): RegExpParser {
  // The module that this names; `require` forgets the type.
  const { RegExpParser: Parser } = load('@eslint-community/regexpp') as { RegExpParser: typeof RegExpParser };
  loaded ??= new Parser({ ecmaVersion: 2025 });
  return loaded;
}

interface Flags extends CharacterFlags {
  readonly multiline: boolean;
}

/** Enough for any list of origins that people write by hand, few enough for an editor. */
const MAX_STEPS = 5000;
const MAX_LENGTH = 2000;

/**
 * Compiles a regular expression for texts of ASCII. Null when it is invalid, too large (repetitions are unrolled), or uses
 * what is not modelled: backreferences, modifiers, properties of Unicode and the `v` flag. What a text captures, and
 * how greedily, does not matter to whether it matches.
 */
export function compileRegExp(source: string, flags: string): Program | null {
  if (source.length > MAX_LENGTH || !/^[dgimsuy]*$/u.test(flags)) return null;
  const pattern = parse(source, flags.includes('u'));
  if (!pattern) return null;
  const builder = createBuilder({
    ignoreCase: flags.includes('i'),
    unicode: flags.includes('u'),
    dotAll: flags.includes('s'),
    multiline: flags.includes('m'),
  });
  const isAnchored = !flags.includes('m') && pattern.alternatives.every(({ elements: [first] }) => isStart(first));
  return builder.program(pattern.alternatives, isAnchored || flags.includes('y'));
}

function isStart(element: AST.Element | undefined): boolean {
  return element?.type === 'Assertion' && element.kind === 'start';
}

function parse(source: string, unicode: boolean): AST.Pattern | null {
  try {
    return parser().parsePattern(source, 0, source.length, { unicode });
  } catch {
    return null;
  }
}

/** Builds from the end to the start: each part is told the state that follows it, and answers with its own first one. */
function createBuilder(flags: Flags): {
  program(alternatives: readonly AST.Alternative[], sticky: boolean): Program | null;
} {
  let steps = 0;
  let failed = false;

  return { program };

  function program(alternatives: readonly AST.Alternative[], sticky: boolean): Program | null {
    const states: State[] = [{ kind: 'accept' }];
    const start = disjunction(alternatives, 0);
    return failed ? null : { states, start, sticky };

    function add(state: State): number {
      return states.push(state) - 1;
    }

    function disjunction(parts: readonly AST.Alternative[], next: number): number {
      const starts = parts.map((part) => part.elements.reduceRight((follower, node) => element(node, follower), next));
      const [only, ...others] = starts;
      return only !== undefined && others.length === 0 ? only : add({ kind: 'fork', next: starts });
    }

    function element(node: AST.Element, next: number): number {
      steps += 1;
      if (steps > MAX_STEPS) failed = true;
      if (failed) return next;

      switch (node.type) {
        case 'Character':
        case 'CharacterSet':
        case 'CharacterClass':
          return character(asciiSet(node, flags), next);
        case 'Group':
          return node.modifiers ? unsupported(next) : disjunction(node.alternatives, next);
        case 'CapturingGroup':
          return disjunction(node.alternatives, next);
        case 'Quantifier':
          return repetition(node, next);
        case 'Assertion':
          return assertion(node, next);
        case 'Backreference':
        case 'ExpressionCharacterClass':
          return unsupported(next);
      }
    }

    function character(characters: AsciiSet | null, next: number): number {
      return characters ? add({ kind: 'character', characters, next }) : unsupported(next);
    }

    function unsupported(next: number): number {
      failed = true;
      return next;
    }

    function repetition({ element: repeated, min, max }: AST.Quantifier, next: number): number {
      let start = max === Infinity ? loop(repeated, next) : next;
      if (max !== Infinity) {
        for (let count = min; count < max && !failed; count += 1) {
          start = add({ kind: 'fork', next: [element(repeated, start), next] });
        }
      }
      for (let count = 0; count < min && !failed; count += 1) start = element(repeated, start);
      return start;
    }

    function loop(repeated: AST.QuantifiableElement, next: number): number {
      const ends: number[] = [next];
      const start = add({ kind: 'fork', next: ends });
      ends.unshift(element(repeated, start));
      return start;
    }

    function assertion(node: AST.Assertion, next: number): number {
      switch (node.kind) {
        case 'start':
        case 'end':
          return add({ kind: 'assertion', assertion: { kind: node.kind, multiline: flags.multiline }, next });
        case 'word':
          return add({ kind: 'assertion', assertion: { kind: 'word', negate: node.negate }, next });
        case 'lookahead':
        case 'lookbehind': {
          const inner = program(node.alternatives, false);
          if (!inner) return next;
          const { kind, negate } = node;
          return add({ kind: 'assertion', assertion: { kind, negate, program: inner }, next });
        }
      }
    }
  }
}
