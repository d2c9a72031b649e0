import { checkCors } from '../cors/check.ts';
import type { BlockedReason, HeaderLines, Possible, Verdict } from '../cors/check.ts';
import { originProblem } from '../cors/origin.ts';
import type { CredentialsRule, OriginRule, Policy } from '../recognise/facts.ts';

/** One way in which a server may answer: the headers of a policy, whoever states it. */
export type Answer = Pick<Policy, 'allowOrigin' | 'allowCredentials'>;

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

  const verdicts = (origins ?? [null]).flatMap((origin) =>
    pairsOf(answers).map(({ from, answer }) => ({ from, origin, verdict: verdictFor(answer, origin) })),
  );
  if (verdicts.every(({ verdict }) => verdict.kind === 'allowed')) return { kind: complete ? 'allowed' : 'unknown' };
  const [first] = verdicts;
  if (first?.verdict.kind !== 'blocked' || !complete) return { kind: 'unknown' };
  if (!verdicts.every(({ verdict }) => verdict.kind === 'blocked')) return { kind: 'unknown' };
  return { kind: 'blocked', reason: first.verdict.reason, answer: first.from, origin: first.origin };
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

function verdictFor({ allowOrigin, allowCredentials }: Answer, origin: string | null): Verdict {
  return checkCors(
    { origin: origin ?? SOMEWHERE, credentials: true },
    {
      allowOrigin: originLines(allowOrigin.value, origin),
      allowCredentials: credentialsLines(allowCredentials.value),
    },
  );
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
      if (origin === null) return texts.some(isOrigin) ? 'unknown' : [[]];
      return texts.includes(origin) ? [[origin]] : [[]];
    }
    case 'reflected':
      return rule.check.kind === 'none' ? [[origin ?? SOMEWHERE]] : 'unknown';
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
