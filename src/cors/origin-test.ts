import { attackerTemplates } from './attacker-templates.ts';
import { shortestOrigin } from './origin-search.ts';
import type { OriginPart, Requirement } from './origin-search.ts';
import { serializedOrigin } from './origin.ts';
import { parsedUrl } from '../parsed-url.ts';
import { ASCII_SIZE } from './regexp-characters.ts';
import { compileRegExp } from './regexp-program.ts';
import type { Program } from './regexp-program.ts';
import { matches } from './regexp-run.ts';
import { isOpenSuffix, registrableDomain } from './suffixes.ts';

export type { OriginPart } from './origin-search.ts';

/**
 * A question that code asks about an origin, or about the host in it, before it lets it in. `within` asks whether the origin
 * is found inside of `text`, as in `'https://a.example,https://b.example'.includes(origin)`.
 */
export type OriginTest =
  | { readonly kind: 'regexp'; readonly source: string; readonly flags: string; readonly part: OriginPart }
  | {
      readonly kind: 'includes' | 'startsWith' | 'endsWith' | 'equals' | 'within';
      readonly text: string;
      readonly part: OriginPart;
    };

type TextTest = Extract<OriginTest, { readonly text: string }>;

/** Nothing that a browser sends is longer; the limit keeps pathological patterns cheap. */
const MAX_LENGTH = 300;

/** Whether the origin passes the test. Null if that cannot be told: see `compileRegExp` for what is not modelled. */
export function passes(origin: string, test: OriginTest): boolean | null {
  const value = partOf(origin, test.part);
  if (value === null) return null;
  switch (test.kind) {
    case 'regexp': {
      const program = compileRegExp(test.source, test.flags);
      return program && isAscii(value) && value.length <= MAX_LENGTH ? matches(program, value) : null;
    }
    case 'includes':
      return value.includes(test.text);
    case 'startsWith':
      return value.startsWith(test.text);
    case 'endsWith':
      return value.endsWith(test.text);
    case 'equals':
      return value === test.text;
    case 'within':
      return test.text.includes(value);
  }
}

/**
 * An origin that passes all the tests although it belongs to nobody whom they name: an example of who else gets in. Null if
 * there is none, or none was found: then nothing is claimed.
 *
 * | tests | answer |
 * |---|---|
 * | `startsWith('https://a.example')` | `https://a.example.evil.example`: below somebody else's domain |
 * | `endsWith('a.example')` | `https://evila.example`: another domain of the same suffix |
 * | `endsWith('.vercel.app')` | `https://evil.vercel.app`: another customer of the same host |
 * | `/^https:\/\/www.a\.example$/` | `https://wwwxa.example`: the dot is any character |
 * | `/^https:\/\/a\.[a-z]+$/` | `https://a.xyz`: another top-level domain |
 * | `within('https://a.example.com')` | `https://a.example.co`: a shorter name is another one |
 * | `/^(null|https:\/\/a\.example)$/` | `null`: every sandboxed frame is |
 * | `endsWith('.a.example')`, `startsWith('http://localhost:')`, no test at all | null |
 */
export function attackerOrigin(tests: readonly OriginTest[]): string | null {
  if (tests.length === 0) return null;
  for (const candidate of candidates(tests)) {
    if (passesAll(candidate, tests)) return candidate;
  }
  return null;
}

function passesAll(origin: string, tests: readonly OriginTest[]): boolean {
  return tests.every((test) => passes(origin, test) === true);
}

function* candidates(tests: readonly OriginTest[]): Iterable<string> {
  for (const test of tests) {
    if (test.kind === 'within') yield* piecesOf(test);
  }
  yield* searchedOrigins(tests);
  yield 'null';
}

function* searchedOrigins(tests: readonly OriginTest[]): Iterable<string> {
  const requirements = requirementsOf(tests);
  if (!requirements) return;
  for (const { pattern, variants } of attackerTemplates(tests.map(spelledText).join(' '))) {
    const program = compileRegExp(pattern, 'y');
    const found = program && shortestOrigin([{ program, part: 'origin' }, ...requirements]);
    if (found === null) continue;
    yield* freeOrigins(variants(found.replace(/^http:/u, 'https:')), tests);
    yield* freeOrigins(variants(found), tests);
  }
}

/** A test that takes the example but not its variants has that very name in mind. */
function freeOrigins([example, ...others]: readonly string[], tests: readonly OriginTest[]): readonly string[] {
  const isFree = example !== undefined && others.every((other) => passesAll(other, tests));
  return isFree && serializedOrigin(example) === example ? [example] : [];
}

function requirementsOf(tests: readonly OriginTest[]): readonly Requirement[] | null {
  const requirements: Requirement[] = [];
  for (const test of tests) {
    const program = programOf(test);
    if (!program) return null;
    requirements.push({ program, part: test.part });
  }
  return requirements;
}

function programOf(test: OriginTest): Program | null {
  switch (test.kind) {
    case 'regexp':
      return compileRegExp(test.source, test.flags);
    case 'includes':
      return compileRegExp(escaped(test.text), '');
    case 'startsWith':
      return compileRegExp(escaped(test.text), 'y');
    case 'endsWith':
      return compileRegExp(`${escaped(test.text)}$`, '');
    case 'equals':
      return compileRegExp(`${escaped(test.text)}$`, 'y');
    case 'within':
      // Every piece of the list would pass; `piecesOf` picks those that matter.
      return null;
  }
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}

/** What names the test spells out, for the templates to keep clear of, or to build upon. */
function spelledText(test: OriginTest): string {
  return (test.kind === 'regexp' ? test.source.replaceAll('\\', '') : test.text).toLowerCase();
}

/**
 * Pieces of the names in a list that are somebody else's domain: `https://a.example.co` is found inside of
 * `https://a.example.com`, and so is, for a host alone, `xample.com`.
 */
function piecesOf({ text, part }: TextTest): readonly string[] {
  const entries = [...text.matchAll(/(https?:\/\/)?([\w.-]+)/gu)].map(([, scheme = 'https://', host = '']) => ({
    scheme,
    host,
  }));
  const owned = new Set(entries.map(({ host }) => registrableDomain(host)));
  return entries.flatMap(({ scheme, host }) => {
    if (registrableDomain(host) === null) return [];
    const ends = Array.from(host, (_, index) => host.slice(0, -1 - index));
    const starts = part === 'origin' ? [] : Array.from(host, (_, index) => host.slice(index + 1));
    return [...ends, ...starts]
      .filter((piece) => isSomebodyElses(registrableDomain(piece), owned))
      .map((piece) => `${scheme}${piece}`)
      .filter((origin) => serializedOrigin(origin) === origin);
  });
}

function isSomebodyElses(domain: string | null, owned: ReadonlySet<string | null>): boolean {
  if (domain === null || owned.has(domain)) return false;
  const suffix = domain.slice(domain.indexOf('.') + 1);
  // `.example` stands for other suffixes where the code has it, but nobody has a domain there.
  return suffix !== 'example' && isOpenSuffix(suffix);
}

function isAscii(text: string): boolean {
  return Array.from(text).every((character) => character.charCodeAt(0) < ASCII_SIZE);
}

/** The part that a test looks at; null if the code could not have found it either. */
function partOf(origin: string, part: OriginPart): string | null {
  if (part === 'origin') return origin;
  return parsedUrl(origin)?.[part] ?? null;
}
