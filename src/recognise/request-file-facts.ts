import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Environment } from './environment.ts';
import { elementFactsOf } from './request-elements.ts';
import { oddHeadersIn, oddWritesIn } from './request-headers.ts';
import { misplacedIn, misplacedWrites } from './request-misplaced.ts';
import { bodiesIn, extraArgumentsIn, lateDefaultsIn, opaqueAnswersIn } from './request-misuses.ts';
import { oddModesIn } from './request-modes.ts';
import type { Range } from './facts.ts';
import type { RequestFacts } from './request-facts.ts';
import { gatherUses, isSameInstance } from './request-gathering.ts';
import type { Gathered } from './request-gathering.ts';
import { installedVersions } from './installed-version.ts';
import { withOwnRequestPlaces } from './request-own-places.ts';
import { mayRun } from './request-reach.ts';
import { createRequestReading } from './request-reading.ts';
import { credentialedIn, defaultsOf, isInCustomFetch, sendingsOf } from './request-sendings.ts';
import { runtimeOf } from './runtime.ts';
import type { RuntimeSigns } from './runtime.ts';
import { sourceOf } from './source.ts';
import type { Outside, Source } from './source.ts';
import { isInServerFunction, runtimeSignsOf } from './runtime-signs.ts';
import { MISTAKE_WORDS } from '../telling-words.ts';

/** What the facts of a file depend on besides its text. */
export interface OutsideOfRequests extends Partial<Outside> {
  /** What the project's files set, in a developer's run; `null` when nobody looked. */
  readonly environment: Environment | null;
}

/** The file alone. */
export const NOTHING_OUTSIDE: OutsideOfRequests = { environment: null };

const NO_REQUESTS: RequestFacts = { runsIn: 'unknown', requests: [], modes: [], misplaced: [], headers: [] };

/** A file without any of these sends no request with credentials, and makes no mistake about one. */
const TELLING = new RegExp(MISTAKE_WORDS, 'i');

const known = new WeakMap<TSESTree.Program, WeakMap<OutsideOfRequests, RequestFacts>>();

/** What a file says about requests from a browser. Computed once for each parsed file; one without a telling word costs one scan. */
export function requestFactsOf(
  sourceCode: TSESLint.SourceCode,
  filename: string,
  outside: OutsideOfRequests = NOTHING_OUTSIDE,
): RequestFacts {
  const byOutside = known.get(sourceCode.ast) ?? new WeakMap<OutsideOfRequests, RequestFacts>();
  known.set(sourceCode.ast, byOutside);
  const before = byOutside.get(outside);
  if (before) return before;
  const { environment, modules } = outside;
  const source = TELLING.test(sourceCode.text) ? sourceOf(sourceCode, filename, modules ? { modules } : null) : null;
  const facts = source ? requestFactsIn(source, environment) : NO_REQUESTS;
  byOutside.set(outside, facts);
  return facts;
}

/** The same for a file however it was read; see `Source`. Ranges are those of its nodes. */
export function requestFactsIn(source: Source, environment: Environment | null): RequestFacts {
  return withinStack(() => collect(source, environment));
}

/** Code that is nested deeper than the stack says nothing. */
function withinStack(work: () => RequestFacts): RequestFacts {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return NO_REQUESTS;
    throw error;
  }
}

function collect({ filename, program: ast, scopes, text }: Source, environment: Environment | null): RequestFacts {
  const signs = runtimeSignsOf(ast, scopes, filename, text);
  const runsIn = runtimeOf(signs);
  if (runsIn === 'server' || runsIn === 'test') return NO_REQUESTS;
  const gathered = gatherUses(ast, scopes);
  const reading = createRequestReading(ast, scopes, environment);
  const sendings = gathered.uses
    .filter((use) => !isInServerFunction(use.node))
    .flatMap((use) => sendingsOf(use, gathered, reading));
  const elements = elementFactsOf(ast, signs.hasJsx && isReact(signs, filename), reading);
  const facts: RequestFacts = {
    runsIn,
    requests: distinct([
      ...sendings
        .filter(({ use }) => isRequest(use, gathered) && !isInCustomFetch(use, sendings))
        .filter(({ node, use }) => environment === null || (mayRun(node, reading) && mayRun(use.node, reading)))
        .flatMap((sending) => credentialedIn(sending, gathered, filename)),
      ...defaultsOf(gathered, reading),
      ...elements.requests,
    ]),
    modes: distinct([...sendings.flatMap(oddModesIn), ...elements.modes]),
    misplaced: distinct([
      ...sendings.flatMap((sending) => [
        ...misplacedIn(sending),
        ...bodiesIn(sending),
        ...extraArgumentsIn(sending),
        ...opaqueAnswersIn(sending),
      ]),
      ...misplacedWrites(gathered, reading),
      ...lateDefaultsIn(gathered, reading),
    ]),
    headers: distinct([...sendings.flatMap(oddHeadersIn), ...oddWritesIn(gathered, reading)]),
  };
  return withOwnRequestPlaces(facts, scopes);
}

/** Whether JSX is React's, by what the file or its package loads: other libraries write every attribute. */
function isReact({ imports }: RuntimeSigns, filename: string): boolean {
  const loads = (names: RegExp): boolean => imports.some((name) => names.test(name));
  if (loads(/^(?:preact|solid-js|vue|@builder\.io\/qwik|hono\/jsx|@stencil\/core)(?:\/|$)/)) return false;
  if (installedVersions('preact', filename) !== null) return false;
  return loads(/^(?:react|react-dom|next|gatsby)(?:\/|$)/) || installedVersions('react', filename) !== null;
}

/** A call that sends, or one that makes an instance, where the file itself sends nothing by what it leaves. */
function isRequest({ call, client, node }: Gathered['uses'][number], { uses }: Gathered): boolean {
  if (call.does !== 'sends' && (call.does !== 'makes' || (client.base === undefined && !call.url))) return false;
  return !uses.some(
    (use) =>
      use.call.does === 'sends' && use.instance && isSameInstance(use.instance, { client, made: node, chain: [] }),
  );
}

/** One place, one fact: the surest, else the first. */
function distinct<Fact extends { readonly range: Range }>(facts: readonly Fact[]): readonly Fact[] {
  const byRange = new Map<string, Fact>();
  for (const fact of facts) if (!byRange.has(fact.range.join())) byRange.set(fact.range.join(), fact);
  return [...byRange.values()].sort((left, right) => left.range[0] - right.range[0]);
}
