import { checkCors, checkPreflight } from '../cors/check.ts';
import type { BlockedReason, CorsResponse, HeaderLines, Possible, Verdict } from '../cors/check.ts';
import { originProblem } from '../cors/origin.ts';
import { ABSENT, nowhere } from '../recognise/decided.ts';
import type { CredentialsRule, NamesRule, OriginRule, Policy } from '../recognise/facts.ts';

/** One way in which a server may answer: the headers of a policy, whoever states it. What it does not say, nobody knows. */
export type Answer = Pick<Policy, 'allowOrigin' | 'allowCredentials'> &
  Partial<Pick<Policy, 'allowHeaders' | 'allowMethods' | 'asked'>>;

/** What browsers ask for before they send a request. */
export interface AskedFor {
  /** In capitals; `null` when unknown. */
  readonly method: string | null;
  readonly headers: readonly string[];
}

export interface Exchange<Given extends Answer = Answer> {
  /** Every origin that the page may have; `null` when the project does not tell. */
  readonly origins: readonly string[] | null;
  /** What the server states. */
  readonly answers: readonly Given[];
  /** Whether the server surely states nothing else: only then may what is not there be held against it. */
  readonly complete: boolean;
}

export type ExchangeVerdict<Given extends Answer = Answer> =
  | { readonly kind: 'allowed' | 'unknown' }
  | {
      readonly kind: 'blocked';
      readonly reason: BlockedReason;
      /** The answer that is refused; `null` when there is none at all. */
      readonly answer: Given | null;
      /** The page's origin that is refused; `null` when every origin is. */
      readonly origin: string | null;
    };

/** Stands for a page that nobody knows: an answer that names origins may name it, or not. */
const SOMEWHERE = 'https://somewhere.invalid';

/**
 * What a browser says to a request with credentials. *Blocked* only if every page that may send it is refused, whichever of
 * its answers the server gives, and its answers are all known.
 */
export function verdictOf<Given extends Answer>({
  origins,
  answers,
  complete,
}: Exchange<Given>): ExchangeVerdict<Given> {
  if (answers.length === 0)
    return complete
      ? { kind: 'blocked', reason: 'MissingAllowOriginHeader', answer: null, origin: null }
      : { kind: 'unknown' };

  // Who reads of a refusal looks at what is answered, rather than at code that adds to it.
  const [silent, stating] = [answers.filter(isSilent), answers.filter((answer) => !isSilent(answer))];
  return together(
    (origins ?? [null]).flatMap((origin) =>
      pairsOf([...stating, ...silent]).map(({ from, answer }) => ({
        from,
        origin,
        verdict: verdictFor(answer, origin),
      })),
    ),
    complete,
  );
}

function isSilent({ allowOrigin: { value } }: Answer): boolean {
  return value.kind === 'absent';
}

/** The same where it is known which answers a request may get, `null` among them for one without any CORS header. */
export function exactVerdictOf<Given extends Answer>(
  origins: Exchange['origins'],
  answers: readonly (Given | null)[],
): ExchangeVerdict<Given> {
  return together(
    (origins ?? [null]).flatMap((origin) =>
      answers.map((from) => ({ from, origin, verdict: verdictFor(from ?? SILENCE, origin) })),
    ),
    true,
  );
}

/** What a browser says to a preflight that gets one of these answers, with one of these statuses. */
export function preflightVerdictOf<Given extends Answer>(
  origins: Exchange['origins'],
  answers: readonly (Given | null)[],
  asked: AskedFor,
  status: Possible<number>,
): ExchangeVerdict<Given> {
  return together(
    (origins ?? [null]).flatMap((origin) =>
      answers.map((from) => {
        const answer = from ?? SILENCE;
        const response = { ...linesOf(answer, origin), ...listsOf(answer, asked), status };
        return { from, origin, verdict: checkPreflight(preflightFor(asked, origin), response) };
      }),
    ),
    true,
  );
}

/**
 * Whether a preflight fails whichever of these answers gives which header, for what it asks: none of them allows its method, or none
 * all of its headers. Its origin and its credentials are for `verdictOf`.
 */
export function listsVerdictOf<Given extends Answer>(
  answers: readonly Given[],
  asked: AskedFor,
): ExchangeVerdict<Given> {
  const verdicts = (list: 'allowHeaders' | 'allowMethods') =>
    answers.map((from) => {
      const lists = { ...listsOf(OPEN, asked), [list]: listsOf(from, asked)[list] };
      const response = { allowOrigin: [[SOMEWHERE]], allowCredentials: [['true']], status: [200], ...lists };
      return { from, origin: null, verdict: checkPreflight(preflightFor(asked, null), response) };
    });
  const byMethod = together(verdicts('allowMethods'), true);
  const byHeaders = together(verdicts('allowHeaders'), true);
  return byMethod.kind === 'blocked' || byHeaders.kind === 'allowed' ? byMethod : byHeaders;
}

