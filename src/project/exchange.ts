import type { BlockedReason } from '../cors/check.ts';
import { answeringTo } from './answering.ts';
import type { DeclaredServer } from './declared-servers.ts';
import type { KnownServer, PlacedAnswer } from './known-servers.ts';
import { verdictOf } from './verdict.ts';
import type { Answer, ExchangeVerdict } from './verdict.ts';

/** Everything in a project that takes part. */
export interface Surroundings {
  readonly declared: readonly DeclaredServer[];
  readonly servers: readonly KnownServer[];
  /** The answers of the files of a declared server. */
  readonly answersIn: (patterns: readonly string[]) => Pick<KnownServer, 'answers' | 'complete'>;
}

export interface Client {
  /** Relative to the root. */
  readonly file: string;
  /** The folder of its package. */
  readonly folder: string;
  /** The origins that its pages may have; `null` when the project does not tell. */
  readonly origins: readonly string[] | null;
}

/** What became of one request. */
export type Judgement =
  /** It goes to the page's own server, or to a URL that is not whole. */
  | { readonly kind: 'own' }
  /** Nobody in the project answers this URL. */
  | { readonly kind: 'unanswered'; readonly origin: string }
  | Answered
  | Blocked;

/** Browsers let it pass, or nobody can tell whether they do. */
export interface Answered {
  readonly kind: 'allowed' | 'unknown';
  readonly server: KnownServer | DeclaredServer;
  readonly url: string;
}

export interface Blocked {
  readonly kind: 'blocked';
  readonly reason: BlockedReason;
  readonly server: KnownServer | DeclaredServer;
  /** The answer that is refused, with its place in the code of the project if it has one; `null` when there is none. */
  readonly answer: (Answer & Partial<PlacedAnswer>) | null;
  /** The page that is refused; `null` when every page is. */
  readonly page: string | null;
  readonly url: string;
}

const OWN: Judgement = { kind: 'own' };

/** Of several, the one that tells most. */
const BY_WEIGHT: readonly Judgement['kind'][] = ['blocked', 'unanswered', 'unknown', 'allowed', 'own'];

/** What a browser says to a request with credentials that may go to any of these URLs: the worst that is certain. */
export function judge(urls: readonly string[], client: Client, surroundings: Surroundings): Judgement {
  const judgements = urls.map((url) => judgeOne(url, client, surroundings));
  return weightiest(judgements);
}

function judgeOne(text: string, client: Client, surroundings: Surroundings): Judgement {
  const url = absoluteUrl(text);
  if (url === null) return OWN;
  const answering = answeringTo({ url, ...client, ...surroundings });
  switch (answering.kind) {
    case 'own':
      return OWN;
    case 'unknown':
      return { kind: 'unanswered', origin: url.origin };
    case 'declared':
      return judgeDeclared(answering.server, url, client, surroundings);
    case 'found':
      return judgeFound(answering.servers, url, client);
  }
}

/** Of the web, and whole: what is relative goes to the page's own server, and a hole in a template is no host. */
function absoluteUrl(text: string): URL | null {
  if (!/^https?:\/\//iu.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  return /^(?:undefined|null|nan)$|[{}]/iu.test(decodeURI(url.hostname)) ? null : url;
}

function judgeDeclared(server: DeclaredServer, url: URL, { origins }: Client, surroundings: Surroundings): Judgement {
  if (server.answers) return judgedBy(verdictOf({ origins, answers: server.answers, complete: true }), server, url);
  if (server.files.length === 0) return { kind: 'unknown', server, url: url.href };
  return judgedBy(verdictOf({ origins, ...surroundings.answersIn(server.files) }), server, url);
}

/** Servers that cannot be told apart must all refuse. */
function judgeFound(servers: readonly KnownServer[], url: URL, { origins }: Client): Judgement {
  const judgements = servers.map((server) =>
    judgedBy(verdictOf({ origins, answers: server.answers, complete: server.complete }), server, url),
  );
  const [first = OWN] = judgements;
  if (judgements.every(({ kind }) => kind === first.kind)) return first;
  const undecided = servers[0];
  return undecided ? { kind: 'unknown', server: undecided, url: url.href } : OWN;
}

function weightiest(judgements: readonly Judgement[]): Judgement {
  const kind = BY_WEIGHT.find((one) => judgements.some((judgement) => judgement.kind === one));
  return judgements.find((judgement) => judgement.kind === kind) ?? OWN;
}

function judgedBy(
  verdict: ExchangeVerdict<Answer & Partial<PlacedAnswer>>,
  server: Blocked['server'],
  url: URL,
): Judgement {
  if (verdict.kind !== 'blocked') return { kind: verdict.kind, server, url: url.href };
  const { answer, origin: page, reason } = verdict;
  return { kind: 'blocked', reason, server, answer, page, url: url.href };
}
