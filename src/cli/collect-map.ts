import path from 'node:path';
import type { ModuleFacts } from '../project/collect.ts';
import { judgedRequests, knownServersOf } from '../project/judging.ts';
import type { JudgedRequest } from '../project/judging.ts';
import type { KnownServer } from '../project/known-servers.ts';
import { relativeTo } from '../project/paths.ts';
import type { Look } from '../project/project.ts';
import type { ProjectFacts } from '../project/project-facts.ts';
import type { CredentialedRequest } from '../recognise/request-facts.ts';
import rule from '../rules/credentialed-request-needs-policy.ts';
import { causeOf } from '../rules/support/exchanges.ts';
import type { Progress } from './progress.ts';
import type { MappedExchange, Place, ProjectMap } from './project-map.ts';

interface Wanted {
  /** Clients outside of it are left out. */
  readonly folder: string;
  /** Of the pages, where the project does not tell. */
  readonly origins: readonly string[];
  readonly progress: Progress;
}

/** Every request with credentials below a folder, and who answers it. Those to the page's own server need nobody's leave. */
export function collectMap(project: Look<ModuleFacts>, { folder, origins, progress }: Wanted): ProjectMap {
  const facts = project.facts();
  const below = relativeTo(project.root, folder) ?? '';
  const files = facts.files.filter((file) => below === '' || file === below || file.startsWith(`${below}/`));
  const exchanges = files.flatMap((file, index) => {
    progress.at(index, files.length);
    const requests = facts.kindsOf(file).includes('requests') ? (facts.of('requests', file) ?? []) : [];
    return requests.length === 0 ? [] : exchangesOf({ file, requests, project, facts, origins });
  });
  const servers = knownServersOf(project).map((server) => ({
    ...serverPlace(server, facts),
    origins: server.ports.map((port) => `${server.secure ? 'https' : 'http'}://localhost:${String(port)}`),
  }));
  return { servers: servers.sort(inOrder), exchanges: exchanges.sort((a, b) => inOrder(a.client, b.client)) };
}

interface Asking {
  readonly file: string;
  readonly requests: readonly CredentialedRequest[];
  readonly project: Look<ModuleFacts>;
  readonly facts: ProjectFacts<ModuleFacts>;
  readonly origins: readonly string[];
}

function exchangesOf({ file, requests, project, facts, origins }: Asking): readonly MappedExchange[] {
  const hidden = requests.filter(({ kind, origins: to, url }) => kind !== 'base' && url === null && to === null);
  const judged = judgedRequests({ file: path.join(project.root, file), requests, project, origins, servers: [] });
  if (judged.kind === 'misdeclared') {
    const { path: at, expected } = judged.problem;
    throw new Error(`\`${at}\` is not as it should be: ${expected} is expected.`);
  }
  const clientOf = (request: CredentialedRequest): MappedExchange['client'] => ({
    file,
    line: facts.lineOf(file, (request.credentials.range ?? request.urlRange ?? request.range)[0]),
    library: request.library,
    url: (request.url ?? request.origins ?? ['(unknown)'])[0] ?? '(unknown)',
  });
  return [
    ...judged.requests.flatMap((one) => {
      const outcome = outcomeOf(one, facts);
      return outcome ? [{ client: { ...clientOf(one.request), url: outcome.url }, ...outcome.rest }] : [];
    }),
    ...hidden.map((request): MappedExchange => ({
      client: clientOf(request),
      server: null,
      verdict: 'unknown',
      reason: 'The code does not tell where this request goes.',
    })),
  ];
}

/** `null` for a request to the page's own server. */
function outcomeOf(
  { judgement, place, request }: JudgedRequest,
  facts: ProjectFacts<ModuleFacts>,
): { readonly url: string; readonly rest: Omit<MappedExchange, 'client'> } | null {
  switch (judgement.kind) {
    case 'own':
      return null;
    case 'unanswered': {
      const reason = 'Nothing in this project answers there.';
      return { url: firstUrl(request, judgement.origin), rest: { server: null, verdict: 'unknown', reason } };
    }
    case 'allowed':
    case 'unknown':
    case 'blocked': {
      const { kind: verdict, server, url } = judgement;
      const at = 'file' in server ? serverPlace(server, facts) : null;
      return { url, rest: { server: at, verdict, reason: reasonOf(judgement, place) } };
    }
  }
}

function firstUrl({ origins, url }: CredentialedRequest, origin: string): string {
  return [...(url ?? []), ...(origins ?? [])].find((one) => one.startsWith(origin)) ?? origin;
}

/** In the words of the rule that reports it in an editor. */
function reasonOf(judgement: JudgedRequest['judgement'], place: string): string | null {
  if (judgement.kind !== 'blocked') {
    return judgement.kind === 'unknown' ? 'What this server answers depends on more than its code shows.' : null;
  }
  const { data, id } = causeOf(judgement);
  const words: Readonly<Record<string, string>> = { server: place, ...data };
  return rule.meta.messages[id].replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => words[name] ?? '');
}

function serverPlace({ file, range }: KnownServer, facts: ProjectFacts<ModuleFacts>): Place {
  return { file, line: range ? facts.lineOf(file, range[0]) : 1 };
}

/** By name as texts compare everywhere, then by line. */
function inOrder(left: Place, right: Place): number {
  if (left.file !== right.file) return left.file < right.file ? -1 : 1;
  return left.line - right.line;
}