interface Case<Given> {
  readonly from: Given | null;
  readonly origin: string | null;
  readonly verdict: Verdict;
}

/** What is true of all cases. */
function together<Given extends Answer>(cases: readonly Case<Given>[], complete: boolean): ExchangeVerdict<Given> {
  if (cases.every(({ verdict }) => verdict.kind === 'allowed')) return { kind: complete ? 'allowed' : 'unknown' };
  const [first] = cases;
  if (first?.verdict.kind !== 'blocked' || !complete) return { kind: 'unknown' };
  if (!cases.every(({ verdict }) => verdict.kind === 'blocked')) return { kind: 'unknown' };
  return { kind: 'blocked', reason: first.verdict.reason, answer: first.from, origin: first.origin };
}

/** A response without any CORS header. */
const SILENCE: Answer = {
  allowOrigin: ABSENT,
  allowCredentials: ABSENT,
  allowHeaders: ABSENT,
  allowMethods: ABSENT,
};

const MIRRORED = nowhere({ kind: 'mirrored' } as const);

/** Lists of whatever is asked for. */
const OPEN = { allowHeaders: MIRRORED, allowMethods: MIRRORED };

function preflightFor({ headers, method }: AskedFor, origin: string | null) {
  return { origin: origin ?? SOMEWHERE, credentials: true, method: method ?? 'GET', headers };
}

function listsOf(
  { allowHeaders, allowMethods }: Pick<Answer, 'allowHeaders' | 'allowMethods'>,
  { headers, method }: AskedFor,
) {
  return {
    allowHeaders: namesLines(allowHeaders?.value, headers),
    allowMethods: namesLines(allowMethods?.value, method === null ? [] : [method]),
  };
}

function namesLines(rule: NamesRule | undefined, asked: readonly string[]): Possible<HeaderLines> {
  switch (rule?.kind) {
    case 'absent':
      return [[]];
    case 'listed':
      return rule.complete ? [[rule.names.join(', ')]] : 'unknown';
    case 'mirrored':
      return [[asked.join(', ')]];
    case 'unknown':
    case undefined:
      return 'unknown';
  }
}

/** Each answer as it is, and each pair of headers that may meet on one response from two of them. */
function pairsOf<Given extends Answer>(
  answers: readonly Given[],
): readonly { readonly from: Given; readonly answer: Answer }[] {
  const whole = answers.map((answer) => ({ from: answer, answer }));
  const mixed = answers.flatMap((from) =>
    answers
      .filter((other) => other !== from)
      .map(({ allowCredentials }) => ({ from, answer: { allowOrigin: from.allowOrigin, allowCredentials } })),
  );
  return [...whole, ...mixed];
}

function verdictFor(answer: Answer, origin: string | null): Verdict {
  return checkCors({ origin: origin ?? SOMEWHERE, credentials: true }, linesOf(answer, origin));
}

function linesOf({ allowOrigin, allowCredentials }: Answer, origin: string | null): CorsResponse {
  return {
    allowOrigin: originLines(allowOrigin.value, origin),
    allowCredentials: credentialsLines(allowCredentials.value),
  };
}

/** The lines of `Access-Control-Allow-Origin` for a page; for one that nobody knows, `origin` is `null`. */
function originLines(rule: OriginRule, origin: string | null): Possible<HeaderLines> {
  switch (rule.kind) {
    case 'absent':
      return [[]];
    case 'wildcard':
      return [['*']];
    case 'literal': {
      const texts = rule.entries.map(({ text }) => text);
      if (!rule.asList) return origin !== null || !texts.some(isOrigin) ? [texts] : 'unknown';
      if (origin === null) return rule.open || texts.some(isOrigin) ? 'unknown' : [[]];
      if (rule.open && !texts.includes(origin)) return 'unknown';
      return texts.includes(origin) ? [[origin]] : [[]];
    }
    case 'reflected': {
      const { check } = rule;
      if (check.kind === 'none') return [[origin ?? SOMEWHERE]];
      if (check.kind === 'weak' || !check.among || origin === null) return 'unknown';
      return check.among.includes(origin) ? [[origin]] : [[]];
    }
    case 'null':
      return [['null']];
    case 'multiple':
      return [rule.lines];
    case 'unknown':
      return 'unknown';
  }
}

function isOrigin(text: string): boolean {
  return originProblem(text) === null;
}

function credentialsLines(rule: CredentialsRule): Possible<HeaderLines> {
  switch (rule.kind) {
    case 'absent':
    case 'dropped':
      return [[]];
    case 'sent':
      return [rule.lines];
    case 'unknown':
      return 'unknown';
  }
}
