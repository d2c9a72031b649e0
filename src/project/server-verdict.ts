import { isSafelistedMethod } from '../cors/preflight.ts';
import { answersOf } from '../recognise/composition.ts';
import type { Answers } from '../recognise/composition.ts';
import type { Possible } from '../cors/check.ts';
import type { Layer } from '../recognise/facts.ts';
import { matchesPath } from '../recognise/route-paths.ts';
import type { GivenAnswer, KnownApp } from './known-servers.ts';
import { exactVerdictOf, listsVerdictOf, preflightVerdictOf, verdictOf } from './verdict.ts';
import type { AskedFor, Exchange, ExchangeVerdict } from './verdict.ts';

/** A request, as far as it decides how it is answered; `path` is `null` when unknown. */
export interface Arriving extends AskedFor {
  readonly path: string | null;
}

/**
 * What a browser says to a request with credentials to a server: by the layers of its app that the path and the method of the
 * request meet, where these are known, else by all that the server states anywhere.
 */
export function serverVerdict(
  { answers, app, complete }: { answers: readonly GivenAnswer[]; app: KnownApp | null; complete: boolean },
  arriving: Arriving,
  origins: Exchange['origins'],
): Verdict {
  const { headers, method, path } = arriving;
  const met = complete && app && path !== null && method !== null ? answersOf(app.layers, { path, method }) : null;
  const placed = ({ policies }: Answers): readonly (GivenAnswer | null)[] =>
    policies.map((policy) => policy && (app?.placed(policy) ?? policy));
  const response = met?.response.isComplete
    ? exactVerdictOf(origins, placed(met.response))
    : verdictOf({ origins, answers, complete });
  if (headers.length === 0 && (method === null || isSafelistedMethod(method))) return response;
  if (!met?.preflight.isComplete || met.preflight.answeredBy === 'unknown') {
    const asking = answers.filter(({ asked }) => asked !== 'request');
    const lists = complete ? listsVerdictOf(asking, arriving) : response;
    // Code that writes headers need not answer.
    const isAnswered = asking.every(({ asked, library }) => library !== null || asked !== undefined);
    return worst(response, lists.kind === 'allowed' && !isAnswered ? { kind: 'unknown' } : lists);
  }
  const status = statusOf(met.preflight.answeredBy, app?.layers ?? [], path ?? '');
  return worst(preflightVerdictOf(origins, placed(met.preflight), arriving, status), response);
}

/** Of the answer to a preflight: an app that answers it itself does so where it has a route. */
function statusOf(answeredBy: Answers['answeredBy'], layers: readonly Layer[], path: string): Possible<number> {
  if (answeredBy !== 'app') return answeredBy === 'nobody' ? [404] : [200];
  const isRouted = layers.some((layer) => layer.methods !== null && layer.path && matchesPath(layer.path, path));
  return isRouted ? [200] : 'unknown';
}

type Verdict = ExchangeVerdict<GivenAnswer>;

/** Both have to be allowed, and one that is refused is enough. */
function worst(first: Verdict, second: Verdict): Verdict {
  const isDecided = first.kind === 'blocked' || second.kind === 'allowed';
  return isDecided || (first.kind === 'unknown' && second.kind === 'unknown') ? first : second;
}
