import type { BlockedReason } from '../cors/check.ts';
import { parsedUrl } from '../parsed-url.ts';
import type { CredentialedRequest } from '../recognise/request-facts.ts';
import { answeringTo } from './answering.ts';
import type { DeclaredServer } from './declared-servers.ts';
import type { GivenAnswer, KnownServer, Servers } from './known-servers.ts';
import { serverVerdict } from './server-verdict.ts';
import type { AskedFor } from './verdict.ts';

/** What a server may answer. */
export interface Answering extends Pick<KnownServer, 'app' | 'complete'> {
  readonly answers: readonly GivenAnswer[];
}

/** Everything in a project that takes part. */
export interface Surroundings {
  readonly declared: readonly DeclaredServer[];
  readonly servers: Servers;
  /** The answers of the files of a declared server. */
  readonly answersIn: (patterns: readonly string[]) => Answering;
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
  readonly answer: GivenAnswer | null;
  /** The page that is refused; `null` when every page is. */
  readonly page: string | null;
  /** What its preflight asks for. */
  readonly asked: AskedFor;
  readonly url: string;
}

const OWN: Judgement = { kind: 'own' };

/** Of several, the one that tells most. */
const BY_WEIGHT: readonly Judgement['kind'][] = ['blocked', 'unanswered', 'unknown', 'allowed', 'own'];

/** What decides, beside its URL, how a request is answered. */
export type Sent = Pick<CredentialedRequest, 'asks' | 'kind' | 'method' | 'url'>;

/** What a browser says to a request with credentials that may go to any of these URLs: the worst that is certain. */
export function judge(urls: readonly string[], sent: Sent, client: Client, surroundings: Surroundings): Judgement {
  const judgements = urls.map((url) => judgeOne(url, sent, client, surroundings));
  return weightiest(judgements);
}

function judgeOne(text: string, sent: Sent, client: Client, surroundings: Surroundings): Judgement {
  const url = absoluteUrl(text);
  if (url === null) return OWN;
  const answering = answeringTo({ url, ...client, ...surroundings });
  switch (answering.kind) {
    case 'own':
      return OWN;
    case 'unknown':
      return { kind: 'unanswered', origin: url.origin };
    case 'declared':
      return judgedBy(answersOfDeclared(answering.server, surroundings), answering.server, { url, sent, client });
    case 'found':
      return judgeFound(answering.servers, { url, sent, client });
  }
}

/** Of the web, and whole: what is relative goes to the page's own server, and a hole in a template is no host. */
function absoluteUrl(text: string): URL | null {
  const url = /^https?:\/\//iu.test(text) ? parsedUrl(text) : null;
  return !url || /^(?:undefined|null|nan)$|[{}]/iu.test(decodeURI(url.hostname)) ? null : url;
}

/** `null` where a declaration says no more than that the server is there. */
function answersOfDeclared({ answers, files }: DeclaredServer, { answersIn }: Surroundings): Answering | null {
  if (answers) return { answers, app: null, complete: true };
  return files.length === 0 ? null : answersIn(files);
}

interface Going {
  readonly url: URL;
  readonly sent: Sent;
  readonly client: Client;
}

/** Servers that cannot be told apart must all refuse. */
function judgeFound(servers: readonly KnownServer[], going: Going): Judgement {
  const judgements = servers.map((server) => judgedBy(server, server, going));
  const [first = OWN] = judgements;
  if (judgements.every(({ kind }) => kind === first.kind)) return first;
  const undecided = servers[0];
  return undecided ? { kind: 'unknown', server: undecided, url: going.url.href } : OWN;
}

function weightiest(judgements: readonly Judgement[]): Judgement {
  const kind = BY_WEIGHT.find((one) => judgements.some((judgement) => judgement.kind === one));
  return judgements.find((judgement) => judgement.kind === kind) ?? OWN;
}

function judgedBy(answering: Answering | null, server: Blocked['server'], { client, sent, url }: Going): Judgement {
  if (answering === null) return { kind: 'unknown', server, url: url.href };
  const isWhole = sent.kind === 'request' && sent.url !== null;
  const asked = { method: sent.method, headers: sent.asks };
  const verdict = serverVerdict(answering, { ...asked, path: isWhole ? url.pathname : null }, client.origins);
  if (verdict.kind !== 'blocked') return { kind: verdict.kind, server, url: url.href };
  const { answer, origin: page, reason } = verdict;
  return { kind: 'blocked', reason, server, answer, page, asked, url: url.href };
}
