import { ANY_CHARACTER } from './origin-search.ts';
import { ASSIGNED_SUFFIXES, HOSTING_SUFFIXES, OPEN_SUFFIXES } from './suffixes.ts';

/** A shape of origins that belong to somebody else. */
export interface AttackerTemplate {
  /** Source of a regular expression for the whole origin. */
  readonly pattern: string;
  /**
   * The example to show for an origin of this shape, and others of the same kind. Who lets only the first one in has that
   * very name in mind, and is no finding.
   */
  readonly variants: (origin: string) => readonly string[];
}

/** A name to put in, and another of the same length and kind that somebody who lets it in cannot have in mind. */
const WORDS = [
  ['evil', 'quux'],
  ['mallory', 'traitor'],
] as const;

/** Tests for the names of previews and of branches may take nothing else. */
const HEXADECIMAL = ['bad', 'fed'] as const;
const DIGITS = ['31337', '40499'] as const;

const TOP_LEVEL_DOMAINS = ['xyz', 'top', 'icu', 'bid', 'win'] as const;

const SCHEME = '^https?:\\/\\/';

const LABEL = '[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?';

/** Without `--`: some hosts put what belongs to a customer in front of it or behind. */
const NAME_START = '(?:[a-z0-9]+-)*[a-z0-9]*';
const NAME_END = '[a-z0-9]*(?:-[a-z0-9]+)*';

const PORT = '(?::[1-9][0-9]{0,4})?$';

/** The shapes to try, the most telling first; `spelled` is the text of the tests, without escapes. */
export function attackerTemplates(spelled: string): readonly AttackerTemplate[] {
  const isUnspelled = ([name]: readonly [string, string]): boolean => !spelled.includes(name);
  const words = WORDS.filter(isUnspelled).slice(0, 1);
  return [
    ...words.flatMap(([name]) => foreignDomains(name)),
    ...[...words, ...[HEXADECIMAL, DIGITS].filter(isUnspelled)].map(([name, other]) =>
      foreignName(name, [name, other], spelled),
    ),
    foreignName(ANY_CHARACTER, ['x', 'z'], spelled),
    foreignTopLevel(),
  ];
}

/** Anything in front of a domain of somebody else. */
function foreignDomains(name: string): readonly AttackerTemplate[] {
  const domains = [`${name}.example`, `${name}.test`];
  return domains.map((domain) => ({
    pattern: `${SCHEME}(?:${LABEL}\\.)*${domain.replace('.', '\\.')}${PORT}`,
    variants: (origin) => [origin, ...domains.map((other) => origin.replace(domain, other))],
  }));
}

/** A registrable name with a part that anybody may choose. */
function foreignName(part: string, replacements: readonly string[], spelled: string): AttackerTemplate {
  const name = `${NAME_START}${part}${NAME_END}`;
  const alternatives = [
    `(?:${LABEL}\\.)*${name}\\.${oneOf(OPEN_SUFFIXES, spelled)}`,
    `${name}\\.${oneOf(HOSTING_SUFFIXES, spelled)}`,
    `${part}\\.${oneOf(ASSIGNED_SUFFIXES, spelled)}`,
  ];
  return {
    pattern: `${SCHEME}(?:${alternatives.join('|')})${PORT}`,
    variants: (origin) => replacements.map((replacement) => origin.replace(part, replacement)),
  };
}

/** The same name below another top-level domain, when every other would do. */
function foreignTopLevel(): AttackerTemplate {
  const [shown] = TOP_LEVEL_DOMAINS;
  return {
    pattern: `${SCHEME}(?:${LABEL}\\.)+${shown}${PORT}`,
    variants: (origin) => TOP_LEVEL_DOMAINS.map((other) => origin.replace(`.${shown}`, `.${other}`)),
  };
}

/** Only the suffixes that the tests spell, and the commonest: a search through all of them would take too long. */
function oneOf(suffixes: ReadonlySet<string>, spelled: string): string {
  const spelledSuffixes = [...suffixes].filter((suffix) => suffix === 'com' || spelled.includes(suffix));
  return spelledSuffixes.length > 0 ? `(?:${spelledSuffixes.join('|').replaceAll('.', '\\.')})` : '[]';
}
